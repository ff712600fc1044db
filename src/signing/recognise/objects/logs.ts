import { Cursor } from '../cursor.ts';
import { Warnings, shortened } from '../warnings.ts';
import { areHeaderNames } from '../http/headerNames.ts';
import { headerLine, readHeaderLines } from '../http/headerLines.ts';
import { readNamedParts } from '../http/namedParts.ts';
import { readJsonLines, readObject } from './objects.ts';
import { readRawRequest } from '../http/rawRequest.ts';
import { urlOf, type Reading } from '../reading.ts';
import { readVerboseOutput } from '../commands/verboseOutput.ts';

/** A time, a level, a name in brackets or a process number before a line. */
const before =
  /(?:\[(?=[^\]\n]{0,60}[A-Za-z:])[^\]\n]{1,60}\]|\d{4}[-/]\d\d[-/]\d\d[T ,]\d\d:\d\d(?::\d\d)?[\d.,]{0,12}(?:Z|[+-]\d\d:?\d\d)?|\d\d:\d\d:\d\d[.,\d]{0,12}|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d|(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b:?|(?:trace|debug|info|notice|warn|warning|error|fatal|critical)\b:?(?=[\s[])|[\w.-]{1,40} {1,4}\|(?= ))[ \t|:-]{0,20}/y;
const partsMost = 6;
const linesMost = 50_000;

/** The line without the logger's prefix; undefined when it has none. */
function withoutLogPrefix(line: string): string | undefined {
  const cursor = new Cursor(line);
  cursor.skip(/\s{0,40}/y);
  let parts = 0;
  while (parts < partsMost && cursor.skip(before)) parts += 1;
  return parts === 0 ? undefined : cursor.takeRest();
}

/** Reads a log with times or levels before its lines, or a request line with a status. */
export function readLog(text: string): Reading | undefined {
  const access = readAccessLog(text);
  const { isLog, lines } = unprefixed(text);
  const inside = isLog ? lines.join('\n') : text;
  const found =
    (isLog ? (readVerboseOutput(inside) ?? readObjectsIn(lines)) : undefined) ??
    readNamedParts(inside) ??
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

function readHeadersAmong(lines: readonly string[]): Reading | undefined {
  const isHeader = (line: string) => {
    const name = /^[>\s]{0,8}["']?([A-Za-z][\w-]{1,80})["']?[ \t]?:/.exec(line)?.[1];
    return name !== undefined && areHeaderNames([name]);
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
  warnings.add(
    `“${shortened(first)}” is a line of an access log: it holds no headers and no body, so it cannot be checked.`,
  );
  const target = line[2] ?? line[4];
  const url = target !== undefined && /^https?:/.test(target) ? target : undefined;
  return { as: 'access log', method: line[1] ?? line[3], url, headers: [], warnings };
}
