import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { base64FromBytes, bytesFromText, concatBytes, hexFromBytes } from '../bytes/bytes.ts';
import type { Scheme } from './scheme.ts';

/** The seed of a private key with the public key behind it, as they are given to sign with. */
const keyPairs = [1, 2, 3].map(() => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  // Both end with the 32 bytes themselves.
  const seed = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32);
  const open = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return concatBytes([seed, open]);
});

/** Private keys of P-256 as PKCS #8. */
const ecdsaKeys = [1, 2, 3].map(() => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
});

/** Secrets as this scheme takes them, to sign and to check with. */
export function anySecret({ secret, example }: Scheme): fc.Arbitrary<string> {
  switch (secret.kind) {
    case 'Ed25519':
      return fc
        .constantFrom(...keyPairs)
        .map((pair) =>
          secret.encoding === 'hex'
            ? hexFromBytes(pair)
            : secret.privatePrefix + base64FromBytes(pair),
        );
    case 'ECDSA':
      return fc.constantFrom(...ecdsaKeys);
    case 'made':
      return fc
        .uint8Array({ minLength: 24, maxLength: 24 })
        .map((random) => secret.fresh(random, example.secret));
    case 'none':
      return fc.constant('');
    case 'hex':
      return fc.uint8Array({ minLength: 32, maxLength: 32 }).map(hexFromBytes);
    default:
      return fc
        .uint8Array({ minLength: 1, maxLength: 64 })
        .map((key) => `whsec_${base64FromBytes(key)}`);
  }
}

/** Any bytes, or what a scheme needs that looks into the body. */
export function anyBody({
  signature,
  timestamp,
  message,
  example,
}: Scheme): fc.Arbitrary<Uint8Array> {
  if (typeof example.body === 'string' && 'bodyField' in signature) {
    return fc.constant(bytesFromText(example.body));
  }
  const json = fc
    .dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.jsonValue(), { maxKeys: 4 })
    .map((value) => bytesFromText(JSON.stringify(value)));
  const form = fc
    .array(
      fc.tuple(fc.stringMatching(/^[A-Za-z]{1,5}$/), fc.string({ unit: 'grapheme', maxLength: 6 })),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((pairs) => bytesFromText(new URLSearchParams(pairs).toString()));
  const looksInside =
    'bodyField' in signature ||
    message.some((part) => part.startsWith('body:')) ||
    (typeof timestamp?.place === 'object' && 'bodyField' in timestamp.place);
  if (looksInside) return json;
  return message.includes('form parameters') ? form : fc.uint8Array({ maxLength: 300 });
}
