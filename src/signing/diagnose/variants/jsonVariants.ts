import { bytesFromText, concatBytes, textFromBytes, type Bytes } from '../../bytes/bytes.ts';
import type { BodyVariant } from './bodyVariant.ts';
import type { Cause } from '../causes.ts';
import { escapings, layouts, type Layout } from './jsonStyles.ts';
import { jsonTokens, type JsonTokens } from './jsonTokens.ts';
import { sortedOrder, stringWriter, writeJson, writtenLength } from './writeJson.ts';

/** Longer bodies are tried without sorted keys and added line ends; still longer ones with few layouts. */
const thoroughBytesMost = 48_000;
const allLayoutsBytesMost = 200_000;

const lineFeed = Uint8Array.of(0x0a);
const carriageReturn = Uint8Array.of(0x0d, 0x0a);

/** The body as other JSON writers would write it; none when it is not JSON. */
export function* jsonVariants(body: Bytes): Generator<BodyVariant> {
  const marked = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  const tokens = jsonTokens(marked ? body.slice(3) : body);
  if (!tokens) return;
  const useful = escapings.filter(({ touches }) => (touches & tokens.found) !== 0);
  const own = layoutOf(tokens)?.cause;
  /** The body's own layout is not a cause. */
  const changed = (bytes: Bytes | undefined, ...causes: readonly Cause[]): BodyVariant[] =>
    bytes ? [{ causes: causes.filter((cause) => cause !== own), bytes }] : [];

  for (const layout of layouts) {
    if (layout.cause !== own) yield* changed(writeJson(tokens, { layout }), layout.cause);
  }
  if (useful.length > 0) {
    const writeStrings = stringWriter(tokens);
    const many = body.length <= allLayoutsBytesMost;
    const likely = layouts.filter(
      ({ cause }) =>
        many || cause === own || cause === 'jsonCompacted' || cause === 'jsonPythonSpaces',
    );
    for (const escaping of useful) {
      const strings = writeStrings(escaping);
      for (const layout of likely) {
        yield* changed(writeJson(tokens, { layout, strings }), layout.cause, escaping.cause);
      }
    }
  }
  if (body.length > thoroughBytesMost) return;

  const order = sortedOrder(tokens);
  for (const layout of layouts) {
    yield* changed(writeJson(tokens, { layout, order }), layout.cause, 'jsonKeysSorted');
    const plain = writeJson(tokens, { layout });
    if (!plain) continue;
    for (const tail of [lineFeed, carriageReturn]) {
      yield* changed(concatBytes([plain, tail]), layout.cause, 'newlineLost');
    }
  }
  const writeStrings = stringWriter(tokens);
  for (const escaping of useful) {
    const strings = writeStrings(escaping);
    for (const layout of layouts) {
      const sorted = writeJson(tokens, { layout, strings, order });
      yield* changed(sorted, layout.cause, escaping.cause, 'jsonKeysSorted');
      const ended = writeJson(tokens, { layout, strings });
      if (!ended) continue;
      yield* changed(concatBytes([ended, lineFeed]), layout.cause, escaping.cause, 'newlineLost');
    }
  }
  for (const layout of layouts) {
    if (layout.indent === '') continue;
    const unix = writeJson(tokens, { layout });
    if (!unix) continue;
    const windows = bytesFromText((textFromBytes(unix) ?? '').replaceAll('\n', '\r\n'));
    yield* changed(windows, layout.cause, 'crlf');
    yield* changed(concatBytes([windows, carriageReturn]), layout.cause, 'crlf', 'newlineLost');
  }
}

/** The layout of a JSON text; undefined when no usual writer has it. */
export function jsonLayout(body: Bytes): Layout | undefined {
  const tokens = jsonTokens(body);
  return tokens && layoutOf(tokens);
}

function layoutOf(tokens: JsonTokens): Layout | undefined {
  const { bytes, starts, ends } = tokens;
  const from = starts[0] ?? 0;
  const end = ends.at(-1) ?? 0;
  return layouts.find((layout) => {
    if (writtenLength(tokens, { layout }) !== end - from) return false;
    const written = writeJson(tokens, { layout });
    if (!written) return false;
    for (let at = 0; at < written.length; at += 1) {
      if (written[at] !== bytes[from + at]) return false;
    }
    return true;
  });
}
