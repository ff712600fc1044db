import { wordOf, type Word } from './arguments.ts';

interface Waiting {
  readonly end: string;
  readonly hasTabs: boolean;
  /** A quoted end keeps the shell from putting anything in. */
  readonly isLiteral: boolean;
  readonly take: (word: Word) => void;
}

/** The texts that a command line announces by `<<EOF` and that stand in the lines after it. */
export class HereDocuments {
  #waiting: Waiting[] = [];

  expect(end: Word, hasTabs: boolean, take: (word: Word) => void): void {
    this.#waiting.push({ end: end.text, hasTabs, isLiteral: end.isQuoted, take });
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Reads those that wait; one whose end is not found goes on waiting, and has the whole rest. */
  read(text: string, from: number): { next: number; expansions: readonly string[] } {
    let at = from;
    const expansions: string[] = [];
    const open: Waiting[] = [];
    for (const each of this.#waiting) {
      const { body, next, isClosed } = linesUntil(text, at, each);
      if (!each.isLiteral) {
        const found = /(?<!\\)(\$\{?[A-Za-z_]\w{0,40}|\$\(|`)/.exec(body)?.[0];
        if (found !== undefined)
          expansions.push(/^\$[({]?$|`/.test(found) ? 'another command' : found);
      }
      each.take(
        wordOf([each.isLiteral ? body : body.replaceAll(/\\(?:([$`\\])|\r?\n)/g, '$1')], true),
      );
      if (!isClosed) open.push(each);
      at = next;
    }
    this.#waiting = open;
    return { next: at, expansions };
  }
}

function linesUntil(text: string, from: number, { end, hasTabs, isLiteral }: Waiting) {
  const bodyUntil = (stop: number) => {
    const body = text.slice(from, stop);
    return hasTabs ? body.replaceAll(/(^|\n)\t+/g, '$1') : body;
  };
  let isJoined = false;
  for (let at = from; at < text.length;) {
    const start = hasTabs ? afterTabs(text, at) : at;
    const next = text.indexOf('\n', start) + 1 || text.length;
    const isEnd =
      !isJoined &&
      text.startsWith(end, start) &&
      text.slice(start, next).replace(/\r?\n$/, '') === end;
    if (isEnd) {
      return { body: bodyUntil(at), next, isClosed: true };
    }
    isJoined = !isLiteral && goesOn(text, next);
    at = next;
  }
  return { body: bodyUntil(text.length), next: text.length, isClosed: false };
}

function afterTabs(text: string, from: number): number {
  let at = from;
  while (text[at] === '\t') at += 1;
  return at;
}

/** Whether the line that ends there has a backslash at its end that is no other one's. */
function goesOn(text: string, next: number): boolean {
  let at = next - 2;
  if (text[at] === '\r') at -= 1;
  const last = at;
  while (text[at] === '\\') at -= 1;
  return (last - at) % 2 === 1;
}
