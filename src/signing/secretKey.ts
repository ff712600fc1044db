import { base64Fault } from './base64Fault.ts';
import { bytesFromBase64, bytesFromText, type Bytes } from './bytes.ts';
import type { KeyDerivation } from './scheme.ts';
import { strayEdges } from './strayEdges.ts';
import type { KeyFacts } from './verdict.ts';

/** What a secret, or each of several, gives to compute MACs with. `facts` may be shown; `usable` may not. */
export interface SecretKeys {
  readonly usable: readonly UsableKey[];
  /** Of every secret, usable or not. */
  readonly facts: readonly KeyFacts[];
  /** Set exactly when no key is usable. */
  readonly because?: 'secret empty' | 'secret malformed';
}

export interface UsableKey {
  /** Which of the given secrets, counted from 1. */
  readonly secret: number;
  readonly key: Bytes;
}

/** The key bytes behind a secret, or behind each of several while one is rotated. */
export function secretKeys(
  secret: string | readonly string[],
  derivation: KeyDerivation,
): SecretKeys {
  const secrets = typeof secret === 'string' ? [secret] : secret;
  const usable: UsableKey[] = [];
  const facts = secrets.map((text, index) => {
    const key = remembered(text, derivation);
    if (key && key.length > 0) usable.push({ secret: index + 1, key });
    return keyFacts(text, derivation, key, index + 1);
  });
  if (usable.length > 0) return { usable, facts };
  const empty = facts.every(({ problem }) => problem === 'empty');
  return { usable, facts, because: empty ? 'secret empty' : 'secret malformed' };
}

function keyFacts(
  text: string,
  derivation: KeyDerivation,
  key: Bytes | undefined,
  secret: number,
): KeyFacts {
  const derived = derivation.kind === 'text' ? 'as text' : 'decoded from base64';
  const edges = strayEdges(text);
  return {
    secret,
    derived,
    byteLength: key?.length ?? 0,
    ...(!key && base64Fault(encodedPart(text, derivation))),
    ...(key?.length === 0 && { problem: 'empty' as const }),
    ...(edges.length > 0 && { strayEdges: edges }),
  };
}

function derive(text: string, derivation: KeyDerivation): Bytes | undefined {
  return derivation.kind === 'text'
    ? bytesFromText(text)
    : bytesFromBase64(encodedPart(text, derivation), { padding: 'optional' });
}

/** What is left after the prefix, where there is one to leave out. */
function encodedPart(text: string, derivation: KeyDerivation): string {
  const prefix = derivation.kind === 'base64' ? derivation.prefix : '';
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
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
