import { type Signed } from './check/prepareSigning.ts';
import type { SignInput, VerifyInput } from './request.ts';
import { type Scheme } from './providers/scheme.ts';
import type { Verdict } from './verdict.ts';
/**
 * `sign` without a promise. It takes the scheme itself, so that whoever needs one does not load them all.
 * What has a public key exists only with a promise.
 */
export declare function signSync(scheme: Scheme, input: SignInput): Signed;
/** `verify` without a promise: the same steps and verdict from another engine. */
export declare function verifySync(scheme: Scheme, input: VerifyInput): Verdict;
