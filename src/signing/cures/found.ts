import type { Finding } from '../diagnose/match.ts';
import type { Scheme } from '../providers/scheme.ts';

/** A finding, and what it was found in. */
export interface Found {
  readonly finding: Finding;
  /** By which the request was signed. */
  readonly scheme: Scheme;
  /** As the receiver has it. */
  readonly secret: string;
}
