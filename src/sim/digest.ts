import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Trace } from '../model/facts.ts';

/** A SHA-256 in hex over every fact of a trace, in order: equal digests mean equal runs. */
export function digest(trace: Trace): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([trace.endsAt, trace.facts]))));
}
