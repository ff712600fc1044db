import type { KeyDerivation } from '../scheme.ts';
/** What stands before the secret where both are given, as `key:secret` or in JSON: an app key, a public key. */
interface KeyPairText {
    readonly account?: string | undefined;
    readonly secret: string;
}
/** A secret that belongs to a key by which it is named. The key may be left out; then it is not compared. */
export declare function keyPairText(text: string): KeyPairText;
/** The keys by which the secrets are named, where they are given. */
export declare function accountsOf(secrets: readonly string[]): readonly string[];
export declare const keyAndSecret: Extract<KeyDerivation, {
    kind: 'made';
}>;
/** In either case, as `Buffer.from(key, 'hex')` reads it. */
export declare const hexKey: KeyDerivation;
export {};
