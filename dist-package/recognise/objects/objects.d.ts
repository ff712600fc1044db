import type { Reading } from '../reading.ts';
/**
 * Reads JSON that a gateway or framework has logged: an AWS event, `{ headers, body }`, a HAR file, a log line or the
 * headers alone.
 */
export declare function readObject(text: string): Reading | undefined;
/** Reads an object a line: the first with a signature, or else with headers. */
export declare function readJsonLines(text: string): Reading | undefined;
