import { textFromBytes } from '../../bytes/bytes.ts';

/**
 * A byte that an escape has named, inside a text: the half of a pair that no text has alone. Python keeps bytes in
 * texts this way (PEP 383).
 */
export function charOfByte(byte: number): string {
  return String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
}

const namedByte = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/** The text, or its bytes where those that were named in it are no UTF-8 together. */
export function readByteText(text: string): { text: string; bytes?: Uint8Array } {
  if (!namedByte.test(text)) return { text };
  const bytes = encoded(text);
  const read = textFromBytes(bytes);
  return read === undefined ? { text: new TextDecoder().decode(bytes), bytes } : { text: read };
}

/** UTF-8, with the named bytes as they are. By hand: the encoder of the platform takes a call for each piece. */
function encoded(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    if (unit >= 0xdc80 && unit <= 0xdcff) {
      bytes[length++] = unit & 0xff;
      continue;
    }
    const point = text.codePointAt(at) ?? unit;
    if (point > 0xffff) {
      bytes[length++] = 0xf0 | (point >> 18);
      bytes[length++] = 0x80 | ((point >> 12) & 63);
      at += 1;
    } else if (point < 0x800) bytes[length++] = 0xc0 | (point >> 6);
    else bytes[length++] = 0xe0 | ((isHalf(point) ? 0xfffd : point) >> 12);
    const shown = isHalf(point) ? 0xfffd : point;
    if (point >= 0x800) bytes[length++] = 0x80 | ((shown >> 6) & 63);
    bytes[length++] = 0x80 | (shown & 63);
  }
  return bytes.slice(0, length);
}

function isHalf(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}
