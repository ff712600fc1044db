import { concatBytes } from '../../bytes/bytes.ts';

const lineFeed = 10;
const carriageReturn = 13;

/** Joins the chunks of a body (RFC 9112, section 7.1); undefined when it is not chunked. */
export function withoutChunks(framed: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  const hasReturns = framed[framed.indexOf(lineFeed) - 1] === carriageReturn;
  let at = 0;
  for (;;) {
    const size = sizeLine(framed, at);
    if (!size) return undefined;
    if (size.bytes === 0) return isEnd(framed, size.next) ? concatBytes(parts) : undefined;
    const end = size.next + size.bytes;
    const next = afterLineEnd(framed, end, hasReturns);
    if (next === undefined) return undefined;
    parts.push(framed.subarray(size.next, end));
    at = next;
  }
}

const sizeLineMost = 200;

/** Reads the size of a chunk; extensions behind a semicolon are ignored. */
function sizeLine(framed: Uint8Array, at: number): { bytes: number; next: number } | undefined {
  const end = framed.subarray(at, at + sizeLineMost).indexOf(lineFeed);
  if (end < 0) return undefined;
  const line = String.fromCharCode(...framed.subarray(at, at + end));
  const digits = /^([\da-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(line)?.[1];
  return digits === undefined
    ? undefined
    : { bytes: Number.parseInt(digits, 16), next: at + end + 1 };
}

/** Text fields turn all line ends into line feeds, also those of the framing. */
function afterLineEnd(framed: Uint8Array, at: number, hasReturn: boolean): number | undefined {
  if (hasReturn && framed[at] !== carriageReturn) return undefined;
  const feed = hasReturn ? at + 1 : at;
  return framed[feed] === lineFeed ? feed + 1 : undefined;
}

const trailerMost = 8_192;

/** Only trailers and an empty line may follow, whose line end may be lost. */
function isEnd(framed: Uint8Array, at: number): boolean {
  const rest = framed.subarray(at);
  if (rest.length > trailerMost) return false;
  const text = Array.from(rest, (byte) => String.fromCharCode(byte)).join('');
  return text.split('\n').every((line) => line.trim() === '' || /^[\w-]+:/.test(line));
}
