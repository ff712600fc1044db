import { bytesFromText, concatBytes, textFromBytes, type Bytes } from '../../bytes/bytes.ts';
import type { BodyVariant } from '../messageBuilder.ts';
import { roomFor } from './scratch.ts';

/** The body as written by a program that mistook its character set; none for pure ASCII. */
export function* characterSets(body: Bytes, text: string | undefined): Generator<BodyVariant> {
  if (!hasMore(body)) return;
  if (text === undefined) {
    // Not UTF-8: perhaps Latin-1 that was sent as UTF-8.
    yield { causes: ['latin1'], body: fromLatin1(body) };
    yield { causes: ['newlineLost'], body: concatBytes([body, Uint8Array.of(10)]) };
    return;
  }
  const narrow = toLatin1(body);
  if (narrow) {
    yield { causes: ['latin1'], body: narrow };
    if (textFromBytes(narrow) !== undefined) yield { causes: ['mojibake'], body: narrow };
  }
  // UTF-8 read as Latin-1 and written again is encoded twice.
  yield { causes: ['mojibake'], body: fromLatin1(body) };
  yield { causes: ['questionMarks'], body: questioned(body, 1) };
  if (isAstral(body)) yield { causes: ['questionMarks'], body: questioned(body, 2) };
  for (const form of ['NFC', 'NFD']) {
    const normal: string = text.normalize(form);
    if (normal !== text) yield { causes: ['unicodeNormalised'], body: bytesFromText(normal) };
  }
}

/** Byte by byte, as all below: a text of a megabyte takes ten times as long to replace in. */
function hasMore(bytes: Bytes): boolean {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 0x7f) return true;
  return false;
}

/** Whether UTF-8 has characters of four bytes. */
function isAstral(bytes: Bytes): boolean {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) >= 0xf0) return true;
  return false;
}

/** The bytes of Latin-1 as UTF-8. */
function fromLatin1(bytes: Bytes): Bytes {
  const written = roomFor(2 * bytes.length);
  let end = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) written[end++] = 0xc0 | (byte >> 6);
    written[end++] = byte > 0x7f ? 0x80 | (byte & 0x3f) : byte;
  }
  return written.slice(0, end);
}

/** UTF-8 as Latin-1; undefined where it has other characters. */
function toLatin1(bytes: Bytes): Bytes | undefined {
  const written = roomFor(bytes.length);
  let end = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0xc3) return undefined;
    if (byte > 0x7f) at += 1;
    written[end++] = byte > 0x7f ? ((byte & 0x03) << 6) | ((bytes[at] ?? 0) & 0x3f) : byte;
  }
  return written.slice(0, end);
}

/** UTF-8 with a question mark for each character beyond ASCII, or with `astral` of them for those of four bytes. */
function questioned(bytes: Bytes, astral: 1 | 2): Bytes {
  const written = roomFor(bytes.length);
  let end = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) written[end++] = byte;
    else if (byte >= 0xc0) {
      written[end++] = 0x3f;
      if (byte >= 0xf0 && astral === 2) written[end++] = 0x3f;
    }
  }
  return written.slice(0, end);
}
