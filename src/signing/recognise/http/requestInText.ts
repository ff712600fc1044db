import { Cursor } from '../cursor.ts';
import { haveSignature } from '../objects/headerObjects.ts';
import { takeQuoted } from '../printed/printedText.ts';
import type { Reading } from '../reading.ts';
import { shortened } from '../warnings.ts';
import { headerField } from './headerLines.ts';
import { isRealName } from './headerNames.ts';
import { readRawRequest } from './rawRequest.ts';

const methods = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS';
/** A request line at the end of a line, or the quotes before one whose line ends were written out. */
const requestLine = new RegExp(
  `(?:${methods}) (?:/|https?:)[^\\s"]{0,8192} HTTP/\\d(?:\\.\\d)?(\\.)?[ \\t]*(?:\\r?\\n|(\\\\r)?\\\\n)`,
  'g',
);
const triesMost = 50;

/** Finds a raw request with other lines above it, such as tcpdump and ngrep write, or in quotes, as Go's `%q` does. */
export function readRequestInText(text: string): Reading | undefined {
  requestLine.lastIndex = 0;
  for (let tries = 0; tries < triesMost; tries += 1) {
    const found = requestLine.exec(text);
    if (!found) return undefined;
    const { index } = found;
    const isQuoted = found[0].endsWith('\\n');
    const request = isQuoted ? quoted(text, index) : text.slice(index);
    const raw = found[1] === undefined ? request : withoutDots(request ?? '');
    const end = raw?.indexOf('\n') ?? -1;
    if (raw === undefined || end < 0) continue;
    const header = headerField(new Cursor(raw, end + 1).takeLine());
    if (!header || !isRealName(header[0])) continue;
    const reading = readRawRequest(raw);
    if (!reading) continue;
    const above = text.slice(0, index).trim();
    if (above.length > 2 && !isQuoted) {
      reading.warnings.add(`What stands above it was left out, from “${shortened(above)}” on.`);
    }
    return reading;
  }
  return undefined;
}

function quoted(text: string, index: number): string | undefined {
  for (const before of [2, 1]) {
    const value = takeQuoted(new Cursor(text, Math.max(0, index - before)), 'with escapes');
    if (value !== undefined)
      return typeof value === 'string' ? value : new TextDecoder().decode(value);
  }
  return undefined;
}

/** ngrep writes a dot for each carriage return. */
function withoutDots(text: string): string {
  const end = /\n\.\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index + 1) : text;
  const rest = end ? text.slice(end.index + end[0].length) : '';
  return `${head.replaceAll(/\.(?=\r?\n)/g, '')}${end ? '\n' : ''}${rest}`;
}

const sectionsMost = 200;

/** Reads a file of requests as editors run them: the first with a signature, or else the first. */
export function readHttpFile(text: string): Reading | undefined {
  if (!/^(?:#|\/\/|@\w)/.test(text) && !/\n###/.test(text)) return undefined;
  const variables = new Map(
    [...text.slice(0, 20_000).matchAll(/^@([\w-]{1,80})[ \t]*=[ \t]*(\S[^\n]{0,2000})$/gm)].map(
      ([, name = '', value = '']) => [name, value.trim()],
    ),
  );
  let first: Reading | undefined;
  let count = 0;
  for (const section of text.split(/^###[^\n]*$/m).slice(0, sectionsMost)) {
    const lines = section.split('\n');
    const from = lines.findIndex((line) => line.trim() !== '' && !/^(?:#|\/\/|@\w)/.test(line));
    const request = lines
      .slice(Math.max(0, from))
      .join('\n')
      .replaceAll(/\{\{([\w-]{1,80})\}\}/g, (whole, name: string) => variables.get(name) ?? whole)
      // A script for the response, and where it was kept.
      .replace(/\n(?:> \{%|<> )[^]*$/, '\n')
      .replace(/\s+$/, '');
    const reading = readRawRequest(`${request}\n`);
    if (!reading) continue;
    count += 1;
    if (typeof reading.body !== 'string' && reading.body) {
      const { body } = reading;
      Object.assign(reading, { body: body.at(-1) === 10 ? body.slice(0, -1) : body });
    }
    if (!first || (!haveSignature(first.headers) && haveSignature(reading.headers)))
      first = reading;
  }
  if (first && count > 1) {
    first.warnings.add(
      `There are ${count} requests in it; the first ${haveSignature(first.headers) ? 'with a signature ' : ''}was taken.`,
    );
  }
  return first;
}
