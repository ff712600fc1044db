import type { Terminal } from './terminal.ts';

/** An option of a verb: what `parseArgs` of node:util has to know, and what the help says. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** May be given more than once. */
  readonly multiple?: true;
  /** What stands for its value in the help, such as `NAME`. */
  readonly value?: string;
  readonly says: string;
}

type Options = Readonly<Record<string, Option>>;

/** What was given for each option; `undefined` where nothing was. */
type Given<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { readonly type: 'boolean' }
    ? boolean | undefined
    : O[K] extends { readonly multiple: true }
      ? readonly string[] | undefined
      : string | undefined;
};

/** Something that the command can do. */
export interface Verb<O extends Options = Options> {
  readonly name: string;
  /** What follows its name, such as `<url>`: as many words at least as stand in `<>`, and at most as there are. */
  readonly takes: string;
  readonly says: string;
  readonly options: O;
  /**
   * Does it. Throws `WrongUse` for what was asked wrongly; every other trouble is told, and is part of the outcome.
   * With `json` it writes one JSON value on standard output, and nothing else there.
   */
  run(call: Call<O>, terminal: Terminal): Promise<Outcome>;
}

export interface Call<O extends Options = Options> {
  readonly words: readonly string[];
  readonly given: Given<O>;
  readonly json: boolean;
}

/** Whether all that was asked for held. */
export type Outcome = 'held' | 'fell short';

/** Something was asked wrongly: a sentence that says what, and what to do, with its full stop or without. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** Lets the compiler read the options of a verb. */
export function defineVerb<const O extends Options>(verb: Verb<O>): Verb {
  return verb as unknown as Verb;
}
