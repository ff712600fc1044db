import { charOfByte } from './byteText.ts';
import { nextOf } from './nextOf.ts';

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
  E: '\x1b',
  "'": "'",
  '"': '"',
  '\\': '\\',
  '?': '?',
};

/** How many digits may follow these letters. */
const digitsMost: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * What a backslash and the characters after it stand for in `$'…'` and in printf's format, and where they end. Octal
 * and `\x` name a byte; together bytes may be UTF-8. `\u` names a character; two may be one, as old browsers write.
 */
export function escaped(text: string, at: number): { piece: string; next: number } {
  const char = text[at] ?? '';
  if (char >= '0' && char <= '7') {
    const { value, next } = digits(text, at, 3, 8);
    return { piece: charOfByte(value & 0xff), next };
  }
  const most = digitsMost[char];
  if (most !== undefined) {
    const { value, next } = digits(text, at + 1, most, 16);
    if (next > at + 1) return { piece: character(char, value), next };
  }
  return { piece: letters[char] ?? `\\${char}`, next: at + 1 };
}

function character(letter: string, value: number): string {
  if (letter === 'x') return charOfByte(value);
  if (letter === 'u') return String.fromCharCode(value);
  return value <= 0x10ffff ? String.fromCodePoint(value) : '\ufffd';
}

function digits(text: string, from: number, most: number, base: 8 | 16) {
  let value = 0;
  let next = from;
  while (next < from + most) {
    const digit = digitOf(text.charCodeAt(next));
    if (!(digit < base)) break;
    value = value * base + digit;
    next += 1;
  }
  return { value, next };
}

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 16;
}

/** The inside of `$'…'` from its first character on, and where it goes on after the quote. */
export function ansiQuoted(
  text: string,
  from: number,
): { inside: string; end: number; isClosed: boolean } {
  const pieces: string[] = [];
  let at = from;
  for (;;) {
    const stop = nextOf(text, at, 0x27, 0x5c);
    pieces.push(text.slice(at, stop));
    if (text[stop] !== '\\') {
      return { inside: pieces.join(''), end: stop + 1, isClosed: stop < text.length };
    }
    const { piece, next } = control(text, stop + 1) ?? escaped(text, stop + 1);
    pieces.push(piece);
    at = next;
  }
}

/** `\cA` and its like name a control character by its letter, in `$'…'` alone. */
function control(text: string, at: number): { piece: string; next: number } | undefined {
  const named = text[at] === 'c' ? text.charCodeAt(at + 1) : Number.NaN;
  if (!(named < 0x80) || text[at + 1] === "'") return undefined;
  const isEscaped = text.startsWith('\\\\', at + 1);
  const code = text[at + 1] === '?' ? 0x7f : named & 0x1f;
  return { piece: String.fromCharCode(code), next: at + (isEscaped ? 3 : 2) };
}
