import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readLink, readSettingText } from '../../lab/state/readLink.ts';
import type { LabLink } from '../../lab/state/link.ts';
import { turnedThroughout } from '../../lab/state/recipe.ts';
import { fileBytesMost, readScenarioFile, tooLarge } from '../../lab/takeAway/scenarioFile.ts';
import { chapterLessonById } from '../../lessons/chapters/chapterLessonById.ts';
import { lessonById } from '../../lessons/lessons.ts';
import { limits } from '../../model/limits.ts';
import { shortened } from '../../model/rules/reading.ts';
import {
  settingKeys,
  type SettingKey,
  type Settings,
  type SettingValue,
} from '../../model/settings.ts';
import { WrongUse } from '../verb.ts';

const lessonOf = (id: string) => lessonById(id) ?? chapterLessonById(id);

/**
 * What a run is made from: a scenario by its id, one that was taken away as a file, or a link of the Lab. What is said
 * of a link or a file that does not fit in all is told to `warn`, as the page says it. Throws `WrongUse` for what is
 * none of them.
 */
export async function readRun(text: string, warn: (line: string) => void): Promise<LabLink> {
  const [params, source] = await paramsOf(text);
  const { problems, ...link } = readLink(params, lessonOf, source);
  for (const problem of problems) warn(problem);
  return link;
}

async function paramsOf(text: string): Promise<[URLSearchParams, 'link' | 'file']> {
  if (lessonOf(text)) return [new URLSearchParams({ scenario: text }), 'link'];
  const query = /(?:^|\/)lab\?(.*)$/s.exec(text)?.[1] ?? /^scenario=.*$/s.exec(text)?.[0];
  if (query !== undefined) return [new URLSearchParams(query), 'link'];
  const size = await stat(text).then(
    (file) => file.size,
    () => undefined,
  );
  if (size === undefined)
    throw new WrongUse(
      `“${shortened(text, 60)}” is no scenario (see hookscope list scenarios), no link of the Lab and no file`,
    );
  if (size > fileBytesMost) throw new WrongUse(tooLarge(basename(text), size));
  const contents = await readFile(text, 'utf8').catch(() => {
    throw new WrongUse(`the file “${shortened(text, 60)}” cannot be read`);
  });
  const read = readScenarioFile(basename(text), contents);
  if (!read.ok) throw new WrongUse(read.problem);
  return [read.value, 'file'];
}

/** The settings that `--set KEY=VALUE` asks for, of all keys or of these. Throws `WrongUse` for another one. */
export function settingsOf(
  set: readonly string[],
  keys: readonly SettingKey[] = settingKeys,
): Partial<Settings> {
  const changes: Partial<Record<SettingKey, SettingValue>> = {};
  for (const entry of set) {
    const [, name = '', text = ''] = /^([^=]*)=(.*)$/s.exec(entry) ?? [];
    const key = keys.find((each) => each === name);
    if (key === undefined) {
      const which = keys === settingKeys ? 'a key of hookscope list settings' : keys.join(', ');
      throw new WrongUse(`--set ${shortened(entry, 40)}: write KEY=VALUE with ${which}`);
    }
    const value = readSettingText(key, text);
    if (!value.ok) throw new WrongUse(`--set ${shortened(entry, 40)}: ${value.problem}`);
    changes[key] = value.value;
  }
  return changes as Partial<Settings>;
}

/** The run with another seed and with settings turned for all of it: `pollEveryMs=5000`. */
export function turned(
  link: LabLink,
  {
    seed,
    set = [],
  }: { readonly seed?: string | undefined; readonly set?: readonly string[] | undefined },
): LabLink {
  const run = { ...link, ...turnedThroughout(link, settingsOf(set)) };
  if (seed === undefined) return run;
  if (!/^\d{1,10}$/.test(seed) || Number(seed) > limits.seedMost)
    throw new WrongUse(`--seed must be a whole number up to ${limits.seedMost}`);
  return { ...run, seed: Number(seed) };
}
