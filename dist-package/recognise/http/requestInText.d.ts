import type { Reading } from '../reading.ts';
/** Finds a raw request with other lines above it, such as tcpdump and ngrep write, or in quotes, as Go's `%q` does. */
export declare function readRequestInText(text: string): Reading | undefined;
/** Reads a file of requests as editors run them: the first with a signature, or else the first. */
export declare function readHttpFile(text: string): Reading | undefined;
