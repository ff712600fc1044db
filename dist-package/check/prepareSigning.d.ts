import type { Bytes } from '../bytes/bytes.ts';
import type { SignInput } from '../request.ts';
import { type Scheme } from '../providers/scheme.ts';
import { type UsableKey } from './secretKey.ts';
import type { Inability, RejectionReason } from '../verdict.ts';
/** The headers to send, or the reason why there are none. */
export type Signed = {
    readonly ok: true;
    readonly headers: Readonly<Record<string, string>>;
    /** Set where the scheme writes the time or the signature into the body. */
    readonly body?: Bytes;
    /** Set where the scheme writes the body's hash into the URL. */
    readonly url?: string;
} | {
    readonly ok: false;
    readonly because: RejectionReason | Inability;
    readonly headers: Readonly<Record<string, never>>;
};
/** Everything about signing but the MAC. */
export type PreparedSigning = {
    readonly ok: true;
    readonly keys: readonly UsableKey[];
    readonly message: Bytes;
    readonly signedWith: (macs: readonly Uint8Array[]) => Signed;
} | Extract<Signed, {
    ok: false;
}>;
/**
 * The message to sign, the keys, and what is sent once there is a MAC for each key. Refuses, and never throws, when no
 * secret gives a key or a signed part is missing.
 */
export declare function prepareSigning(scheme: Scheme, given: SignInput): PreparedSigning;
/** A refusal to sign. */
export declare function refused(because: RejectionReason | Inability): Extract<Signed, {
    ok: false;
}>;
