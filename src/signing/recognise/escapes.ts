import { bytesFromText, textFromBytes } from '../bytes/bytes.ts';
import type { Cursor } from './cursor.ts';

/** What the characters after a backslash, or after PowerShell's backtick, stand for. */
export interface Escapes {
  readonly letters: Readonly<Record<string, string>>;
  /** Finds a number: `x`, `u` or `U` and hexadecimal digits, or octal digits alone. */
  readonly numbers?: RegExp;
  /** Whether `\x` names a byte and not a character. Octal digits always name a byte. */
  readonly hasBytes?: boolean;
  /** Whether the backslash stays where nothing else is known. */
  readonly keepsBackslash?: boolean;
}

const controls = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07' };

/** `$'…'` of Bash and the format of its printf. `\u` names a character; two may be one, as old browsers write. */
export const bashEscapes: Escapes = {
  letters: { ...controls, e: '\x1b', E: '\x1b', "'": "'", '"': '"', '\\': '\\', '?': '?' },
  numbers: /[0-7]{1,3}|x[\da-fA-F]{1,2}|u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}/y,
  hasBytes: true,
  keepsBackslash: true,
};

/** Texts as languages print them. `\x` names a byte: characters of one byte that need it are no valid UTF-8. */
export const printedEscapes: Escapes = {
  letters: { ...controls, e: '\x1b', d: '\x7f', '0': '\0', '\n': '' },
  numbers:
    /x[\da-fA-F]{2}|x\{[\da-fA-F]{1,6}\}|u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|U[\da-fA-F]{8}/y,
  hasBytes: true,
};

export const powerShellEscapes: Escapes = { letters: { ...controls, '0': '\0' } };

/** Takes what follows a backslash, and tells what both stand for. */
export function takeEscape(cursor: Cursor, escapes: Escapes): string {
  const { letters, numbers, hasBytes = false, keepsBackslash = false } = escapes;
  const isNumber = numbers && '01234567xuU'.includes(cursor.char);
  const number = isNumber ? cursor.take(numbers) : undefined;
  if (number === undefined) {
    const char = cursor.next();
    return letters[char] ?? (keepsBackslash ? `\\${char}` : char);
  }
  if (number.charAt(0) <= '7') return charOfByte(Number.parseInt(number, 8) & 0xff);
  const isBraced = number.charAt(1) === '{';
  const value = Number.parseInt(number.slice(isBraced ? 2 : 1), 16);
  if (hasBytes && number.startsWith('x') && !isBraced) return charOfByte(value);
  return value <= 0x10ffff ? String.fromCodePoint(value) : '\ufffd';
}

/**
 * A byte that an escape has named, inside a text: half a surrogate pair, which no text has alone. Python keeps bytes in
 * texts this way (PEP 383).
 */
export function charOfByte(byte: number): string {
  return String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
}

/** The text, or its bytes where those that were named in it are not UTF-8 together. */
export function readByteText(text: string): { text: string; bytes?: Uint8Array } {
  const pieces = text.split(/([\udc80-\udcff]+)/u);
  if (pieces.length === 1) return { text };
  const whole = new Uint8Array(3 * text.length);
  let length = 0;
  for (const [at, piece] of pieces.entries()) {
    if (at % 2 === 1) {
      for (let i = 0; i < piece.length; i += 1) whole[length++] = piece.charCodeAt(i) & 0xff;
    } else {
      const encoded = bytesFromText(piece);
      whole.set(encoded, length);
      length += encoded.length;
    }
  }
  const bytes = whole.slice(0, length);
  const read = textFromBytes(bytes);
  return read === undefined ? { text: new TextDecoder().decode(bytes), bytes } : { text: read };
}
