import { ansiQuoted } from './ansiQuoted.ts';
import { HereDocuments } from './hereDocuments.ts';
import { UnquotedParts } from './unquoted.ts';
import { newCommand, wordOf, type Command, type CommandLine } from './arguments.ts';

/** What the next word is, after an operator has named it. */
type Next =
  'word' | 'file written' | 'file read' | 'text read' | 'end of text' | 'end of tabbed text';

const expansionsMost = 5;
/** More than any shell would take, and few enough to be read at once. */
const wordsMost = 20_000;

/**
 * The commands of a text as a POSIX shell splits it, with `$'…'` and `<<<` of Bash. Lines that a document has lost the
 * backslashes of are joined all the same, where the next one goes on with an option.
 */
export function shellCommands(text: string): CommandLine {
  const shell = new Shell(text);
  shell.read();
  const { commands, unclosed, expansions, remarks } = shell;
  return { commands, unclosed, expansions: [...expansions], remarks };
}

class Shell {
  readonly commands: Command[] = [];
  readonly expansions = new Set<string>();
  readonly remarks: string[] = [];
  unclosed: string | undefined;
  readonly #text: string;
  readonly #documents = new HereDocuments();
  #command = newCommand(false);
  #pieces: string[] | undefined;
  #isQuoted = false;
  #unquoted = new UnquotedParts();
  #next: Next = 'word';
  #wordCount = 0;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    const special = /[\s\\'"$`|&;<>#]/g;
    while (this.#at < this.#text.length) {
      if (this.#wordCount > wordsMost) {
        this.remarks.push('There are more than 20,000 words; the rest of them was left out.');
        break;
      }
      special.lastIndex = this.#at;
      const stop = special.exec(this.#text)?.index ?? this.#text.length;
      if (stop > this.#at) this.#addUnquoted(this.#text.slice(this.#at, stop));
      this.#at = stop;
      if (stop < this.#text.length) this.#special(this.#text.charAt(stop));
    }
    this.#endWord();
    this.#endCommand(false);
    if (this.#documents.isWaiting) this.unclosed ??= '<<';
  }

  #special(char: string): void {
    switch (char) {
      case '\n':
        return this.#lineEnd();
      case '\\':
        return this.#backslash();
      case "'":
        return this.#singleQuoted();
      case '"':
        return this.#doubleQuoted();
      case '$':
        return this.#dollar();
      case '`':
        return this.#backtick();
      case '#':
        return this.#pieces ? this.#plain() : this.#comment();
      case '|':
      case '&':
      case ';':
        return this.#separator(char);
      case '<':
        return this.#input();
      case '>':
        return this.#output();
      default:
        return this.#blanks();
    }
  }

  #blanks(): void {
    this.#endWord();
    const end = /\S|\n/g;
    end.lastIndex = this.#at;
    this.#at = end.exec(this.#text)?.index ?? this.#text.length;
  }

  #add(piece: string): void {
    (this.#pieces ??= []).push(piece);
  }

  #addUnquoted(piece: string): void {
    const isAfterDollar = piece.startsWith('{') && this.#text[this.#at - 1] === '$';
    const remark = this.#unquoted.remark(piece, !this.#pieces, isAfterDollar);
    if (remark !== undefined) this.#command.remarks.add(remark);
    this.#add(piece);
  }

