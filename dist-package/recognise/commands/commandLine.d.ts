import type { Reading } from '../reading.ts';
/** Reads a command copied from a terminal, a browser or a document. */
export declare function readCommand(text: string): Reading | undefined;
