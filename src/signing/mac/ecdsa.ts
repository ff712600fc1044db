import { concatBytes, type Bytes } from '../bytes/bytes.ts';
import type { Curve } from './curve.ts';
import { subtleCrypto } from './subtle.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const withSha256 = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Bytes of each of the two numbers of a signature. */
const numberBytes = 32;

/** ECDSA with P-256 and SHA-256 by WebCrypto, its signatures in DER (RFC 3279, section 2.2.3). */
export const ecdsa: Curve = {
  // Whatever has WebCrypto has this.
  isThere: () => Promise.resolve(subtleCrypto() !== undefined),
  verifier: async (publicKey) => {
    const subtle = subtleCrypto();
    if (!subtle) return () => Promise.resolve(undefined);
    const key = await subtle
      .importKey('raw', publicKey, curve, false, ['verify'])
      .catch(() => null);
    return async (signature, message) => {
      const raw = rawFromDer(signature);
      // A key that is no point of the curve matches nothing.
      return key !== null && raw !== undefined && subtle.verify(withSha256, key, raw, message);
    };
  },
  sign: async (privateKey, message) => {
    const subtle = subtleCrypto();
    try {
      const key = await subtle?.importKey('pkcs8', privateKey, curve, false, ['sign']);
      if (!subtle || !key) return undefined;
      return derFromRaw(new Uint8Array(await subtle.sign(withSha256, key, message)));
    } catch {
      return undefined;
    }
  },
};

/** The two numbers of a signature, 32 bytes each; undefined for what is not DER. */
function rawFromDer(der: Uint8Array): Bytes | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const numbers: Uint8Array[] = [];
  let at = 2;
  while (at < der.length) {
    const length = der[at + 1] ?? 0;
    const number = der.subarray(at + 2, at + 2 + length);
    const isMinimal = number[0] !== 0 || (number[1] ?? 0) >= 0x80;
    if (der[at] !== 0x02 || length === 0 || number.length !== length || !isMinimal)
      return undefined;
    const digits = number[0] === 0 ? number.subarray(1) : number;
    if ((number[0] ?? 0) >= 0x80 || digits.length > numberBytes) return undefined;
    numbers.push(new Uint8Array(numberBytes - digits.length), digits);
    at += 2 + length;
  }
  return numbers.length === 4 ? concatBytes(numbers) : undefined;
}

function derFromRaw(raw: Uint8Array): Bytes {
  const numbers = [raw.subarray(0, numberBytes), raw.subarray(numberBytes)].map((number) => {
    const start = number.findIndex((byte) => byte !== 0);
    const digits = number.subarray(start < 0 ? numberBytes - 1 : start);
    const sign = (digits[0] ?? 0) >= 0x80 ? [0] : [];
    return Uint8Array.of(0x02, digits.length + sign.length, ...sign, ...digits);
  });
  const both = concatBytes(numbers);
  return concatBytes([Uint8Array.of(0x30, both.length), both]);
}
