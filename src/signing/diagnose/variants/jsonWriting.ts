import type { Bytes } from '../../bytes/bytes.ts';
import {
  codePoint,
  escapedCode,
  fourDigits,
  shortLetter,
  unicodeEscape,
  way,
  type Ways,
} from './jsonText.ts';
import { wideClass, type Layout, type Style } from './jsonWriters.ts';
import { roomFor } from './scratch.ts';
import type { Cause } from '../causes.ts';

/** Only deep nesting made for the purpose grows more. */
const growthMost = 12;
/** The longest escape of a byte of a text, and of its quote: `\u0022`. */
const escapeMost = 6;

/** Bytes one after the other, and where each of them ends. */
interface Pieces {
  readonly bytes: Bytes;
  readonly ends: Int32Array;
}

/** Writes one JSON text in a layout, and its strings in a style; undefined when it would be absurdly long. */
export type WriteJson = (layout: Layout, style?: Style) => Bytes | undefined;

/**
 * What writes a compact JSON text anew. Its strings have to be as JavaScript writes them where a style is asked for.
 * What stands between the strings is laid out once for each layout.
 */
export function jsonWriter(compact: Bytes): WriteJson {
  const places = stringsIn(compact);
  const most = growthMost * compact.length + 1_000;
  const between = new Map<Layout, Pieces | undefined>();
  let styled: { readonly style: Style | undefined; readonly strings: Pieces } | undefined;
  return (layout, style) => {
    const isCompact = layout.indent === '' && layout.comma === ',' && layout.colon === ':';
    if (isCompact && !style) return compact;
    if (!between.has(layout)) between.set(layout, laidOut(compact, places, layout, most));
    const spaced = between.get(layout);
    if (!spaced) return undefined;
    if (styled?.style !== style || !styled) {
      styled = { style, strings: writtenStrings(compact, places, style) };
    }
    const length = spaced.bytes.length + styled.strings.bytes.length;
    return isCompact || length <= most ? interleaved(spaced, styled.strings, length) : undefined;
  };
}

/** Writes a compact JSON text once. */
export function writeJson(compact: Bytes, layout: Layout, style?: Style): Bytes | undefined {
  return jsonWriter(compact)(layout, style);
}

/** Where the strings begin and end, one after the other. */
function stringsIn(compact: Bytes): Int32Array {
  let places = new Int32Array(1_024);
  let end = 0;
  for (let at = 0; at < compact.length; at += 1) {
    if (compact[at] !== 0x22) continue;
    const close = endOfString(compact, at);
    if (end + 2 > places.length) {
      const more = new Int32Array(2 * places.length);
      more.set(places);
      places = more;
    }
    places[end++] = at;
    places[end++] = close;
    at = close - 1;
  }
  return places.subarray(0, end);
}

/** What stands before each string and behind the last one; undefined when it is longer than `most`. */
function laidOut(
  compact: Bytes,
  places: Int32Array,
  layout: Layout,
  most: number,
): Pieces | undefined {
  const spacing = new Spacing(layout);
  const { length } = compact;
  const ends = new Int32Array(places.length / 2 + 1);
  let out = roomFor(length);
  let end = 0;
  let at = 0;
  for (let piece = 0; piece < ends.length; piece += 1) {
    const stop = places[2 * piece] ?? length;
    while (at < stop) {
      const byte = compact[at++] ?? 0;
      const spaced = isSign(byte) ? spacing.around(byte, compact[at] ?? 0) : undefined;
      if (!spaced) {
        out[end++] = byte;
        continue;
      }
      // The rest fits as long as only brackets grow.
      const room = end + spaced.length + length - at;
      if (room > out.length) out = roomFor(room);
      for (let place = 0; place < spaced.length; place += 1) out[end++] = spaced[place] ?? 0;
      if (end > most) return undefined;
    }
    ends[piece] = end;
    at = places[2 * piece + 1] ?? length;
  }
  return { bytes: out.slice(0, end), ends };
}

/** The strings in a style, or as they are. */
function writtenStrings(compact: Bytes, places: Int32Array, style: Style | undefined): Pieces {
  const escapes = style && escapesOf(style);
  const ends = new Int32Array(places.length / 2);
  const out = roomFor(escapes ? escapeMost * compact.length : compact.length);
  let end = 0;
  for (let piece = 0; piece < ends.length; piece += 1) {
    let at = places[2 * piece] ?? 0;
    const close = places[2 * piece + 1] ?? 0;
    if (escapes) end = putString(compact, at, close, escapes, out, end);
    else while (at < close) out[end++] = compact[at++] ?? 0;
    ends[piece] = end;
  }
  return { bytes: out.slice(0, end), ends };
}

