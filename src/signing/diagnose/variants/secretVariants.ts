import { parsedJson } from '../../bytes/bodyFields.ts';
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

/** The texts that are taken out of one secret, and the steps behind each other. */
const textsMost = 40;
const stepsMost = 4;
/** Secrets, lines and members of JSON that stand together in one field. */
const togetherMost = 8;
/** A longer one is no secret, and is read as it is. */
const secretCharactersMost = 20_000;

interface Taken {
  readonly text: string;
  readonly causes: readonly Cause[];
}

/** The secret, and what may have been the secret before more was stored with it, with the fewest steps first. */
function takenOut(secret: string): readonly Taken[] {
  const found: Taken[] = [{ text: secret, causes: [] }];
  const seen = new Set([secret]);
  // It grows while it is walked through.
  for (const { text, causes } of found) {
    if (causes.length >= stepsMost || text.length > secretCharactersMost) continue;
    for (const [cause, inner] of steps(text)) {
      if (inner === '' || seen.has(inner) || found.length >= textsMost) continue;
      seen.add(inner);
      found.push({ text: inner, causes: [...causes, cause] });
    }
  }
  return found;
}

/** What one step takes out of a text. */
function* steps(text: string): Generator<readonly [Cause, string]> {
  const visible = text.replace(invisibleCharacters, '').replaceAll('\u00a0', ' ');
  // One step after the other: none is told of what another one takes off.
  if (visible !== text) {
    yield ['secretInvisible', visible];
    return;
  }
  const trimmed = text.trim();
  if (trimmed !== text) {
    yield ['secretTrimmed', trimmed];
    return;
  }
  const [, quote, quoted = ''] = /^(["'`])(.*)\1$/s.exec(text) ?? [];
  if (quote !== undefined) {
    const written = quoted.includes('\\') ? parsedJson(text) : undefined;
    if (typeof written === 'string') yield ['secretInJson', written];
    yield ['secretQuotes', quoted.trim()];
    return;
  }
  yield ['secretVersionPrefix', text.replace(/^v1a?,/, '')];
  const json = /^\s*[{[]/.test(text) ? parsedJson(text) : undefined;
  for (const inner of textsIn(json).slice(0, togetherMost)) yield ['secretInJson', inner];
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  let isNamed = false;
  for (const line of lines.slice(0, togetherMost)) {
    if (lines.length > 1) yield ['secretsTogether', line];
    const value = assigned(line);
    isNamed ||= value !== undefined;
    if (value !== undefined) yield ['secretLine', value];
  }
  yield ['secretBreakWritten', text.replace(/(\\r|\\n|%0d|%0a)+$/i, '')];
  yield ['secretQuoteLeft', text.replace(/^["'`]|["'`]$/g, '')];
  yield ['secretSignBehind', text.replace(/[,;]+$/, '')];
  if (/%[\da-f]{2}/i.test(text)) yield ['secretPercent', percentDecoded(text)];
  const bytes = bytesFromBase64(text, { padding: 'optional' });
  const decoded = bytes && textFromBytes(bytes);
  if (decoded !== undefined && /^[\x20-\x7e]{4,}\s*$/.test(decoded)) {
    const bare = decoded.trimEnd();
    yield [bare === decoded ? 'secretDecoded' : 'secretEncodedLine', bare];
  }
  const parts = text.split(/[\s,;|]+/).filter((part) => part.length > 3);
  if (parts.length > 1 && !isNamed) {
    for (const part of parts.slice(0, togetherMost)) yield ['secretsTogether', part];
  }
}

/** The value of a line that gives a name a value: of a shell, a settings file, YAML, JSON, or a header. */
function assigned(line: string): string | undefined {
  const [, value] =
    /^\s*(?:export\s+|set\s+|\$env:|\$|const\s+|let\s+|var\s+|-\s+|-e\s+|--)?["']?[A-Za-z][\w.-]*["']?\s*(?:=>?|:=?)\s*(\S.*)$/.exec(
      line,
    ) ??
    /^\s*(?:Bearer|Token|Basic)\s+(\S+)\s*$/i.exec(line) ??
    [];
  return value;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function* readings(secret: string, derivation: KeyDerivation): Generator<Reading> {
  const texts = takenOut(secret);
  for (const { text, causes } of texts) {
    const [first, ...others] = causes;
    if (first === undefined) continue;
    for (const { key } of secretKeys(text, derivation).usable) {
      yield { causes: [first, ...others], key };
    }
  }
  for (const taken of texts) yield* otherReadings(taken, derivation);
}

/** Keys that a sender makes of a text against the rule. */
function* otherReadings({ text, causes }: Taken, derivation: KeyDerivation): Generator<Reading> {
  const [first, ...others] = causes;
  const made = (key: Bytes, cause: Cause): Reading => ({
    causes: first === undefined ? [cause] : [first, ...others, cause],
    key,
  });
  const withoutPrefix = text.replace(knownPrefix, '');
  if (derivation.kind === 'text') {
    yield made(bytesFromText(withoutPrefix), 'secretPrefixMissing');
    for (const prefix of ['whsec_', 'pdl_ntfset_', 'shpss_', 'lin_wh_']) {
      yield made(bytesFromText(`${prefix}${text}`), 'secretPrefixLeftOut');
    }
  }
  yield made(bytesFromText(text), 'secretNotDecoded');
  yield made(bytesFromText(withoutPrefix), 'secretNotDecoded');
  for (const part of new Set([withoutPrefix, text])) {
    const decoded = bytesFromBase64(part, { padding: 'optional' });
    if (decoded) yield made(decoded, 'secretDecoded');
    const standard = part.replaceAll('-', '+').replaceAll('_', '/');
    const urlSafe = bytesFromBase64(standard, { padding: 'optional' });
    if (urlSafe) yield made(urlSafe, 'secretUrlSafe');
    const hex = bytesFromHex(part);
    if (hex) yield made(hex, 'secretHexDecoded');
  }
  for (const end of ['\n', '\r\n', ' ']) {
    yield made(bytesFromText(`${text}${end}`), 'secretNewline');
  }
  for (const quote of ['"', "'"]) {
    yield made(bytesFromText(`${quote}${text}${quote}`), 'secretQuotes');
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
    case 'hex':
      return [hexFromBytes(key)];
    case 'either':
      return derivation.of.flatMap((each) => writings(key, each));
    case 'Ed25519':
      return derivation.encoding === 'hex'
        ? [hexFromBytes(key)]
        : [derivation.publicPrefix + base64FromBytes(key)];
    // Not every key of these leads back to one text.
    case 'made':
    case 'ECDSA':
    case 'none':
      return [];
  }
}
