import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A work that is in the page, in whole or in part. */
export interface Work {
  readonly name: string;
  readonly version: string;
  /** As SPDX names it. */
  readonly licence: string;
  readonly text: string;
}

/** Those that ask for no more than that their text goes along. */
const allowed = new Set(['MIT', 'ISC', 'OFL-1.1', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause']);

/** Which file of a package says it, however it is spelled. */
const licenceFile = /^(licen[cs]e|copying)(\.(md|txt))?$/i;

/** What a bundler packs itself stands in its file behind its own licence, and is not in the page. */
const ofTheBundlersOwn = /^# Licenses of bundled dependencies$/m;

/** Where the packages of these modules and assets lie, each once, as the lock file names them. */
export function packagesOf(ids: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  for (const id of ids) {
    // The last folder of its kind is the package's own; what a bundler adds of itself has no file.
    const place =
      /^(?:.*?\/)??(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ??
      /^\0@?(vite|rolldown)\//.exec(id)?.[1]?.replace(/^/, 'node_modules/');
    if (place !== undefined) found.add(place);
  }
  return [...found].sort();
}

interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

/**
 * The page itself and the packages at these places, as package-lock.json has them, each with the text that lies beside
 * it. Throws where another version is installed than is locked.
 */
export function worksAt(packages: readonly string[], root: string): readonly Work[] {
  const { packages: locked } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ) as { packages: Readonly<Record<string, Locked>> };
  return ['', ...packages].map((at) => {
    const folder = join(root, at);
    const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Locked;
    const { version, license } = locked[at] ?? {};
    const name = installed.name ?? at;
    if (version === undefined || version !== installed.version) {
      throw new Error(
        `${name} ${installed.version ?? ''} is in the page, and package-lock.json has ${version ?? 'no such package'}: run npm ci.`,
      );
    }
    const file = readdirSync(folder).find((one) => licenceFile.test(one));
    const text = file ? readFileSync(join(folder, file), 'utf8') : '';
    const [own = ''] = text.split(ofTheBundlersOwn);
    return { name, version, licence: license ?? '', text: own.trim() };
  });
}

/**
 * The licences of all these works as one text, which begins with a byte order mark, for not every server says that it
 * is UTF-8. Throws where one has no text, or one that asks for more than the page does.
 */
export function licencesText(works: readonly Work[]): string {
  for (const { name, licence, text } of works) {
    if (!allowed.has(licence)) {
      throw new Error(
        `${name} is in the page under the licence “${licence}”, which is not among those allowed: ${[...allowed].join(', ')}.`,
      );
    }
    if (text === '')
      throw new Error(`${name} is in the page, and its package has no licence text.`);
  }
  const line = '-'.repeat(80);
  const parts = works.map(
    ({ name, version, licence, text }) =>
      `${line}\n${name} ${version} (${licence})\n${line}\n\n${text}\n`,
  );
  return `\ufeffWhat this page is made of, and under which licences.\n\n${parts.join('\n')}`;
}
