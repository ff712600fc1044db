import { Cursor } from '../cursor.ts';
import { powerShellEscapes, takeEscape } from '../escapes.ts';

/** A text, a table of names and texts, or something that only PowerShell could work out. */
export type PowerShellValue = string | ReadonlyMap<string, string> | 'unknown'[];

const unknownMost = 5;
/** Tables in tables, which no request needs many of. */
const depthMost = 40;
/** What variables may put into texts in all: in each other they double with every line. */
const putInMost = 10_000_000;

/** As much of PowerShell as it takes to read a call with its arguments. */
export class PowerShellText extends Cursor {
  unclosed: string | undefined;
  /** Variables that are used and have no value here. */
  readonly expansions = new Set<string>();
  /** What was read in another way than PowerShell would. */
  readonly remarks = new Set<string>();
  readonly #variables = new Map<string, PowerShellValue>();
  #depth = 0;
  #putInLength = 0;

  /** The parameters of the first call whose name the pattern finds, in lower case and without their dash. */
  call(name: RegExp): { parameters: Map<string, PowerShellValue>; positional: string[] } {
    const start = name.exec(this.text);
    const callAt = start ? start.index + start[0].length - 1 : this.text.length;
    this.#assignments(callAt);
    this.at = callAt;
    const parameters = new Map<string, PowerShellValue>();
    const positional: string[] = [];
    while (this.#goesOn()) {
      const option = this.take(/-[A-Za-z]{1,40}:?(?=[\s;|]|$)/y);
      if (option === undefined) {
        const value = this.#value();
        if (typeof value === 'string') positional.push(value);
        continue;
      }
      const key = option.replaceAll(/[-:]/g, '').toLowerCase();
      this.#blanks();
      const isSwitch = key.startsWith('useb') || this.isAtEnd || this.skip(/(?=-[A-Za-z]|[;|\n])/y);
      parameters.set(key, isSwitch ? '' : this.#value());
    }
    return { parameters, positional };
  }

  /** The words of a call, up to the end of the line. */
  words(): string[] {
    const words: string[] = [];
    while (this.#goesOn()) {
      const value = this.#value();
      if (typeof value === 'string') words.push(value);
    }
    return words;
  }

  #assignments(until: number): void {
    const assignment = /\$([A-Za-z_][\w.]{0,80})\s{0,20}=\s{0,20}/g;
    for (;;) {
      assignment.lastIndex = this.at;
      const found = assignment.exec(this.text);
      if (!found || found.index >= until) return;
      this.at = assignment.lastIndex;
      this.#variables.set((found[1] ?? '').toLowerCase(), this.#value());
    }
  }

