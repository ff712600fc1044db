import { bytesFromBase64, bytesFromHex, bytesFromText, type Bytes } from '../bytes/bytes.ts';
import type { KeyDerivation } from '../providers/scheme.ts';
import type { KeyFacts, StrayEdge } from './verdict.ts';

/** The prefixes of providers' secrets. */
export const knownPrefix = /^(whsec_|whsk_|polar_whs_|pdl_ntfset_|shpss_|lin_wh_)/;

/** Invisible characters that are copied together with a secret. */
export const invisibleCharacters = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

/** The keys of one or several secrets. `facts` may be shown; `usable` may not. */
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
  /** The seed of an Ed25519 key pair, or PKCS #8, where the secret is a private key. */
  readonly seed?: Bytes;
}

/** The key bytes behind a secret, or behind each of several while one is rotated. */
export function secretKeys(
  secret: string | readonly string[],
  derivation: KeyDerivation,
): SecretKeys {
  const secrets = typeof secret === 'string' ? [secret] : secret;
  const usable: UsableKey[] = [];
  const facts = secrets.map((text, index) => {
    const derived = remembered(text, derivation);
    for (const keys of derived.keys) usable.push({ secret: index + 1, ...keys });
    return { secret: index + 1, ...derived.facts };
  });
  if (usable.length > 0) return { usable, facts };
  const empty = facts.every(({ problem }) => problem === 'empty');
  return { usable, facts, because: empty ? 'secret empty' : 'secret malformed' };
}

interface Derived {
  /** Several where a provider's own code tries several rules. */
  readonly keys: readonly Omit<UsableKey, 'secret'>[];
  readonly facts: Omit<KeyFacts, 'secret'>;
}

function derive(text: string, derivation: KeyDerivation): Derived {
  switch (derivation.kind) {
    case 'text':
      return derived(bytesFromText(text), 'as text');
    case 'base64': {
      const { prefix, withoutPrefix } = derivation;
      if (withoutPrefix === 'text' && !text.startsWith(prefix)) {
        return derived(bytesFromText(text), 'as text');
      }
      const encoded = withoutStart(text, prefix);
      const key = bytesFromBase64(encoded, { padding: 'optional' });
      return derived(key, 'decoded from base64', () => base64Fault(encoded));
    }
    case 'hex':
      return derived(bytesFromHex(text), 'decoded from hex', () => ({ problem: 'not hex' }));
    case 'either': {
      const all = derivation.of.map((each) => derive(text, each));
      const [first] = all.filter(({ keys }) => keys.length > 0);
      const facts = (first ?? all[0])?.facts ?? { derived: 'as text', byteLength: 0 };
      return { keys: all.flatMap(({ keys }) => keys), facts };
    }
    case 'Ed25519':
      return derivedPair(text, derivation);
    case 'made': {
      const keys = text === '' ? [] : derivation.keys(text);
      const byteLength = keys?.[0]?.length ?? 0;
      const facts = { derived: derivation.how, byteLength } as const;
      if (!keys) return { keys: [], facts: { ...facts, problem: derivation.problem } };
      const usable = keys.filter(({ length }) => length > 0).map((key) => ({ key }));
      return { keys: usable, facts: usable.length > 0 ? facts : { ...facts, problem: 'empty' } };
    }
    case 'ECDSA':
      return derivedEcdsa(text, derivation.pair);
    case 'none':
      return { keys: [], facts: { derived: 'none', byteLength: 0 } };
  }
}

function derived(
  key: Bytes | undefined,
  how: KeyFacts['derived'],
  fault?: () => Pick<KeyFacts, 'problem' | 'charactersLeftOver'>,
): Derived {
  return {
    keys: key && key.length > 0 ? [{ key }] : [],
    facts: {
      derived: how,
      byteLength: key?.length ?? 0,
      ...(!key && fault?.()),
      ...(key?.length === 0 && { problem: 'empty' as const }),
    },
  };
}

