import { type CommandLine } from './arguments.ts';
/**
 * The commands of a text as a POSIX shell splits it, with `$'…'` and `<<<` of Bash. Lines that a document has lost the
 * backslashes of are joined all the same, where the next one goes on with an option.
 */
export declare function shellCommands(text: string): CommandLine;
