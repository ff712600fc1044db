import type { Bytes } from './bytes.ts';
import type { Algorithm } from './scheme.ts';

const hashNames = { 'HMAC-SHA-256': 'SHA-256' } as const;

const importedKeys = new WeakMap<Bytes, Promise<CryptoKey>>();

/** Browsers offer WebCrypto to secure pages only: https, localhost, but not plain http. */
export function webCryptoAvailable(): boolean {
  // The types promise that it is there.
  const platform: { crypto?: { subtle?: SubtleCrypto } } = globalThis;
  return platform.crypto?.subtle !== undefined;
}

/**
 * HMAC (RFC 2104) by the platform. Rejects where there is no WebCrypto: ask `webCryptoAvailable` first.
 *
 * A key is imported once for each `key` object, so that the same object means the same import.
 */
export async function webCryptoMac(
  algorithm: Algorithm,
  key: Bytes,
  message: Bytes,
): Promise<Uint8Array> {
  let imported = importedKeys.get(key);
  if (!imported) {
    // WebCrypto refuses a key of no bytes; HMAC pads with zeros, so that one zero byte is the same key.
    const raw = key.length === 0 ? new Uint8Array(1) : key;
    const hash = hashNames[algorithm];
    imported = crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['sign']);
    importedKeys.set(key, imported);
  }
  return new Uint8Array(await crypto.subtle.sign('HMAC', await imported, message));
}
