import type { VerifyInput } from './request.ts';
import { type SchemeId } from './providers/scheme.ts';
import type { Verdict } from './verdict.ts';
/**
 * Whether a receiver that follows this scheme to the letter would take the request, step by step. Neither yes nor no
 * where the platform cannot compute the scheme's algorithm. Rejects where a part that it needs cannot be loaded.
 */
export declare function verify(schemeId: SchemeId, input: VerifyInput): Promise<Verdict>;
