import { parsedJson } from '../../bytes/bodyFields.ts';
import { bytesFromText, textFromBytes, type Bytes } from '../../bytes/bytes.ts';
import { wideClass } from './jsonWriters.ts';

/** A JSON text without its blanks: values would lose how things are written (`1.0`, `\/`). */
export interface JsonText {
  /** With its strings as they came. */
  readonly own: Bytes;
  /** With its strings as JavaScript writes them. */
  readonly plain: Bytes;
  /** How characters are written in it. */
  readonly ways: Ways;
}

/** The ways to write a character, one bit each: itself, `\/`, and `\u` with small, capital or no letters behind it. */
export const way = { raw: 1, short: 2, lower: 4, upper: 8, digits: 16 } as const;

/** The ways in which the characters of the strings are written; 0 for those that do not occur. */
export interface Ways {
  /** By code, below 128. */
  readonly ascii: Uint8Array;
  /** By bit of `wide`. */
  readonly wide: Uint8Array;
}

const depthMost = 400;
/** The first signs of JSON. */
const mayBegin = new Set(bytesFromText('{["-0123456789tfn'));
const quote = 0x22;
const backslash = 0x5c;

/** Reads a JSON text; undefined for what is none, or is nested too deeply. */
export function jsonText(bytes: Bytes): JsonText | undefined {
  // A long text that is none is told by its first sign.
  if (!mayBegin.has(bytes.find((byte) => byte > 0x20) ?? 0)) return undefined;
  const text = textFromBytes(bytes);
  if (text === undefined || parsedJson(text) === undefined) return undefined;
  const own = compacted(bytes);
  return own && { own, ...plainStrings(own) };
}

/** The text without blanks between its tokens; undefined where it is nested too deeply. */
function compacted(bytes: Bytes): Bytes | undefined {
  const compact = new Uint8Array(bytes.length);
  let end = 0;
  let depth = 0;
  let isInside = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isInside) {
      if (byte === backslash) {
        compact[end++] = byte;
        at += 1;
      } else if (byte === quote) isInside = false;
      compact[end++] = bytes[at] ?? 0;
      continue;
    }
    if (byte <= 0x20) continue;
    if (byte === quote) isInside = true;
    else if (byte === 0x7b || byte === 0x5b) depth += 1;
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
    if (depth >= depthMost) return undefined;
    compact[end++] = byte;
  }
  return compact.slice(0, end);
}

const shorts = new Map([
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
]);
const shortOf = new Map([...shorts].map(([letter, code]) => [code, letter]));

/** The character that a letter behind a backslash stands for. */
export function escapedCode(letter: number): number {
  return shorts.get(letter) ?? letter;
}

/** The letter behind the backslash for a character that has one. */
export function shortLetter(code: number): number | undefined {
  if (code === quote || code === backslash || code === 0x2f) return code;
  return shortOf.get(code);
}

/** The number that four hexadecimal digits write. */
export function fourDigits(bytes: Bytes, at: number): number {
  let code = 0;
  for (let digit = 0; digit < 4; digit += 1) {
    const byte = bytes[at + digit] ?? 0;
    code = 16 * code + (byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57);
  }
  return code;
}