  #plain(): void {
    this.#add(this.#text.charAt(this.#at));
    this.#at += 1;
  }

  #endWord(): void {
    if (!this.#pieces) return;
    const word = wordOf(this.#pieces, this.#isQuoted);
    this.#pieces = undefined;
    this.#isQuoted = false;
    this.#unquoted = new UnquotedParts();
    this.#wordCount += 1;
    const next = this.#next;
    this.#next = 'word';
    if (next === 'word') this.#command.words.push(word);
    else if (next === 'file read') this.#command.input = { file: word.text };
    else if (next === 'text read') this.#command.input = { word: wordOf([word.text, '\n'], true) };
    else if (next !== 'file written') {
      const command = this.#command;
      this.#documents.expect(word, next === 'end of tabbed text', (found) => {
        command.input = { word: found };
      });
    }
  }

  #endCommand(isPiped: boolean, isLineEnd = false): void {
    this.#endWord();
    this.#command.isPiped = isPiped;
    if (this.#command.words.length > 0) this.commands.push(this.#command);
    this.#command = newCommand(isLineEnd);
  }

  #lineEnd(): void {
    this.#endWord();
    this.#at += 1;
    if (this.#documents.isWaiting) {
      const { next, expansions } = this.#documents.read(this.#text, this.#at);
      for (const each of expansions) this.#expansion(each);
      this.#at = next;
      this.#endCommand(false, true);
      return;
    }
    const goesOn = /[ \t\r]{0,80}(?:-{1,2}[A-Za-z]|["'])/y;
    goesOn.lastIndex = this.#at;
    if (this.#command.words.length > 1 && !goesOn.test(this.#text)) {
      this.#endCommand(false, true);
    }
  }

  #backslash(): void {
    // Blanks between the backslash and the line's end are a slip; `> ` is what a terminal shows before a joined line.
    const joined = /\\[ \t]{0,80}\r?\n(?:> )?/y;
    joined.lastIndex = this.#at;
    if (joined.test(this.#text)) {
      if (/^\\[ \t]/.test(this.#text.slice(this.#at, this.#at + 2))) this.#endWord();
      this.#at = joined.lastIndex;
      return;
    }
    this.#add(this.#text.charAt(this.#at + 1));
    this.#isQuoted = true;
    this.#at += 2;
  }

  #singleQuoted(): void {
    const end = this.#text.indexOf("'", this.#at + 1);
    this.#close(end >= 0, this.#at);
    this.#add(this.#text.slice(this.#at + 1, end < 0 ? this.#text.length : end));
    this.#at = end < 0 ? this.#text.length : end + 1;
  }

  #doubleQuoted(): void {
    const start = this.#at;
    const stops = /["\\$`]/g;
    this.#add('');
    for (let at = start + 1; ;) {
      stops.lastIndex = at;
      const stop = stops.exec(this.#text)?.index ?? this.#text.length;
      this.#add(this.#text.slice(at, stop));
      const char = this.#text[stop];
      if (char === undefined || char === '"') {
        this.#close(char !== undefined, start);
        this.#at = stop + 1;
        return;
      }
      if (char === '\\') {
        const next = this.#text[stop + 1] ?? '';
        // Before anything else a backslash is one itself.
        if (next !== '\n') this.#add(next !== '' && '"\\$`'.includes(next) ? next : `\\${next}`);
        at = stop + 2;
      } else {
        this.#named(stop);
        this.#add(char);
        at = stop + 1;
      }
    }
  }

  #close(isClosed: boolean, start: number): void {
    this.#isQuoted = true;
    if (!isClosed) this.unclosed ??= this.#text.slice(start, start + 60);
  }

  #dollar(): void {
    // Bash translates such a text, and in most places leaves it as it is.
    if (this.#text[this.#at + 1] === '"') {
      this.#at += 1;
      return this.#doubleQuoted();
    }
    if (this.#text[this.#at + 1] !== "'") {
      this.#named(this.#at);
      this.#plain();
      return;
    }
    const { inside, end, isClosed } = ansiQuoted(this.#text, this.#at + 2);
    this.#close(isClosed, this.#at);
    this.#add(inside);
    this.#at = end;
  }

  /** PowerShell joins lines by it. */
  #backtick(): void {
    const joined = /`\r?\n/y;
    joined.lastIndex = this.#at;
    if (joined.test(this.#text)) {
      this.#endWord();
      this.#at = joined.lastIndex;
      return;
    }
    this.#named(this.#at);
    this.#plain();
  }

  #named(at: number): void {
    const found = /^(?:\$\{?\w{1,40}\}?|\$\(|`)/.exec(this.#text.slice(at, at + 60));
    if (found)
      this.#expansion(found[0] === '$(' || found[0] === '`' ? 'another command' : found[0]);
  }

  #expansion(name: string): void {
    if (this.expansions.size < expansionsMost) this.expansions.add(name);
  }

  #comment(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }

  #separator(char: string): void {
    const double = this.#text[this.#at + 1] === char;
    const after = this.#text[this.#at + (double ? 2 : 1)] ?? ' ';
    if (char === '&' && this.#text[this.#at + 1] === '>') {
      this.#endWord();
      this.#at += 1;
      return;
    }
    // Nobody means to put half a URL into the background.
    if (char === '&' && !double && /\S/.test(after) && this.#pieces) {
      this.remarks.push('An & stands there without quotes: a shell would end the command at it.');
      this.#plain();
      return;
    }
    this.#endCommand(char === '|' && !double);
    this.#at += double ? 2 : 1;
  }

  #input(): void {
    const [operator = '<'] =
      /^<<<|^<<-|^<<|^</.exec(this.#text.slice(this.#at, this.#at + 3)) ?? [];
    this.#endWord();
    this.#at += operator.length;
    const kinds: Readonly<Record<string, Next>> = {
      '<<<': 'text read',
      '<<-': 'end of tabbed text',
      '<<': 'end of text',
      '<': 'file read',
    };
    this.#next = kinds[operator] ?? 'word';
  }

  #output(): void {
    // The number before it says which output it is.
    if (this.#pieces?.length === 1 && /^\d$/.test(this.#pieces[0] ?? '')) this.#pieces = undefined;
    this.#endWord();
    const operator = /^>>?&?/.exec(this.#text.slice(this.#at, this.#at + 3));
    this.#at += operator?.[0].length ?? 1;
    this.#next = 'file written';
  }
}
