import { bytesFromText, textFromBytes, type Bytes } from '../../bytes/bytes.ts';
import type { BodyVariant } from '../messageBuilder.ts';
import type { Cause } from '../causes.ts';
import { escapings, layouts } from './jsonStyles.ts';
import { jsonText, sortedByName, stringWriter, writeJson, type JsonText } from './jsonText.ts';

/** Longer bodies are tried without sorted keys and added line ends; still longer ones with few layouts. */
const thoroughBytesMost = 48_000;
const allLayoutsBytesMost = 200_000;

/** The body as other JSON writers would write it; none when it is not JSON. */
export function* jsonVariants(body: Bytes): Generator<BodyVariant> {
  const marked = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  const bare = marked ? body.slice(3) : body;
  const json = jsonText(bare);
  if (!json) return;
  const strings = json.scalars.filter((scalar) => scalar.startsWith('"')).join('');
  const useful = escapings.filter(({ touches }) => touches.test(strings));
  const own = layoutOf(json, bare);
  /** The body's own layout is not a cause. */
  const changed = (text: string | undefined, ...causes: readonly Cause[]): BodyVariant[] =>
    text === undefined
      ? []
      : [{ causes: causes.filter((cause) => cause !== own), body: bytesFromText(text) }];

  for (const layout of layouts) {
    if (layout.cause !== own) yield* changed(writeJson(json, layout), layout.cause);
  }
  const many = body.length <= allLayoutsBytesMost;
  const likely = layouts.filter(
    ({ cause }) =>
      many || cause === own || cause === 'jsonCompacted' || cause === 'jsonPythonSpaces',
  );
  const write = stringWriter(json);
  for (const escaping of useful) {
    const scalars = write(escaping.write);
    for (const layout of likely) {
      yield* changed(writeJson(json, layout, scalars), layout.cause, escaping.cause);
    }
  }
  if (body.length > thoroughBytesMost) return;

  const sorted = sortedByName(json) ?? json;
  for (const layout of layouts) {
    yield* changed(writeJson(sorted, layout), layout.cause, 'jsonKeysSorted');
    const plain = writeJson(json, layout);
    if (plain === undefined) continue;
    yield* changed(`${plain}\n`, layout.cause, 'newlineLost');
    yield* changed(`${plain}\r\n`, layout.cause, 'newlineLost');
  }
  const writeSorted = stringWriter(sorted);
  for (const escaping of useful) {
    const scalars = write(escaping.write);
    const sortedScalars = writeSorted(escaping.write);
    for (const layout of layouts) {
      const text = writeJson(sorted, layout, sortedScalars);
      yield* changed(text, layout.cause, escaping.cause, 'jsonKeysSorted');
      const plain = writeJson(json, layout, scalars);
      if (plain === undefined) continue;
      yield* changed(`${plain}\n`, layout.cause, escaping.cause, 'newlineLost');
    }
  }
  for (const layout of layouts) {
    if (layout.indent === '') continue;
    const windows = writeJson(json, layout)?.replaceAll('\n', '\r\n');
    if (windows === undefined) continue;
    yield* changed(windows, layout.cause, 'crlf');
    yield* changed(`${windows}\r\n`, layout.cause, 'crlf', 'newlineLost');
  }
}

/** The cause that names the layout of a JSON text; undefined when no usual writer has it. */
export function jsonLayout(body: Bytes): Cause | undefined {
  const json = jsonText(body);
  return json && layoutOf(json, body);
}

function layoutOf(json: JsonText, body: Bytes): Cause | undefined {
  const text = textFromBytes(body)?.trim();
  return layouts.find((layout) => writeJson(json, layout) === text)?.cause;
}
