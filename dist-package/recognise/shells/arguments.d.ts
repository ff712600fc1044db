import { type Warnings } from '../warnings.ts';
export interface Argument {
    readonly text: string;
    /** Set where they are no text. */
    readonly bytes?: Uint8Array | undefined;
    /** Quoted in part, so that it is no operator. */
    readonly isQuoted: boolean;
}
/** What a command reads from its standard input. */
export type Input = {
    readonly word: Argument;
} | {
    readonly file: string;
};
export interface Command {
    readonly words: Argument[];
    input?: Input;
    /** Whether the next command reads what this one prints. */
    isPiped: boolean;
    /** Whether it stands on a line of its own after others. */
    readonly beginsLine: boolean;
    /** What a shell would have read in another way, a sentence each. */
    readonly remarks: Set<string>;
}
/** A command with these words. */
export declare function newCommand(beginsLine?: boolean, words?: Argument[]): Command;
/** A command line, in whatever shell it was written for. */
export interface CommandLine {
    readonly commands: readonly Command[];
    /** The beginning of what stands in a quote that never ends. */
    readonly unclosed?: string | undefined;
    /** Variables and the output of other commands, which only a shell could put in. */
    readonly expansions: Iterable<string>;
    /** What was read in another way than a shell would, a sentence each. */
    readonly remarks: Iterable<string>;
}
/** Warns of what a shell would have read differently. */
export declare function tell({ unclosed, expansions, remarks }: Omit<CommandLine, 'commands'>, warnings: Warnings, expansionSentence: (name: string) => string): void;
/** Joins the pieces of an argument. */
export declare function argumentOf(pieces: readonly string[], isQuoted: boolean): Argument;
export declare const noArgument: Argument;
/** The bytes that a program gets for an argument. */
export declare function bytesOf({ text, bytes }: Argument): Uint8Array;
