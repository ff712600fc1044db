import { bytesFromText } from '../../bytes/bytes.ts';
import { readByteText } from './byteText.ts';

/** One argument of a command. */
export interface Word {
  readonly text: string;
  /** The bytes it stands for, where they are no text. */
  readonly bytes?: Uint8Array | undefined;
  /** Whether some of it stood in quotes, so that nothing in it is an operator. */
  readonly isQuoted: boolean;
}

/** What a command reads from its standard input. */
export type Input = { readonly word: Word } | { readonly file: string };

export interface Command {
  readonly words: readonly Word[];
  readonly input?: Input | undefined;
  /** Whether what it prints is the next one's input. */
  readonly isPiped: boolean;
  /** Whether it stands on a line of its own after others. */
  readonly beginsLine?: boolean;
  /** What of it a shell would have made something else of. */
  readonly remarks?: ReadonlySet<string>;
}

/** A command while it is read, word by word. */
export interface OpenCommand {
  readonly words: Word[];
  input?: Input;
  isPiped: boolean;
  readonly beginsLine: boolean;
  readonly remarks: Set<string>;
}

/** A command of which nothing is read yet. */
export function newCommand(beginsLine: boolean): OpenCommand {
  return { words: [], isPiped: false, beginsLine, remarks: new Set() };
}

/** A command line, in whatever shell it was written for. */
export interface CommandLine {
  readonly commands: readonly Command[];
  /** The beginning of what stands in a quote that never ends. */
  readonly unclosed?: string | undefined;
  /** What only a shell could put in: variables and the output of other commands. */
  readonly expansions: readonly string[];
  /** What was read in another way than a shell would. */
  readonly remarks: readonly string[];
}

/** One argument, put together of its pieces. */
export function wordOf(pieces: readonly string[], isQuoted: boolean): Word {
  return { ...readByteText(pieces.join('')), isQuoted };
}

/** What a program is given for an argument. */
export function bytesOf({ text, bytes }: Word): Uint8Array {
  return bytes ?? bytesFromText(text);
}
