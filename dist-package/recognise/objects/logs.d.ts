import { type Reading } from '../reading.ts';
/** Reads what a program has printed, unless the text begins as a list of headers or a log does. */
export declare function readPrintedFirst(text: string): Reading | undefined;
/** Reads a log with times or levels before its lines, or a request line with a status. */
export declare function readLog(text: string): Reading | undefined;
/** Headers with other lines above them, such as the buttons of a page; only with a signature, which prose has none of. */
export declare function readHeadersBelow(text: string): Reading | undefined;