function interleaved(between: Pieces, strings: Pieces, length: number): Bytes {
  const out = new Uint8Array(length);
  let end = 0;
  let from = 0;
  let at = 0;
  for (let piece = 0; piece < between.ends.length; piece += 1) {
    const stop = between.ends[piece] ?? 0;
    while (from < stop) out[end++] = between.bytes[from++] ?? 0;
    const close = strings.ends[piece] ?? at;
    while (at < close) out[end++] = strings.bytes[at++] ?? 0;
  }
  return out;
}

function isSign(byte: number): boolean {
  return byte === 0x2c || byte === 0x3a || (byte | 0x20) === 0x7b || (byte | 0x20) === 0x7d;
}

/** The place behind the quote that ends the string which begins there. */
function endOfString(bytes: Bytes, start: number): number {
  let at = start + 1;
  for (;;) {
    const byte = bytes[at] ?? 0x22;
    if (byte === 0x22) return at + 1;
    at += byte === 0x5c ? 2 : 1;
  }
}

/** Writes a string with its quotes, and gives the place behind it. */
function putString(
  compact: Bytes,
  start: number,
  close: number,
  { special, ascii, wide, of }: Escapes,
  out: Bytes,
  from: number,
): number {
  let end = from;
  let at = start + 1;
  out[end++] = 0x22;
  while (at < close - 1) {
    const byte = compact[at] ?? 0;
    if (special[byte] === 0) {
      out[end++] = byte;
      at += 1;
      continue;
    }
    let next = at + 1;
    let escape = ascii[byte];
    if (byte === 0x5c) {
      const letter = compact[at + 1] ?? 0;
      const isLong = letter === 0x75;
      const code = isLong ? fourDigits(compact, at + 2) : escapedCode(letter);
      escape = code < 0x80 ? ascii[code] : of(code);
      next = at + (isLong ? 6 : 2);
    } else if (byte >= 0x80) {
      const code = codePoint(compact, at);
      escape = (wide & wideClass(code)) === 0 ? undefined : of(code);
      next = at + (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
    }
    if (escape) {
      for (let place = 0; place < escape.length; place += 1) out[end++] = escape[place] ?? 0;
    } else for (let place = at; place < next; place += 1) out[end++] = compact[place] ?? 0;
    at = next;
  }
  out[end++] = 0x22;
  return end;
}

const encoder = new TextEncoder();

/** Each sign alone, by its code. */
const signs: Bytes[] = [];

/** What a layout writes for each comma, colon and bracket. */
class Spacing {
  readonly #layout: Layout;
  readonly #comma: Bytes;
  readonly #colon: Bytes;
  /** For each open bracket, whether it is a list on one line. */
  readonly #inline: boolean[] = [];
  /** What stands for a sign with a line break, by level. */
  readonly #breaks = new Map<number, Bytes[]>();
  readonly #bare = new Map<string, Bytes>();
  #level = 0;
  #isEmpty = false;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#comma = encoder.encode(layout.comma);
    this.#colon = encoder.encode(layout.colon);
  }

  /** `sign` with what stands around it, told the byte behind it. */
  around(sign: number, next: number): Bytes {
    const { indent, arrays, empty } = this.#layout;
    if (sign === 0x3a) return this.#colon;
    if (sign === 0x2c) {
      if (indent === '') return this.#comma;
      return this.#inline.at(-1) === true ? this.#as(', ') : this.#broken(sign);
    }
    if (indent === '') return (signs[sign] ??= Uint8Array.of(sign));
    if (sign === 0x7b || sign === 0x5b) {
      const isInline = arrays === 'inline' && sign === 0x5b;
      this.#isEmpty = next === sign + 2;
      this.#inline.push(isInline);
      if (!isInline) this.#level += 1;
      const text = String.fromCharCode(sign);
      if (isInline || (this.#isEmpty && arrays === 'inline')) return this.#as(`${text} `);
      if (!this.#isEmpty) return this.#broken(sign);
      return this.#as(empty === 'open' && sign === 0x5b ? '[\n' : text);
    }
    const isInline = this.#inline.pop() === true;
    const wasEmpty = this.#isEmpty;
    this.#isEmpty = false;
    if (!isInline) this.#level -= 1;
    if (wasEmpty && empty !== 'open') return this.#as(String.fromCharCode(sign));
    return isInline ? this.#as(' ]') : this.#broken(sign);
  }

  #broken(sign: number): Bytes {
    let byLevel = this.#breaks.get(sign);
    if (!byLevel) this.#breaks.set(sign, (byLevel = []));
    return (byLevel[this.#level] ??= this.#lineBreak(sign));
  }

  #lineBreak(sign: number): Bytes {
    const { indent, lineEnd = '\n' } = this.#layout;
    const lineBreak = lineEnd + indent.repeat(this.#level);
    const text = String.fromCharCode(sign);
    return encoder.encode(/[\]}]/.test(text) ? lineBreak + text : text + lineBreak);
  }

  #as(text: string): Bytes {
    let bytes = this.#bare.get(text);
    if (!bytes) this.#bare.set(text, (bytes = encoder.encode(text)));
    return bytes;
  }
}

interface Escapes {
  /** By byte: 0 for those that are copied. */
  readonly special: Uint8Array;
  /** What is written for an ASCII character, where that is no usual way. */
  readonly ascii: readonly (Bytes | undefined)[];
  readonly wide: number;
  /** The escape of a character beyond ASCII. */
  readonly of: (code: number) => Bytes;
}

const known = new WeakMap<Style, Escapes>();

function escapesOf(style: Style): Escapes {
  const escapes = known.get(style) ?? newEscapes(style);
  known.set(style, escapes);
  return escapes;
}

function newEscapes(style: Style): Escapes {
  const ascii = Array.from({ length: 128 }, (_, code) => {
    const written = writtenAs(style, code);
    if (written === way.raw) return undefined;
    if (written === way.short)
      return (shortEscapes[code] ??= Uint8Array.of(0x5c, shortLetter(code) ?? code));
    return longEscape(code, written === way.upper);
  });
  const isUpper = style.upper === 'all';
  const of = (code: number) => longEscape(code, isUpper);
  const special = Uint8Array.from({ length: 256 }, (_, byte) =>
    byte === 0x5c || (byte < 0x80 ? ascii[byte] !== undefined : style.wide !== 0) ? 1 : 0,
  );
  return { special, ascii, wide: style.wide, of };
}

/** Each escape is made once, for every style and every search. */
const shortEscapes: Bytes[] = [];
const longEscapes = { upper: new Map<number, Bytes>(), lower: new Map<number, Bytes>() };

/** `\u` and four digits, or two of them for a pair of surrogates. */
function longEscape(code: number, isUpper: boolean): Bytes {
  const made = longEscapes[isUpper ? 'upper' : 'lower'];
  let bytes = made.get(code);
  if (!bytes) {
    const halves = Array.from(String.fromCodePoint(code).split(''), (half) => {
      const escape = unicodeEscape(half.charCodeAt(0));
      return isUpper ? `\\u${escape.slice(2).toUpperCase()}` : escape;
    });
    bytes = encoder.encode(halves.join(''));
    made.set(code, bytes);
  }
  return bytes;
}

/** In which way a style writes an ASCII character. */
function writtenAs(style: Style, code: number): number {
  const { ascii, slash, upper, short } = style;
  const isControl = code < 0x20;
  const letter = shortLetter(code);
  const isSign = !isControl && ascii.includes(String.fromCharCode(code));
  if (isControl || isSign) {
    const isShort =
      isControl && letter !== undefined && (short || (code !== 0x08 && code !== 0x0c));
    if (isShort) return way.short;
    if (!/[a-f]/.test(code.toString(16))) return way.digits;
    return upper === 'all' || (upper === 'ASCII signs' && isSign) ? way.upper : way.lower;
  }
  if (code === 0x2f) return slash ? way.short : way.raw;
  return letter === undefined ? way.raw : way.short;
}

const htmlSigns = new Set(Array.from('<>&\'"=+`', (sign) => sign.charCodeAt(0)));

/**
 * What a style writes differently from a text in which characters are written in these ways: nothing where it would
 * write it as it is. Told by kinds of characters: a text that writes one of them in several ways differs from any style.
 */
export function escapeCauses(style: Style, { ascii, wide }: Ways): readonly Cause[] {
  const causes = new Set<Cause>();
  const compare = (code: number, here: number, written: number) => {
    if (here === 0 || here === written) return;
    if (written === way.raw) causes.add('unicodeRaw');
    else if ((here & way.raw) === 0) causes.add('escapesSpelled');
    else if (code === 0x2f) causes.add('slashesEscaped');
    else causes.add(htmlSigns.has(code) ? 'htmlEscaped' : 'unicodeEscaped');
  };
  for (let code = 0; code < 128; code += 1) compare(code, ascii[code] ?? 0, writtenAs(style, code));
  for (let bit = 1; bit < 256; bit *= 2) {
    const here = wide[bit] ?? 0;
    const [own, other] = style.upper === 'all' ? [way.upper, way.lower] : [way.lower, way.upper];
    if ((style.wide & bit) === 0) compare(128, here, way.raw);
    else if ((here & (way.raw | other)) !== 0) compare(128, here, own);
  }
  return order.filter((cause) => causes.has(cause));
}

const order = [
  'unicodeEscaped',
  'slashesEscaped',
  'htmlEscaped',
  'escapesSpelled',
  'unicodeRaw',
] as const;
