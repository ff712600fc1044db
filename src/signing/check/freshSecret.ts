import { base64FromBytes, concatBytes, hexFromBytes } from '../bytes/bytes.ts';
import { subtleCrypto } from '../mac/subtle.ts';
import type { KeyDerivation } from '../providers/scheme.ts';

/** A secret of the kind a scheme uses, from the platform's own source of chance; undefined where it has no Ed25519. */
export async function freshSecret(rule: KeyDerivation, like: string): Promise<string | undefined> {
  switch (rule.kind) {
    case 'text':
    case 'hex':
      return hexFromBytes(crypto.getRandomValues(new Uint8Array(16)));
    case 'base64':
      return rule.prefix + base64FromBytes(crypto.getRandomValues(new Uint8Array(24)));
    case 'either':
      return rule.of[0] && freshSecret(rule.of[0], like);
    case 'made':
      return rule.fresh(crypto.getRandomValues(new Uint8Array(24)), like);
    case 'ECDSA':
      return rule.fresh();
    case 'none':
      return undefined;
    case 'Ed25519': {
      const pair = await ed25519Pair();
      if (!pair) return undefined;
      return rule.encoding === 'hex'
        ? hexFromBytes(pair)
        : rule.privatePrefix + base64FromBytes(pair);
    }
  }
}

/** Seed and public key, 32 bytes each. */
async function ed25519Pair(): Promise<Uint8Array | undefined> {
  const subtle = subtleCrypto();
  if (!subtle) return undefined;
  try {
    const pair = (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    const pkcs8 = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey));
    const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
    return concatBytes([pkcs8.slice(-32), publicKey]);
  } catch {
    return undefined;
  }
}
