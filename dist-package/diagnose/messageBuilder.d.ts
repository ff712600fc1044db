import { type Bytes } from '../bytes/bytes.ts';
import type { Cause } from './causes.ts';
import type { VerifyInput } from '../request.ts';
import type { Scheme } from '../providers/scheme.ts';
/** A message that may have been signed, with the spelling of the URL in it. */
export interface Message {
    readonly message: Bytes;
    readonly url?: string;
}
/** What may have been signed in place of what is checked, and the causes that turned it into that. */
export interface Change {
    readonly causes: readonly Cause[];
    readonly body?: Bytes;
    readonly url?: string;
    readonly method?: string;
    readonly timestamp?: string;
    /** The Content-Type that the body was signed as, if it is another. */
    readonly contentType?: string;
}
/** Another body, and the causes that turned it into the checked one. */
export type BodyVariant = Change & {
    readonly body: Bytes;
};
/** Builds the signed content of a request with parts of it replaced. */
export declare class MessageBuilder {
    #private;
    readonly timestamp: string | undefined;
    readonly unchanged: readonly Message[];
    constructor(scheme: Scheme, input: VerifyInput);
    /** Empty when the change makes no other message, or the URL holds the hash of another body. */
    messages(change: Change): readonly Message[];
}
