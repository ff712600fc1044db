import { Cursor } from '../cursor.ts';
import { takeQuoted, type Quoting } from './printedText.ts';

/** A value as some language prints it. */
export type Printed =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly Printed[]
  | { readonly [name: string]: Printed };

/** A value that was read, and where it ends. */
export interface PrintedAt {
  readonly value: Printed;
  readonly end: number;
  /** Whether whoever printed it left some of it out. */
  readonly isCut: boolean;
  /** Where the objects and lists in it stand in the text. */
  readonly places: ReadonlyMap<unknown, readonly [from: number, to: number]>;
}

/** How many characters may still be looked at, again and again where readings fail. */
export interface Effort {
  left: number;
}

/** As much as no text needs that is what it seems to be. */
export function effortFor(text: string): Effort {
  return { left: 4 * text.length + 10_000 };
}

/** Reads the value at a place; undefined when there is none, it never ends, or it takes more effort than is left. */
export function printedAt(
  text: string,
  from: number,
  effort = effortFor(text),
): PrintedAt | undefined {
  const reader = new PrintedReader(text, from, effort);
  const value = reader.value(0);
  if (value === undefined) return undefined;
  const { at: end, isCut, places } = reader;
  return { value, end, isCut, places };
}

const depthMost = 40;
const blanks = /\s{0,1000}/y;
const comma = /\s{0,1000},/y;
const separator = /\s{0,1000}(?:=>|->|:(?![:/])|=(?!=))[ \t]{0,80}/y;
const joint = /\s{0,1000}(?:[+.]\s{0,1000})?(?=["'`])/y;
const moreLeftOut =
  /\s{0,80}(?:\.{3}|…) ?\d{1,12}(?: more [a-z]{1,20})?|\s{0,80}(?:\.{3}|…)(?=\s{0,80}[\])}])/y;
/** `:key`, `+key`, `@key` and `key`, which Ruby, Symfony and all others print. */
const plainKey = /[:+#@-]?([A-Za-z_$][\w$.-]{0,100}|\d{1,10})(?=["']?\s{0,1000}(?:=|->|:))/y;
/** `["key"]`, `[key]`, `[Symbol(key)]`. */
const bracketKey =
  /\[(?:Symbol\(([^)\n]{0,100})\)|"([^"\n]{0,200})"|([^"[\]\n]{1,200}?))(?::[^\]\n]{0,100})?\](?=\s{0,8}(?:=>|:))/y;

/** What stands before the bracket: `Headers {`, `array:2 [`, `%Plug.Conn{`, `map[string][]string{`, `Map(2) {`. */
const className =
  /(?:<ref \*\d{1,6}> )?(?:[&*]|%)?(?:(?:Object )?\[[A-Z][\w$]{0,60}(?:: null prototype)?\]|(?:map\[\w{1,40}\])?(?:\[\])?[A-Za-z_\\][\w.:\\$]{0,100}(?: ?\{\})?(?:\(\d{1,9}\))?|\[\])?(?:#\d{1,9})?(?: ?\(\d{1,9}\)| ?#\d{1,9}(?: \(\d{1,9}\))?| Object)?\s{0,4}(?=[{([])/y;

const closings: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '<': '>' };

/** A form of a value that begins in a way of its own, and how it goes on. */
interface Form {
  readonly start: RegExp;
  readonly read: (
    reader: PrintedReader,
    start: RegExpExecArray,
    depth: number,
  ) => Printed | undefined;
}

