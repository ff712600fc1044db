import { nextOf } from './nextOf.ts';

/** A text, a table of names and texts, or something that only PowerShell could work out. */
export type PowerShellValue = string | ReadonlyMap<string, string> | 'unknown'[];

const unknownMost = 5;
/** Tables in tables, which no request needs many of. */
const depthMost = 40;
/** What variables may put into texts in all: in each other they double with every line. */
const putInMost = 10_000_000;

/** As much of PowerShell as it takes to read a call with its arguments. */
export class PowerShellText {
  unclosed: string | undefined;
  readonly unknown = new Set<string>();
  /** What was read in another way than PowerShell would. */
  readonly remarks = new Set<string>();
  readonly #text: string;
  readonly #variables = new Map<string, PowerShellValue>();
  #at = 0;
  #depth = 0;
  #putInLength = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The parameters of the first call whose name the pattern finds, in lower case and without their dash. */
  call(name: RegExp): { parameters: Map<string, PowerShellValue>; positional: string[] } {
    const start = name.exec(this.#text);
    const callAt = start ? start.index + start[0].length - 1 : this.#text.length;
    this.#assignments(callAt);
    this.#at = callAt;
    const parameters = new Map<string, PowerShellValue>();
    const positional: string[] = [];
    while (this.#blanks(false) && !/[;|\n]/.test(this.#text[this.#at] ?? '\n')) {
      const option = this.#match(/-([A-Za-z]{1,40}):?(?=[\s;|]|$)/y);
      if (option === undefined) {
        const value = this.#value();
        if (typeof value === 'string') positional.push(value);
        continue;
      }
      const key = option.replaceAll(/[-:]/g, '').toLowerCase();
      this.#blanks(false);
      const isSwitch =
        key.startsWith('useb') ||
        /^-[A-Za-z]|^[;|\n]|^$/.test(this.#text.slice(this.#at, this.#at + 2));
      parameters.set(key, isSwitch ? '' : this.#value());
    }
    return { parameters, positional };
  }

  /** The words of a call, up to the end of the line. */
  words(): string[] {
    const words: string[] = [];
    while (this.#blanks(false) && !/[;|\n]/.test(this.#text[this.#at] ?? '\n')) {
      const value = this.#value();
      if (typeof value === 'string') words.push(value);
    }
    return words;
  }

  #assignments(until: number): void {
    const assignment = /\$([A-Za-z_][\w.]{0,80})\s{0,20}=\s{0,20}/g;
    for (;;) {
      assignment.lastIndex = this.#at;
      const found = assignment.exec(this.#text);
      if (!found || found.index >= until) return;
      this.#at = assignment.lastIndex;
      this.#variables.set((found[1] ?? '').toLowerCase(), this.#value());
    }
  }

  /** Blanks, and line ends that a backtick joins; true while there is something left. */
  #blanks(withLines: boolean): boolean {
    const blanks = withLines ? /(?:[\s;,]|`\r?\n){1,1000}/y : /(?:[ \t\r]|`\r?\n){1,1000}/y;
    while (this.#match(blanks) !== undefined);
    return this.#at < this.#text.length;
  }

  #value(): PowerShellValue {
    if (this.#depth === depthMost) {
      this.remarks.add('Values stand in each other more than 40 deep; the rest was left out.');
      this.#at = this.#text.length;
      return ['unknown'];
    }
    this.#depth += 1;
    const value = this.#valueHere();
    this.#depth -= 1;
    return value;
  }

  #valueHere(): PowerShellValue {
    this.#match(/(?:\[[\w.]{1,80}\]\s{0,10}){1,3}(?=[@"'$])/y);
    const char = this.#text[this.#at];
    const isTable = this.#match(/@\{/y) !== undefined;
    if (isTable) return this.#table();
    if (char === '(') return this.#group();
    const here = this.#match(/@["'][ \t]{0,80}\r?\n/y);
    if (here !== undefined) return this.#hereString(here.charAt(1));
    if (char === "'") return this.#single();
    if (char === '"') return this.#double();
    const variable = this.#match(/\$\{?[A-Za-z_][\w.:]{0,80}\}?/y);
    if (variable !== undefined) return this.#variable(variable);
    const word = this.#match(/[^\s;|,(){}"']{1,8192}/y);
    if (word !== undefined) return word;
    this.#at += 1;
    return ['unknown'];
  }

  #variable(given: string): PowerShellValue {
    const found = this.#variables.get(given.replaceAll(/[${}]/g, '').toLowerCase());
    if (found === undefined && this.unknown.size < unknownMost) this.unknown.add(given);
    return found ?? ['unknown'];
  }

