import { bytesFromText } from '../../bytes/bytes.ts';
import { parsedJson } from '../../bytes/bodyFields.ts';
import { haveSignature, headersAlone, isObject } from '../objects/headerObjects.ts';
import { byteList, looksLikeBody, writtenAnew, type Body } from '../objects/loggedBody.ts';
import { requestInObject } from '../objects/requestInObject.ts';
import { withoutLogPrefix } from '../objects/logPrefix.ts';
import { urlOf, valueOf, type HeaderEntry, type Reading } from '../reading.ts';
import { Warnings, shortened } from '../warnings.ts';
import { effortFor, printedAt, type PrintedAt } from './printedValue.ts';

const triesMost = 300;

/** Where a value may begin that has members. */
const starts =
  /["'](?=[&*]?map\[|[{[])|array(?: ?\(|:\d{1,6} \[)|[&*]?map\[|Array[ \t]*\r?\n[ \t]*\(|[{[(]|<(?=[{["A-Z])/g;

interface Found {
  readonly reading: Reading;
  readonly printed: PrintedAt;
  readonly from: number;
}

/**
 * Finds a request that a program has printed, with whatever stands around it: the first value with a signature in its
 * headers, or else with headers; and its body, in the same value, behind it or before it.
 */
export function readPrintedRequest(text: string): Reading | undefined {
  let first: Found | undefined;
  let from = 0;
  const effort = effortFor(text);
  for (let tries = 0; tries < triesMost && effort.left > 0; tries += 1) {
    starts.lastIndex = from;
    const start = starts.exec(text);
    if (!start) break;
    const printed = printedAt(text, start.index, effort);
    from = start.index + 1;
    if (!printed) continue;
    const { value, end, places } = printed;
    // A logger may print what was printed before.
    const whole = typeof value === 'string' ? [value] : value;
    const reading = requestInObject(whole, 'printed object', (inner) => {
      const [begin, stop] = places.get(inner) ?? [0, 0];
      const source = text.slice(begin, stop);
      return parsedJson(source) === undefined ? undefined : source;
    });
    // What is in a value with names was looked at with it.
    if (!reading && isObject(value) && Object.keys(value).length > 1) from = end;
    if (!reading) continue;
    if (isNearStart(text, start.index)) first ??= { reading, printed, from: start.index };
    if (haveSignature(reading.headers)) {
      return withSurroundings(text, { reading, printed, from: start.index });
    }
    from = end;
  }
  return first && withSurroundings(text, first);
}

/** Whether there is little above it: code and documents have values with names of headers in them too. */
function isNearStart(text: string, at: number): boolean {
  const above = text.slice(Math.max(0, at - 1_000), at);
  return (at < 1_000 && above.trim().split('\n').length <= 3) || /headers\W{0,5}$/i.test(above);
}

function withSurroundings(text: string, { reading, printed, from }: Found): Reading {
  const { warnings, headers } = reading;
  if (printed.isCut) {
    warnings.add('The console has left some of it out; the body may be cut.');
  }
  const before = text.slice(0, from);
  const rest = text.slice(isInStruct(before) ? lineEnd(text, printed.end) : printed.end);
  const target =
    (reading.method ?? reading.url) ? reading : { ...reading, ...targetIn(before, headers) };
  if (reading.body !== undefined && reading.bodies === undefined) {
    const left = rest.replace(/^[\s,;)}\]>'"]+/, '');
    if (left !== '') warnings.add(`What follows it was left out, from “${shortened(left)}” on.`);
    return target;
  }
  const isAlone = headersAlone(printed.value) !== undefined;
  const known = { headers, warnings };
  const body =
    bodyAt(rest, known, 'a value') ??
    labelledBody(rest, known) ??
    (isAlone ? bodyAt(rest, known, 'any text') : undefined) ??
    labelledBody(before, known) ??
    bodyBefore(before);
  return body === undefined ? target : { ...target, body, bodies: undefined };
}

/** Whether Go's `%v` of a whole request has begun, which says nothing of the body. */
function isInStruct(before: string): boolean {
  return /&\{[^{}\n]{1,8000}$/.test(before.slice(-8_000));
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const requestLine =
  /(?:^|[\s"'[(])([A-Z]{3,7})\]?[ \t]{1,4}["']?((?:\/|https?:\/\/)[^\s"',\]]{0,8192})/g;
const requestWords =
  /\bmethod["']?\s?[:=]\s?["']?([A-Z]{3,7})\b[^\n]{0,200}?\b(?:request)?ur[il]["']?\s?[:=]\s?["']?([^\s"',]{1,8192})/i;

/** The method and URL in what stands before the headers. */
function targetIn(before: string, headers: readonly HeaderEntry[]) {
  const near = before.slice(-10_000);
  const found = requestWords.exec(near) ?? [...near.matchAll(requestLine)].at(-1);
  return found ? { method: found[1], url: urlOf(found[2], headers) } : {};
}

const label =
  /(?:^|[\s,;({\])}>&"'])(?:req(?:uest)?[._ ])?(?:raw[_ ]?)?(?:body|payload|data|content|(?<=raw_)post)(?:[_ ]?raw)?["'\])]{0,2}\s{0,20}(?::|=>?|(?=[{["'<]))\s{0,20}(?=\S)/gi;

