import { bytesFromText, concatBytes, type Bytes } from '../../bytes/bytes.ts';
import { sameBytes } from '../../bytes/sameBytes.ts';
import type { BodyVariant } from '../messageBuilder.ts';
import type { Cause } from '../causes.ts';
import { jsonText, sortedByName, type JsonText } from './jsonText.ts';
import { layouts, plainStyle, wide, writers, type Style } from './jsonWriters.ts';
import { escapeCauses, jsonWriter, writeJson } from './jsonWriting.ts';

/** Longer bodies are tried without sorted keys and added line ends; still longer ones with few layouts. */
const thoroughBytesMost = 48_000;
const allLayoutsBytesMost = 200_000;
/** Bytes of all bodies together in which strings are written otherwise. */
const restyledBytesMost = 24_000_000;
/** Styles that no known writer has, made of what the known ones do. */
const mixedStylesMost = 160;

/** The body as other JSON writers would write it; none when it is not JSON. */
export function* jsonVariants(body: Bytes): Generator<BodyVariant> {
  const bare = withoutMark(body);
  const json = jsonText(bare);
  if (!json) return;
  const { own, plain, ways } = json;
  const here = layoutOf(json, bare);
  const writeOwn = jsonWriter(own);
  const writePlain = jsonWriter(plain);
  /** The body's own layout is not a cause. */
  const changed = (bytes: Bytes | undefined, ...causes: readonly Cause[]): BodyVariant[] =>
    bytes === undefined ? [] : [{ causes: causes.filter((cause) => cause !== here), body: bytes }];

  const isLong = body.length > allLayoutsBytesMost;
  for (const layout of layouts) {
    const isRare = layout.arrays !== undefined || layout.empty !== undefined;
    if (layout.cause === here || (isLong && isRare)) continue;
    yield* changed(writeOwn(layout), layout.cause);
  }
  const fewCauses = new Set<Cause | undefined>([here, 'jsonCompacted', 'jsonPythonSpaces']);
  const likely = layouts.filter(({ cause }) => !isLong || fewCauses.has(cause));
  let room = restyledBytesMost;
  const restyled = function* (styles: Iterable<Style>, among: typeof layouts) {
    for (const style of styles) {
      const causes = escapeCauses(style, ways);
      if (causes.length === 0) continue;
      for (const layout of among) {
        const bytes = writePlain(layout, style);
        room -= bytes?.length ?? 0;
        yield* changed(bytes, layout.cause, ...causes);
        if (room < 0) return;
      }
    }
  };
  const known = distinct(writers, ways);
  const isFirst = ({ cause }: (typeof layouts)[number]) =>
    cause === here || cause === 'jsonCompacted';
  const first = likely.filter(isFirst);
  const others = likely.filter((layout) => !isFirst(layout));
  yield* restyled(known, first);
  if (!isLong) yield* restyled(mixedStyles(ways, known), first);
  yield* restyled(isLong ? known.filter(isPythons) : known, others);
  if (body.length > thoroughBytesMost) return;

  const writeSorted = jsonWriter(sortedByName(own));
  for (const layout of layouts) {
    yield* changed(writeSorted(layout), layout.cause, 'jsonKeysSorted');
    const written = writeOwn(layout);
    if (!written) continue;
    yield* changed(withEnd(written, '\n'), layout.cause, 'newlineLost');
    yield* changed(withEnd(written, '\r\n'), layout.cause, 'newlineLost');
  }
  const writeSortedPlain = jsonWriter(sortedByName(plain));
  for (const style of known) {
    const causes = escapeCauses(style, ways);
    if (causes.length === 0) continue;
    for (const layout of layouts) {
      const text = writeSortedPlain(layout, style);
      yield* changed(text, layout.cause, ...causes, 'jsonKeysSorted');
      const written = writePlain(layout, style);
      if (written) yield* changed(withEnd(written, '\n'), layout.cause, ...causes, 'newlineLost');
    }
  }
  for (const layout of layouts) {
    if (layout.indent === '') continue;
    const windows = writeOwn({ ...layout, lineEnd: '\r\n' });
    if (!windows) continue;
    yield* changed(windows, layout.cause, 'crlf');
    yield* changed(withEnd(windows, '\r\n'), layout.cause, 'crlf', 'newlineLost');
  }
}

/** Whether a style may be that of a program with Python’s spaces. */
function isPythons({ ascii, slash, upper }: Style): boolean {
  return !slash && upper === 'none' && !ascii.includes('<');
}

function withEnd(bytes: Bytes, end: string): Bytes {
  return concatBytes([bytes, bytesFromText(end)]);
}

