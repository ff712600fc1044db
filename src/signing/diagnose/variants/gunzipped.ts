import { concatBytes, textFromBytes, type Bytes } from '../../bytes/bytes.ts';
import { decodings } from './bodyVariants.ts';
import type { BodyVariant } from './bodyVariant.ts';

/** What is packed small may be long. */
const bytesMost = 8_000_000;

/** What is inside a body that is still compressed, be it written in base64 or hexadecimal; none where it is not. */
export async function unpackedBodies(body: Bytes): Promise<readonly BodyVariant[]> {
  if (!canUnpack()) return [];
  const found: BodyVariant[] = [];
  for (const { causes, bytes } of packedForms(body)) {
    const unpacked = await gunzipped(bytes);
    if (unpacked) found.push({ causes: [...causes, 'compressed'], bytes: unpacked });
  }
  return found;
}

/** Whether there is something packed in the body, and nothing here to unpack it with. */
export function isOutOfReach(body: Bytes): boolean {
  return !canUnpack() && packedForms(body).length > 0;
}

function canUnpack(): boolean {
  return typeof DecompressionStream !== 'undefined';
}

/** The body as it is, and what it stands for as digits, where those are gzip files. */
function packedForms(body: Bytes): readonly BodyVariant[] {
  const text = textFromBytes(body);
  return [{ causes: [], bytes: body }, ...(text === undefined ? [] : decodings(text))].filter(
    ({ bytes }) => bytes[0] === 0x1f && bytes[1] === 0x8b,
  );
}

/** The content of a gzip file (RFC 1952); undefined when they are cut, or unpack to more than 8 MB. */
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
