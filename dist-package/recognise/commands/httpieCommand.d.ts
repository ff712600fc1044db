import type { Warnings } from '../warnings.ts';
import type { Reading } from '../reading.ts';
import { type Command, type Input } from '../shells/arguments.ts';
/** Reads `http POST example.com X-A:b`; undefined where `http` is just a word. */
export declare function readHttpie({ words }: Command, input: Input | undefined, warnings: Warnings): Reading | undefined;
