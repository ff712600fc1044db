import { textFromBytes, type Bytes } from '../../bytes/bytes.ts';

/**
 * The tokens of a JSON text as places in its bytes. Values would lose how things are written (`1.0`, `\/`), and take a
 * hundred times as long.
 */
export interface JsonTokens {
  readonly bytes: Bytes;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The `features` of each string; 0 for other tokens. */
  readonly features: readonly number[];
  readonly found: number;
  /** Bytes of all tokens together. */
  readonly written: number;
  readonly commas: number;
  readonly colons: number;
  /** Line breaks of the indented text, and the sum of their depths. */
  readonly breaks: number;
  readonly breakDepths: number;
}

/** Characters that senders write differently, as bits. */
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

const code = (char: string) => char.charCodeAt(0);

const quote = code('"');
const backslash = code('\\');
export const comma = code(',');
export const colon = code(':');
export const [openObject, closeObject, openArray, closeArray] = [
  code('{'),
  code('}'),
  code('['),
  code(']'),
];

/** Reads the tokens; undefined for what is not JSON, or nested too deeply. */
export function jsonTokens(bytes: Bytes): JsonTokens | undefined {
  return isJson(bytes) ? tokensOf(bytes) : undefined;
}

function isJson(bytes: Bytes): boolean {
  const text = textFromBytes(bytes);
  if (text === undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function tokensOf(bytes: Bytes): JsonTokens | undefined {
  const tokens = {
    bytes,
    starts: [] as number[],
    ends: [] as number[],
    features: [] as number[],
    found: 0,
    written: 0,
    commas: 0,
    colons: 0,
    breaks: 0,
    breakDepths: 0,
  };
  let depth = 0;
  let isEmpty = false;
  const countBreak = (count: 1 | -1) => {
    tokens.breaks += count;
    tokens.breakDepths += count * depth;
  };
  for (let at = 0; at < bytes.length;) {
    const start = at;
    const byte = bytes[at++] ?? 0;
    if (isBlank(byte)) continue;
    let found = 0;
    const isOpen = byte === openObject || byte === openArray;
    if (isOpen) {
      depth += 1;
      if (depth > depthMost) return undefined;
      countBreak(1);
    } else if (byte === closeObject || byte === closeArray) {
      // Nothing breaks an empty object or list.
      if (isEmpty) countBreak(-1);
      depth -= 1;
      if (!isEmpty) countBreak(1);
    } else if (byte === comma) {
      tokens.commas += 1;
      countBreak(1);
    } else if (byte === colon) {
      tokens.colons += 1;
    } else if (byte === quote) {
      while (bytes[at] !== quote) {
        found |= featureOf[bytes[at] ?? 0] ?? 0;
        at += bytes[at] === backslash ? 2 : 1;
      }
      at += 1;
    } else {
      while (at < bytes.length && !endsWord(bytes[at] ?? 0)) at += 1;
    }
    isEmpty = isOpen;
    tokens.starts.push(start);
    tokens.ends.push(at);
    tokens.features.push(found);
    tokens.found |= found;
    tokens.written += at - start;
  }
  return tokens;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function endsWord(byte: number): boolean {
  return byte === comma || byte === closeObject || byte === closeArray || isBlank(byte);
}
