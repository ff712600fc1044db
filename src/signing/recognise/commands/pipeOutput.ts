import type { Warnings } from '../warnings.ts';
import { Cursor } from '../cursor.ts';
import { bashEscapes, takeEscape } from '../escapes.ts';
import { argumentOf, type Command, type Input, type Argument } from '../shells/arguments.ts';

/** The output of a command that is piped into the next. */
export function outputOf({ words, input }: Command, warnings: Warnings): Input | undefined {
  const [name, ...rest] = words;
  switch (name?.text) {
    case 'printf':
      return { word: printed(rest, warnings) };
    case 'echo':
      return { word: echoed(rest, warnings) };
    case 'cat': {
      const [file] = rest.filter(({ text }) => !text.startsWith('-'));
      return file ? { file: file.text } : input;
    }
    default:
      return { file: `that ${name?.text ?? 'another command'} writes` };
  }
}

/** Repeats the format until all values are used. */
function printed(words: readonly Argument[], warnings: Warnings): Argument {
  const [format, ...values] = words[0]?.text === '--' ? words.slice(1) : words;
  const output = new Printf(warnings);
  for (;;) {
    const left = values.length;
    output.format(format?.text ?? '', values);
    if (values.length === 0 || values.length === left || output.isEnded) return output.word();
  }
}

function echoed(words: readonly Argument[], warnings: Warnings): Argument {
  let at = 0;
  const flags = new Set<string>();
  while (/^-[neE]+$/.test(words[at]?.text ?? '')) {
    for (const flag of words[at]?.text.slice(1) ?? '') flags.add(flag);
    at += 1;
  }
  const output = new Printf(warnings);
  for (const [index, { text }] of words.slice(at).entries()) {
    if (index > 0) output.add(' ');
    if (flags.has('e')) output.escapes(text, false);
    else output.add(text);
  }
  if (!flags.has('n')) output.add('\n');
  return output.word();
}

/** More than any provider sends. */
const outputMost = 10_000_000;

const specification = /%(-?)(0?)(\d{0,9})(?:\.(\d{0,9}))?([%a-zA-Z])/y;

/** Writes as printf and echo of Bash do. */
class Printf {
  /** Set by `\c` and by the limit. */
  isEnded = false;
  readonly #pieces: string[] = [];
  readonly #warnings: Warnings;
  #length = 0;

  constructor(warnings: Warnings) {
    this.#warnings = warnings;
  }

  word(): Argument {
    return argumentOf(this.#pieces, true);
  }

  add(piece: string): void {
    if (this.isEnded) return;
    this.#length += piece.length;
    if (this.#length > outputMost) {
      this.isEnded = true;
      this.#warnings.add(
        'The commands before it write more than 10 million characters; the rest was left out.',
      );
    } else this.#pieces.push(piece);
  }

  /** Writes the format once, and removes the values it uses from the list. */
  format(format: string, values: Argument[]): void {
    const cursor = new Cursor(format);
    while (!this.isEnded) {
      this.add(cursor.takeUntil('\\', '%'));
      if (cursor.isAtEnd) return;
      if (cursor.skip(/\\/y)) this.add(takeEscape(cursor, bashEscapes));
      else this.#place(cursor, values);
    }
  }

  /** Writes a text with the escapes of `%b` (`isFormat`) or of `echo -e`, which reads octal digits only after a zero. */
  escapes(text: string, isFormat: boolean): void {
    const cursor = new Cursor(text);
    while (!this.isEnded) {
      this.add(cursor.takeUntil('\\'));
      if (cursor.isAtEnd) return;
      cursor.next();
      const { char } = cursor;
      if (char === 'c') this.isEnded = true;
      else if (char === '?' || (!isFormat && /[1-7'"]/.test(char))) this.add(`\\${cursor.next()}`);
      else {
        cursor.skip(/0(?=[0-7])/y);
        this.add(takeEscape(cursor, bashEscapes));
      }
    }
  }

  #place(cursor: Cursor, values: Argument[]): void {
    const found = cursor.takeMatch(specification);
    if (!found) {
      this.#unread(cursor.text.slice(cursor.at, cursor.at + 2));
      this.add(cursor.next());
      return;
    }
    const [whole, left, zero = '', width = '', precision, kind = ''] = found;
    if (whole === '%%') return this.add('%');
    const value = values.shift()?.text ?? '';
    if (whole === '%b') return this.escapes(value, true);
    const text = whole === '%s' ? value : converted(value, kind, zero, precision);
    if (text === undefined) this.#unread(whole);
    const isPaddedByZeros = zero !== '' && text !== undefined;
    const sign = isPaddedByZeros && text.startsWith('-') ? '-' : '';
    const rest = (text ?? value).slice(sign.length);
    const length = Math.min(Number(width), outputMost + 1) - sign.length;
    if (left !== '') this.add(sign + rest.padEnd(length));
    else this.add(sign + rest.padStart(length, isPaddedByZeros ? '0' : ' '));
  }

  #unread(what: string): void {
    this.#warnings.add(
      `printf is told ${what}, which is not read here: what it writes may be other bytes.`,
    );
  }
}

const bases: Readonly<Record<string, number>> = { d: 10, i: 10, u: 10, x: 16, X: 16, o: 8 };

/** Formats a value; undefined where the result is not known. Widths count bytes, so only ASCII is taken. */
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
