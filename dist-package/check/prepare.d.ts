import { type VerifyInput } from '../request.ts';
import { type Algorithm, type Scheme } from '../providers/scheme.ts';
import { type UsableKey } from './secretKey.ts';
import { type SignedContent } from './signedContent.ts';
import type { ContentStep, OfferedMac, Step } from '../verdict.ts';
/** What is known of a request before any MAC is computed. */
export interface Prepared {
    readonly algorithm: Algorithm;
    readonly steps: readonly Step[];
    /** What may have been signed; none when a part of it is missing. */
    readonly contents: readonly SignedContent[];
    readonly keys: readonly UsableKey[];
    readonly offered: readonly OfferedMac[];
}
/** Reads a request and says what must be signed, with which keys, and which MACs were offered. */
export declare function prepare(scheme: Scheme, given: VerifyInput): Prepared;
/** The step that shows the signed content; `tried` counts the spellings of the URL. */
export declare function contentStep({ parts, message, note }: SignedContent, tried: number): ContentStep;
/** The headers, with those that have an alias under the scheme's own name. */
export declare function canonicalHeaders({ message, aliases }: Scheme, { headers }: VerifyInput): VerifyInput['headers'];
