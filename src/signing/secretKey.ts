import { bytesFromBase64, bytesFromText, type Bytes } from './bytes.ts';
import type { KeyDerivation } from './scheme.ts';
import type { KeyFacts } from './verdict.ts';

/** The key bytes behind one secret. `facts` may be shown; `key` may not. */
export interface SecretKey {
  readonly key: Bytes | undefined;
  readonly facts: KeyFacts;
}

export function secretKeys(
  secret: string | readonly string[],
  derivation: KeyDerivation,
): readonly SecretKey[] {
  const secrets = typeof secret === 'string' ? [secret] : secret;
  return secrets.map((text, index) => secretKey(text, derivation, index + 1));
}

function secretKey(text: string, derivation: KeyDerivation, secret: number): SecretKey {
  const derived = derivation.kind === 'text' ? 'as text' : 'decoded from base64';
  const key = remembered(text, derivation);
  if (!key) return { key, facts: { secret, derived, byteLength: 0, problem: 'not base64' } };
  if (key.length === 0) {
    return { key: undefined, facts: { secret, derived, byteLength: 0, problem: 'empty' } };
  }
  return { key, facts: { secret, derived, byteLength: key.length } };
}

function derive(text: string, derivation: KeyDerivation): Bytes | undefined {
  if (derivation.kind === 'text') return bytesFromText(text);
  const digits = text.startsWith(derivation.prefix) ? text.slice(derivation.prefix.length) : text;
  return bytesFromBase64(digits, { padding: 'optional' });
}

const rememberedMax = 16;
const rememberedKeys = new Map<string, Bytes | undefined>();

/** One secret gives one key object, on which both engines hang what they prepared for it. */
function remembered(text: string, derivation: KeyDerivation): Bytes | undefined {
  const name = `${derivation.kind === 'text' ? '' : derivation.prefix}\n${derivation.kind}\n${text}`;
  if (rememberedKeys.has(name)) return rememberedKeys.get(name);
  const key = derive(text, derivation);
  const [oldest] = rememberedKeys.keys();
  if (rememberedKeys.size >= rememberedMax && oldest !== undefined) rememberedKeys.delete(oldest);
  rememberedKeys.set(name, key);
  return key;
}
