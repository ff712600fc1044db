import { hookscope } from './hookscope.ts';
import type { Terminal } from './terminal.ts';

interface Typed {
  readonly env?: Terminal['env'];
  /** What comes on standard input. */
  readonly input?: Uint8Array | string;
  /** What the person at the terminal answers, question by question; nobody sits there without. */
  readonly answers?: readonly string[];
  /** Stands for Ctrl-C. */
  readonly stopped?: AbortSignal;
}

/** Types a line, and returns what was to be seen and how it ended. */
export async function typed(
  words: readonly string[],
  { env = {}, input = '', answers = [], stopped = new AbortController().signal }: Typed = {},
) {
  const out: string[] = [];
  const err: string[] = [];
  const waiting = [...answers];
  const terminal: Terminal = {
    say: (line) => out.push(line),
    warn: (line) => err.push(line),
    progress: () => undefined,
    style: (_, text) => text,
    columns: 80,
    env,
    input: () =>
      Promise.resolve(typeof input === 'string' ? new TextEncoder().encode(input) : input),
    ask: () => Promise.resolve(waiting.shift()),
    stopped,
  };
  const exitCode = await hookscope(words, terminal);
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}
