import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  hexFromBytes,
  textFromBytes,
  type Bytes,
} from '../../bytes/bytes.ts';
import type { KeyDerivation } from '../../providers/scheme.ts';
import { invisibleCharacters, knownPrefix, secretKeys } from '../../check/secretKey.ts';
import type { Cause } from '../causes.ts';

export interface SecretVariant {
  readonly causes: readonly [Cause, ...Cause[]];
  /** Which of the given secrets, counted from 1. */
  readonly secret: number;
  readonly key: Bytes;
}

/** Keys that were made of the secret if it was copied, stored or decoded differently; each once. */
export function* secretVariants(
  secrets: readonly string[],
  derivation: KeyDerivation,
): Generator<SecretVariant> {
  const seen = new Set<string>();
  for (const { key } of secretKeys(secrets, derivation).usable) seen.add(hexFromBytes(key));
  for (const [index, secret] of secrets.entries()) {
    for (const { causes, key } of readings(secret, derivation)) {
      const name = hexFromBytes(key);
      if (key.length === 0 || seen.has(name)) continue;
      seen.add(name);
      yield { causes, secret: index + 1, key };
    }
  }
}

type Reading = Pick<SecretVariant, 'causes' | 'key'>;

function* readings(secret: string, derivation: KeyDerivation): Generator<Reading> {
  const visible = secret.replace(invisibleCharacters, '').replaceAll('\u00a0', ' ');
  const trimmed = visible.trim();
  const bare = trimmed.replace(/^(["'`])(.*)\1$/s, '$2').trim();
  const versioned = bare.replace(/^v1a?,/, '');

  const taken: Cause[] = [];
  const derived = (text: string, before: string, cause: Cause) => {
    if (text === before) return [];
    taken.push(cause);
    return secretKeys(text, derivation).usable.map(({ key }) => made(key));
  };
  const made = (key: Bytes, cause?: Cause): Reading => {
    const [first, ...others] = cause === undefined ? taken : [...taken, cause];
    return { causes: [first ?? 'secretNotDecoded', ...others], key };
  };
  yield* derived(visible, secret, 'secretInvisible');
  yield* derived(trimmed, visible, 'secretTrimmed');
  yield* derived(bare, trimmed, 'secretQuotes');
  yield* derived(versioned, bare, 'secretVersionPrefix');

  const withoutPrefix = versioned.replace(knownPrefix, '');
  if (derivation.kind === 'text') {
    yield made(bytesFromText(withoutPrefix), 'secretPrefixMissing');
    for (const prefix of ['whsec_', 'pdl_ntfset_', 'shpss_', 'lin_wh_']) {
      yield made(bytesFromText(`${prefix}${versioned}`), 'secretPrefixLeftOut');
    }
  }
  yield made(bytesFromText(versioned), 'secretNotDecoded');
  yield made(bytesFromText(withoutPrefix), 'secretNotDecoded');
  for (const part of new Set([withoutPrefix, versioned])) {
    const decoded = bytesFromBase64(part, { padding: 'optional' });
    if (decoded) yield made(decoded, 'secretDecoded');
    const standard = part.replaceAll('-', '+').replaceAll('_', '/');
    const urlSafe = bytesFromBase64(standard, { padding: 'optional' });
    if (urlSafe) yield made(urlSafe, 'secretUrlSafe');
    const hex = bytesFromHex(part);
    if (hex) yield made(hex, 'secretHexDecoded');
  }
  for (const end of ['\n', '\r\n', ' ']) {
    yield made(bytesFromText(`${versioned}${end}`), 'secretNewline');
  }
  for (const quote of ['"', "'"]) {
    yield made(bytesFromText(`${quote}${versioned}${quote}`), 'secretQuotes');
  }
}

/** The text of which a scheme makes this key; undefined where there is none. */
export function writtenSecret(key: Bytes, derivation: KeyDerivation): string | undefined {
  const hex = hexFromBytes(key);
  return writings(key, derivation).find((text) =>
    secretKeys(text, derivation).usable.some((made) => hexFromBytes(made.key) === hex),
  );
}

function writings(key: Bytes, derivation: KeyDerivation): readonly string[] {
  switch (derivation.kind) {
    case 'text': {
      const text = textFromBytes(key);
      return text === undefined ? [] : [text];
    }
    case 'base64': {
      const text = derivation.withoutPrefix === 'text' ? textFromBytes(key) : undefined;
      return [derivation.prefix + base64FromBytes(key), ...(text === undefined ? [] : [text])];
    }
    case 'either':
      return derivation.of.flatMap((each) => writings(key, each));
    case 'Ed25519':
      return derivation.encoding === 'hex'
        ? [hexFromBytes(key)]
        : [derivation.publicPrefix + base64FromBytes(key)];
  }
}
