import { type Bytes } from '../bytes/bytes.ts';
import { type RequestHeaders, type SignedRequest } from '../request.ts';
import { type Scheme } from '../providers/scheme.ts';
import type { RejectionReason, SignedPart } from '../verdict.ts';
/** What may have been signed: the parts in order and their bytes, with what makes it another than the first. */
export interface SignedContent {
    readonly parts: readonly SignedPart[];
    readonly message: Bytes;
    readonly note?: string;
}
export type SignedContents = {
    readonly ok: true;
    readonly contents: readonly [SignedContent, ...SignedContent[]];
} | {
    readonly ok: false;
    readonly because: RejectionReason | undefined;
};
/** What the parts of the message are taken from. */
export type Signing = SignedRequest & {
    readonly headers: RequestHeaders;
    readonly timestamp: string | undefined;
    readonly secrets?: readonly string[];
};
/**
 * The parts of a request that go into the MAC, once for each spelling of the URL that the scheme allows.
 * Refuses with the reason when one of them is missing; without one when a step before has told it.
 */
export declare function signedContents(scheme: Scheme, request: Signing): SignedContents;
/**
 * Whether a body is signed as a form: never where the URL has the hash of a body, which is signed and the Content-Type
 * is not; else by its Content-Type, or by its looks where there is none.
 */
export declare function formBody({ bodyHash: rule }: Scheme, { body, headers, url }: Pick<Signing, 'body' | 'headers' | 'url'>): boolean;
/** SHA-256 of a body in hex, made once for each body: its bytes must stay as they are. */
export declare function bodyHash(body: Uint8Array): string;
