import { bytesFromText, concatBytes, textFromBytes, type Bytes } from '../../bytes/bytes.ts';
import type { BodyVariant } from '../messageBuilder.ts';

/** The body as written by a program that mistook its character set; none for pure ASCII. */
export function* characterSets(body: Bytes, text: string | undefined): Generator<BodyVariant> {
  if (!body.some((byte) => byte > 0x7f)) return;
  if (text === undefined) {
    // Not UTF-8: perhaps Latin-1 that was sent as UTF-8.
    yield { causes: ['latin1'], body: widened(body) };
    yield { causes: ['newlineLost'], body: concatBytes([body, Uint8Array.of(10)]) };
    return;
  }
  const narrow = latin1Bytes(text);
  if (narrow) {
    yield { causes: ['latin1'], body: narrow };
    const inner = textFromBytes(narrow);
    if (inner !== undefined) yield { causes: ['mojibake'], body: bytesFromText(inner) };
  }
  // UTF-8 read as Latin-1 and written again is encoded twice.
  yield { causes: ['mojibake'], body: widened(body) };
  yield {
    causes: ['questionMarks'],
    // eslint-disable-next-line no-control-regex
    body: bytesFromText(text.replace(/[^\u0000-\u007f]/gu, '?')),
  };
  yield {
    causes: ['questionMarks'],
    // eslint-disable-next-line no-control-regex
    body: bytesFromText(text.replace(/[^\u0000-\u007f]/g, '?')),
  };
  for (const form of ['NFC', 'NFD']) {
    const normal: string = text.normalize(form);
    if (normal !== text) yield { causes: ['unicodeNormalised'], body: bytesFromText(normal) };
  }
}

/** Latin-1 as UTF-8. */
function widened(bytes: Uint8Array): Bytes {
  let wide = 0;
  for (const byte of bytes) if (byte > 0x7f) wide += 1;
  const out = new Uint8Array(bytes.length + wide);
  let at = 0;
  for (const byte of bytes) {
    if (byte < 0x80) {
      out[at++] = byte;
    } else {
      out[at++] = 0xc0 | (byte >> 6);
      out[at++] = 0x80 | (byte & 0x3f);
    }
  }
  return out;
}

/** A text as Latin-1; undefined when it has other characters. */
function latin1Bytes(text: string): Bytes | undefined {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0xff) return undefined;
    bytes[at] = code;
  }
  return bytes;
}
