import { Cursor } from '../cursor.ts';
import { newCommand, argumentOf, type CommandLine, type Argument } from './arguments.ts';

/** Windows itself takes no more than 32,767 (the documentation of CreateProcess). */
const charactersMost = 1_000_000;

/** Whether a command was written for Windows' command line: by `^"`, or lines joined by a caret. */
export function isForWindows(text: string): boolean {
  return /^[^'"]{0,8192}\s\^"/.test(text) || (/ \^\r?\n/.test(text) && !/\s'/.test(text));
}

/** The words of a command as cmd.exe and then the program's own start take it apart. */
export function windowsCommand(whole: string): CommandLine {
  const text = whole.slice(0, charactersMost);
  const { words, wereDoubled, isOpen } = argumentsOf(withoutCarets(text), /\s\^"/.test(text));
  return {
    commands: [newCommand(false, words)],
    unclosed: isOpen ? words.at(-1)?.text : undefined,
    expansions: [],
    remarks: [
      ...(wereDoubled
        ? ['The browser has written each backslash twice for Windows; they were read as one.']
        : []),
      ...(text.length < whole.length
        ? ['The command is longer than a million characters; the rest was left out.']
        : []),
    ],
  };
}

/** The first reading: a caret takes what is special from the character after it, also from a line's end. */
function withoutCarets(text: string): string {
  // The pattern finds nothing more where an operator or a line's end stands outside of quotes.
  const pieces = /[^^"\n|&<>]+|"[^"]*"?|\^(?:\r?\n)?(\r\n|[^]|$)/gy;
  return Array.from(text.matchAll(pieces), ([piece, escaped]) => escaped ?? piece).join('');
}

/** The second reading: backslashes count only before a double quote, and two quotes inside a pair are one. */
function argumentsOf(text: string, mayBeDoubled: boolean) {
  const line = new Cursor(text);
  const words: Argument[] = [];
  let parts: string[] | undefined;
  let isQuoted = false;
  let wereDoubled = false;
  const add = (part: string) => (parts ??= []).push(part);
  const end = () => {
    if (parts) words.push(argumentOf(parts, true));
    parts = undefined;
  };
  // Browsers write every backslash twice, also where Windows does not ask for it.
  const isDoubled = mayBeDoubled && allInPairs(text);
  while (!line.isAtEnd) {
    const plain = line.take(/[^\\"\s]+/y);
    const backslashes = plain === undefined ? line.take(/\\+/y) : undefined;
    if (plain !== undefined) add(plain);
    else if (backslashes !== undefined) {
      const isBeforeQuote = line.char === '"';
      wereDoubled ||= isDoubled && !isBeforeQuote;
      const half = backslashes.slice(0, backslashes.length >> 1);
      add(isBeforeQuote || isDoubled ? half : backslashes);
      if (isBeforeQuote && backslashes.length % 2 === 1) add(line.next());
    } else if (line.skip(/"/y)) {
      add('');
      if (isQuoted && line.skip(/"/y)) add('"');
      else isQuoted = !isQuoted;
    } else {
      const blank = line.next();
      if (isQuoted) add(blank);
      else end();
    }
  }
  end();
  return { words, wereDoubled, isOpen: isQuoted };
}

function allInPairs(line: string): boolean {
  for (const { 0: run, index } of line.matchAll(/\\+/g)) {
    if (run.length % 2 === 1 && line[index + run.length] !== '"') return false;
  }
  return true;
}
