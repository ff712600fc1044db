import type { Bytes } from '../../bytes/bytes.ts';

/**
 * The tokens of a JSON text, each as it is written, white space left out. Places in the bytes and not values: values
 * would lose `1.0` and `\/`, and a megabyte of them costs a hundred times as much.
 */
export interface JsonTokens {
  readonly bytes: Bytes;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** What each string contains, of `features`; 0 for all other tokens. */
  readonly features: readonly number[];
  /** What all of them contain. */
  readonly found: number;
  /** The bytes of all tokens. */
  readonly written: number;
  readonly commas: number;
  readonly colons: number;
  /** How many lines begin when each member stands on its own, and the sum of their depths. */
  readonly breaks: number;
  readonly breakDepths: number;
}

/** What some senders write in another way than others, as bits. */
export const features = {
  backslash: 1,
  wide: 2,
  slash: 4,
  html: 8,
  at: 16,
  sign: 32,
} as const;

const depthMost = 400;

const featureOf = new Uint8Array(256).fill(features.wide, 128);
for (const [chars, feature] of [
  ['\\', features.backslash],
  ['/', features.slash],
  ['<>&', features.html],
  ['@', features.at],
  ["'+`", features.sign],
] as const) {
  for (const char of chars) featureOf[char.charCodeAt(0)] = feature;
}

/** The code of a character of ASCII. */
export const code = (char: string) => char.charCodeAt(0);

const quote = code('"');
const backslash = code('\\');
const comma = code(',');
const colon = code(':');
const [openObject, closeObject, openArray, closeArray] = [
  code('{'),
  code('}'),
  code('['),
  code(']'),
];

/** The tokens of a JSON text; undefined for what is none, or is nested deeper than anybody writes. */
export function jsonTokens(bytes: Bytes): JsonTokens | undefined {
  const reader = new Reader(bytes);
  return reader.value(0) && reader.atEnd() ? reader : undefined;
}

class Reader implements JsonTokens {
  readonly bytes: Bytes;
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly features: number[] = [];
  found = 0;
  written = 0;
  commas = 0;
  colons = 0;
  breaks = 0;
  breakDepths = 0;
  #at = 0;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  atEnd(): boolean {
    this.#space();
    return this.#at === this.bytes.length;
  }

  value(depth: number): boolean {
    if (depth > depthMost) return false;
    this.#space();
    const byte = this.bytes[this.#at];
    if (byte === openObject) return this.#list(closeObject, depth, () => this.#member(depth));
    if (byte === openArray) return this.#list(closeArray, depth, () => this.value(depth + 1));
    return byte === quote ? this.#string() : this.#literal() || this.#number();
  }

  #member(depth: number): boolean {
    this.#space();
    if (!this.#string()) return false;
    this.#space();
    this.colons += 1;
    return this.#sign(colon) && this.value(depth + 1);
  }

  #list(close: number, depth: number, item: () => boolean): boolean {
    this.#take(1);
    this.#space();
    if (this.#sign(close)) return true;
    this.#break(depth + 1);
    for (;;) {
      if (!item()) return false;
      this.#space();
      if (this.#sign(close)) break;
      if (!this.#sign(comma)) return false;
      this.commas += 1;
      this.#break(depth + 1);
    }
    this.#break(depth);
    return true;
  }

  #break(depth: number): void {
    this.breaks += 1;
    this.breakDepths += depth;
  }

  #space(): void {
    const { bytes } = this;
    for (let byte = bytes[this.#at]; ; byte = bytes[++this.#at]) {
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
    }
  }

  #sign(byte: number): boolean {
    if (this.bytes[this.#at] !== byte) return false;
    this.#take(1);
    return true;
  }

  #take(length: number, found = 0): void {
    this.starts.push(this.#at);
    this.#at += length;
    this.written += length;
    this.ends.push(this.#at);
    this.features.push(found);
    this.found |= found;
  }

  #string(): boolean {
    const { bytes } = this;
    if (bytes[this.#at] !== quote) return false;
    let found = 0;
    for (let at = this.#at + 1; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) {
        this.#take(at + 1 - this.#at, found);
        return true;
      }
      if (byte < 0x20) return false;
      found |= featureOf[byte] ?? 0;
      if (byte !== backslash) continue;
      at += 1;
      const escaped = bytes[at] ?? 0;
      if (escaped === code('u')) {
        for (let digit = 1; digit <= 4; digit += 1) if (!isHex(bytes[at + digit])) return false;
      } else if (!'"\\/bfnrt'.includes(String.fromCharCode(escaped))) {
        return false;
      }
    }
    return false;
  }

  #literal(): boolean {
    const word = literals[this.bytes[this.#at] ?? 0];
    if (word === undefined) return false;
    for (let i = 0; i < word.length; i += 1) {
      if (this.bytes[this.#at + i] !== word.charCodeAt(i)) return false;
    }
    this.#take(word.length);
    return true;
  }

  #number(): boolean {
    const { bytes } = this;
    let end = this.#at;
    const digits = () => {
      const from = end;
      while (isDigit(bytes[end])) end += 1;
      return end > from;
    };
    if (bytes[end] === code('-')) end += 1;
    if (!digits()) return false;
    if (bytes[end] === code('.')) {
      end += 1;
      if (!digits()) return false;
    }
    if (bytes[end] === code('e') || bytes[end] === code('E')) {
      end += 1;
      if (bytes[end] === code('+') || bytes[end] === code('-')) end += 1;
      if (!digits()) return false;
    }
    this.#take(end - this.#at);
    return true;
  }
}

const literals: Readonly<Record<number, string>> = {
  [code('t')]: 'true',
  [code('f')]: 'false',
  [code('n')]: 'null',
};

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHex(byte = 0): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
