import { parsedJson } from '../../bytes/bodyFields.ts';
import { textFromBytes, type Bytes } from '../../bytes/bytes.ts';

/**
 * A JSON text as what stands in it: values would lose how things are written (`1.0`, `\/`). Before each scalar stands
 * one of the `glues`, which there are few of, and another after the last.
 */
export interface JsonText {
  /** Strings and numbers as they are written, names, words, and empty lists and objects. */
  readonly scalars: readonly string[];
  /** The commas, colons and brackets between two scalars, without blanks, and how deep they begin. */
  readonly glues: readonly { readonly signs: string; readonly depth: number }[];
  /** Which glue stands before a scalar; one more than there are scalars. */
  readonly order: readonly number[];
  /** Of the text as it came. */
  readonly length: number;
}

export interface Layout {
  /** Of one level; empty for one line. */
  readonly indent: string;
  readonly comma: string;
  readonly colon: string;
}

const depthMost = 400;
/** Only deep nesting made for the purpose grows more. */
const growthMost = 12;

/** Reads a JSON text; undefined for what is none, or is nested too deeply. */
export function jsonText(bytes: Bytes): JsonText | undefined {
  const text = textFromBytes(bytes);
  return text === undefined || parsedJson(text) === undefined ? undefined : taken(text);
}

function taken(text: string): JsonText | undefined {
  const scalars: string[] = [];
  const glues: JsonText['glues'][number][] = [];
  const order: number[] = [];
  const known = new Map<string, number>();
  let depth = 0;
  const glue = (blanked: string) => {
    const signs = blanked.replaceAll(/\s+/g, '');
    const name = `${depth}${signs}`;
    const id = known.get(name) ?? glues.push({ signs, depth }) - 1;
    known.set(name, id);
    order.push(id);
    for (const sign of signs) {
      if (sign === '{' || sign === '[') depth += 1;
      else if (sign === '}' || sign === ']') depth -= 1;
    }
  };
  const start = /\{\s*\}|\[\s*\]|"|[^\s{}[\],:"]+/g;
  let at = 0;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    glue(text.slice(at, found.index));
    if (depth >= depthMost) return undefined;
    at = found[0] === '"' ? endOfString(text, found.index) : start.lastIndex;
    start.lastIndex = at;
    const scalar = text.slice(found.index, at);
    scalars.push(/^[{[]/.test(scalar) ? scalar.replace(/\s+/, '') : scalar);
  }
  glue(text.slice(at));
  return { scalars, glues, order, length: text.length };
}

/** A loop: a pattern keeps every place of a long string to go back to. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}

/** Writes a JSON text in another layout, with other scalars if need be; undefined when it would be absurdly long. */
export function writeJson(
  { scalars: own, glues, order, length }: JsonText,
  layout: Layout,
  scalars = own,
): string | undefined {
  const spaced: string[] = [];
  let text = '';
  for (let at = 0; at < order.length; at += 1) {
    const id = order[at] ?? 0;
    text += (spaced[id] ??= spacedGlue(glues[id], layout)) + (scalars[at] ?? '');
    if (text.length > growthMost * length + 1_000) return undefined;
  }
  return text;
}

function spacedGlue(
  { signs, depth }: JsonText['glues'][number] = { signs: '', depth: 0 },
  { indent, comma, colon }: Layout,
): string {
  let level = depth;
  const lineBreak = () => (indent === '' ? '' : `\n${indent.repeat(level)}`);
  return Array.from(signs, (sign) => {
    if (sign === ':') return colon;
    if (sign === ',') return comma + lineBreak();
    level += sign === '{' || sign === '[' ? 1 : -1;
    return sign === '{' || sign === '[' ? sign + lineBreak() : lineBreak() + sign;
  }).join('');
}

/** The text with the members of every object sorted by name. */
export function sortedByName({ scalars, glues, order }: JsonText): JsonText | undefined {
  const tokens = order.flatMap((id, at) => [
    ...Array.from(glues[id]?.signs ?? ''),
    scalars[at] ?? '',
  ]);
  let at = 0;
  const list = (end: string, member: () => string): string[] => {
    const members: string[] = [];
    while (tokens[at - 1] !== end) {
      members.push(member());
      at += 1;
    }
    return members;
  };
  const value = (): string => {
    const token = tokens[at++] ?? '';
    if (token === '[') return `[${list(']', value).join(',')}]`;
    if (token !== '{') return token;
    const names: string[] = [];
    const members = list('}', () => {
      names.push(tokens[at] ?? '');
      at += 2;
      return value();
    });
    const sorted = members
      .map((member, index) => ({ name: names[index] ?? '', member }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return `{${sorted.map(({ name, member }) => `${name}:${member}`).join(',')}}`;
  };
  return taken(value());
}

/** The scalars of a text with its strings as another program writes them. */
export function stringWriter({
  scalars,
}: JsonText): (write: (strings: string) => string) => readonly string[] {
  const places = [...scalars.keys()].filter((at) => isSpecial.test(scalars[at] ?? ''));
  // One call for all of them; inside a string no line break can stand.
  const list = JSON.parse(`[${places.map((at) => scalars[at]).join(',')}]`) as readonly string[];
  const plain = list.map((string) => JSON.stringify(string)).join('\n');
  return (write) => {
    const written = write(plain).split('\n');
    const all = [...scalars];
    for (const [index, at] of places.entries()) all[at] = written[index] ?? '';
    return all;
  };
}

/** Finds a string that some program writes in another way than JavaScript. */
// eslint-disable-next-line no-control-regex
const isSpecial = /^".*(?:[\\/<>&@'+`]|[^\u0000-\u007f])/;
