import { Cursor } from '../cursor.ts';
import { bashEscapes, takeEscape } from '../escapes.ts';
import { newCommand, argumentOf, type Command, type CommandLine } from './arguments.ts';
import { HereDocuments } from './hereDocuments.ts';

/** What the next word is, after an operator has named it. */
type Next =
  'word' | 'file written' | 'file read' | 'text read' | 'end of text' | 'end of tabbed text';

const inputs: Readonly<Record<string, Next>> = {
  '<<<': 'text read',
  '<<-': 'end of tabbed text',
  '<<': 'end of text',
  '<': 'file read',
};

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
  return shell;
}

class Shell extends Cursor implements CommandLine {
  readonly commands: Command[] = [];
  readonly expansions = new Set<string>();
  readonly remarks: string[] = [];
  unclosed: string | undefined;
  readonly #documents = new HereDocuments();
  #command = newCommand();
  #pieces: string[] | undefined;
  #isQuoted = false;
  /** The pieces of the word that stand in no quotes. */
  #bare: string[] = [];
  #next: Next = 'word';
  #wordCount = 0;

  read(): void {
    const special = /[\s\\'"$`|&;<>#]/g;
    while (!this.isAtEnd) {
      if (this.#wordCount > wordsMost) {
        this.remarks.push('There are more than 20,000 words; the rest of them was left out.');
        break;
      }
      const isAfterDollar = this.text[this.at - 1] === '$';
      const piece = this.takeBefore(special);
      if (piece !== '') this.#addUnquoted(piece, isAfterDollar);
      this.#special();
    }
    this.#endCommand(false);
    if (this.#documents.isWaiting) this.unclosed ??= '<<';
  }

  #special(): void {
    switch (this.char) {
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
        if (this.#pieces) this.#add(this.next());
        else this.takeUntil('\n');
        return;
      case '|':
      case '&':
      case ';':
        return this.#separator();
      case '<':
        this.#endWord();
        this.#next = inputs[this.take(/<<<|<<-|<<|</y) ?? ''] ?? 'word';
        return;
      case '>':
        return this.#output();
      default:
        this.#endWord();
        this.takeBefore(/\S|\n/g);
    }
  }

  #add(piece: string): void {
    (this.#pieces ??= []).push(piece);
  }

  #addUnquoted(piece: string, isAfterDollar: boolean): void {
    const { remarks } = this.#command;
    if (!this.#pieces && /^(?:[A-Za-z_]\w{0,80}=)?~(?:[\w/+-]|$)/.test(piece)) {
      remarks.add('~ stands for the path of a home directory, which only the shell knows.');
    }
    this.#bare.push(isAfterDollar ? piece.replace(/^\{/, '') : piece);
    this.#add(piece);
  }

  #endWord(): void {
    if (!this.#pieces) return;
    const word = argumentOf(this.#pieces, this.#isQuoted);
    const command = this.#command;
    const next = this.#next;
    this.#pieces = undefined;
    this.#isQuoted = false;
    if (areExpanded(this.#bare.join(''))) {
      command.remarks.add(
        'Braces stand there without quotes: a shell would make several words of what is in them.',
      );
    }
    this.#bare = [];
    this.#wordCount += 1;
    this.#next = 'word';
    if (next === 'word') command.words.push(word);
    else if (next === 'file read') command.input = { file: word.text };
    else if (next === 'text read') command.input = { word: argumentOf([word.text, '\n'], true) };
    else if (next !== 'file written') {
      const take = (found: typeof word) => {
        command.input = { word: found };
      };
      this.#documents.expect({ end: word, hasTabs: next === 'end of tabbed text', take });
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
    this.next();
    const goesOn = /[ \t\r]{0,80}(?:-{1,2}[A-Za-z]|["'])/y;
    goesOn.lastIndex = this.at;
    if (this.#documents.isWaiting) {
      this.#documents.read(this, (name) => this.#expansion(name));
      this.#endCommand(false, true);
    } else if (this.#command.words.length > 1 && !goesOn.test(this.text)) {
      this.#endCommand(false, true);
    }
  }

  #backslash(): void {
    // Blanks between the backslash and the line's end are a slip; `> ` is what a terminal shows before a joined line.
    const joined = this.take(/\\[ \t]{0,80}\r?\n(?:> )?/y);
    if (joined === undefined) {
      this.next();
      this.#add(this.next());
      this.#isQuoted = true;
    } else if (/^\\[ \t]/.test(joined)) this.#endWord();
  }

  #singleQuoted(): void {
    const start = this.at;
    this.next();
    this.#add(this.takeUntil("'"));
    this.#close(start);
  }

  #doubleQuoted(): void {
    const start = this.at;
    this.next();
    this.#add('');
    for (;;) {
      this.#add(this.takeBefore(/["\\$`]/g));
      if (this.isAtEnd || this.char === '"') return this.#close(start);
      if (this.char === '\\') {
        this.next();
        const next = this.next();
        // Before anything else a backslash is one itself.
        if (next !== '\n') this.#add(next !== '' && '"\\$`'.includes(next) ? next : `\\${next}`);
      } else {
        this.#named();
        this.#add(this.next());
      }
    }
  }

  /** Takes the quote at the end, if there is one. */
  #close(start: number): void {
    this.#isQuoted = true;
    if (this.isAtEnd) this.unclosed ??= this.text.slice(start, start + 60);
    this.next();
  }

  #dollar(): void {
    // Bash translates a text in `$"…"`, and in most places leaves it as it is.
    if (this.skip(/\$(?=")/y)) return this.#doubleQuoted();
    const start = this.at;
    if (this.skip(/\$'/y)) return this.#ansiQuoted(start);
    this.#named();
    this.#add(this.next());
  }

  #ansiQuoted(start: number): void {
    for (;;) {
      this.#add(this.takeUntil("'", '\\'));
      if (this.char !== '\\') return this.#close(start);
      this.next();
      // `\cA` and its like name a control character by its letter, in `$'…'` alone.
      const letter = this.take(/c(?:\\\\|[^'\x80-\uffff])/y)?.charAt(1);
      if (letter === undefined) this.#add(takeEscape(this, bashEscapes));
      else this.#add(letter === '?' ? '\x7f' : String.fromCharCode(letter.charCodeAt(0) & 0x1f));
    }
  }

  #backtick(): void {
    // PowerShell joins lines by it.
    if (this.skip(/`\r?\n/y)) return this.#endWord();
    this.#named();
    this.#add(this.next());
  }

  #named(): void {
    const { text, at } = this;
    const found = /^(?:\$\{?\w{1,40}\}?|\$\(|`)/.exec(text.slice(at, at + 60))?.[0];
    if (found !== undefined) this.#expansion(found);
  }

  #expansion(name: string): void {
    if (this.expansions.size >= expansionsMost) return;
    this.expansions.add(name === '$(' || name === '`' ? 'another command' : name);
  }

  #separator(): void {
    if (this.skip(/&(?=>)/y)) return this.#endWord();
    // Nobody means to put half a URL into the background.
    const isInWord = this.#pieces && this.skip(/&(?=[^\s&])/y);
    if (isInWord === true) {
      this.remarks.push('An & stands there without quotes: a shell would end the command at it.');
      return this.#add('&');
    }
    this.#endCommand(this.take(/\|\||&&|;;|[|&;]/y) === '|');
  }

  #output(): void {
    // The number before it says which output it is.
    if (this.#pieces?.length === 1 && /^\d$/.test(this.#pieces[0] ?? '')) this.#pieces = undefined;
    this.#endWord();
    this.skip(/>>?&?/y);
    this.#next = 'file written';
  }
}

const sequence = /\{[\w+-]{1,20}\.\.[\w+-]{1,20}(?:\.\.[\w+-]{1,20})?\}/;

/** Whether a shell would make several words of a word without its quotes: of `{a,b}` or `{1..3}`. */
function areExpanded(bare: string): boolean {
  const hasList = bare
    .split('}')
    .slice(0, -1)
    .some((part) => part.includes('{') && part.lastIndexOf(',') > part.indexOf('{'));
  return hasList || sequence.test(bare);
}
