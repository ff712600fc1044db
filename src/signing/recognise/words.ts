import { bytesFromText } from '../bytes.ts';
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

export function wordOf(pieces: readonly string[], isQuoted: boolean): Word {
  return { ...readByteText(pieces.join('')), isQuoted };
}

export function bytesOf({ text, bytes }: Word): Uint8Array {
  return bytes ?? bytesFromText(text);
}
