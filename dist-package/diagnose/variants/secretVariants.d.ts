import { type Bytes } from '../../bytes/bytes.ts';
import type { KeyDerivation } from '../../providers/scheme.ts';
import type { Cause } from '../causes.ts';
export interface SecretVariant {
    readonly causes: readonly [Cause, ...Cause[]];
    /** Which of the given secrets, counted from 1. */
    readonly secret: number;
    readonly key: Bytes;
}
/** Keys that were made of the secret if it was copied, stored or decoded differently; each once. */
export declare function secretVariants(secrets: readonly string[], derivation: KeyDerivation): Generator<SecretVariant>;
/** The text of which a scheme makes this key; undefined where there is none. */
export declare function writtenSecret(key: Bytes, derivation: KeyDerivation): string | undefined;
