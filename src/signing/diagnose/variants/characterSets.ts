import {
  binaryText,
  bytesFromBinary,
  bytesFromText,
  concatBytes,
  textFromBytes,
  type Bytes,
} from '../../bytes/bytes.ts';
import type { BodyVariant } from '../messageBuilder.ts';

/** The body as written by a program that mistook its character set; none for pure ASCII. */
export function* characterSets(body: Bytes, text: string | undefined): Generator<BodyVariant> {
  if (!body.some((byte) => byte > 0x7f)) return;
  if (text === undefined) {
    // Not UTF-8: perhaps Latin-1 that was sent as UTF-8.
    yield { causes: ['latin1'], body: bytesFromText(binaryText(body)) };
    yield { causes: ['newlineLost'], body: concatBytes([body, Uint8Array.of(10)]) };
    return;
  }
  const narrow = bytesFromBinary(text);
  if (narrow) {
    yield { causes: ['latin1'], body: narrow };
    const inner = textFromBytes(narrow);
    if (inner !== undefined) yield { causes: ['mojibake'], body: bytesFromText(inner) };
  }
  // UTF-8 read as Latin-1 and written again is encoded twice.
  yield { causes: ['mojibake'], body: bytesFromText(binaryText(body)) };
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
