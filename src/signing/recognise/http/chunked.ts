import { binaryText, concatBytes } from '../../bytes/bytes.ts';
import { Cursor } from '../cursor.ts';

/** Extensions behind a semicolon are ignored. */
const sizeLine = /([\da-f]{1,8})[ \t]{0,20}(?:;[^\r\n]{0,170})?\r?\n/iy;

/** Joins the chunks of a body (RFC 9112, section 7.1); undefined when it is not chunked. */
export function withoutChunks(framed: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  const cursor = new Cursor(binaryText(framed));
  const { text } = cursor;
  // Text fields turn all line ends into line feeds, also those of the framing.
  const lineEnd = text[text.indexOf('\n') - 1] === '\r' ? /\r\n/y : /\n/y;
  for (;;) {
    const [, size] = cursor.takeMatch(sizeLine) ?? [];
    if (size === undefined) return undefined;
    const { at } = cursor;
    cursor.at += Number.parseInt(size, 16);
    if (cursor.at === at) return isEnd(cursor.takeRest()) ? concatBytes(parts) : undefined;
    parts.push(framed.subarray(at, cursor.at));
    if (!cursor.skip(lineEnd)) return undefined;
  }
}

const trailerMost = 8_192;

/** Only trailers and an empty line may follow, whose line end may be lost. */
function isEnd(rest: string): boolean {
  if (rest.length > trailerMost) return false;
  return rest.split('\n').every((line) => line.trim() === '' || /^[\w-]+:/.test(line));
}
