import { createHash, createHmac, createPrivateKey, sign } from 'node:crypto';
import { inabilityOf } from '../../signing/check/judge.ts';
import { prepareSigning, refused, type Signed } from '../../signing/check/prepareSigning.ts';
import type { UsableKey } from '../../signing/check/secretKey.ts';
import type { SignedContent } from '../../signing/check/signedContent.ts';
import { isPublicKeyed, type Algorithm, type Scheme } from '../../signing/providers/scheme.ts';
import type { SignInput } from '../../signing/request.ts';

/** `sign` without a promise, by Node's own cryptography; refuses what only a certificate's owner can sign. */
export function signOnNode(scheme: Scheme, input: SignInput): Signed {
  const { algorithm } = scheme;
  if (algorithm === 'RSA') return refused(inabilityOf(algorithm));
  const prepared = prepareSigning(scheme, input);
  if (!prepared.ok) return prepared;
  const { keys, content, signedWith } = prepared;
  if (isPublicKeyed(algorithm) && keys.some(({ seed }) => !seed))
    return refused('secret cannot sign');
  return signedWith(keys.map((key) => signatureOf(algorithm, key, content)));
}

/** Signed with a hash that anybody can compute, in the place of one that takes the secret. */
export function signWithoutSecret(scheme: Scheme, input: SignInput): Signed {
  const prepared = prepareSigning(scheme, input);
  if (!prepared.ok) return prepared;
  const { algorithm } = scheme;
  const hash = hashOf[algorithm] ?? 'sha256';
  return prepared.signedWith([createHash(hash).update(prepared.content.message).digest()]);
}

const hashOf: Readonly<Partial<Record<Algorithm, string>>> = {
  'HMAC-SHA-256': 'sha256',
  'HMAC-SHA-1': 'sha1',
  'HMAC-SHA-384': 'sha384',
  'HMAC-SHA-512': 'sha512',
  'SHA-256': 'sha256',
  'SHA-1': 'sha1',
};

function signatureOf(
  algorithm: Algorithm,
  { key, seed }: UsableKey,
  content: SignedContent,
): Buffer {
  const hash = hashOf[algorithm] ?? '';
  switch (algorithm) {
    case 'token':
      return Buffer.from(key);
    case 'SHA-256':
      return createHash(hash).update(key).update(content.message).digest();
    case 'SHA-1':
      return createHash(hash).update(content.message).update(key).digest();
    case 'Ed25519':
      return sign(null, content.message, privateKey([...ed25519Prefix, ...(seed ?? [])]));
    case 'ECDSA P-256':
      return sign('sha256', content.message, privateKey(seed ?? []));
    default: {
      const hmac = createHmac(hash, key);
      for (const { bytes } of content.parts) hmac.update(bytes);
      return hmac.digest();
    }
  }
}

/** What stands before the seed in PKCS #8 (RFC 8410, section 7). */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKey = (pkcs8: Iterable<number>) =>
  createPrivateKey({ key: Buffer.from([...pkcs8]), format: 'der', type: 'pkcs8' });
