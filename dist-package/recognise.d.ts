import type { BodyCandidate, FoundRequest, Reading, RecognisedAs } from './recognise/reading.ts';
import type { SchemeId } from './providers/scheme.ts';
export type { BodyCandidate, RecognisedAs } from './recognise/reading.ts';
export interface Recognition {
    readonly schemeId?: SchemeId;
    /** Other schemes that the same headers could belong to. */
    readonly orElse: readonly SchemeId[];
    readonly request: FoundRequest;
    readonly as: RecognisedAs;
    /** What else may be the body, the one that was taken among them; absent where that is sure. */
    readonly bodies?: readonly BodyCandidate[];
    /** What could not be used as it stands, a sentence each. */
    readonly doubts: readonly string[];
    /** Further sentences that were dropped. */
    readonly doubtsLeftOut?: number;
}
type Reader = (text: string) => Reading | undefined;
/**
 * Finds the request in a pasted text: a raw request, a command, headers, a log, a signature or a body. Never throws, and
 * takes time in proportion to the text. The first of the `readers` that knows the form of the text decides.
 */
export declare function recognise(text: string, readers?: readonly Reader[]): Recognition;
