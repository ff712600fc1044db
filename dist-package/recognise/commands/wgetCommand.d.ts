import { type Warnings } from '../warnings.ts';
import { type Reading } from '../reading.ts';
import { type Command, type Input } from '../shells/arguments.ts';
/** Reads a Wget command, by its manual. */
export declare function readWget({ words }: Command, _input: Input | undefined, warnings: Warnings): Reading;