/** The names of the writers that write a body as it is, where it tells them apart; none of what is no JSON. */
export function writersOf(body: Bytes): readonly string[] {
  const json = jsonText(withoutMark(body));
  if (!json || (!json.ways.wide.some(Boolean) && !json.ways.ascii.some(isTelling))) return [];
  const names = writers
    .filter((writer) => escapeCauses(writer, json.ways).length === 0)
    .map(({ name }) => name);
  return [...new Set(names)];
}

function isTelling(seen: number, code: number): boolean {
  return (
    seen !== 0 &&
    (code < 0x20 ||
      code === 0x2f ||
      code === 0x7f ||
      '<>&\'"=+`@%'.includes(String.fromCharCode(code)))
  );
}

function withoutMark(body: Bytes): Bytes {
  const marked = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  return marked ? body.slice(3) : body;
}

/** One style of those that write the same. */
function distinct(styles: Iterable<Style>, ways: JsonText['ways'], known = new Set<string>()) {
  return [...styles].filter((style) => {
    const name = effectOf(style, ways);
    if (known.has(name)) return false;
    known.add(name);
    return true;
  });
}

const wideBits = Object.values(wide);

/** What of a style shows in a body. */
function effectOf(style: Style, ways: JsonText['ways']): string {
  const { ascii, slash, upper, short } = style;
  const signs = Array.from(ascii).filter((sign) => ways.ascii[sign.charCodeAt(0)] !== 0);
  const bits = wideBits.filter((bit) => (style.wide & bit) !== 0 && ways.wide[bit] !== 0);
  const hasControls = ways.ascii.some((seen, code) => seen !== 0 && code < 0x20);
  const isWritten = signs.length > 0 || bits.length > 0 || hasControls;
  return JSON.stringify([
    signs.sort(),
    slash && ways.ascii[0x2f] !== 0,
    bits,
    isWritten && upper,
    short || (ways.ascii[0x08] === 0 && ways.ascii[0x0c] === 0),
  ]);
}

/** Styles of several writers mixed, those with the fewest differences from JavaScript’s first. */
function mixedStyles(ways: JsonText['ways'], known: readonly Style[]): readonly Style[] {
  const present = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter(
    (_, code) => ways.ascii[code] !== 0,
  );
  const bits = ways.wide.reduce((all, seen, bit) => (seen === 0 ? all : all | bit), 0);
  const asciiSets = [...writers.map(({ ascii }) => ascii), ...Array.from('<&\'="+@%\u007f')];
  const choices = {
    ascii: new Set([
      '',
      ...asciiSets.map((set) => present.filter((sign) => set.includes(sign)).join('')),
    ]),
    wide: new Set([0, ...writers.map((writer) => writer.wide & bits)]),
    slash: present.includes('/') ? [false, true] : [false],
    upper: ['none', 'ASCII signs', 'all'] as const,
    short: present.some((sign) => sign === '\b' || sign === '\f') ? [true, false] : [true],
  };
  let mixed: readonly { readonly style: Style; readonly changes: number }[] = [
    { style: plainStyle, changes: 0 },
  ];
  for (const key of Object.keys(choices) as (keyof Style)[]) {
    mixed = mixed.flatMap(({ style, changes }) =>
      [...choices[key]].map((choice, index) => ({
        style: { ...style, [key]: choice },
        changes: changes + (index === 0 ? 0 : 1),
      })),
    );
  }
  const fewest = mixed.toSorted((one, other) => one.changes - other.changes);
  const seen = new Set(known.map((style) => effectOf(style, ways)));
  return distinct(
    fewest.map(({ style }) => style),
    ways,
    seen,
  ).slice(0, mixedStylesMost);
}

/** The cause that names the layout of a JSON text; undefined when no usual writer has it. */
export function jsonLayout(body: Bytes): Cause | undefined {
  const json = jsonText(body);
  return json && layoutOf(json, body);
}

function layoutOf({ own }: JsonText, body: Bytes): Cause | undefined {
  const trimmed = withoutBlanksAround(body);
  if (trimmed.length === own.length) return 'jsonCompacted';
  const hasLines = trimmed.includes(0x0a);
  return layouts.find(
    (layout) =>
      (layout.indent !== '') === hasLines && sameBytes(writeJson(own, layout) ?? own, trimmed),
  )?.cause;
}

function withoutBlanksAround(bytes: Bytes): Bytes {
  let start = 0;
  let end = bytes.length;
  while (start < end && (bytes[start] ?? 0) <= 0x20) start += 1;
  while (end > start && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
  return bytes.subarray(start, end);
}
