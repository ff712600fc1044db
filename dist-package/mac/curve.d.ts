import type { Bytes } from '../bytes/bytes.ts';
/** Whether a signature is that of one public key; undefined where the platform cannot tell. */
export type Verifier = (signature: Bytes, message: Bytes) => Promise<boolean | undefined>;
/** How signatures are made and checked with a pair of keys. */
export interface Curve {
    /** Whether this platform has it at all, here and now. */
    readonly isThere: () => Promise<boolean>;
    readonly verifier: (publicKey: Bytes) => Promise<Verifier>;
    /** Undefined where the platform cannot, or the key is none. */
    readonly sign: (privateKey: Bytes, message: Bytes) => Promise<Uint8Array | undefined>;
}
