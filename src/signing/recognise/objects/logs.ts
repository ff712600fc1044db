import { Cursor } from '../cursor.ts';
import { Warnings, shortened } from '../warnings.ts';
import { areHeaderNames, isRealName } from '../http/headerNames.ts';
import { headerLine, readHeaderLines } from '../http/headerLines.ts';
import { haveSignature } from './headerObjects.ts';
import { looksLikeBody } from './loggedBody.ts';
import { readBareSignature } from '../bareSignature.ts';
import { charOfByte, readByteText } from '../escapes.ts';
import { takeQuoted } from '../printed/printedText.ts';
import { readPrintedRequest } from '../printed/printedRequest.ts';
import { withoutLogPrefix } from './logPrefix.ts';
import { readJsonLines, readObject } from './objects.ts';
import { readRawRequest } from '../http/rawRequest.ts';
import { urlOf, type Reading } from '../reading.ts';
import { readVerboseOutput } from '../commands/verboseOutput.ts';

const linesMost = 50_000;

/** Reads what a program has printed, unless the text begins as a list of headers or a log does. */
export function readPrintedFirst(text: string): Reading | undefined {
  const name = headerLine(new Cursor(text).takeLine())?.[0];
  if (name !== undefined && isRealName(name)) return undefined;
  return unprefixed(text).isLog ? undefined : readPrintedRequest(text);
}

/** Reads a log with times or levels before its lines, or a request line with a status. */
export function readLog(text: string): Reading | undefined {
  const access = readAccessLog(text);
  const { isLog, lines } = unprefixed(text);
  const inside = isLog ? lines.join('\n') : text;
  const found =
    (isLog ? (readVerboseOutput(inside) ?? readObjectsIn(lines)) : undefined) ??
    readPrintedRequest(inside) ??
    (isLog ? readUnprefixed(lines, inside) : undefined) ??
    readStatusLine(inside);
  if (found && found.headers.length > 0) {
    if (isLog) found.warnings.add('The times and levels before the lines were left out.');
    return { ...found, as: 'log' };
  }
  if (access) return access;
  if (!isLog || lines.length < 2) return undefined;
  const warnings = new Warnings();
  warnings.add('It looks like a log, and no request with headers was found in it.');
  return { as: 'log', headers: [], warnings };
}

const lookedMost = 40;

/** Removes the prefixes, and tells whether most of the first lines have one. */
function unprefixed(text: string): { isLog: boolean; lines: string[] } {
  const lines: string[] = [];
  let prefixed = 0;
  let looked = 0;
  const cursor = new Cursor(text);
  while (!cursor.isAtEnd && lines.length < linesMost) {
    const line = cursor.takeLine();
    const without = withoutLogPrefix(line);
    lines.push(without ?? line);
    if (line.trim() === '' || looked >= lookedMost) continue;
    looked += 1;
    if (without !== undefined) prefixed += 1;
    if (looked === lookedMost && prefixed * 2 < looked) break;
  }
  return { isLog: prefixed > 0 && prefixed * 2 >= looked, lines };
}

function readObjectsIn(lines: readonly string[]): Reading | undefined {
  const objects = lines.map((line) => line.slice(Math.max(0, line.indexOf('{'))));
  return readJsonLines(objects.filter((line) => line.startsWith('{')).join('\n'));
}

