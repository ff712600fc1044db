import type { Finding } from '../diagnose/match.ts';
import type { Scheme } from '../providers/scheme.ts';

/** A finding, with the scheme that signed and the receiver's secret. */
export interface MatchedRequest {
  readonly finding: Finding;
  readonly scheme: Scheme;
  readonly secret: string;
}
