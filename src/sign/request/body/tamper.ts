import { bodyBytes, bodyDraft, type BodyDraft } from './body.ts';

/** A body with one bit changed, and what became of the byte that bit is in. */
export interface Tampered {
  readonly body: BodyDraft;
  /** Counted from 1. */
  readonly byte: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Flips one bit, where it is easiest to see: the lowest of a digit of the longest number, or else of a letter. Both
 * stay readable. Pressed again it takes the next place, so that no second press puts the first one right. Undefined
 * for an empty body.
 */
export function tamper(body: BodyDraft): Tampered | undefined {
  const bytes = bodyBytes(body);
  if (!bytes || bytes.length === 0) return undefined;
  const { bit, flippedBits } = nextBit(bytes, body.flippedBits ?? []);
  const at = bit >> 3;
  const before = bytes[at] ?? 0;
  const after = before ^ (1 << (bit & 7));
  const tampered = bodyDraft(bytes.with(at, after), body.as, body.as === 'file' ? body.name : '');
  return { body: { ...tampered, flippedBits }, byte: at + 1, before, after };
}

function nextBit(
  bytes: Uint8Array,
  flipped: readonly number[],
): { bit: number; flippedBits: readonly number[] } {
  const taken = new Set(flipped);
  for (const bit of bitsByLegibility(bytes)) {
    if (!taken.has(bit)) return { bit, flippedBits: [...flipped, bit] };
  }
  // Every bit is flipped. Setting one right leaves the others, and a byte has eight.
  return { bit: flipped.at(-1) ?? 0, flippedBits: flipped.slice(0, -1) };
}

/** Every bit of the body, some of them more than once; made one at a time, for a body may be a megabyte. */
function* bitsByLegibility(bytes: Uint8Array): Generator<number> {
  const { start, length } = longestNumber(bytes.subarray(0, lookedAtMost));
  for (let at = start; at < start + length; at += 1) yield 8 * at;
  for (let at = 0; at < bytes.length; at += 1) if (staysLetter(bytes[at] ?? 0)) yield 8 * at;
  for (let bit = 0; bit < 8; bit += 1) {
    for (let at = 0; at < bytes.length; at += 1) yield 8 * at + bit;
  }
}

/** Further on nobody would look for it. */
const lookedAtMost = 500_000;

/** A longer number is a time or an id: with it changed, the signature would not be the only thing wrong. */
const amountDigitsMost = 9;

function longestNumber(bytes: Uint8Array): { start: number; length: number } {
  let longest = { start: 0, length: 0 };
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (isDigit(bytes[at])) continue;
    const length = at - start;
    if (length > longest.length && length <= amountDigitsMost && standsAlone(bytes, start, at)) {
      longest = { start, length };
    }
    start = at + 1;
  }
  return longest;
}

/** An amount, rather than the digits inside an id, a date or a time. */
function standsAlone(bytes: Uint8Array, start: number, end: number): boolean {
  const before = charAt(bytes, start - 1);
  const afterDigitAndColon = before === ':' && isDigit(bytes[start - 2]);
  return !afterDigitAndColon && !/[\w"-]/.test(before) && !/[\w":-]/.test(charAt(bytes, end));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** A letter that is still one when its lowest bit flips: not `a` and not `z`. */
function staysLetter(byte: number): boolean {
  return /[b-y]/i.test(String.fromCharCode(byte));
}

function charAt(bytes: Uint8Array, at: number): string {
  const byte = bytes[at];
  return byte === undefined ? '' : String.fromCharCode(byte);
}
