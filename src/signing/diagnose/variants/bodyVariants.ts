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
  decodedForm,
  distinctEncoders,
  formEncoded,
  formEncoders,
  hexDigit,
  type Codes,
} from './formEncoders.ts';
import { jsonVariants } from './jsonVariants.ts';
import type { BodyVariant } from '../messageBuilder.ts';
import { roomFor } from './scratch.ts';

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
    yield* lineBreaks(body, text);
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

const ended = (base: Bytes, end: string, ...causes: readonly Cause[]): BodyVariant => ({
  causes,
  body: concatBytes([base, bytesFromText(end)]),
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
  const before = bytesFromText(text.slice(0, text.length - text.trimStart().length)).length;
  const behind = bytesFromText(text.slice(text.trimEnd().length)).length;
  if (before + behind > 0) {
    const trimmed = body.slice(before, Math.max(before, body.length - behind));
    yield { causes: ['whiteSpaceTrimmed'], body: trimmed };
  }
  yield ended(body, ' ', 'whiteSpaceTrimmed');
}

function* lineBreaks(body: Bytes, text: string): Generator<BodyVariant> {
  if (body.includes(0x0a)) {
    const windows = withBreaks(body, '\r\n');
    yield { causes: ['crlf'], body: windows };
    yield { causes: ['lf'], body: withBreaks(body, '\n') };
    yield { causes: ['lineBreaksRemoved'], body: withBreaks(body, '') };
    yield ended(windows, '\r\n', 'crlf', 'newlineLost');
    let end = windows.length;
    while (windows[end - 1] === 0x0a) end -= 2;
    yield { causes: ['crlf', 'newlineAtEnd'], body: windows.slice(0, end) };
  }
  if (text.includes('\\n') || text.includes('\\"')) {
    yield said(text.replaceAll('\\n', '\n').replaceAll('\\"', '"'), 'escapedLineBreaks');
  }
}

/** With other line breaks. Byte by byte, as all here: texts of a megabyte take ten times as long to replace in. */
function withBreaks(body: Bytes, lineBreak: '\n' | '\r\n' | ''): Bytes {
  const out = roomFor(2 * body.length);
  const isWindows = lineBreak === '\r\n';
  let end = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === 0x0a) {
      if (isWindows) out[end++] = 0x0d;
      if (lineBreak !== '') out[end++] = byte;
    } else if (byte !== 0x0d || body[at + 1] !== 0x0a) out[end++] = byte;
  }
  return out.slice(0, end);
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
    for (const value of writtenForms(body, body.length)) {
      for (const name of ['payload', 'data', 'event']) {
        const form = concatBytes([bytesFromText(`${name}=`), value]);
        yield { causes: ['formInsteadOfJson'], body: form };
      }
    }
  }
}

/**
 * A value or a decoded form as encoders write it: long ones the commonest only, and of those that write the same the
 * first.
 */
function* writtenForms(codes: Codes, length: number): Generator<Bytes> {
  const few = formEncoders.slice(0, length <= 50_000 ? 30 : length <= 200_000 ? 12 : 5);
  for (const how of distinctEncoders(few, codes)) yield formEncoded(codes, how);
}

const formType = 'application/x-www-form-urlencoded';

