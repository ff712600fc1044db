import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  hexFromBytes,
  textFromBytes,
} from '../signing/bytes.ts';

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
  if (prefer === 'base64' && digits) return { as: 'base64', text: lines(base64FromBytes(bytes)) };
  return prefer === 'file' || !digits
    ? { as: 'file', name, bytes }
    : { as: 'hex', text: lines(hexFromBytes(bytes)) };
}

/** The same bytes another way; undefined when such a field could not hold them. */
export function reshapedBody(body: BodyDraft, as: BodyShape): BodyDraft | undefined {
  const bytes = bodyBytes(body);
  if (!bytes) return undefined;
  const reshaped = bodyDraft(bytes, as, body.as === 'file' ? body.name : '');
  if (reshaped.as !== as) return undefined;
  return body.flippedBits ? { ...reshaped, flippedBits: body.flippedBits } : reshaped;
}

/** 64 digits a line: 32 bytes of hex, or 48 of base64. */
function lines(digits: string): string {
  return (digits.match(/.{1,64}/g) ?? []).join('\n');
}

/** What can be told of a body's bytes without changing one of them. */
export interface BodyFacts {
  readonly byteLength: number;
  readonly encoding: 'ASCII' | 'UTF-8' | 'not UTF-8';
  readonly lineEndings: 'LF' | 'CRLF' | 'CR' | 'mixed' | 'none';
  readonly byteOrderMark: boolean;
}

/** The length, encoding and line endings of a body, and whether it begins with a byte order mark. */
export function bodyFacts(bytes: Uint8Array): BodyFacts {
  let crlf = 0;
  let cr = 0;
  let lf = 0;
  let ascii = true;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) ascii = false;
    if (byte === 0x0d && bytes[at + 1] === 0x0a) crlf += 1;
    else if (byte === 0x0d) cr += 1;
    else if (byte === 0x0a && bytes[at - 1] !== 0x0d) lf += 1;
  }
  const kinds = [
    ...(lf > 0 ? (['LF'] as const) : []),
    ...(crlf > 0 ? (['CRLF'] as const) : []),
    ...(cr > 0 ? (['CR'] as const) : []),
  ];
  return {
    byteLength: bytes.length,
    encoding: ascii ? 'ASCII' : textFromBytes(bytes) === undefined ? 'not UTF-8' : 'UTF-8',
    lineEndings: kinds.length > 1 ? 'mixed' : (kinds[0] ?? 'none'),
    byteOrderMark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf,
  };
}
