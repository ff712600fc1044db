import { type VerifyInput } from '../../request.ts';
import { type Scheme } from '../../providers/scheme.ts';
import type { Cause } from '../causes.ts';
/** A MAC that a header may hold when it is read differently. */
export interface SignatureVariant {
    /** Absent when it was read as the scheme says. */
    readonly cause?: Cause;
    readonly mac: Uint8Array;
}
/** Every MAC that the request may hold, read as the scheme says and differently; each once. */
export declare function signatureVariants(scheme: Scheme, input: VerifyInput): readonly SignatureVariant[];
/** The texts in which a request offers signatures. */
export declare function signatureTexts(scheme: Scheme, { headers, body }: VerifyInput): readonly string[];
/** The words of a header, each with the name before it: `v1=`, `v1,`. */
export declare function words(text: string): readonly {
    readonly word: string;
    readonly before: string;
}[];
