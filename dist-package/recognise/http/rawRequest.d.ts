import { type HeaderEntry, type Reading } from '../reading.ts';
/**
 * A request as it stands on the wire: a request line, headers, an empty line, and the rest is body. In a line as HTTP
 * writes it quotes belong to the value; `headerOf` tells how the lines of a log are read, where they do not.
 */
export declare function readRawRequest(text: string, headerOf?: typeof fieldOrLine): Reading | undefined;
declare function fieldOrLine(line: string): HeaderEntry | undefined;
export {};
