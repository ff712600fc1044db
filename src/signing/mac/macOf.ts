import type { Bytes } from '../bytes/bytes.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';
import { nobleMac } from './nobleMac.ts';
import { webCryptoAvailable, webCryptoMac } from './webCryptoMac.ts';

/** The MAC by the platform's own code, or by ours where the platform keeps its own to secure pages. */
export async function macOf(
  algorithm: MacAlgorithm,
  key: Bytes,
  message: Bytes,
): Promise<Uint8Array> {
  return webCryptoAvailable()
    ? webCryptoMac(algorithm, key, message)
    : nobleMac(algorithm, key, message);
}
