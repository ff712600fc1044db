import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  hexFromBytes,
  textFromBytes,
} from '../../../signing/bytes/bytes.ts';

/** The body as its field shows it. */
export type BodyDraft = WrittenBody | FileBody;

export type BodyShape = BodyDraft['as'];

/** A body that is written out in the field. */
export interface WrittenBody extends Tampering {
  readonly as: 'text' | 'hex' | 'base64';
  readonly text: string;
}

/** Bytes that no field holds: of a file, or too many to be written out. */
export interface FileBody extends Tampering {
  readonly as: 'file';
  /** Empty when the bytes did not come from a file. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Tampering {
  /** The bits that Tamper has flipped since the body was written or signed; counted from 0, the lowest of a byte first. */
  readonly flippedBits?: readonly number[] | undefined;
}

/** Where a field for text becomes slow, in characters, and one for digits, in bytes. */
const textMost = 2_000_000;
const digitsMost = 65_536;

const remembered = new WeakMap<BodyDraft, Uint8Array>();

/** The bytes in the body field; undefined when they are given as digits that are none. One draft gives one object. */
export function bodyBytes(body: BodyDraft): Uint8Array | undefined {
  if (body.as === 'file') return body.bytes;
  const known = remembered.get(body);
  if (known) return known;
  const bytes = writtenBytes(body);
  if (bytes) remembered.set(body, bytes);
  return bytes;
}

function writtenBytes({ as, text }: WrittenBody): Uint8Array | undefined {
  if (as === 'text') return bytesFromText(text);
  const digits = text.replace(/\s+/g, '');
  return as === 'hex' ? bytesFromHex(digits) : bytesFromBase64(digits, { padding: 'optional' });
}

/**
 * A field for these bytes, in the shape that is preferred where it can hold them. A text field turns CR LF into LF, so
 * that a body with a CR in it is never shown as text.
 */
export function bodyDraft(bytes: Uint8Array, prefer: BodyShape = 'text', name = ''): BodyDraft {
  const digits = bytes.length <= digitsMost;
  if (prefer === 'text' && bytes.length <= textMost) {
    const text = textFromBytes(bytes);
    if (text !== undefined && !text.includes('\r')) return { as: 'text', text };
  }
  if (prefer === 'base64' && digits) return { as: 'base64', text: base64FromBytes(bytes) };
  return prefer === 'file' || !digits
    ? { as: 'file', name, bytes }
    : { as: 'hex', text: spaced(hexFromBytes(bytes)) };
}

/** Text of this length is still pleasant to read and edit in a field. */
export const readableMost = 200_000;

/** A file as the body: text where a field can hold all of it byte for byte, and otherwise the bytes as they are. */
export function openedBody(name: string, bytes: Uint8Array): BodyDraft {
  const text = bytes.length <= readableMost ? textFromBytes(bytes) : undefined;
  const fits = text !== undefined && !/[\r\0]/.test(text);
  return bodyDraft(bytes, fits ? 'text' : 'file', name);
}

/** The same bytes another way; undefined when such a field could not hold them. */
export function reshapedBody(body: BodyDraft, as: BodyShape): BodyDraft | undefined {
  const bytes = bodyBytes(body);
  if (!bytes) return undefined;
  const reshaped = bodyDraft(bytes, as, body.as === 'file' ? body.name : '');
  if (reshaped.as !== as) return undefined;
  return body.flippedBits ? { ...reshaped, flippedBits: body.flippedBits } : reshaped;
}

/** Byte by byte, so that a line of the field never ends within one. */
function spaced(digits: string): string {
  return digits.replace(/..(?=.)/g, '$& ');
}

/** What can be told of a body's bytes without changing one of them. */
export interface BodyFacts {
  readonly byteLength: number;
  readonly encoding: 'ASCII' | 'UTF-8' | 'not UTF-8';
  readonly lineEndings: 'LF' | 'CRLF' | 'CR' | 'mixed' | 'none';
  readonly byteOrderMark: boolean;
  /** How many U+FFFD there are: each stands where bytes were that could not be read as text. */
  readonly replacements: number;
}

/** The length, encoding and line endings of a body, and whether it begins with a byte order mark. */
export function bodyFacts(bytes: Uint8Array): BodyFacts {
  const known = toldFacts.get(bytes) ?? factsOf(bytes);
  toldFacts.set(bytes, known);
  return known;
}

const toldFacts = new WeakMap<Uint8Array, BodyFacts>();

/** Keeps what another thread has counted. */
export function rememberFacts(bytes: Uint8Array, facts: BodyFacts): void {
  toldFacts.set(bytes, facts);
}

function factsOf(bytes: Uint8Array): BodyFacts {
  let crlf = 0;
  let cr = 0;
  let lf = 0;
  let ascii = true;
  let replacements = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x0d && byte < 0x80) continue;
    if (byte > 0x7f) ascii = false;
    if (byte === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) replacements += 1;
    if (byte === 0x0d && bytes[at + 1] === 0x0a) crlf += 1;
    else if (byte === 0x0d) cr += 1;
    else if (byte === 0x0a && bytes[at - 1] !== 0x0d) lf += 1;
  }
  const encoding = ascii ? 'ASCII' : textFromBytes(bytes) === undefined ? 'not UTF-8' : 'UTF-8';
  const kinds = [
    ...(lf > 0 ? (['LF'] as const) : []),
    ...(crlf > 0 ? (['CRLF'] as const) : []),
    ...(cr > 0 ? (['CR'] as const) : []),
  ];
  return {
    byteLength: bytes.length,
    encoding,
    lineEndings: kinds.length > 1 ? 'mixed' : (kinds[0] ?? 'none'),
    byteOrderMark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf,
    // Among bytes that are no text these three mean nothing.
    replacements: encoding === 'UTF-8' ? replacements : 0,
  };
}

/** Fewer may be meant: a U+FFFD is a character like another. */
const replacementsLeast = 2;

/** What to say where bytes were copied as a text that could not hold them. */
export function lostBytesSentence({ replacements }: BodyFacts): string | undefined {
  return replacements < replacementsLeast
    ? undefined
    : `Bytes were lost when this was copied as text: the sign U+FFFD stands in ${replacements.toLocaleString('en')} places where some were. The signature of the original cannot match what is left. A file keeps every byte: open it as the body.`;
}
