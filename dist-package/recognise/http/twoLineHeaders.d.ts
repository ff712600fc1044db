import { type Reading } from '../reading.ts';
/** Reads headers as a browser's network panel copies them: the name on one line, its value on the next. */
export declare function readTwoLineHeaders(text: string): Reading | undefined;