function readUnprefixed(lines: readonly string[], whole: string): Reading | undefined {
  const start = lines.findIndex((line) => /^[A-Z]{3,12} \S+ HTTP\//.test(line));
  const from = start < 0 ? undefined : readRawRequest(lines.slice(start).join('\n'), headerLine);
  return from ?? readObject(whole.trimStart()) ?? readHeadersAmong(lines);
}

/** Headers with other lines above them, such as the buttons of a page; only with a signature, which prose has none of. */
export function readHeadersBelow(text: string): Reading | undefined {
  const reading = readHeadersAmong(text.slice(0, aboveMost).split('\n'));
  return reading && haveSignature(reading.headers) ? readHeadersAmong(text.split('\n')) : undefined;
}

const aboveMost = 20_000;

function readHeadersAmong(lines: readonly string[]): Reading | undefined {
  const isHeader = (line: string) => {
    const name = /^[>\s]{0,8}["']?([A-Za-z][\w-]{1,80})["']?[ \t]?:/.exec(line)?.[1];
    return /^request (?:url|method):/i.test(line) || (name !== undefined && areHeaderNames([name]));
  };
  const start = lines.findIndex(isHeader);
  if (start < 0) return undefined;
  const reading = readHeaderLines(lines.slice(start).join('\n'));
  return reading && withRequestLine(reading, lines.slice(0, start));
}

const requestLine = /(?:^|[\s"])(GET|POST|PUT|PATCH|DELETE) ((?:\/|https?:\/\/)[^\s"]{0,8192})/;

function withRequestLine(reading: Reading, lines: readonly string[]): Reading {
  const [, method, target] = lines.map((line) => requestLine.exec(line)).findLast(Boolean) ?? [];
  return method === undefined
    ? reading
    : { ...reading, method, url: urlOf(target, reading.headers) };
}

/** `POST /webhooks 400`, and headers in the lines after it. */
function readStatusLine(text: string): Reading | undefined {
  const cursor = new Cursor(text);
  const first = `${cursor.takeLine()} `;
  const line = /^[^A-Z\n]{0,8}([A-Z]{3,12}) ((?:\/|https?:)\S{0,8192})[ \t]/.exec(first);
  if (!line) return undefined;
  const reading = readHeaderLines(cursor.takeRest().trimStart());
  return reading && { ...reading, method: line[1], url: urlOf(line[2], reading.headers) };
}

const accessLine =
  /^[^\n]{0,300}?"([A-Z]{3,12}) (\S{1,2000}) HTTP\/[\d.]{1,3}" \d{3}\b|^[^\n]{0,120}?\b(GET|POST|PUT|PATCH|DELETE) ((?:\/|https?:)\S{0,2000})[ \t]+(?:HTTP\/[\d.]{1,3}[ \t]+)?\d{3}\b[^\n{]{0,200}$/;

/** Reads the line that a server writes for each request; undefined where other things follow it. */
function readAccessLog(text: string): Reading | undefined {
  const first = new Cursor(text).takeLine();
  const line = accessLine.exec(first);
  if (!line) return undefined;
  const rest = text.slice(first.length).trimStart();
  const warnings = new Warnings();
  if (/^[[{]/.test(rest)) {
    return { as: 'log', method: line[1] ?? line[3], headers: [], body: rest, warnings };
  }
  const next = new Cursor(rest).takeLine();
  if (next !== '' && !accessLine.test(next) && withoutLogPrefix(next) === undefined)
    return undefined;
  const logged = loggedFields(first);
  if (logged) {
    warnings.add('The line names no headers: its signature was put into the header it is of.');
    return { as: 'access log', method: line[1] ?? line[3], ...logged, warnings };
  }
  warnings.add(
    `“${shortened(first)}” is a line of an access log: it holds no headers and no body, so it cannot be checked.`,
  );
  const target = line[2] ?? line[4];
  const url = target !== undefined && /^https?:/.test(target) ? target : undefined;
  return { as: 'access log', method: line[1] ?? line[3], url, headers: [], warnings };
}

/** The signature and the body among the quoted fields that a server was told to write; undefined without both. */
function loggedFields(line: string): Pick<Reading, 'headers' | 'body'> | undefined {
  const fields = [...line.matchAll(/"((?:[^"\\]|\\.){2,})"/g)].map(([, field = '']) =>
    fieldOf(field),
  );
  const signature = fields.map((field) => readBareSignature(field)).find((found) => found);
  const body = fields.find((field) => looksLikeBody(field));
  return signature && body !== undefined ? { headers: signature.headers, body } : undefined;
}

/** nginx writes each sign that it escapes as `\xHH`, the backslash too; others write as JSON does. */
function fieldOf(field: string): string {
  const isNginx = /\\x22|\\x[A-F][\dA-F]/.test(field);
  if (!isNginx) {
    const text = takeQuoted(new Cursor(`"${field}"`), 'with escapes');
    return typeof text === 'string' ? text : field;
  }
  const bytes = field.replaceAll(/\\x([\dA-Fa-f]{2})/g, (_, hex: string) =>
    charOfByte(Number.parseInt(hex, 16)),
  );
  return readByteText(bytes).text;
}
