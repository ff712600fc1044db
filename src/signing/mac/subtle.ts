/**
 * WebCrypto, where the platform has it: browsers offer it to secure pages only, which are https and localhost, and
 * not plain http. Asking never throws.
 */
export function subtleCrypto(): SubtleCrypto | undefined {
  try {
    // The types promise that it is there.
    return (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto?.subtle;
  } catch {
    return undefined;
  }
}
