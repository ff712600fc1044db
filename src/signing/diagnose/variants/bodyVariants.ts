import { parsedJson } from '../../bytes/bodyFields.ts';
import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  concatBytes,
  textFromBytes,
  type Bytes,
} from '../../bytes/bytes.ts';
import type { Cause } from '../causes.ts';
import { characterSets } from './characterSets.ts';
import { jsonVariants } from './jsonVariants.ts';
import type { BodyVariant } from '../messageBuilder.ts';

/** For longer bodies no form is made, which would triple them. */
const formBytesMost = 2_000_000;

/** Bodies that may have been signed when this one arrived, the likeliest first; each once, and never the body itself. */
export function* bodyVariants(body: Bytes): Generator<BodyVariant> {
  const seen = new Set([fingerprint(body)]);
  for (const variant of all(body)) {
    const name = fingerprint(variant.body);
    if (seen.has(name)) continue;
    seen.add(name);
    yield variant;
  }
}

function* all(body: Bytes): Generator<BodyVariant> {
  const text = textFromBytes(body);
  if (text !== undefined) {
    yield* byteOrderMark(body);
    yield* ends(body, text);
    yield* lineBreaks(text);
    yield* jsonVariants(body);
    yield* wrappings(body, text);
    yield* forms(text, body.length);
    yield* takenApart(text);
  }
  yield* characterSets(body, text);
  yield { causes: ['emptyBody'], body: new Uint8Array() };
  for (const nothing of ['{}', 'null', '[object Object]', 'undefined', '[]']) {
    yield said(nothing, 'emptyBody');
  }
}

const said = (text: string, ...causes: readonly Cause[]): BodyVariant => ({
  causes,
  body: bytesFromText(text),
});

const mark = Uint8Array.of(0xef, 0xbb, 0xbf);

function* byteOrderMark(body: Bytes): Generator<BodyVariant> {
  if (mark.every((byte, at) => body[at] === byte)) {
    yield { causes: ['bomAdded'], body: body.slice(mark.length) };
  } else {
    yield { causes: ['bomRemoved'], body: concatBytes([mark, body]) };
  }
}

function* ends(body: Bytes, text: string): Generator<BodyVariant> {
  const ended = (base: Bytes, end: string, cause: Cause): BodyVariant => ({
    causes: [cause],
    body: concatBytes([base, bytesFromText(end)]),
  });
  yield ended(body, '\n', 'newlineLost');
  yield ended(body, '\r\n', 'newlineLost');
  let end = body.length;
  while (end > 0 && (body[end - 1] === 0x0a || body[end - 1] === 0x0d)) end -= 1;
  if (end < body.length) {
    const stripped = body.slice(0, end);
    yield { causes: ['newlineAtEnd'], body: stripped };
    yield ended(stripped, '\n', 'newlineAtEnd');
    yield ended(stripped, '\r\n', 'newlineAtEnd');
  }
  const trimmed = text.trim();
  if (trimmed !== text) yield said(trimmed, 'whiteSpaceTrimmed');
  yield ended(body, ' ', 'whiteSpaceTrimmed');
}

function* lineBreaks(text: string): Generator<BodyVariant> {
  if (text.includes('\n')) {
    const unix = text.replaceAll('\r\n', '\n');
    const windows = unix.replaceAll('\n', '\r\n');
    yield said(windows, 'crlf');
    yield said(unix, 'lf');
    yield said(unix.replaceAll('\n', ''), 'lineBreaksRemoved');
    yield said(`${windows}\r\n`, 'crlf', 'newlineLost');
    yield said(withoutLastBreaks(windows), 'crlf', 'newlineAtEnd');
  }
  if (text.includes('\\n') || text.includes('\\"')) {
    yield said(text.replaceAll('\\n', '\n').replaceAll('\\"', '"'), 'escapedLineBreaks');
  }
}

/** A loop: a pattern would try again at every line break inside, which is quadratic. */
function withoutLastBreaks(windows: string): string {
  let end = windows.length;
  while (windows.endsWith('\r\n', end)) end -= 2;
  return windows.slice(0, end);
}

