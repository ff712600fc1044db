import { parsedJson } from '../../bytes/bodyFields.ts';
import {
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  concatBytes,
  textFromBytes,
  type Bytes,
} from '../../bytes/bytes.ts';
import { pairOf } from '../../bytes/formParameters.ts';
import type { Cause } from '../causes.ts';
import { characterSets } from './characterSets.ts';
import {
  distinctEncoders,
  formEncoded,
  formEncodedAnew,
  formEncoders,
  type FormEncoder,
} from './formEncoders.ts';
import { jsonVariants } from './jsonVariants.ts';
import type { BodyVariant } from '../messageBuilder.ts';

/** For longer bodies no form is made, which would triple them. */
const formBytesMost = 2_000_000;

/** Bodies that may have been signed when this one arrived, the likeliest first; each once, and never the body itself. */
export function* bodyVariants(body: Bytes): Generator<BodyVariant> {
  const seen = new Set([fingerprint(body)]);
  const lengths = new Set([body.length]);
  for (const variant of all(body)) {
    const { length } = variant.body;
    // A long one of a new length is new: reading it would take as long as its MAC.
    const isNew = length > unreadBytesLeast && !lengths.has(length);
    lengths.add(length);
    if (!isNew) {
      const name = fingerprint(variant.body);
      if (seen.has(name)) continue;
      seen.add(name);
    }
    yield variant;
  }
}

const unreadBytesLeast = 200_000;

function* all(body: Bytes): Generator<BodyVariant> {
  const text = textFromBytes(body);
  if (text !== undefined) {
    yield* byteOrderMark(body);
    yield* ends(body, text);
    yield* lineBreaks(text);
    yield* jsonVariants(body);
    yield* wrappings(body, text);
    yield* forms(body, text);
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
  yield { causes: ['base64Wrapped'], body: base64Of(body) };
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

function* forms(body: Bytes, text: string): Generator<BodyVariant> {
  if (/^[^\s{[<"]+=/.test(text.slice(0, 2_000))) {
    yield* ofForm(body, text);
  } else if (body.length <= formBytesMost) {
    for (const how of encodersFor(body)) {
      const value = formEncoded(body, how);
      for (const name of ['payload', 'data', 'event']) {
        const form = concatBytes([bytesFromText(`${name}=`), value]);
        yield { causes: ['formInsteadOfJson'], body: form };
      }
    }
  }
}

/** Long bodies are written by the commonest encoders only, and all by one of those that write the same. */
function encodersFor(body: Bytes): readonly FormEncoder[] {
  const { length } = body;
  const few = formEncoders.slice(0, length <= 50_000 ? 30 : length <= 200_000 ? 12 : 5);
  return distinctEncoders(few, body);
}

const formType = 'application/x-www-form-urlencoded';

/** Forms that a framework may have made this flat JSON of. */
function* takenApart(text: string): Generator<BodyVariant> {
  const pairs =
    text.startsWith('{') && text.length <= formBytesMost ? flatMembers(text) : undefined;
  if (!pairs) return;
  const form = bytesFromText(new URLSearchParams(pairs).toString());
  for (const how of encodersFor(form)) {
    const body = formEncodedAnew(form, how);
    yield { causes: ['formToJson'], body, contentType: formType };
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

/** The values of a form that are looked at one by one. */
const valuesMost = 50;

function* ofForm(body: Bytes, text: string): Generator<BodyVariant> {
  for (const how of encodersFor(body)) {
    yield { causes: ['formEncodedAnew'], body: formEncodedAnew(body, how) };
  }
  const pairs = text.split('&');
  for (const pair of pairs.slice(0, valuesMost)) {
    yield said(pairOf(pair)[1], 'jsonInsteadOfForm');
  }
  yield said(text.replaceAll('%20', '+'), 'formEncodedAnew');
  yield said(text.replaceAll('+', '%20'), 'formEncodedAnew');
  const hexCase = (change: (hex: string) => string) =>
    said(text.replace(/%[\da-fA-F]{2}/g, change), 'formEncodedAnew');
  yield hexCase((hex) => hex.toLowerCase());
  yield hexCase((hex) => hex.toUpperCase());
  yield* withoutSlashes(text);
  if (body.length <= trimmedFormBytesMost) yield* untrimmed(pairs);
}

/** Each value that is looked at makes a body of its own. */
const trimmedFormBytesMost = 50_000;

/** A framework that puts backslashes before quotes and backslashes: WordPress, and PHP with magic quotes. */
function* withoutSlashes(text: string): Generator<BodyVariant> {
  if (!/%5c|\\/i.test(text)) return;
  const bare = text.replace(/(?:%5c|\\)((?:%(?:22|27|5c|00))|['"\\])/gi, '$1');
  if (bare === text) return;
  yield said(bare, 'formValuesSlashed');
  for (const how of formEncoders.slice(0, 12)) {
    const body = formEncodedAnew(bytesFromText(bare), how);
    yield { causes: ['formValuesSlashed', 'formEncodedAnew'], body };
  }
}

/** A framework that trims the values of a form: what stood at their ends was white space. */
function* untrimmed(pairs: readonly string[]): Generator<BodyVariant> {
  const spaces = ['+', '%20', '%0A', '%0D%0A'];
  for (const [index, pair] of pairs.slice(0, valuesMost).entries()) {
    const equals = pair.indexOf('=');
    const others = (changed: string) => pairs.with(index, changed).join('&');
    for (const space of spaces) {
      yield said(others(pair + space), 'formValuesTrimmed');
      yield said(
        others(pair.slice(0, equals + 1) + space + pair.slice(equals + 1)),
        'formValuesTrimmed',
      );
    }
  }
}

const base64Digits = bytesFromText(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
);

/** The base64 of bytes, without a text in between. */
function base64Of(bytes: Bytes): Bytes {
  const written = new Uint8Array(4 * Math.ceil(bytes.length / 3)).fill(0x3d);
  let end = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let digit = 0; digit < 4 && digit <= left; digit += 1) {
      written[end + digit] = base64Digits[(three >> (18 - 6 * digit)) & 63] ?? 0;
    }
    end += 4;
  }
  return written;
}

/** Tells bodies of one search apart: the length and two sums of 32 bits. */
function fingerprint(bytes: Uint8Array): string {
  const words = Math.floor(bytes.length / 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let word = 0; word < words; word += 1) {
    const value = view.getInt32(4 * word, true);
    a = (Math.imul(a, 0x01000193) + value) | 0;
    // Its steps do not wait for each other.
    b = (b + Math.imul(value ^ word, 0x85ebca6b)) | 0;
  }
  for (let at = 4 * words; at < bytes.length; at += 1) {
    a = Math.imul(a ^ (bytes[at] ?? 0), 0x01000193);
    b = Math.imul(b + (bytes[at] ?? 0), 0x85ebca6b);
  }
  return `${bytes.length} ${a} ${b}`;
}
