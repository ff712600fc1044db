import { bytesFromText } from '../../bytes/bytes.ts';
import { Cursor } from '../cursor.ts';
import { printedByteEscapes, printedEscapes, readByteText, takeEscape } from '../escapes.ts';

/** Like JSON, with what the consoles of Node, Python and Ruby print differently. */
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

/** Reads the value at a place; undefined when there is none, or it never ends. */
export function printedAt(text: string, from: number): PrintedAt | undefined {
  const reader = new PrintedReader(text, from);
  const value = reader.value(0);
  return value === undefined ? undefined : { value, end: reader.at, isCut: reader.isCut };
}

const depthMost = 40;

class PrintedReader extends Cursor {
  isCut = false;

  value(depth: number): Printed | undefined {
    this.skip(blanks);
    // `Headers {`, `[Object: null prototype] {`, `Map(2) {`, `CaseInsensitiveDict({`.
    this.skip(className);
    if (this.isAtEnd || depth > depthMost) return undefined;
    switch (this.char) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#list(']', depth);
      case '(': {
        const list = this.#list(')', depth);
        return list?.length === 1 ? list[0] : list;
      }
      case '<':
        return this.#buffer();
      default:
        return this.#strings() ?? this.#word();
    }
  }

  #word(): Printed | undefined {
    const word = this.take(plainWord);
    if (word === undefined) return undefined;
    if (word === 'true' || word === 'True') return true;
    if (word === 'false' || word === 'False') return false;
    if (/^(?:null|undefined|None|nil)$/.test(word)) return null;
    return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(word) ? Number(word) : word;
  }

  /** Reads texts that a console has broken into pieces, with or without a plus sign between them. */
  #strings(): string | Uint8Array | undefined {
    const first = this.#string();
    this.isCut ||= first !== undefined && this.skip(moreLeftOut);
    if (typeof first !== 'string') return first;
    const pieces = [first];
    while (this.skip(joint)) {
      const next = this.#string();
      if (typeof next !== 'string') return undefined;
      pieces.push(next);
      this.isCut ||= this.skip(moreLeftOut);
    }
    return pieces.join('');
  }

  /** Takes a text in quotes, or the bytes of Python's `b'…'`; nothing if it never ends. */
  #string(): string | Uint8Array | undefined {
    const start = this.at;
    const [prefix = '', quote = ''] = this.takeMatch(/[bBuUrR]?(["'`])/y) ?? [];
    if (quote === '') return undefined;
    const isBytes = /^b/i.test(prefix);
    const pieces: string[] = [];
    for (;;) {
      const piece = this.takeUntil(quote, '\\');
      if (this.isAtEnd || (quote !== '`' && piece.includes('\n'))) break;
      pieces.push(piece);
      if (this.next() === quote) {
        const text = pieces.join('');
        if (!isBytes) return text;
        const read = readByteText(text);
        return read.bytes ?? bytesFromText(read.text);
      }
      pieces.push(takeEscape(this, isBytes ? printedByteEscapes : printedEscapes));
    }
    this.at = start;
    return undefined;
  }

  #object(depth: number): Printed | undefined {
    const entries: [string, Printed][] = [];
    const isWhole = this.#members('}', () => {
      const name = this.#string() ?? this.take(plainKey);
      if (typeof name !== 'string' || !this.skip(separator)) return false;
      const value = this.value(depth + 1);
      if (value !== undefined) entries.push([name, value]);
      return value !== undefined;
    });
    return isWhole ? Object.fromEntries(entries) : undefined;
  }

  #list(end: string, depth: number): Printed[] | undefined {
    const items: Printed[] = [];
    const isWhole = this.#members(end, () => {
      const item = this.value(depth + 1);
      if (item !== undefined) items.push(item);
      return item !== undefined;
    });
    return isWhole ? items : undefined;
  }

  /** Takes members with commas between them; false where one of them cannot be read. */
  #members(end: string, takeMember: () => boolean): boolean {
    this.next();
    while (!this.#ends(end)) {
      if (this.skip(moreLeftOut)) this.isCut = true;
      else if (!takeMember()) return false;
      if (!this.skip(comma) && !this.#ends(end)) return false;
    }
    this.next();
    return true;
  }

  #ends(end: string): boolean {
    this.skip(blanks);
    return this.char === end;
  }

  /** `<Buffer 7b 7d>`, of which Node prints the first fifty bytes. */
  #buffer(): Uint8Array | undefined {
    const [, digits, left] = this.takeMatch(/<Buffer([ \da-f]*)(\.\.\.[^>]*)?>/y) ?? [];
    const bytes = digits?.split(' ').filter((each) => each !== '');
    if (!bytes?.every((each) => each.length === 2)) return undefined;
    this.isCut ||= left !== undefined;
    return Uint8Array.from(bytes, (each) => Number.parseInt(each, 16));
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
