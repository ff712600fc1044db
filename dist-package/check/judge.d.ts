import { type Prepared } from './prepare.ts';
import type { PublicKeyAlgorithm } from '../providers/scheme.ts';
import type { Comparison, ComputedMac, Inability, Verdict } from '../verdict.ts';
/** Compares what was computed with what was offered. The first step that failed is the reason. */
export declare function judge(prepared: Prepared, computed: readonly ComputedMac[]): Verdict;
/** The verdict on signatures that were checked by a public key. */
export declare function judgeChecked(prepared: Prepared, algorithm: PublicKeyAlgorithm, comparisons: readonly Comparison[] | 'not supported'): Verdict;
/** Why an algorithm cannot be judged where the platform does not have it. */
export declare function inabilityOf(algorithm: PublicKeyAlgorithm): Inability;