/** Forms that a framework may have made this flat JSON of. */
function* takenApart(text: string): Generator<BodyVariant> {
  const pairs =
    text.startsWith('{') && text.length <= formBytesMost ? flatMembers(text) : undefined;
  if (!pairs) return;
  const form = bytesFromText(new URLSearchParams(pairs).toString());
  for (const body of writtenForms(decodedForm(form), form.length)) {
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
  const anew = (written: Bytes): BodyVariant => ({ causes: ['formEncodedAnew'], body: written });
  for (const written of writtenForms(decodedForm(body), body.length)) yield anew(written);
  for (const pair of text.split('&', valuesMost)) {
    yield said(pairOf(pair)[1], 'jsonInsteadOfForm');
  }
  yield anew(withSpaces(body, '+'));
  yield anew(withSpaces(body, '%20'));
  yield anew(withDigits(body, 'lower'));
  yield anew(withDigits(body, 'upper'));
  yield* withoutSlashes(text);
  if (body.length <= trimmedFormBytesMost) yield* untrimmed(body);
}

/** A form with its spaces written in one of their two ways, and nothing else changed. */
function withSpaces(form: Bytes, space: '+' | '%20'): Bytes {
  const out = roomFor(3 * form.length);
  let end = 0;
  for (let at = 0; at < form.length; at += 1) {
    const byte = form[at] ?? 0;
    const isEscaped = byte === 0x25 && form[at + 1] === 0x32 && form[at + 2] === 0x30;
    if (space === '+' && isEscaped) {
      out[end++] = 0x2b;
      at += 2;
    } else if (space === '%20' && byte === 0x2b) {
      out[end++] = 0x25;
      out[end++] = 0x32;
      out[end++] = 0x30;
    } else out[end++] = byte;
  }
  return out.slice(0, end);
}

/** A form with the letters of its escapes in this case. */
function withDigits(form: Bytes, letters: 'upper' | 'lower'): Bytes {
  const out = form.slice();
  for (let at = 0; at < form.length - 2; at += 1) {
    if (form[at] !== 0x25 || hexDigit(form[at + 1]) < 0 || hexDigit(form[at + 2]) < 0) continue;
    for (const place of [at + 1, at + 2]) {
      const digit = form[place] ?? 0;
      if (digit > 0x39) out[place] = letters === 'upper' ? digit & ~0x20 : digit | 0x20;
    }
  }
  return out;
}

/** Each value that is looked at makes a body of its own. */
const trimmedFormBytesMost = 50_000;

/** A framework that puts backslashes before quotes and backslashes: WordPress, and PHP with magic quotes. */
function* withoutSlashes(text: string): Generator<BodyVariant> {
  if (!['\\', '%5c', '%5C'].some((slash) => text.includes(slash))) return;
  const bare = text.replace(/(?:%5c|\\)((?:%(?:22|27|5c|00))|['"\\])/gi, '$1');
  if (bare === text) return;
  yield said(bare, 'formValuesSlashed');
  const codes = decodedForm(bytesFromText(bare));
  for (const how of distinctEncoders(formEncoders.slice(0, 12), codes)) {
    const body = formEncoded(codes, how);
    yield { causes: ['formValuesSlashed', 'formEncodedAnew'], body };
  }
}

/** A framework that trims the values of a form: what stood at their ends was white space. */
function* untrimmed(form: Bytes): Generator<BodyVariant> {
  const spaces = ['+', '%20', '%0A', '%0D%0A'].map(bytesFromText);
  let start = 0;
  for (let pair = 0; pair < valuesMost && start <= form.length; pair += 1) {
    const next = form.indexOf(0x26, start);
    const end = next < 0 ? form.length : next;
    const value = start + form.subarray(start, end).indexOf(0x3d) + 1;
    for (const space of spaces) {
      for (const at of [end, value]) {
        const body = concatBytes([form.subarray(0, at), space, form.subarray(at)]);
        yield { causes: ['formValuesTrimmed'], body };
      }
    }
    start = end + 1;
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
function fingerprint(bytes: Bytes): string {
  const { length, byteOffset } = bytes;
  if (byteOffset % 4 !== 0) return fingerprint(bytes.slice());
  const words = new Int32Array(bytes.buffer, byteOffset, length >> 2);
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  let c = 0;
  // Sums whose steps wait for each other as little as can be.
  for (let word = 1; word < words.length; word += 2) {
    const one = words[word - 1] ?? 0;
    const other = words[word] ?? 0;
    a = (Math.imul(a, 0x01000193) + one) | 0;
    c = (Math.imul(c, 0x01000193) + other) | 0;
    b = (b + Math.imul(one ^ word, 0x85ebca6b) + Math.imul(other ^ word, 0xc2b2ae35)) | 0;
  }
  a = Math.imul(a, 0x9e3779b1) ^ c;
  for (let at = 8 * (length >> 3); at < length; at += 1) {
    a = Math.imul(a ^ (bytes[at] ?? 0), 0x01000193);
    b = Math.imul(b + (bytes[at] ?? 0), 0x85ebca6b);
  }
  return `${length} ${a} ${b}`;
}
