import { bodyBytes, bodyDraft, type BodyDraft } from './signingBenchDraft.ts';

export interface Tampered {
  readonly body: BodyDraft;
  /** Counted from 1. */
  readonly byte: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Flips the lowest bit of one byte, where it is easiest to see: the first digit of the longest number, or else the
 * first letter. Both stay readable. Undefined for an empty body.
 */
export function tamper(body: BodyDraft): Tampered | undefined {
  const bytes = bodyBytes(body);
  if (!bytes || bytes.length === 0) return undefined;
  const at = placeToTamper(bytes);
  const before = bytes[at] ?? 0;
  const after = before ^ 1;
  return { body: bodyDraft(bytes.with(at, after), body.as), byte: at + 1, before, after };
}

function placeToTamper(bytes: Uint8Array): number {
  let longest = { start: -1, length: 0 };
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (isDigit(bytes[at])) continue;
    const length = at - start;
    if (length > longest.length && standsAlone(bytes, start, at)) longest = { start, length };
    start = at + 1;
  }
  return longest.length > 0 ? longest.start : Math.max(bytes.findIndex(staysLetter), 0);
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