const publicKeyBytes = 32;

/** A public key, or a seed with the public key that belongs to it. */
function derivedPair(
  text: string,
  derivation: Extract<KeyDerivation, { kind: 'Ed25519' }>,
): Derived {
  const isHex = derivation.encoding === 'hex';
  const encoded = isHex
    ? text
    : withoutStart(withoutStart(text, derivation.publicPrefix), derivation.privatePrefix);
  const bytes = isHex ? bytesFromHex(encoded) : bytesFromBase64(encoded, { padding: 'optional' });
  const how = isHex ? 'decoded from hex' : 'decoded from base64';
  if (!bytes || bytes.length === 0) {
    return derived(bytes, how, () => (isHex ? { problem: 'not hex' } : base64Fault(encoded)));
  }
  const facts = { derived: how, byteLength: bytes.length } as const;
  if (bytes.length === publicKeyBytes) return { keys: [{ key: bytes }], facts };
  if (bytes.length !== 2 * publicKeyBytes) {
    return { keys: [], facts: { ...facts, problem: 'not a public key' } };
  }
  return {
    keys: [{ key: bytes.slice(publicKeyBytes), seed: bytes.slice(0, publicKeyBytes) }],
    facts,
  };
}

function derivedEcdsa(
  text: string,
  pairIn: Extract<KeyDerivation, { kind: 'ECDSA' }>['pair'],
): Derived {
  const pair = text.trim() === '' ? undefined : pairIn(text);
  const facts = { derived: 'decoded from base64', byteLength: pair?.key.length ?? 0 } as const;
  if (text.trim() === '') return { keys: [], facts: { ...facts, problem: 'empty' } };
  return pair
    ? { keys: [pair], facts }
    : { keys: [], facts: { ...facts, problem: 'not a public key' } };
}

function withoutStart(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

const rememberedMax = 16;
const rememberedKeys = new WeakMap<KeyDerivation, Map<string, Derived>>();

/** Returns the same key object for the same secret: prepared keys are cached by it. */
function remembered(text: string, derivation: KeyDerivation): Derived {
  const keys = rememberedKeys.get(derivation) ?? new Map<string, Derived>();
  rememberedKeys.set(derivation, keys);
  const known = keys.get(text);
  if (known) return known;
  const { keys: derivedKeys, facts } = derive(text, derivation);
  const edges = strayEdges(text);
  const made = {
    keys: derivedKeys,
    facts: { ...facts, ...(edges.length > 0 && { strayEdges: edges }) },
  };
  const [oldest] = keys.keys();
  if (keys.size >= rememberedMax && oldest !== undefined) keys.delete(oldest);
  keys.set(text, made);
  return made;
}

/** Why `bytesFromBase64` refused a text (RFC 4648, section 4): one character left over stands for no byte. */
function base64Fault(text: string): Pick<KeyFacts, 'problem' | 'charactersLeftOver'> {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return { problem: 'not base64' };
  const charactersLeftOver = text.length % 4;
  return charactersLeftOver === 0
    ? { problem: 'impossible last character' }
    : { problem: 'incomplete base64', charactersLeftOver };
}

/** White space at the ends of a secret. Nothing of the secret itself is told. */
function strayEdges(secret: string): readonly StrayEdge[] {
  const first = strayName(secret.charAt(0));
  const last = strayName(secret.charAt(secret.length - 1));
  return [
    ...(first ? [`starts with ${first}` as const] : []),
    ...(last ? [`ends with ${last}` as const] : []),
  ];
}

function strayName(char: string) {
  if (char === ' ') return 'a space';
  if (char === '\t') return 'a tab';
  if (char === '\n' || char === '\r') return 'a line break';
  // Zero-width characters are no white space to a regular expression.
  return /[\s\u200b-\u200d\u2060]/.test(char) ? 'an invisible character' : undefined;
}
