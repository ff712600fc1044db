import { type Body } from '../objects/loggedBody.ts';
import { type Reading } from '../reading.ts';
/**
 * Finds a request that a program has printed, with whatever stands around it: the first value with a signature in its
 * headers, or else with headers; and its body, in the same value, behind it or before it.
 */
export declare function readPrintedRequest(text: string): Reading | undefined;
/** A text that is a printed body as a whole, as its bytes; any other as it stands. */
export declare function bodyInQuotes(text: string): Body;
