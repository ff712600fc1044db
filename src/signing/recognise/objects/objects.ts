import { parsedJson } from '../../bytes/bodyFields.ts';
import { Cursor } from '../cursor.ts';
import { Warnings, shortened } from '../warnings.ts';
import { haveSignature, headersAlone, isObject } from './headerObjects.ts';
import { printedAt } from './consoleObject.ts';
import type { Reading } from '../reading.ts';
import { requestInObject } from './requestInObject.ts';

/**
 * Reads an object that a gateway or framework has logged: an AWS event, `{ headers, body }`, a HAR file, a log line or
 * the headers alone, as JSON or as Node, Python and Ruby print it.
 */
export function readObject(text: string): Reading | undefined {
  const first = text[0];
  if (first !== '{' && first !== '[' && !/^[A-Z]\w{0,40}\s?[({]/.test(text)) return undefined;
  const parsed = parsedJson(text);
  // JSON without a request is a body.
  if (parsed !== undefined) {
    return (
      requestInObject(parsed, 'JSON with headers') ?? {
        as: 'body',
        headers: [],
        warnings: new Warnings(),
      }
    );
  }
  return readJsonLines(text) ?? readPrinted(text);
}

const linesMost = 20_000;

/** Reads an object a line: the first with a signature, or else with headers. */
export function readJsonLines(text: string): Reading | undefined {
  let found: Reading | undefined;
  let count = 0;
  const cursor = new Cursor(text);
  for (let lines = 0; !cursor.isAtEnd && lines < linesMost; lines += 1) {
    const json = cursor.takeLine().trim();
    const reading = json.startsWith('{') ? jsonLine(json) : undefined;
    if (!reading) {
      if (lines === 0 && !json.startsWith('{')) return undefined;
      continue;
    }
    count += 1;
    if (!found || (!haveSignature(found.headers) && haveSignature(reading.headers)))
      found = reading;
  }
  if (found && count > 1) {
    found.warnings.add(
      `There are ${count} lines with requests; the first ${haveSignature(found.headers) ? 'with a signature ' : ''}was taken.`,
    );
  }
  return found;
}

function jsonLine(json: string): Reading | undefined {
  const parsed = parsedJson(json);
  return parsed === undefined ? undefined : requestInObject(parsed, 'log');
}

function readPrinted(text: string): Reading | undefined {
  const printed = printedAt(text, 0);
  if (!printed) return undefined;
  const { value, end, isCut } = printed;
  const reading = requestInObject(value, 'printed object');
  if (!reading) return undefined;
  if (isCut) reading.warnings.add('The console has left some of it out; the body may be cut.');
  const rest = text.slice(end).replace(/^[\s,;]+/, '');
  if (rest === '') return reading;
  const isBody = reading.body === undefined && isObject(value) && headersAlone(value) !== undefined;
  if (isBody) return { ...reading, body: bodyBehind(rest, reading.warnings) };
  reading.warnings.add(`What follows it was left out, from “${shortened(rest)}” on.`);
  return reading;
}

/** The body printed after the headers: its text, or an object that was parsed before. */
export function bodyBehind(rest: string, warnings: Warnings): string | Uint8Array | undefined {
  const named = /^["']?(?:raw_?)?(?:body|payload)["']?\s{0,20}[:=]\s{0,20}/i.exec(rest)?.[0] ?? '';
  const text = rest.slice(named.length);
  const printed = printedAt(text, 0);
  if (printed?.isCut) warnings.add('The console has left some of it out; the body may be cut.');
  const value = printed?.value;
  if (
    !printed ||
    value === null ||
    text
      .slice(printed.end)
      .trim()
      .replace(/^[,;)}]+$/, '') !== ''
  ) {
    return text;
  }
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  const own = text.slice(0, printed.end);
  if (parsedJson(own) !== undefined) {
    warnings.add('The body was taken from a log, which may have written it anew.');
    return own;
  }
  warnings.add(
    'The body was logged as an object: it was parsed before, and its bytes are not known any more.',
  );
  return JSON.stringify(value);
}
