/** WebCrypto, or undefined: browsers offer it on https and localhost only. Never throws. */
export function subtleCrypto(): SubtleCrypto | undefined {
  try {
    // The types say that it is always there.
    return (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto?.subtle;
  } catch {
    return undefined;
  }
}