  #table(): PowerShellValue {
    const table = new Map<string, string>();
    while (this.#blanks(true) && this.#text[this.#at] !== '}') {
      const name = this.#tableName();
      this.#blanks(false);
      if (this.#match(/=/y) === undefined) {
        this.#at += 1;
        continue;
      }
      this.#blanks(false);
      const value = this.#value();
      if (typeof value === 'string' && name !== undefined) table.set(name, value);
    }
    this.#at += 1;
    return table;
  }

  #tableName(): string | undefined {
    const bare = this.#match(/[\w-]{1,100}/y);
    if (bare !== undefined) return bare;
    const value = /["']/.test(this.#text[this.#at] ?? '') ? this.#value() : undefined;
    return typeof value === 'string' ? value : undefined;
  }

  /** Of `([System.Text.Encoding]::UTF8.GetBytes("…"))` the text; of anything else nothing is known. */
  #group(): PowerShellValue {
    const isText =
      this.#match(/\(+\[(?:System\.)?Text\.Encoding\]::UTF8\.GetBytes\(/iy) !== undefined;
    if (!isText) this.#at += 1;
    const value = isText || /["']/.test(this.#text[this.#at] ?? '') ? this.#value() : undefined;
    const isAlone = this.#match(/\s{0,20}\)+/y) !== undefined;
    if (typeof value === 'string' && isAlone) return value;
    const end = this.#text.indexOf(')', this.#at);
    this.#at = end < 0 ? this.#text.length : end + 1;
    return ['unknown'];
  }

  #hereString(quote: string): PowerShellValue {
    const end = this.#text.indexOf(`\n${quote}@`, this.#at - 1);
    if (end < 0) this.unclosed ??= this.#text.slice(this.#at, this.#at + 60);
    const stop = end < 0 ? this.#text.length : end;
    const inside = this.#text.slice(this.#at, stop).replace(/\r$/, '');
    this.#at = end < 0 ? stop : end + 3;
    return quote === '"' ? this.#expanded(inside) : inside;
  }

  #single(): string {
    return this.#until("'", false).replaceAll("''", "'");
  }

  #double(): string {
    return this.#expanded(this.#until('"', true).replaceAll('""', '`"'));
  }

  /** What stands in quotes, as it is; two of them, or one behind a backtick, do not end it. */
  #until(quote: string, isEscaping: boolean): string {
    const from = this.#at + 1;
    for (let at = from; ;) {
      const stop = nextOf(this.#text, at, quote.charCodeAt(0), isEscaping ? 0x60 : -1);
      if (stop === this.#text.length) {
        this.unclosed ??= this.#text.slice(from - 1, from + 60);
        this.#at = this.#text.length;
        return this.#text.slice(from);
      }
      if (this.#text[stop] === '`' || this.#text[stop + 1] === quote) at = stop + 2;
      else {
        this.#at = stop + 1;
        return this.#text.slice(from, stop);
      }
    }
  }

  #expanded(inside: string): string {
    const pieces: string[] = [];
    for (let at = 0; ;) {
      const stop = nextOf(inside, at, 0x60, 0x24);
      pieces.push(inside.slice(at, stop));
      if (stop === inside.length) return pieces.join('');
      if (inside[stop] === '`') {
        const char = inside[stop + 1] ?? '';
        pieces.push(escapes[char] ?? char);
        at = stop + 2;
      } else {
        const { piece, length } = this.#putIn(inside, stop);
        pieces.push(piece);
        at = stop + length;
      }
    }
  }

  /** What a dollar sign stands for: a character by its number, as browsers write them, or a variable. */
  #putIn(inside: string, at: number): { piece: string; length: number } {
    const [whole = '$', code, name] =
      /^\$(?:\(\[char\](\d{1,6})\)|\{?([A-Za-z_]\w{0,80})\}?)/.exec(inside.slice(at, at + 100)) ??
      [];
    if (code !== undefined)
      return { piece: String.fromCharCode(Number(code)), length: whole.length };
    const value = name === undefined ? undefined : this.#variable(name);
    return {
      piece: this.#bounded(typeof value === 'string' ? value : whole),
      length: whole.length,
    };
  }

  #bounded(piece: string): string {
    this.#putInLength += piece.length;
    if (this.#putInLength <= putInMost) return piece;
    this.remarks.add('Variables put in more than 10 million characters; the rest was left out.');
    return '';
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};
