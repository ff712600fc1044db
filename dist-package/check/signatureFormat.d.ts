import type { SignatureFormat } from '../providers/scheme.ts';
import type { OfferedMac } from '../verdict.ts';
export interface ReadSignature {
    readonly offered: readonly OfferedMac[];
    readonly leftAside: readonly string[];
    /** The timestamp, where the format carries it beside the MACs. */
    readonly time: string | undefined;
    /** True when the text is not of this format; false when it is and has no usable entry. */
    readonly malformed: boolean;
}
/** Reads a signature header. Never throws: problems are told per entry, or as `malformed`. */
export declare function readSignature(text: string, format: SignatureFormat, 
/** In bytes; an entry of another length is no MAC. */
macLength: number): ReadSignature;
/** Writes a signature header with an entry for each MAC, or for the first; and `time`, where the format carries it. */
export declare function writeSignature(macs: readonly Uint8Array[], format: SignatureFormat, time: string | undefined): string;
/** What stands before each MAC in a header of this format. */
export declare function macPrefix(format: SignatureFormat): string;
