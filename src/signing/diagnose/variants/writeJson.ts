import { bytesFromText, type Bytes } from '../../bytes/bytes.ts';
import type { Escaping, Layout } from './jsonStyles.ts';
import {
  closeArray,
  closeObject,
  colon,
  comma,
  openArray,
  openObject,
  type JsonTokens,
} from './jsonTokens.ts';

/** The rewritten strings of a text. */
export interface Strings {
  readonly bytes: Bytes;
  /** By token; `ends` is 0 where nothing was rewritten. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Additional bytes of all strings together. */
  readonly growth: number;
}

interface Style {
  readonly layout: Layout;
  readonly strings?: Strings | undefined;
  /** Token indices in the order to write; absent: as they came. */
  readonly order?: readonly number[] | undefined;
}

/** Only deep nesting made for the purpose grows more. */
const growthMost = 12;

const lineFeed = 0x0a;
/** Writes a JSON text in another style; numbers stay as they are. Undefined when it would be absurdly long. */
export function writeJson(tokens: JsonTokens, style: Style): Bytes | undefined {
  const { bytes, starts, ends } = tokens;
  const { layout, strings, order } = style;
  const length = writtenLength(tokens, style);
  if (length > growthMost * bytes.length + 1_000) return undefined;
  const out = new Uint8Array(length);
  const commaSpace = layout.comma.length > 1;
  const colonSpace = layout.colon.length > 1;
  const width = layout.indent.length;
  const blank = layout.indent.charCodeAt(0);
  let at = 0;
  let depth = 0;
  const breakLine = () => {
    if (width === 0) return;
    out[at++] = lineFeed;
    for (let n = depth * width; n > 0; n -= 1) out[at++] = blank;
  };

  for (let place = 0; place < starts.length; place += 1) {
    const token = order ? (order[place] ?? 0) : place;
    const start = starts[token] ?? 0;
    const end = ends[token] ?? 0;
    const byte = bytes[start] ?? 0;
    let breaks = false;
    if (byte === comma) {
      out[at++] = byte;
      if (commaSpace) out[at++] = 0x20;
      breaks = true;
    } else if (byte === colon) {
      out[at++] = byte;
      if (colonSpace) out[at++] = 0x20;
    } else if (byte === openObject || byte === openArray) {
      out[at++] = byte;
      const next = order ? (order[place + 1] ?? 0) : place + 1;
      const following = bytes[starts[next] ?? 0] ?? 0;
      if (following === closeObject || following === closeArray) {
        out[at++] = following;
        place += 1;
      } else {
        depth += 1;
        breaks = true;
      }
    } else if (byte === closeObject || byte === closeArray) {
      depth -= 1;
      breakLine();
      out[at++] = byte;
    } else {
      const otherEnd = strings ? (strings.ends[token] ?? 0) : 0;
      const from = otherEnd > 0 ? (strings?.bytes ?? bytes) : bytes;
      const first = otherEnd > 0 ? (strings?.starts[token] ?? 0) : start;
      const last = otherEnd > 0 ? otherEnd : end;
      if (last - first > 60) {
        // A call costs more than a few bytes one by one.
        out.set(from.subarray(first, last), at);
        at += last - first;
      } else {
        for (let next = first; next < last; next += 1) out[at++] = from[next] ?? 0;
      }
    }
    if (breaks) breakLine();
  }
  return out;
}

/** The length of what `writeJson` would make. */
export function writtenLength(
  { written, commas, colons, breaks, breakDepths }: JsonTokens,
  { layout, strings }: Style,
): number {
  const lines = layout.indent === '' ? 0 : breaks + breakDepths * layout.indent.length;
  return (
    written +
    commas * (layout.comma.length - 1) +
    colons * (layout.colon.length - 1) +
    lines +
    (strings?.growth ?? 0)
  );
}

/** Prepares the strings that have any feature, and returns a function that rewrites them. */
export function stringWriter({
  bytes,
  starts,
  ends,
  features,
}: JsonTokens): (escaping: Escaping) => Strings {
  const touched = features.flatMap((found, token) => (found === 0 ? [] : [token]));
  let length = 0;
  for (const token of touched) length += (ends[token] ?? 0) - (starts[token] ?? 0) + 1;
  // One call of JSON.parse for all strings.
  const joined = new Uint8Array(length);
  let at = 0;
  for (const token of touched) {
    const end = ends[token] ?? 0;
    for (let from = starts[token] ?? 0; from < end; from += 1) joined[at++] = bytes[from] ?? 0;
    joined[at++] = comma;
  }
  const list = new TextDecoder('utf-8', { ignoreBOM: true }).decode(joined.subarray(0, at - 1));
  const values = JSON.parse(`[${list}]`) as readonly string[];
  // Inside a string no line feed can stand.
  const plain = values.map((value) => JSON.stringify(value)).join('\n');

  return ({ write }) => {
    const written = bytesFromText(write(plain));
    const strings = {
      bytes: written,
      starts: new Uint32Array(starts.length),
      ends: new Uint32Array(starts.length),
    };
    let end = 0;
    let growth = 0;
    for (const token of touched) {
      strings.starts[token] = end;
      growth -= (ends[token] ?? 0) - (starts[token] ?? 0) + end;
      while (end < written.length && written[end] !== lineFeed) end += 1;
      strings.ends[token] = end;
      growth += end;
      end += 1;
    }
    return { ...strings, growth };
  };
}

/** The token indices with the members of every object sorted by name. */
export function sortedOrder({ bytes, starts, ends }: JsonTokens): readonly number[] {
  const decoder = new TextDecoder();
  const order: number[] = [];
  let at = 0;
  const byteAt = (token: number) => bytes[starts[token] ?? 0];

  const value = (into: number[]) => {
    const first = byteAt(at);
    into.push(at++);
    if (first === openArray) {
      for (; byteAt(at) !== closeArray;) {
        if (byteAt(at) === comma) into.push(at++);
        else value(into);
      }
      into.push(at++);
    } else if (first === openObject) {
      const members: { readonly name: string; readonly tokens: number[] }[] = [];
      const commas: number[] = [];
      for (; byteAt(at) !== closeObject;) {
        if (byteAt(at) === comma) {
          commas.push(at++);
          continue;
        }
        const tokens = [at, at + 1];
        const name = decoder.decode(bytes.subarray(starts[at], ends[at]));
        at += 2;
        value(tokens);
        members.push({ name, tokens });
      }
      members.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
      for (const [index, { tokens }] of members.entries()) {
        const before = commas[index - 1];
        if (index > 0 && before !== undefined) into.push(before);
        for (const token of tokens) into.push(token);
      }
      into.push(at++);
    }
  };
  value(order);
  return order;
}
