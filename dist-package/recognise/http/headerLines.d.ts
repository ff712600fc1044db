import { type HeaderEntry, type Reading } from '../reading.ts';
/** Reads `Name: value`, with a name as RFC 9110 allows. */
export declare function headerField(text: string): HeaderEntry | undefined;
/** Reads `Name: value`, ignoring what terminals and logs put before it. */
export declare function headerLine(line: string): HeaderEntry | undefined;
/** Reads headers, one a line, and the body after an empty line, at the first JSON or by its name. */
export declare function readHeaderLines(text: string): Reading | undefined;
