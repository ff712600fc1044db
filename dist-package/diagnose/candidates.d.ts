import { type Bytes } from '../bytes/bytes.ts';
import type { VerifyInput } from '../request.ts';
import { type Algorithm, type Scheme } from '../providers/scheme.ts';
import { type Change } from './messageBuilder.ts';
/** A key and a message that may have been signed, and what was changed for them. */
export interface Candidate extends Change {
    readonly key: Bytes;
    readonly secret: number;
    readonly algorithm: Algorithm;
    readonly message: Bytes;
}
/**
 * Yields what may have been signed, the likeliest first: single changes, then the other schemes, then pairs of a body
 * with a secret, a URL with a secret or a body, and another algorithm with either. `moreBodies` come before other bodies.
 */
export declare function candidates(scheme: Scheme, input: VerifyInput, moreBodies?: readonly Change[]): Generator<Candidate | 'now the other schemes'>;