  /** Whether more of the call follows. */
  #goesOn(): boolean {
    this.#blanks();
    return /[^;|\n]/.test(this.char);
  }

  /** Takes blanks, and line ends that a backtick joins. */
  #blanks(pattern = /(?:[ \t\r]|`\r?\n){1,1000}/y): void {
    while (this.skip(pattern));
  }

  #value(): PowerShellValue {
    if (this.#depth === depthMost) {
      this.remarks.add('Values stand in each other more than 40 deep; the rest was left out.');
      this.takeRest();
      return ['unknown'];
    }
    this.#depth += 1;
    const value = this.#valueHere();
    this.#depth -= 1;
    return value;
  }

  #valueHere(): PowerShellValue {
    this.skip(/(?:\[[\w.]{1,80}\]\s{0,10}){1,3}(?=[@"'$])/y);
    if (this.skip(/@\{/y)) return this.#table();
    if (this.char === '(') return this.#group();
    const here = this.take(/@["'][ \t]{0,80}\r?\n/y);
    if (here !== undefined) return this.#hereString(here.charAt(1));
    if (this.char === "'") return this.#until("'").replaceAll("''", "'");
    if (this.char === '"') return this.#expanded(this.#until('"', '`').replaceAll('""', '`"'));
    const variable = this.take(/\$\{?[A-Za-z_][\w.:]{0,80}\}?/y);
    if (variable !== undefined) return this.#variable(variable);
    const word = this.take(/[^\s;|,(){}"']{1,8192}/y);
    if (word !== undefined) return word;
    this.next();
    return ['unknown'];
  }

  #variable(given: string): PowerShellValue {
    const found = this.#variables.get(given.replaceAll(/[${}]/g, '').toLowerCase());
    if (found === undefined && this.expansions.size < unknownMost) this.expansions.add(given);
    return found ?? ['unknown'];
  }

  #table(): PowerShellValue {
    const table = new Map<string, string>();
    for (;;) {
      this.#blanks(/(?:[\s;,]|`\r?\n){1,1000}/y);
      if (this.isAtEnd || this.skip(/\}/y)) return table;
      const name = this.take(/[\w-]{1,100}/y) ?? this.#quoted();
      this.#blanks();
      if (!this.skip(/=/y)) {
        this.next();
        continue;
      }
      this.#blanks();
      const value = this.#value();
      if (typeof value === 'string' && name !== undefined) table.set(name, value);
    }
  }

  /** A text in quotes; undefined when there is none here. */
  #quoted(): string | undefined {
    const value = /["']/.test(this.char) ? this.#value() : undefined;
    return typeof value === 'string' ? value : undefined;
  }

  /** Of `([System.Text.Encoding]::UTF8.GetBytes("…"))` the text; of anything else nothing is known. */
  #group(): PowerShellValue {
    const isText = this.skip(/\(+\[(?:System\.)?Text\.Encoding\]::UTF8\.GetBytes\(/iy);
    if (!isText) this.next();
    const value = isText ? this.#value() : this.#quoted();
    if (this.skip(/\s{0,20}\)+/y) && typeof value === 'string') return value;
    this.takeUntil(')');
    if (!this.isAtEnd) this.next();
    return ['unknown'];
  }

  #hereString(quote: string): PowerShellValue {
    const { text, at } = this;
    const end = text.indexOf(`\n${quote}@`, at - 1);
    if (end < 0) this.unclosed ??= text.slice(at, at + 60);
    const inside = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    this.at = end < 0 ? text.length : end + 3;
    return quote === '"' ? this.#expanded(inside) : inside;
  }

  /** What stands in quotes, as it is; two of them, or one behind the escape, do not end it. */
  #until(quote: string, escape = quote): string {
    const start = this.at;
    this.next();
    for (;;) {
      this.takeUntil(quote, escape);
      if (this.isAtEnd) {
        this.unclosed ??= this.text.slice(start, start + 61);
        return this.text.slice(start + 1);
      }
      const isEscape = this.next() !== quote;
      if (!isEscape && this.char !== quote) return this.text.slice(start + 1, this.at - 1);
      this.next();
    }
  }

  #expanded(inside: string): string {
    const cursor = new Cursor(inside);
    const pieces: string[] = [];
    for (;;) {
      pieces.push(cursor.takeUntil('`', '$'));
      if (cursor.isAtEnd) return pieces.join('');
      if (cursor.skip(/`/y)) pieces.push(takeEscape(cursor, powerShellEscapes));
      else pieces.push(this.#putIn(cursor));
    }
  }

  /** What a dollar sign stands for: a character by its number, as browsers write them, or a variable. */
  #putIn(cursor: Cursor): string {
    const whole = cursor.take(/\$(?:\(\[char\]\d{1,6}\)|\{?[A-Za-z_]\w{0,80}\}?|)/y) ?? '';
    const code = /\d+(?=\)$)/.exec(whole)?.[0];
    if (code !== undefined) return String.fromCharCode(Number(code));
    const name = whole.replaceAll(/[${}]/g, '');
    const value = name === '' ? whole : this.#variable(name);
    const piece = typeof value === 'string' ? value : whole;
    this.#putInLength += piece.length;
    if (this.#putInLength <= putInMost) return piece;
    this.remarks.add('Variables put in more than 10 million characters; the rest was left out.');
    return '';
  }
}
