import { escaped } from '../shells/ansiQuoted.ts';
import type { Doubts } from '../warnings.ts';
import { nextOf } from '../shells/nextOf.ts';
import { wordOf, type Word } from '../shells/arguments.ts';

/** More than any provider sends. */
const outputMost = 10_000_000;

const specification = /%(-?)(0?)(\d{0,9})(?:\.(\d{0,9}))?([%a-zA-Z])/y;

/** What Bash's own printf and echo write. */
export class Printf {
  /** Whether `\c` or the limit has ended it. */
  isEnded = false;
  readonly #pieces: string[] = [];
  readonly #doubts: Doubts;
  #length = 0;

  constructor(doubts: Doubts) {
    this.#doubts = doubts;
  }

  word(): Word {
    return wordOf(this.#pieces, true);
  }

  add(piece: string): void {
    if (this.isEnded) return;
    this.#length += piece.length;
    if (this.#length > outputMost) {
      this.isEnded = true;
      this.#doubts.add(
        'The commands before it write more than 10 million characters; the rest was left out.',
      );
    } else this.#pieces.push(piece);
  }

  /** The format once, with as many of the values as it has places for; those are taken off the list. */
  format(format: string, values: Word[]): void {
    for (let at = 0; !this.isEnded;) {
      const stop = nextOf(format, at, 0x5c, 0x25);
      this.add(format.slice(at, stop));
      if (stop === format.length) return;
      if (format[stop] === '\\') {
        const { piece, next } = escaped(format, stop + 1);
        this.add(piece);
        at = next;
      } else at = this.#place(format, stop, values);
    }
  }

  /** A text whose backslashes count, of `%b` or of `echo -e`: only the first reads `\101` without a zero. */
  escapes(text: string, isFormat: boolean): void {
    for (let at = 0; !this.isEnded;) {
      const stop = nextOf(text, at, 0x5c, 0x5c);
      this.add(text.slice(at, stop));
      if (stop === text.length) return;
      const char = text[stop + 1] ?? '';
      if (char === 'c') {
        this.isEnded = true;
      } else if (char === '?' || (!isFormat && /[1-7'"]/.test(char))) {
        this.add(`\\${char}`);
        at = stop + 2;
      } else {
        const hasZero = char === '0' && /[0-7]/.test(text[stop + 2] ?? '');
        const { piece, next } = escaped(text, stop + (hasZero ? 2 : 1));
        this.add(piece);
        at = next;
      }
    }
  }

  #place(format: string, from: number, values: Word[]): number {
    specification.lastIndex = from;
    const [whole, left, zero = '', width = '', precision, kind = ''] =
      specification.exec(format) ?? [];
    if (whole === undefined) {
      this.#unread(format.slice(from, from + 2));
      this.add('%');
      return from + 1;
    }
    if (whole === '%%') this.add('%');
    else if (whole === '%b') this.escapes(values.shift()?.text ?? '', true);
    else {
      const value = values.shift()?.text ?? '';
      const isExact = `${zero}${width}${precision ?? ''}` === '' && kind === 's';
      const text = isExact ? value : converted(value, kind, zero, precision);
      if (text === undefined) this.#unread(whole);
      if (Number(width) > outputMost) this.add(' '.repeat(outputMost + 1));
      else
        this.#aligned(text ?? value, Number(width), left === '-', text === undefined ? '' : zero);
    }
    return from + whole.length;
  }

  #aligned(text: string, width: number, isLeft: boolean, zero: string): void {
    const missing = ' '.repeat(Math.max(0, width - text.length));
    if (isLeft) this.add(text + missing);
    else if (zero === '') this.add(missing + text);
    else {
      const sign = text.startsWith('-') ? '-' : '';
      this.add(sign + missing.replaceAll(' ', '0') + text.slice(sign.length));
    }
  }

  #unread(what: string): void {
    this.#doubts.add(
      `printf is told ${what}, which is not read here: what it writes may be other bytes.`,
    );
  }
}

const bases: Readonly<Record<string, number>> = { d: 10, i: 10, u: 10, x: 16, X: 16, o: 8 };

/** A value as printf writes it; undefined where that is not known here. Widths count bytes, so of ASCII alone. */
function converted(
  value: string,
  kind: string,
  zero: string,
  precision: string | undefined,
): string | undefined {
  const base = Object.hasOwn(bases, kind) ? bases[kind] : undefined;
  if (base !== undefined) {
    const isKnown = /^(?:0|-?[1-9]\d{0,14})?$/.test(value) && precision === undefined;
    const number = Number(value);
    if (!isKnown || (number < 0 && kind !== 'd' && kind !== 'i')) return undefined;
    return kind === 'X' ? number.toString(base).toUpperCase() : number.toString(base);
  }
  if (zero !== '' || !/^[\0-\x7f]*$/.test(value)) return undefined;
  if (kind === 's') return precision === undefined ? value : value.slice(0, Number(precision));
  return kind === 'c' && precision === undefined && value !== '' ? value.charAt(0) : undefined;
}
