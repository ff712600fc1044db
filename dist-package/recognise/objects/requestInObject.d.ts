import { type RecognisedAs, type Reading } from '../reading.ts';
/**
 * Finds the request at any depth of a log, a HAR file or an event; one with a signature first. `sourceOf` tells how an
 * object in it stood in the text.
 */
export declare function requestInObject(whole: unknown, as: RecognisedAs, sourceOf?: (value: unknown) => string | undefined): Reading | undefined;