function* wrappings(body: Bytes, text: string): Generator<BodyVariant> {
  yield* decodings(text);
  yield said(base64FromBytes(body), 'base64Wrapped');
  yield said(JSON.stringify(text), 'stringifiedTwice');
  if (/"(body|rawBody|payload)"|^\s*"/.test(text)) yield* unwrapped(text);
}

/** The bytes of a text in base64 or hex. */
export function* decodings(text: string): Generator<BodyVariant> {
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text.slice(-1_000))) return;
  const decoded = bytesFromBase64(text.replace(/\s+/g, ''), { padding: 'optional' });
  if (decoded && decoded.length > 0) yield { causes: ['base64Body'], body: decoded };
  const bytes = bytesFromHex(text.replace(/\s+/g, '').toLowerCase());
  if (bytes && bytes.length > 0) yield { causes: ['hexBody'], body: bytes };
}

/** The body in a JSON string or in a gateway's event. */
function* unwrapped(text: string): Generator<BodyVariant> {
  const value = parsedJson(text);
  if (typeof value === 'string') {
    yield said(value, 'stringifiedOnce');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { body, rawBody, payload, isBase64Encoded } = value as Record<string, unknown>;
  for (const inner of [body, rawBody, payload]) {
    if (typeof inner !== 'string') continue;
    const bytes = bytesFromBase64(inner, { padding: 'optional' });
    if (bytes) yield { causes: ['gatewayWrapped'], body: bytes };
    if (isBase64Encoded !== true) yield said(inner, 'gatewayWrapped');
  }
}

function* forms(text: string, length: number): Generator<BodyVariant> {
  if (/^[^\s{[<"]+=/.test(text)) {
    yield* ofForm(text);
  } else if (length <= formBytesMost) {
    const percent = encodeURIComponent(text);
    // As `URLSearchParams` writes it, without reading a megabyte a second time.
    const plus = percent
      .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+');
    for (const name of ['payload', 'data', 'event']) {
      yield said(`${name}=${percent}`, 'formInsteadOfJson');
      yield said(`${name}=${plus}`, 'formInsteadOfJson');
    }
  }
}

const formType = 'application/x-www-form-urlencoded';

/** Forms that a framework may have made this flat JSON of. */
function* takenApart(text: string): Generator<BodyVariant> {
  const pairs =
    text.startsWith('{') && text.length <= formBytesMost ? flatMembers(text) : undefined;
  if (!pairs) return;
  const plus = new URLSearchParams(pairs).toString();
  const forms = [plus, plus.replaceAll('+', '%20')];
  for (const form of new Set(forms)) {
    yield { ...said(form, 'formToJson'), contentType: formType };
  }
}

function flatMembers(text: string): string[][] | undefined {
  const value = parsedJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const pairs = Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    (Array.isArray(member) ? member : [member]).map((one: unknown) => [name, one] as const),
  );
  const isFlat = pairs.every((pair) => typeof pair[1] === 'string' || typeof pair[1] === 'number');
  return isFlat && pairs.length > 0 ? pairs.map(([name, one]) => [name, String(one)]) : undefined;
}

function* ofForm(text: string): Generator<BodyVariant> {
  const read = new URLSearchParams(text);
  for (const [, value] of [...read].slice(0, 50)) yield said(value, 'jsonInsteadOfForm');
  yield said(text.replaceAll('%20', '+'), 'formEncodedAnew');
  yield said(text.replaceAll('+', '%20'), 'formEncodedAnew');
  yield said(read.toString(), 'formEncodedAnew');
  const hexCase = (change: (hex: string) => string) =>
    said(text.replace(/%[\da-fA-F]{2}/g, change), 'formEncodedAnew');
  yield hexCase((hex) => hex.toLowerCase());
  yield hexCase((hex) => hex.toUpperCase());
}

/** Tells bodies of one search apart: the length and two sums of 32 bits. */
function fingerprint(bytes: Uint8Array): string {
  const words = Math.floor(bytes.length / 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let word = 0; word < words; word += 1) {
    const value = view.getInt32(4 * word, true);
    a = Math.imul(a ^ value, 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b + value, 0x85ebca6b) ^ (b >>> 13);
  }
  for (let at = 4 * words; at < bytes.length; at += 1) {
    a = Math.imul(a ^ (bytes[at] ?? 0), 0x01000193);
    b = Math.imul(b + (bytes[at] ?? 0), 0x85ebca6b);
  }
  return `${bytes.length} ${a} ${b}`;
}
