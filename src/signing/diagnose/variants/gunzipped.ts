import { concatBytes, textFromBytes, type Bytes } from '../../bytes/bytes.ts';
import { decodings } from './bodyVariants.ts';
import type { BodyVariant } from '../messageBuilder.ts';

/** A small file may unpack to a very long one. */
const bytesMost = 8_000_000;

/** The unpacked bodies of a gzip file, also of one in base64 or hex. */
export async function unpackedBodies(body: Bytes): Promise<readonly BodyVariant[]> {
  if (!canUnpack()) return [];
  const found: BodyVariant[] = [];
  for (const { causes, body: packed } of packedForms(body)) {
    const unpacked = await gunzipped(packed);
    if (unpacked) found.push({ causes: [...causes, 'compressed'], body: unpacked });
  }
  return found;
}

/** Whether the body is packed and the browser cannot unpack it. */
export function isOutOfReach(body: Bytes): boolean {
  return !canUnpack() && packedForms(body).length > 0;
}

function canUnpack(): boolean {
  return typeof DecompressionStream !== 'undefined';
}

/** The body and its decodings that are gzip files. */
function packedForms(body: Bytes): readonly BodyVariant[] {
  const text = textFromBytes(body);
  return [{ causes: [], body }, ...(text === undefined ? [] : decodings(text))].filter(
    ({ body: form }) => form[0] === 0x1f && form[1] === 0x8b,
  );
}

/** Unpacks a gzip file (RFC 1952); undefined when it is cut, or unpacks to more than 8 MB. */
async function gunzipped(bytes: Uint8Array): Promise<Bytes | undefined> {
  const unpacking = new Blob([bytes.slice()])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await unpacking.read();
      if (done) return concatBytes(chunks);
      chunks.push(value);
      length += value.length;
      if (length > bytesMost) return undefined;
    }
  } catch {
    return undefined;
  } finally {
    void unpacking.cancel().catch(() => undefined);
  }
}
