import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where the command was typed: all of the world that a verb may touch beside its own business. */
export interface Terminal {
  /** Writes a line on standard output: what was asked for, and nothing else. */
  say(line: string): void;
  /** Writes a line on standard error. */
  warn(line: string): void;
  /** Shows how far long work has come, in the place of what was shown before; nothing where nobody looks on. */
  progress(line: string): void;
  /** A text in a colour, where standard output is a terminal that shows any. */
  style(style: Style, text: string): string;
  /** How many columns there are; 80 where nobody knows. */
  readonly columns: number;
  readonly env: Readonly<Partial<Record<string, string>>>;
  /** All of standard input. */
  input(): Promise<Uint8Array>;
  /** Asks whoever sits there; `undefined` where nobody does. What is `hidden` is not shown while it is typed. */
  ask(question: string, how?: { readonly hidden?: boolean }): Promise<string | undefined>;
  /** Aborted by Ctrl-C. */
  readonly stopped: AbortSignal;
}

/** The terminal of this process. A second Ctrl-C ends the process at once. */
export function thisTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const hasColours =
    stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb' && stdout.getColorDepth() > 1;
  const stop = new AbortController();
  let shown = 0;
  const clear = () => {
    if (shown > 0) stderr.write('\r\u001B[2K');
    shown = 0;
  };
  process.on('SIGINT', () => {
    if (stop.signal.aborted) process.exit(1);
    stop.abort();
  });
  // Whoever reads has seen enough, as `head` has.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    say: (line) => {
      clear();
      stdout.write(`${line}\n`);
    },
    warn: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (!stderr.isTTY) return;
      clear();
      const fitting = line.slice(0, (stderr.columns || 80) - 1);
      stderr.write(fitting);
      shown = fitting.length;
    },
    style: (style, text) => (hasColours ? styleText(style, text) : text),
    columns: stdout.columns || 80,
    env,
    input: () => buffer(stdin),
    ask: async (question, { hidden = false } = {}) => {
      if (!stdin.isTTY || !stderr.isTTY) return undefined;
      clear();
      stderr.write(question);
      const nowhere = new Writable({
        write: (_chunk, _encoding, done) => {
          done();
        },
      });
      const lines = createInterface({
        input: stdin,
        output: hidden ? nowhere : stderr,
        terminal: true,
      });
      lines.on('SIGINT', () => process.exit(1));
      const answer = await lines.question('');
      lines.close();
      if (hidden) stderr.write('\n');
      return answer;
    },
    stopped: stop.signal,
  };
}
