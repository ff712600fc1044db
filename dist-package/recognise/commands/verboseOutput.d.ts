import { type Reading } from '../reading.ts';
/** Reads what `curl -v` prints of a request: lines with `> ` in front, without the body. */
export declare function readVerboseOutput(text: string): Reading | undefined;
