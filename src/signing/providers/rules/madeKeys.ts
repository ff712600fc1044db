import { parsedJson } from '../../bytes/bodyFields.ts';
import { bytesFromText, hexFromBytes } from '../../bytes/bytes.ts';
import type { KeyDerivation } from '../scheme.ts';

/** What stands before the secret where both are given, as `key:secret` or in JSON: an app key, a public key. */
interface KeyPairText {
  readonly account?: string | undefined;
  readonly secret: string;
}

/** A secret that belongs to a key by which it is named. The key may be left out; then it is not compared. */
export function keyPairText(text: string): KeyPairText {
  const members = text.startsWith('{') ? parsedJson(text) : undefined;
  const [account, secret] =
    typeof members === 'object' && members !== null ? (Object.values(members) as unknown[]) : [];
  if (typeof account === 'string' && typeof secret === 'string') return { account, secret };
  const colon = text.indexOf(':');
  return colon < 0
    ? { secret: text }
    : { account: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** The keys by which the secrets are named, where they are given. */
export function accountsOf(secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((text) => keyPairText(text).account ?? []);
}

export const keyAndSecret: Extract<KeyDerivation, { kind: 'made' }> = {
  kind: 'made',
  how: 'the secret behind the key',
  keys: (text) => [bytesFromText(keyPairText(text).secret)],
  problem: 'not hex',
  fresh: (random, like) => {
    const { account } = keyPairText(like);
    return (account === undefined ? '' : `${account}:`) + hexFromBytes(random);
  },
};

/** In either case, as `Buffer.from(key, 'hex')` reads it. */
export const hexKey: KeyDerivation = { kind: 'hex' };