/** In the order in which they are tried. */
const forms: readonly Form[] = [
  // PHP's print_r: each value ends with its line.
  {
    start: /(?:Array|[\w\\]{1,100} Object)[ \t]*\r?\n([ \t]{0,400})\([ \t]*\r?\n/y,
    read: (reader, [, margin = ''], depth) => reader.lines(margin, depth),
  },
  // PHP's var_dump: `int(5)`.
  { start: /(?:int|float|bool|enum)\(([^)\n]{0,80})\)/y, read: (_, [, word = '']) => wordOf(word) },
  // Go's %v, but not the type of its %#v.
  {
    start: /[&*]?map\[(?!\w{1,40}\][\w.*[\]]{0,60}(?:interface ?\{\}|any)?\{)/y,
    read: (reader, _, depth) => reader.goMap(depth),
  },
  // Node's Buffer, of which it prints the first fifty bytes.
  {
    start: /<Buffer([ \da-f]*)(\.\.\.[^>]*)?>/y,
    read(reader, [, digits = '', left]) {
      const bytes = digits.split(' ').filter((each) => each !== '');
      if (!bytes.every((each) => each.length === 2)) return undefined;
      reader.isCut ||= left !== undefined;
      return Uint8Array.from(bytes, (each) => Number.parseInt(each, 16));
    },
  },
  // Erlang's binaries, and Elixir's that are no text.
  {
    start: /<<(?=")/y,
    read(reader) {
      const text = takeQuoted(reader, 'with escapes');
      return text !== undefined && reader.skip(/(?:\/utf8)?>>/y) ? text : undefined;
    },
  },
  {
    start: /<<([\d\s,]*)>>/y,
    read: (_, [, numbers = '']) =>
      Uint8Array.from(
        numbers.split(',').filter((each) => each.trim() !== ''),
        Number,
      ),
  },
  // Node prints no more than three objects deep.
  {
    start:
      /\[(Object|Array|Function|Getter|Setter|Circular|AsyncFunction|class)\b[^\]\n]{0,100}\](?! ?[{[(])/y,
    read(reader, [, what]) {
      reader.isCut ||= what === 'Object' || what === 'Array';
      return null;
    },
  },
  // `<CIMultiDictProxy('Host': 'a')>`, `<QueryDict: {…}>`, and Spring's `<body,[headers]>`.
  {
    start: /#?<(?:[A-Z][\w.:]{0,60}(?::? ?)(?=[({[])|(?=[{["]))/y,
    read(reader, [whole], depth) {
      reader.at -= 1;
      const isList = whole === '<';
      if (isList) return reader.members(depth);
      reader.at += 1;
      const value = reader.value(depth + 1);
      return value !== undefined && reader.skip(/\s{0,80}>/y) ? value : undefined;
    },
  },
  // Rust says no more of a body that was not read.
  { start: /(?:Body|Incoming)\([\w:<>, ]{0,100}\)/y, read: () => null },
  // `<nil>`, `#<IO:<STDERR>>`, `#PID<0.1.0>`, `<_io.BufferedReader name=5>`.
  { start: /#?[A-Za-z.]{0,40}<(?=[\w.:#/])/y, read: (reader) => reader.opaque() },
];

/** How those put texts into quotes whose lists begin so. */
const quotings: readonly (readonly [start: RegExp, Quoting])[] = [
  [/^array ?(?:\(\d+\) )?$/, 'as it stands, lines too'],
  [/^array:\d+ $/, 'as it stands, to the line end'],
];

/** One reader of what languages print: where they differ, what stands in the text tells which of them it was. */
class PrintedReader extends Cursor {
  isCut = false;
  readonly places = new Map<unknown, readonly [number, number]>();
  #quoting: Quoting = 'with escapes';
  readonly #effort: Effort;

  constructor(text: string, at: number, effort: Effort) {
    super(text, at);
    this.#effort = effort;
  }

  override takeTo(end: number): string {
    this.#effort.left -= end - this.at;
    return super.takeTo(end);
  }

  value(depth: number, around = '', after = ''): Printed | undefined {
    this.skip(blanks);
    this.#effort.left -= 4;
    if (this.isAtEnd || depth > depthMost || this.#effort.left < 0) return undefined;
    const { at } = this;
    // Java prints no quotes, and what is in its lists may have any sign in it.
    const isPlain = after === '=' && around === '{';
    const value =
      isPlain && this.char === '`' ? undefined : this.#structured(depth, isPlain, around, after);
    if (value !== undefined && (!isPlain || this.skip(/(?=\s{0,80}[,}])/y)))
      return this.#placed(value, at);
    this.at = at;
    const isStructure = /["'`{[(]/.test(this.char);
    const plain = isStructure && !isPlain ? undefined : this.#plain(around, after);
    // A failure is dearer than the characters that it looked at.
    if (plain === undefined) this.#effort.left -= 40;
    return plain;
  }

  /** A value that begins with a sign or a word of its own. */
  #structured(depth: number, isPlain: boolean, around: string, after: string): Printed | undefined {
    const { at } = this;
    if (!/["'`\w{(]/.test(this.char) || /[A-Za-z<]/.test(this.char)) {
      for (const { start, read } of forms) {
        const match = this.takeMatch(start);
        if (!match) continue;
        const value = read(this, match, depth);
        if (value !== undefined) return value;
        this.at = at;
      }
    }
    const text = this.#texts();
    if (text !== undefined) return text;
    if (this.char === '[' && after === '=') {
      const next = this.text.slice(at + 1, at + 100);
      const isList = isPlain
        ? !/^[{[]/.test(next)
        : !/^(?:["'{[(]|[\w-]{1,90}:")/.test(next) && (around === '(' || around === '[');
      if (isList) return this.#plainList();
    }
    const name = this.take(className);
    if (name === undefined) return undefined;
    const before = this.#quoting;
    this.#quoting = quotings.find(([start]) => start.test(name))?.[1] ?? before;
    const value = this.members(depth);
    this.#quoting = before;
    return value;
  }

  #placed(value: Printed, from: number): Printed {
    if (typeof value === 'object' && value !== null) this.places.set(value, [from, this.at]);
    return value;
  }

  /** Reads a list or an object from its bracket on: an object where its members have names. */
  members(depth: number): Printed | undefined {
    const open = this.next();
    const close = closings[open] ?? '';
    const names: (string | undefined)[] = [];
    const values: Printed[] = [];
    const before = this.#quoting;
    for (;;) {
      this.skip(blanks);
      if (this.char === close) break;
      if (this.isAtEnd) return undefined;
      if (this.skip(moreLeftOut)) {
        this.isCut = true;
        this.skip(comma);
        continue;
      }
      const key = this.#key();
      // Spring: `[host:"a.example", accept:"*/*"]`, with whatever is between the quotes.
      if (open === '[' && key?.isPlain === true && key.after === ':' && this.char === '"')
        this.#quoting = 'as it stands';
      const value = this.value(depth + 1, open, key?.after.trim());
      if (value === undefined) return undefined;
      // A value without a name is a further one of the name before it.
      names.push(key?.name ?? names.at(-1));
      values.push(value);
      const end = this.at;
      if (this.skip(comma)) continue;
      this.skip(blanks);
      if (this.char !== close && !this.text.slice(end, this.at).includes('\n')) return undefined;
    }
    this.next();
    this.#quoting = before;
    return joined(names, values, open);
  }

  /** Takes the name of a member with what stands before its value; undefined where a member has none. */
  #key(): { name: string; after: string; isPlain: boolean } | undefined {
    const { at } = this;
    const plain = this.takeMatch(plainKey)?.[1];
    const [, symbol, quoted, bare] = plain === undefined ? (this.takeMatch(bracketKey) ?? []) : [];
    const name = plain ?? symbol ?? quoted ?? bare ?? nameOf(this.#quoted());
    const after = name === undefined ? undefined : this.take(separator);
    if (name !== undefined && after !== undefined)
      return { name, after, isPlain: plain !== undefined };
    this.at = at;
    return undefined;
  }

  #quoted(): string | Uint8Array | undefined {
    return /["'`bBuUrRs~]/.test(this.char) ? takeQuoted(this, this.#quoting) : undefined;
  }

  /** Reads texts that were broken into pieces, with or without a plus sign between them. */
  #texts(): string | Uint8Array | undefined {
    const first = this.#quoted();
    if (first === undefined) return undefined;
    this.isCut ||= this.skip(moreLeftOut);
    const pieces = [first];
    for (;;) {
      const { at } = this;
      const next =
        this.#quoting === 'with escapes' && this.skip(joint) ? this.#quoted() : undefined;
      // The next member's name follows where commas are left out.
      if (
        next === undefined ||
        typeof next !== typeof first ||
        this.skip(/(?=\s{0,80}(?:=>|:))/y)
      ) {
        this.at = at;
        break;
      }
      pieces.push(next);
      this.isCut ||= this.skip(moreLeftOut);
    }
    if (pieces.length === 1) return first;
    if (typeof first === 'string') return pieces.join('');
    return Uint8Array.from((pieces as Uint8Array[]).flatMap((piece) => [...piece]));
  }

  /** A word or a text without quotes, to where the next member begins. */
  #plain(around: string, after: string): Printed | undefined {
    const close = closings[around] ?? '';
    if (around === '') return wordOf(this.take(/[^\s,:;{}()[\]'"`<>=]{1,100}/y));
    const start = this.at;
    const word =
      after === '=' ? undefined : this.take(/[\w.+-]{1,100}(?=\s{0,80}(?:[,;)\]}>]|\r?\n))/y);
    if (word !== undefined) return wordOf(word);
    // Nobody else leaves the quotes out around texts with commas in them.
    const next =
      after === '='
        ? /, (?=[\w$.-]{1,100}=)/y
        : after === ''
          ? around === '('
            ? /,/y
            : /,(?=\s|$)/y
          : /,(?=\s{0,200}["'`]|\s{1,200}(?:[[:+#@-]|[\w$.-]{1,100}\s?(?::|=>|->))|[ \t]{0,80}\r?\n)/y;
    let open = 0;
    for (let { at } = this; at < this.text.length; at += 1) {
      const char = this.text.charAt(at);
      if (char === around) open += 1;
      else if (char === close) {
        const isLast =
          open === 0 || /^[,\s]*[)}\]>]*\s*(?:\n|$)/.test(this.text.slice(at + 1, at + 40));
        if (isLast && open <= 0) return this.#wordTo(start, at);
        open -= 1;
      } else if (char === '\n' || char === '\r') return this.#wordTo(start, at);
      else if (char === ',') {
        next.lastIndex = at;
        if (open === 0 && next.test(this.text)) return this.#wordTo(start, at);
      }
    }
    this.#effort.left -= this.text.length - start;
    return undefined;
  }

  #wordTo(start: number, end: number): Printed | undefined {
    this.at = end;
    return wordOf(this.text.slice(start, end).trim());
  }

  /** `[a, b]` as Java prints the values of one name: HTTP joins them with a comma too. */
  #plainList(): readonly Printed[] | undefined {
    this.next();
    const text = this.takeBefore(/\](?=\s{0,8}(?:[,)}\]>]|$))/g);
    return this.next() === ']' ? [text] : undefined;
  }

  /** Go's `map[A:[x y] B:[z]]`, from its first name on. */
  goMap(depth: number): Printed | undefined {
    const names: string[] = [];
    const values: Printed[] = [];
    for (;;) {
      this.skip(/ {0,80}/y);
      if (this.skip(/\]/y)) return joined(names, values, '{');
      const name =
        nameOf(takeQuoted(this, 'with escapes')) ?? this.take(/[^\s:[\]{}"]{1,100}(?=:)/y);
      if (name === undefined || !this.skip(/:/y)) return undefined;
      const value = this.#goValue(depth + 1);
      if (value === undefined) return undefined;
      names.push(name);
      values.push(value);
    }
  }

  #goValue(depth: number): Printed | undefined {
    const isMember = /map\[|[{"(<&*]|0x/y;
    isMember.lastIndex = this.at;
    if (isMember.test(this.text)) {
      const { at } = this;
      const value = this.value(depth, '');
      if (value !== undefined && this.skip(/(?=[ \]])/y)) return value;
      this.at = at;
    }
    const { at: from } = this;
    if (this.skip(/\[(?=")/y)) {
      const texts: string[] = [];
      for (;;) {
        const text = nameOf(takeQuoted(this, 'with escapes'));
        if (text === undefined) break;
        texts.push(text);
        if (this.skip(/\](?=[ \]])/y)) return texts;
        if (!this.skip(/ (?=")/y)) break;
      }
      this.at = from;
    }
    const isList = this.skip(/\[/y);
    const end = isList ? /\](?=\]| [^\s:[\]]{1,100}:)/g : /\]| (?=[^\s:[\]]{1,100}:)/g;
    const text = this.takeBefore(end);
    if (this.isAtEnd) return undefined;
    if (isList) this.next();
    return isList ? [text] : text;
  }

  /** PHP's print_r: lines of `[name] => value`, indented by four more than their bracket. */
  lines(margin: string, depth: number): Printed | undefined {
    const names: string[] = [];
    const values: Printed[] = [];
    const key = new RegExp(`${margin} {4}\\[([^\\n]{0,200}?)\\] => ?`, 'y');
    const end = new RegExp(`${margin}\\)[ \\t]*(?:\\r?\\n|$)`, 'y');
    const stop = new RegExp(
      `\\r?\\n(?=${margin}(?: {4}\\[[^\\n]{0,200}?\\] =>|\\)[ \\t]*(?:\\r?\\n|$)))`,
      'g',
    );
    if (depth > depthMost) return undefined;
    for (;;) {
      const [, name] = this.takeMatch(key) ?? [];
      if (name === undefined) break;
      const nested = /(?=(?:Array|[\w\\]{1,100} Object)[ \t]*\r?\n[ \t]{0,400}\()/y;
      const value = this.skip(nested) ? this.value(depth + 1) : this.takeBefore(stop);
      if (value === undefined) return undefined;
      names.push(name.replace(/:(?:protected|\S{0,100}:private)$/, ''));
      values.push(value);
      if (!this.skip(/(?:\r?\n)+/y)) return undefined;
    }
    return this.skip(end)
      ? joined(names, values, names.every((name, at) => name === String(at)) ? '[' : '{')
      : undefined;
  }

  /** What has no value that could be read: `<nil>`. */
  opaque(): null | undefined {
    let open = 1;
    const end = Math.min(this.text.length, this.at + 2_000);
    this.#effort.left -= 20;
    while (open > 0 && this.at < end) {
      const char = this.next();
      if (char === '<') open += 1;
      else if (char === '>') open -= 1;
    }
    return open === 0 ? null : undefined;
  }
}

function nameOf(text: string | Uint8Array | undefined): string | undefined {
  return text instanceof Uint8Array ? new TextDecoder().decode(text) : text;
}

function wordOf(word: string | undefined): Printed | undefined {
  if (word === undefined) return undefined;
  if (word === 'true' || word === 'True') return true;
  if (word === 'false' || word === 'False') return false;
  if (/^(?:null|undefined|None|nil|NULL)$/.test(word)) return null;
  const isByte = /^0x[\da-f]{1,2}$/.test(word);
  return isByte || String(Number(word)) === word ? Number(word) : word;
}

/** A list, or an object where members have names; the values of a name that is there several times are a list. */
function joined(
  names: readonly (string | undefined)[],
  values: readonly Printed[],
  open: string,
): Printed {
  if (names.every((name) => name === undefined)) {
    if (open === '{' && values.length === 0) return {};
    return open === '(' && values.length === 1 ? (values[0] ?? null) : values;
  }
  // PHP prints a list as an array whose names are numbers.
  const isList = names.every((name, at) => name === String(at));
  if (isList) return values;
  const members = new Map<string, Printed[]>();
  for (const [at, value] of values.entries()) {
    const name = names[at] ?? String(at);
    const given = members.get(name);
    if (given) given.push(value);
    else members.set(name, [value]);
  }
  return Object.fromEntries(
    [...members].map(([name, given]) => [
      name,
      given.length === 1 ? (given[0] ?? null) : given.flat(),
    ]),
  );
}
