import type { Bytes } from '../../bytes/bytes.ts';
/** How a program writes a name or a value into a form or a query. */
export interface FormEncoder {
    /** The signs that are written as they are, beside letters and digits. */
    readonly keeps: string;
    readonly space: '+' | '%20';
    readonly digits: 'upper' | 'lower';
}
/** The known encoders, and then the others that are made of what they do. */
export declare const formEncoders: readonly FormEncoder[];
/** One encoder of those that write bytes in the same way, be they plain or encoded. */
export declare function distinctEncoders(encoders: readonly FormEncoder[], bytes: Uint8Array): readonly FormEncoder[];
/** The bytes of a name or value as an encoder writes them. */
export declare function formEncoded(bytes: Uint8Array, how: FormEncoder): Bytes;
/**
 * A form or a query with its names and values decoded and written anew. A `%` without two hexadecimal digits behind it
 * stands for itself.
 */
export declare function formEncodedAnew(form: Uint8Array, how: FormEncoder): Bytes;
