import { type Warnings } from '../warnings.ts';
import { type Reading } from '../reading.ts';
import { type Command, type Input } from '../shells/arguments.ts';
/** Reads a curl command, by curl's manual page. */
export declare function readCurl(command: Command, input: Input | undefined, warnings: Warnings): Reading;
