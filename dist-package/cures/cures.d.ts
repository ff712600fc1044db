import type { Cure, MatchedRequest } from './cure.ts';
/** The cures of a finding: each kind once, and each piece of code once. */
export declare function curesFor(found: MatchedRequest): readonly Cure[];
