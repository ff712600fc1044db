import { printedString } from './printedString.ts';

/** What a program has printed: like JSON, with what consoles of Node, Python and Ruby do otherwise. */
export type Printed =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly Printed[]
  | { readonly [name: string]: Printed };

export interface PrintedAt {
  readonly value: Printed;
  readonly end: number;
  /** Whether the console left some of it out. */
  readonly isCut: boolean;
}

/** The value that is printed there; undefined when there is none, or one that never ends. */
export function printedAt(text: string, from: number): PrintedAt | undefined {
  const reader = new PrintedReader(text, from);
  const value = reader.value(0);
  return value === undefined ? undefined : { value, end: reader.at, isCut: reader.isCut };
}

const depthMost = 40;

class PrintedReader {
  at: number;
  isCut = false;
  readonly #text: string;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  value(depth: number): Printed | undefined {
    this.#skip(blanks);
    // `Headers {`, `[Object: null prototype] {`, `Map(2) {`, `CaseInsensitiveDict({`.
    this.#skip(className);
    const char = this.#text[this.at];
    if (char === undefined || depth > depthMost) return undefined;
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#list(']', depth);
    if (char === '(') {
      const list = this.#list(')', depth);
      return list?.length === 1 ? list[0] : list;
    }
    if (char === '<') return this.#buffer();
    const strings = this.#strings();
    if (strings !== undefined) return strings;
    const word = this.#match(plainWord);
    return word === undefined ? undefined : valueOfWord(word);
  }

  /** Consoles break long texts in pieces, with a plus sign between them or nothing. */
  #strings(): string | Uint8Array | undefined {
    const first = printedString(this.#text, this.at);
    if (!first) return undefined;
    this.at = first.end;
    this.isCut ||= this.#skip(moreLeftOut);
    if (typeof first.value !== 'string') return first.value;
    const pieces = [first.value];
    while (this.#skip(joint)) {
      const next = printedString(this.#text, this.at);
      if (typeof next?.value !== 'string') return undefined;
      pieces.push(next.value);
      this.at = next.end;
      this.isCut ||= this.#skip(moreLeftOut);
    }
    return pieces.join('');
  }

  #object(depth: number): Printed | undefined {
    this.at += 1;
    const entries: [string, Printed][] = [];
    while (!this.#ends('}')) {
      if (this.#skip(moreLeftOut)) this.isCut = true;
      else {
        const key = printedString(this.#text, this.at);
        const name = key ? key.value : this.#match(plainKey);
        if (typeof name !== 'string') return undefined;
        if (key) this.at = key.end;
        if (!this.#skip(separator)) return undefined;
        const value = this.value(depth + 1);
        if (value === undefined) return undefined;
        entries.push([name, value]);
      }
      if (!this.#skip(comma) && !this.#ends('}')) return undefined;
    }
    this.at += 1;
    return Object.fromEntries(entries);
  }

  #list(end: string, depth: number): Printed[] | undefined {
    this.at += 1;
    const items: Printed[] = [];
    while (!this.#ends(end)) {
      if (this.#skip(moreLeftOut)) this.isCut = true;
      else {
        const item = this.value(depth + 1);
        if (item === undefined) return undefined;
        items.push(item);
      }
      if (!this.#skip(comma) && !this.#ends(end)) return undefined;
    }
    this.at += 1;
    return items;
  }

  /** `<Buffer 7b 7d>`, of which Node prints the first fifty bytes. */
  #buffer(): Uint8Array | undefined {
    const end = this.#text.indexOf('>', this.at);
    if (end < 0 || !this.#text.startsWith('<Buffer', this.at)) return undefined;
    const words = this.#text
      .slice(this.at + 7, end)
      .trim()
      .split(' ');
    const left = words.indexOf('...');
    const digits = (left < 0 ? words : words.slice(0, left)).filter((word) => word !== '');
    if (!digits.every((each) => /^[\da-f]{2}$/.test(each))) return undefined;
    this.isCut ||= left >= 0;
    this.at = end + 1;
    return Uint8Array.from(digits, (each) => Number.parseInt(each, 16));
  }

  #ends(end: string): boolean {
    this.#skip(blanks);
    return this.#text[this.at] === end;
  }

  #skip(pattern: RegExp): boolean {
    return this.#match(pattern) !== undefined;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.at = pattern.lastIndex;
    return found;
  }
}

const blanks = /\s{0,1000}/y;
const className =
  /(?:\[[A-Z]\w{0,40}(?:: null prototype)?\]|[A-Z]\w{0,40}(?:\(\d{1,9}\))?)\s{0,4}(?=[{([])/y;
const separator = /\s{0,1000}(?::|=>|=)/y;
const comma = /\s{0,1000},/y;
const joint = /\s{0,1000}(?:\+\s{0,1000})?(?=["'`])/y;
const plainKey = /[A-Za-z_$][\w$-]{0,100}/y;
const plainWord = /[^\s,:;{}()[\]'"`<>=]{1,100}/y;
const moreLeftOut = /\s{0,80}\.{3} ?\d{1,12} more [a-z]{1,20}/y;

function valueOfWord(word: string): Printed {
  if (word === 'true' || word === 'True') return true;
  if (word === 'false' || word === 'False') return false;
  if (/^(?:null|undefined|None|nil)$/.test(word)) return null;
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(word) ? Number(word) : word;
}
