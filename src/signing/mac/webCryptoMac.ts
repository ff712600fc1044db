import { concatBytes, type Bytes } from '../bytes/bytes.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';
import { subtleCrypto } from './subtle.ts';

const hashNames = {
  'HMAC-SHA-256': 'SHA-256',
  'HMAC-SHA-1': 'SHA-1',
  'HMAC-SHA-384': 'SHA-384',
  'HMAC-SHA-512': 'SHA-512',
} as const;

const importedKeys: Readonly<Record<keyof typeof hashNames, WeakMap<Bytes, Promise<CryptoKey>>>> = {
  'HMAC-SHA-256': new WeakMap(),
  'HMAC-SHA-1': new WeakMap(),
  'HMAC-SHA-384': new WeakMap(),
  'HMAC-SHA-512': new WeakMap(),
};

/** Whether this page has WebCrypto: on https and localhost. */
export function webCryptoAvailable(): boolean {
  return subtleCrypto() !== undefined;
}

/**
 * HMAC (RFC 2104), or a plain hash of key and message, by the platform; rejects without `webCryptoAvailable`. Each `key`
 * object is imported once.
 */
export async function webCryptoMac(
  algorithm: MacAlgorithm,
  key: Bytes,
  message: Bytes,
): Promise<Uint8Array> {
  if (algorithm === 'token') return key;
  const subtle = subtleCrypto();
  if (!subtle) throw new Error('There is no WebCrypto here.');
  if (algorithm === 'SHA-256') {
    return new Uint8Array(await subtle.digest('SHA-256', concatBytes([key, message])));
  }
  if (algorithm === 'SHA-1') {
    return new Uint8Array(await subtle.digest('SHA-1', concatBytes([message, key])));
  }
  let imported = importedKeys[algorithm].get(key);
  if (!imported) {
    // WebCrypto refuses an empty key; HMAC pads keys with zeros, so one zero byte is the same key.
    const raw = key.length === 0 ? new Uint8Array(1) : key;
    const hash = hashNames[algorithm];
    imported = subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['sign']);
    importedKeys[algorithm].set(key, imported);
  }
  return new Uint8Array(await subtle.sign('HMAC', await imported, message));
}
