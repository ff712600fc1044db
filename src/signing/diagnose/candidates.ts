import { concatBytes, type Bytes } from '../bytes/bytes.ts';
import type { VerifyInput } from '../request.ts';
import { isPublicKeyed, type Algorithm, type Scheme } from '../providers/scheme.ts';
import { secretKeys } from '../check/secretKey.ts';
import { bodyVariants } from './variants/bodyVariants.ts';
import type { Cause } from './causes.ts';
import { MessageBuilder, type Change, type Message } from './messageBuilder.ts';
import { secretVariants } from './variants/secretVariants.ts';
import { urlVariants } from './variants/urlVariants.ts';

/** A key and a message that may have been signed, and what was changed for them. */
export interface Candidate extends Change {
  readonly key: Bytes;
  readonly secret: number;
  readonly algorithm: Algorithm;
  readonly message: Bytes;
}

/** Bodies beyond this are searched with single changes only: a pair costs a hundred MACs. */
const pairsBytesMost = 120_000;
/** Bodies that are paired with another change: with a secret more of them. */
const usualBodies = 14;
const likelyBodies = ({ length }: Uint8Array) => (length <= 30_000 ? 60 : usualBodies);
const likelyUrls = 40;

/**
 * Yields what may have been signed, the likeliest first: single changes, then the other schemes, then pairs of a body
 * with a secret, a URL with a secret or a body, and another algorithm with either. `moreBodies` come before other bodies.
 */
export function* candidates(
  scheme: Scheme,
  input: VerifyInput,
  moreBodies: readonly Change[] = [],
): Generator<Candidate | 'now the other schemes'> {
  const { message: parts, algorithm: own } = scheme;
  const secrets = typeof input.secret === 'string' ? [input.secret] : input.secret;
  const given = secretKeys(secrets, scheme.secret).usable.map((key) => ({ causes: [], ...key }));
  const others = [...secretVariants(secrets, scheme.secret)];
  const builder = new MessageBuilder(scheme, input);
  /** Of the changes that are paired with others. */
  const kept = new Map<Change, readonly Message[]>();
  const messages = (change: Change) => kept.get(change) ?? builder.messages(change);
  const tried = (keys: readonly Key[], change: Change) => made(keys, messages(change), own, change);
  const otherwise = (keys: readonly Key[], change: Change) =>
    isPublicKeyed(own) || own === 'token'
      ? []
      : otherAlgorithms(keys, messages(change), own, change);

  yield* tried(given, none);
  for (const key of others) yield* tried([key], none);
  yield* otherwise(given, none);
  for (const change of timestampTexts(builder.timestamp)) yield* tried(given, change);
  if (parts.length > 1) {
    const bodyAlone = [{ message: input.body as Bytes }];
    yield* made(given, bodyAlone, own, { causes: ['timestampMissing'] });
  }
  const isPaired = input.body.length <= pairsBytesMost;
  const likely: Change[] = [];
  if (parts.includes('body') || parts.includes('form parameters')) {
    const likelyMost = likelyBodies(input.body);
    for (const change of bodies(input.body as Bytes, moreBodies)) {
      if (likely.length < likelyMost) {
        likely.push(change);
        if (isPaired) kept.set(change, builder.messages(change));
      }
      yield* tried(given, change);
    }
  }
  const urls: Change[] = [];
  if (parts.includes('url') && input.url !== undefined) {
    for (const change of urlVariants(input.url, input.headers)) {
      if (urls.length < likelyUrls) {
        urls.push(change);
        if (isPaired) kept.set(change, builder.messages(change));
      }
      yield* tried(given, change);
    }
  }
  if (parts.includes('method')) {
    for (const method of ['POST', 'GET', 'PUT']) {
      yield* tried(given, { causes: ['methodDiffers'], method });
    }
  }
  yield 'now the other schemes';
  if (!isPaired) return;

  for (const key of others) {
    for (const change of [...likely, ...urls]) yield* tried([key], change);
    yield* otherwise([key], none);
  }
  for (const change of likely.slice(0, usualBodies)) {
    yield* otherwise(given, change);
    for (const other of urls) {
      const causes = [...change.causes, ...other.causes];
      yield* tried(given, { ...change, ...other, causes });
    }
  }
}

const none: Change = { causes: [] };

function* bodies(body: Bytes, more: readonly Change[]): Generator<Change> {
  yield* more;
  yield* bodyVariants(body);
}

type Key = Pick<Candidate, 'causes' | 'secret' | 'key'>;

function made(
  keys: readonly Key[],
  messages: readonly Message[],
  algorithm: Algorithm,
  change: Change,
): readonly Candidate[] {
  return keys.flatMap(({ causes, secret, key }) =>
    messages.map(({ message, url }) => ({
      ...change,
      // The URL as it was signed may be another spelling of the one that was tried.
      ...(change.url === undefined || url === undefined ? {} : { url }),
      causes: [...causes, ...change.causes],
      secret,
      key,
      algorithm,
      message,
    })),
  );
}

const hmacs = ['HMAC-SHA-256', 'HMAC-SHA-1', 'HMAC-SHA-512'] as const;

function otherAlgorithms(
  keys: readonly Key[],
  messages: readonly Message[],
  own: Algorithm,
  change: Change,
): readonly Candidate[] {
  const because = (cause: Cause) => ({ ...change, causes: [...change.causes, cause] });
  const plain = because('plainHash');
  return [
    ...hmacs
      .filter((algorithm) => algorithm !== own)
      .flatMap((algorithm) => made(keys, messages, algorithm, because('wrongAlgorithm'))),
    ...(own === 'SHA-256' ? [] : made(keys, messages, 'SHA-256', plain)),
    // With the secret behind the content. Not the content alone: anybody can hash that.
    ...keys.flatMap((key) => {
      const hashed = messages.map(({ message }) => ({ message: concatBytes([message, key.key]) }));
      return made([{ ...key, key: new Uint8Array() }], hashed, 'SHA-256', plain);
    }),
  ];
}

function timestampTexts(text: string | undefined): readonly Change[] {
  if (text === undefined) return [];
  const causes = ['timestampUnit'] as const;
  const seconds = /^\d{9,11}$/.test(text);
  const ms = /^\d{12,14}$/.test(text);
  const dated = seconds ? Number(text) * 1_000 : ms ? Number(text) : Date.parse(text);
  const iso = Number.isNaN(dated) || Math.abs(dated) > 8e15 ? [] : [new Date(dated).toISOString()];
  const numbers = seconds
    ? [`${text}000`, `${text}.0`, `${text}000.0`]
    : ms
      ? [
          text.slice(0, -3),
          `${text}.0`,
          `${text.slice(0, -3)}.0`,
          (Number(text) / 1_000).toString(),
        ]
      : Number.isNaN(dated)
        ? [text.trim()]
        : [String(Math.floor(dated / 1_000)), String(dated)];
  const whole = /^\d+\.\d+$/.test(text) ? [text.replace(/\.\d+$/, '')] : [];
  return [...whole, ...numbers, ...iso, ...iso.map((date) => date.replace('.000Z', 'Z'))]
    .filter((other) => other !== text)
    .map((timestamp) => ({ causes, timestamp }));
}
