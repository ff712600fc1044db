import type { Warnings } from '../warnings.ts';
import { type Command, type Input } from '../shells/arguments.ts';
/** The output of a command that is piped into the next. */
export declare function outputOf({ words, input }: Command, warnings: Warnings): Input | undefined;
