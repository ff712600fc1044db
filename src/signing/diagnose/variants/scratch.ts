import type { Bytes } from '../../bytes/bytes.ts';

/** Filled again by every call: a megabyte would be taken and given back a hundred times in one search. */
let scratch: Bytes = new Uint8Array(1 << 16);

/** Room for so many bytes, in which what the last caller wrote still stands. */
export function roomFor(bytes: number): Bytes {
  if (bytes <= scratch.length) return scratch;
  const larger = new Uint8Array(bytes + (bytes >> 2));
  larger.set(scratch);
  scratch = larger;
  return larger;
}
