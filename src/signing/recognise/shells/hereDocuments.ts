import { Cursor } from '../cursor.ts';
import { argumentOf, type Argument } from './arguments.ts';

interface HereDocument {
  readonly end: Argument;
  readonly hasTabs: boolean;
  readonly take: (word: Argument) => void;
}

/** The texts that a command line announces by `<<EOF` and that stand in the lines after it. */
export class HereDocuments {
  #waiting: HereDocument[] = [];

  expect(document: HereDocument): void {
    this.#waiting.push(document);
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Reads those that wait; one whose end is not found goes on waiting, and has the whole rest. */
  read(cursor: Cursor, onExpansion: (name: string) => void): void {
    this.#waiting = this.#waiting.filter(({ end, hasTabs, take }) => {
      // A quoted end keeps the shell from putting anything in.
      const isLiteral = end.isQuoted;
      const { lines, isClosed } = linesUntil(cursor, end.text, { hasTabs, isLiteral });
      const body = hasTabs ? lines.replaceAll(/(^|\n)\t+/g, '$1') : lines;
      const found = isLiteral
        ? undefined
        : /(?<!\\)(\$\{?[A-Za-z_]\w{0,40}|\$\(|`)/.exec(body)?.[0];
      if (found !== undefined) onExpansion(found);
      take(argumentOf([isLiteral ? body : body.replaceAll(/\\(?:([$`\\])|\r?\n)/g, '$1')], true));
      return !isClosed;
    });
  }
}

/** The lines before the one that is the end, which is taken too. */
function linesUntil(
  cursor: Cursor,
  end: string,
  { hasTabs, isLiteral }: { hasTabs: boolean; isLiteral: boolean },
) {
  const from = cursor.at;
  let isJoined = false;
  while (!cursor.isAtEnd) {
    const { at } = cursor;
    const line = cursor.takeLine();
    if (!isJoined && (hasTabs ? line.replace(/^\t+/, '') : line) === end) {
      return { lines: cursor.text.slice(from, at), isClosed: true };
    }
    // An odd number of backslashes at its end joins a line with the next.
    isJoined = !isLiteral && (/(?<!\\)\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1;
  }
  return { lines: cursor.text.slice(from), isClosed: false };
}
