import { wordOf, type CommandLine, type Word } from './arguments.ts';

/** Windows itself takes no more than 32,767 (the documentation of CreateProcess). */
const charactersMost = 1_000_000;

/** Whether a command was written for Windows' command line: by `^"`, or lines joined by a caret. */
export function isForWindows(text: string): boolean {
  return /^[^'"]{0,8192}\s\^"/.test(text) || (/ \^\r?\n/.test(text) && !/\s'/.test(text));
}

/** The words of a command as cmd.exe and then the program's own start take it apart. */
export function windowsCommand(text: string): CommandLine {
  if (text.length > charactersMost) {
    const { remarks, ...line } = windowsCommand(text.slice(0, charactersMost));
    return {
      ...line,
      remarks: [
        ...remarks,
        'The command is longer than a million characters; the rest was left out.',
      ],
    };
  }
  const { words, wereDoubled, isOpen } = argumentsOf(withoutCarets(text), /\s\^"/.test(text));
  return {
    commands: [{ words, isPiped: false }],
    unclosed: isOpen ? words.at(-1)?.text : undefined,
    expansions: [],
    remarks: wereDoubled
      ? ['The browser has written each backslash twice for Windows; they were read as one.']
      : [],
  };
}

/** The first reading: a caret takes what is special from the character after it, also from a line's end. */
function withoutCarets(text: string): string {
  const parts: string[] = [];
  const special = /[\^"\n|&<>]/g;
  let isQuoted = false;
  let at = 0;
  for (;;) {
    special.lastIndex = at;
    const stop = special.exec(text)?.index ?? text.length;
    parts.push(text.slice(at, stop));
    const char = text[stop];
    if (char === undefined) break;
    at = stop + 1;
    if (char === '^' && !isQuoted) {
      const lineEnd = /\r?\n/y;
      lineEnd.lastIndex = at;
      if (lineEnd.test(text)) at = lineEnd.lastIndex;
      const pair = text.slice(at, at + 2) === '\r\n' ? 2 : 1;
      parts.push(text.slice(at, at + pair));
      at += pair;
    } else if (char === '"') {
      isQuoted = !isQuoted;
      parts.push(char);
    } else if (isQuoted) parts.push(char);
    else break;
  }
  return parts.join('');
}

/** The second reading: backslashes count only before a double quote, and two quotes inside a pair are one. */
function argumentsOf(line: string, mayBeDoubled: boolean) {
  const words: Word[] = [];
  let parts: string[] | undefined;
  let isQuoted = false;
  let wereDoubled = false;
  let at = 0;
  const stops = /[\\"\s]/g;
  const end = () => {
    if (parts) words.push(wordOf([parts.join('')], true));
    parts = undefined;
  };
  // Browsers write every backslash twice, also where Windows does not ask for it.
  const isDoubled = mayBeDoubled && allInPairs(line);
  while (at < line.length) {
    stops.lastIndex = at;
    const stop = stops.exec(line)?.index ?? line.length;
    if (stop > at) (parts ??= []).push(line.slice(at, stop));
    at = stop;
    const char = line[at];
    if (char === undefined) break;
    if (char === '\\') {
      const next = afterBackslashes(line, at);
      const count = next - at;
      parts ??= [];
      if (line[next] === '"') {
        parts.push('\\'.repeat(count >> 1));
        if (count % 2 === 1) parts.push('"');
        at = count % 2 === 1 ? next + 1 : next;
      } else {
        wereDoubled ||= isDoubled;
        parts.push('\\'.repeat(isDoubled ? count >> 1 : count));
        at = next;
      }
    } else if (char === '"') {
      parts ??= [];
      if (isQuoted && line[at + 1] === '"') {
        parts.push('"');
        at += 2;
      } else {
        isQuoted = !isQuoted;
        at += 1;
      }
    } else {
      if (isQuoted) (parts ??= []).push(char);
      else end();
      at += 1;
    }
  }
  end();
  return { words, wereDoubled, isOpen: isQuoted };
}

function afterBackslashes(line: string, from: number): number {
  let at = from;
  while (line[at] === '\\') at += 1;
  return at;
}

function allInPairs(line: string): boolean {
  for (const { 0: run, index } of line.matchAll(/\\+/g)) {
    if (run.length % 2 === 1 && line[index + run.length] !== '"') return false;
  }
  return true;
}
