/** Shorter ones are copied in no time. */
const longLeast = 65_536;

/** The memory of all long byte strings in a value, each once, fit to be moved to another thread. */
export function longBuffers(
  value: unknown,
  found = new Set<ArrayBuffer>(),
): readonly ArrayBuffer[] {
  if (value instanceof Uint8Array) {
    const { buffer } = value;
    if (buffer instanceof ArrayBuffer && buffer.byteLength >= longLeast) found.add(buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) longBuffers(member, found);
  }
  return [...found];
}