/** The strings of a compact text as JavaScript writes them, and how they were written. */
function plainStrings(own: Bytes): { readonly plain: Bytes; readonly ways: Ways } {
  const ascii = new Uint8Array(128);
  const ways = { ascii, wide: new Uint8Array(256) };
  const seen = (code: number, how: number) => {
    const list = code < 128 ? ascii : ways.wide;
    const place = code < 128 ? code : wideClass(code);
    list[place] = (list[place] ?? 0) | how;
  };
  const plain = new Uint8Array(own.length);
  let end = 0;
  const put = (code: number, digits: number) => {
    if (code === quote || code === backslash || code < 0x20) {
      const letter = shortLetter(code);
      const text = letter === undefined ? unicodeEscape(code) : `\\${String.fromCharCode(letter)}`;
      for (let at = 0; at < text.length; at += 1) plain[end++] = text.charCodeAt(at);
    } else if (code >= 0xd800 && code <= 0xdfff) {
      // Half a pair has no bytes, and stays an escape.
      for (const char of unicodeEscape(digits)) plain[end++] = char.charCodeAt(0);
    } else if (code < 0x80) plain[end++] = code;
    else {
      const tails = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      plain[end++] = ((0xff00 >> (tails + 1)) & 0xff) | (code >> (6 * tails));
      for (let tail = tails - 1; tail >= 0; tail -= 1) {
        plain[end++] = 0x80 | ((code >> (6 * tail)) & 0x3f);
      }
    }
  };
  let isInside = false;
  for (let at = 0; at < own.length; at += 1) {
    const byte = own[at] ?? 0;
    if (byte === quote) isInside = !isInside;
    if (!isInside || byte === quote) {
      plain[end++] = byte;
    } else if (byte === backslash) {
      const letter = own[at + 1] ?? 0;
      if (letter !== 0x75) {
        const code = escapedCode(letter);
        seen(code, way.short);
        put(code, code);
        at += 1;
        continue;
      }
      let code = fourDigits(own, at + 2);
      const digits = code;
      let how = writtenDigits(own, at + 2);
      at += 5;
      if (code >= 0xd800 && code <= 0xdbff && own[at + 1] === backslash && own[at + 2] === 0x75) {
        const low = fourDigits(own, at + 3);
        if (low >= 0xdc00 && low <= 0xdfff) {
          code = 0x10000 + ((code - 0xd800) << 10) + low - 0xdc00;
          if (how === way.digits) how = writtenDigits(own, at + 3);
          at += 6;
        }
      }
      seen(code, how);
      put(code, digits);
    } else {
      if (byte < 0x80) ascii[byte] = (ascii[byte] ?? 0) | way.raw;
      else if (byte >= 0xc0) seen(codePoint(own, at), way.raw);
      plain[end++] = byte;
    }
  }
  return { plain: plain.slice(0, end), ways };
}

/** How the four digits of an escape are written. */
function writtenDigits(bytes: Bytes, at: number): number {
  let how: number = way.digits;
  for (let digit = 0; digit < 4; digit += 1) {
    const byte = bytes[at + digit] ?? 0;
    if (byte >= 0x61) return way.lower;
    if (byte >= 0x41) how = way.upper;
  }
  return how;
}

/** `\u` and four digits. */
export function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** The code point whose UTF-8 begins there. */
export function codePoint(bytes: Bytes, at: number): number {
  const first = bytes[at] ?? 0;
  const tail = (offset: number) => (bytes[at + offset] ?? 0) & 0x3f;
  if (first < 0x80) return first;
  if (first < 0xe0) return ((first & 0x1f) << 6) | tail(1);
  if (first < 0xf0) return ((first & 0x0f) << 12) | (tail(1) << 6) | tail(2);
  return ((first & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3);
}

/** What stands outside the strings of a compact text, each string as an empty one. */
export function withoutStrings({ own }: JsonText): string {
  return (textFromBytes(own) ?? '').replace(/"[^"\\]*(?:\\[^][^"\\]*)*"/g, '""');
}

/** A compact text with the members of every object sorted by name. */
export function sortedByName(compact: Bytes): Bytes {
  const text = textFromBytes(compact) ?? '';
  const tokens = text.match(/"[^"\\]*(?:\\[^][^"\\]*)*"|[{}[\],:]|[^{}[\],:"]+/g) ?? [];
  let at = 0;
  const list = (end: string, member: () => string): string[] => {
    const members: string[] = [];
    if (tokens[at] === end) at += 1;
    else {
      do {
        members.push(member());
        at += 1;
      } while (tokens[at - 1] === ',');
    }
    return members;
  };
  const value = (): string => {
    const token = tokens[at++] ?? '';
    if (token === '[') return `[${list(']', value).join(',')}]`;
    if (token !== '{') return token;
    const names: string[] = [];
    const members = list('}', () => {
      names.push(tokens[at] ?? '');
      at += 2;
      return value();
    });
    const sorted = members
      .map((member, index) => ({ name: names[index] ?? '', member }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return `{${sorted.map(({ name, member }) => `${name}:${member}`).join(',')}}`;
  };
  return bytesFromText(value());
}