interface Known {
  readonly headers: readonly HeaderEntry[];
  readonly warnings: Warnings;
}

/** What stands behind a word for the body. */
function labelledBody(text: string, known: Known): Body | undefined {
  label.lastIndex = 0;
  for (let found = label.exec(text); found; found = label.exec(text)) {
    const line = text.slice(text.lastIndexOf('\n', found.index) + 1, found.index);
    // Words inside JSON are its members.
    if (/^\s*(?:[{[]|b?["'])/.test(line)) continue;
    return bodyAt(text.slice(found.index), known, 'any text');
  }
  return undefined;
}

/** The body that stands at the beginning of a text, behind a logger's prefix and a word for it. */
function bodyAt(rest: string, known: Known, kind: 'a value' | 'any text'): Body | undefined {
  const { headers, warnings } = known;
  const start = rest.replace(/^[\s,;)}>\]]+/, '');
  const line = withoutLogPrefix(start) ?? start;
  label.lastIndex = 0;
  const named = label.exec(line.slice(0, 200));
  // A form may begin with such a word.
  const isField =
    named?.[0].endsWith('=') === true && !valueStart.test(line.slice(named[0].length));
  const text =
    named?.index === 0 && !isField
      ? line.slice(named[0].length)
      : line.replace(/^body[ \t]+(?=\S+=)/i, '');
  if (text.trim() === '') return undefined;
  const block = named ? brunoBlock.exec(text)?.[1] : undefined;
  if (block !== undefined) return block.replaceAll(/^ {2}/gm, '');
  const printed = valueStart.test(text) ? printedAt(text, 0) : undefined;
  const end = printed?.end ?? 0;
  if (printed && (named || /^[ \t,;)}\]>]*(?:\r?\n|$)/.test(text.slice(end)))) {
    const body = printedBody(printed, text.slice(0, end), known);
    const left = text.slice(end).replace(/^[\s,;)}\]>]+/, '');
    if (body !== undefined && left !== '') {
      warnings.add(`What follows it was left out, from “${shortened(left)}” on.`);
    }
    if (body !== undefined) return body;
  }
  return kind === 'any text' ? plainBody(text, headers) : undefined;
}

/** Bruno's files: `body:json {`, and lines that are indented by two. */
const brunoBlock = /^(?:json|text|xml|graphql) \{\r?\n([^]*?)\r?\n\}[ \t]*(?:\r?\n|$)/;

const valueStart =
  /^(?:(?:Optional|Some|Ok|Bytes|Data)\(|\[\]byte|[{[("'`<]|b["']|map\[|array|string\(|Array\s)/i;

function printedBody({ value, isCut }: PrintedAt, own: string, known: Known): Body | undefined {
  const { warnings } = known;
  if (isCut) warnings.add('The console has left some of it out; the body may be cut.');
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const bytes = byteList(value) ?? goBytes(own);
  if (bytes) return bytes;
  if (parsedJson(own) !== undefined) {
    warnings.add('The body was taken from a log, which may have written it anew.');
    return own;
  }
  return writtenAnew(value, known);
}

/** A text that is a printed body as a whole, as its bytes; any other as it stands. */
export function bodyInQuotes(text: string): Body {
  const printed = /^\s*b?["']/.test(text) ? printedAt(text.trim(), 0) : undefined;
  if (printed?.end !== text.trim().length) return text;
  const { value } = printed;
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' && looksLikeBody(value) ? value : text;
}

/** Go prints bytes as `[123 34 125]`. */
function goBytes(own: string): Uint8Array | undefined {
  const [, numbers] = /^\[(\d{1,3}(?: \d{1,3})+)\]$/.exec(own.trim()) ?? [];
  return numbers === undefined ? undefined : byteList(numbers.split(' ').map(Number));
}

/** A body without quotes: to the end, but for the line end that the console wrote. */
function plainBody(text: string, headers: readonly HeaderEntry[]): string {
  const length = valueOf(headers, 'content-length');
  if (length === String(bytesFromText(text).length)) return text;
  return text.replace(/[ \t]*(?:\r?\n)+$/, '');
}

/** A body that was printed before the headers: the lines above them that look like one. */
function bodyBefore(before: string): Body | undefined {
  const text = before.trim();
  const lines = text.split('\n');
  for (const from of [0, lines.length - 1]) {
    const own = lines.slice(from).join('\n');
    const start = withoutLogPrefix(own) ?? own;
    const printed = /^(?:["'`]|b["'])/.test(start) ? printedAt(start, 0) : undefined;
    if (printed?.end === start.length) {
      const { value } = printed;
      if (typeof value === 'string' || value instanceof Uint8Array) return value;
    }
    if (looksLikeBody(start)) return start;
  }
  return undefined;
}
