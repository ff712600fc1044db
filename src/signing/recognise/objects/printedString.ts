import { bytesFromText, concatBytes } from '../../bytes/bytes.ts';
import { nextOf } from '../shells/nextOf.ts';

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  '0': '\0',
  '\n': '',
};

const prefix = /[bBuUrR]?(["'`])/y;
const code = /x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|U([\da-fA-F]{8})/y;

/** The text in quotes that begins there, as programs print it; the bytes, where Python's `b'…'` says so. */
export function printedString(
  text: string,
  from: number,
): { value: string | Uint8Array; end: number } | undefined {
  prefix.lastIndex = from;
  const found = prefix.exec(text);
  const quote = found?.[1];
  if (!found || quote === undefined) return undefined;
  const isBytes = /^b/i.test(found[0]);
  const parts: (string | Uint8Array)[] = [];
  for (let at = prefix.lastIndex; ;) {
    const stop = nextOf(text, at, quote.charCodeAt(0), 0x5c);
    if (stop === text.length) return undefined;
    const part = text.slice(at, stop);
    if (quote !== '`' && part.includes('\n')) return undefined;
    parts.push(part);
    if (text[stop] === quote) return { value: joined(parts, isBytes), end: stop + 1 };
    const [piece, next] = escapedPiece(text, stop + 1, isBytes);
    parts.push(piece);
    at = next;
  }
}

function escapedPiece(text: string, at: number, isBytes: boolean): [string | Uint8Array, number] {
  const char = text[at] ?? '';
  code.lastIndex = at;
  const found = char === 'x' || char === 'u' || char === 'U' ? code.exec(text) : undefined;
  if (!found) {
    return [letters[char] ?? char, at + 1];
  }
  const digits = found[1] ?? found[2] ?? found[3] ?? found[4] ?? '';
  const point = Number.parseInt(digits, 16);
  const next = at + found[0].length;
  if (isBytes && found[1] !== undefined) return [Uint8Array.of(point), next];
  return [point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd', next];
}

function joined(parts: readonly (string | Uint8Array)[], isBytes: boolean): string | Uint8Array {
  if (!isBytes) return parts.join('');
  return concatBytes(parts.map((part) => (typeof part === 'string' ? bytesFromText(part) : part)));
}
