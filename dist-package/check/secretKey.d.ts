import { type Bytes } from '../bytes/bytes.ts';
import type { KeyDerivation } from '../providers/scheme.ts';
import type { KeyFacts } from '../verdict.ts';
/** The prefixes of providers' secrets. */
export declare const knownPrefix: RegExp;
/** Invisible characters that are copied together with a secret. */
export declare const invisibleCharacters: RegExp;
/** The keys of one or several secrets. `facts` may be shown; `usable` may not. */
export interface SecretKeys {
    readonly usable: readonly UsableKey[];
    /** Of every secret, usable or not. */
    readonly facts: readonly KeyFacts[];
    /** Set exactly when no key is usable. */
    readonly because?: 'secret empty' | 'secret malformed';
}
export interface UsableKey {
    /** Which of the given secrets, counted from 1. */
    readonly secret: number;
    readonly key: Bytes;
    /** The seed of an Ed25519 key pair, or PKCS #8, where the secret is a private key. */
    readonly seed?: Bytes;
}
/** The key bytes behind a secret, or behind each of several while one is rotated. */
export declare function secretKeys(secret: string | readonly string[], derivation: KeyDerivation): SecretKeys;
