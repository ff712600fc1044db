/** More than any provider sends, and what a page can hold twice. */
const fileMost = 64_000_000;

/** The bytes of a file, as they are; undefined when it cannot be read or is too large. */
export async function readFile(file: File): Promise<Uint8Array | undefined> {
  if (file.size > fileMost) return undefined;
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
