import { bytesFromText } from '../../bytes/bytes.ts';
import type { Cursor } from '../cursor.ts';
import { printedEscapes, readByteText, takeEscape } from '../escapes.ts';

/** How a writer puts a text into quotes, where it does not write what is in it with escapes. */
export type Quoting =
  'with escapes' | 'as it stands' | 'as it stands, lines too' | 'as it stands, to the line end';

/** Where a text in quotes may end that was put into them as it stands. */
const endsAsItStands: Readonly<Record<Quoting, RegExp>> = {
  'with escapes': /["'](?=[,;)\]}]{0,3}[ \t]{0,8}(?:\r?\n|$))/g,
  // Spring: `host:"a.example", accept:"*/*", "x"]`.
  'as it stands': /"(?=\]|, (?:[\w!#$%&'*+.^`|~-]{1,100}:)?"|\s*$)/g,
  // PHP's var_dump and var_export, where the text was changed since.
  'as it stands, lines too': /["'](?=,?[ \t]{0,8}(?:\r?\n|$))/g,
  // Symfony's dump: `"name" => "value"`.
  'as it stands, to the line end': /"(?= =>|,?[ \t]{0,8}(?:\r?\n|$))/g,
};

const escapes: ReadonlySet<Quoting> = new Set(['with escapes', 'as it stands, lines too']);
const boundary = /(?=\s|$|[,;:)\]}>=+|.])/y;

/**
 * Takes a text in quotes, or the bytes of `b'…'`; undefined, and the place as it was, where none begins here or it
 * never ends.
 */
export function takeQuoted(cursor: Cursor, quoting: Quoting): string | Uint8Array | undefined {
  const { at } = cursor;
  const taken =
    takeCounted(cursor) ??
    takeBlock(cursor) ??
    (escapes.has(quoting) ? takeEscaped(cursor, quoting) : undefined) ??
    takeAsItStands(cursor, quoting);
  if (taken === undefined) cursor.at = at;
  return taken;
}

/** PHP's var_dump writes how many bytes the text has, and the text as it stands: `string(3) "a"b"`. */
function takeCounted(cursor: Cursor): string | undefined {
  const { at } = cursor;
  const [, count] = cursor.takeMatch(/string\((\d{1,8})\) "/y) ?? [];
  if (count === undefined) return undefined;
  const start = cursor.at;
  let bytes = Number(count);
  let end = start;
  while (bytes > 0 && end < cursor.text.length) {
    const code = cursor.text.codePointAt(end) ?? 0;
    bytes -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    end += code < 0x10000 ? 1 : 2;
  }
  if (bytes === 0 && cursor.text[end] === '"') {
    cursor.at = end + 1;
    return cursor.text.slice(start, end);
  }
  // The text has been changed since.
  cursor.at = start - 1;
  const text = takeAsItStands(cursor, 'as it stands, lines too');
  if (text === undefined) cursor.at = at;
  return text;
}

/** Symfony's dump writes a text of several lines between `"""`, with its line ends visible. */
function takeBlock(cursor: Cursor): string | undefined {
  const { at } = cursor;
  if (!cursor.skip(/b?"""\r?\n/y)) return undefined;
  const inside = cursor.takeBefore(/\r?\n[ \t]{0,200}"{3}/g);
  const margin = cursor.takeMatch(/\r?\n([ \t]{0,200})"{3}/y)?.[1];
  if (margin === undefined) {
    cursor.at = at;
    return undefined;
  }
  return inside
    .split(/\r?\n/)
    .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line))
    .map((line) => line.replace(/\\r\\n$/, '\r\n').replace(/\\n$/, '\n'))
    .join('');
}

function takeEscaped(cursor: Cursor, quoting: Quoting): string | Uint8Array | undefined {
  const { at } = cursor;
  const [prefix = '', quote = ''] = cursor.takeMatch(/(?:[bBuUrR]|~[cs])?(["'`])/y) ?? [];
  if (quote === '') return undefined;
  const pieces: string[] = [];
  for (;;) {
    const piece = cursor.takeUntil(quote, '\\');
    const isBroken = piece.includes('\n') && quote !== '`' && quoting === 'with escapes';
    if (cursor.isAtEnd || isBroken) break;
    pieces.push(piece);
    if (cursor.next() === quote) {
      const { at: end } = cursor;
      if (!cursor.skip(boundary)) break;
      cursor.at = end;
      return valueOf(pieces.join(''), prefix, quote);
    }
    pieces.push(takeEscape(cursor, printedEscapes));
  }
  cursor.at = at;
  return undefined;
}

/** Bytes that were named are a text where they are UTF-8; else they are bytes, or characters as Node names them. */
function valueOf(text: string, prefix: string, quote: string): string | Uint8Array {
  const isBytes = /^b/i.test(prefix);
  const read = readByteText(text);
  if (isBytes) return read.bytes ?? bytesFromText(read.text);
  if (!read.bytes) return read.text;
  if (quote === '"') return read.bytes;
  return text.replaceAll(/[\udc80-\udcff]/gu, (half) =>
    String.fromCharCode(half.charCodeAt(0) & 0xff),
  );
}

function takeAsItStands(cursor: Cursor, quoting: Quoting): string | undefined {
  const { at } = cursor;
  const quote = cursor.take(/b?["']/y)?.slice(-1);
  if (quote === undefined) return undefined;
  const start = cursor.at;
  const end = endsAsItStands[quoting];
  for (end.lastIndex = start; ;) {
    const found = end.exec(cursor.text);
    const text = cursor.takeTo(found?.index ?? cursor.text.length);
    cursor.at = start;
    if (!found || (quoting !== 'as it stands, lines too' && text.includes('\n'))) break;
    if (found[0] === quote) {
      cursor.at = found.index + 1;
      return text;
    }
  }
  cursor.at = at;
  return undefined;
}
