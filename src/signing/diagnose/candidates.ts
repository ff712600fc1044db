import { concatBytes, type Bytes } from '../bytes/bytes.ts';
import type { VerifyInput } from '../request.ts';
import type { Algorithm, Scheme } from '../providers/scheme.ts';
import { secretKeys } from '../check/secretKey.ts';
import { bodyVariants } from './variants/bodyVariants.ts';
import type { BodyVariant } from './variants/bodyVariant.ts';
import type { Cause } from './causes.ts';
import { MessageBuilder, type Message } from './messageBuilder.ts';
import { secretVariants, type SecretVariant } from './variants/secretVariants.ts';
import { urlVariants, type UrlVariant } from './variants/urlVariants.ts';

/** A key and a message that may have been signed, and what was changed for them. */
export interface Candidate {
  readonly causes: readonly Cause[];
  readonly key: Bytes;
  readonly secret: number;
  readonly algorithm: Algorithm;
  readonly message: Bytes;
  readonly body?: Bytes;
  readonly url?: string;
  readonly method?: string;
  readonly timestamp?: string;
  readonly contentType?: string;
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
  moreBodies: readonly BodyVariant[] = [],
): Generator<Candidate | 'now the other schemes'> {
  const secrets = typeof input.secret === 'string' ? [input.secret] : input.secret;
  const { usable } = secretKeys(secrets, scheme.secret);
  const own = usable.map(({ secret, key }) => ({ secret, key }));
  const others = [...secretVariants(secrets, scheme.secret)];
  const builder = new MessageBuilder(scheme, input);
  const isHmac = scheme.algorithm !== 'Ed25519' && scheme.algorithm !== 'token';

  yield* withKeys(own, builder.messages({}), scheme.algorithm, { causes: [] });
  for (const key of others) yield* withSecret(key, builder.messages({}), scheme.algorithm, {});
  if (isHmac) yield* otherAlgorithms(own, builder.messages({}), scheme.algorithm, {});
  for (const { causes, timestamp } of timestampTexts(builder.timestamp)) {
    const messages = builder.messages({ timestamp });
    yield* withKeys(own, messages, scheme.algorithm, { causes, timestamp });
  }
  if (scheme.message.length > 1) {
    const messages = [{ message: input.body as Bytes }];
    yield* withKeys(own, messages, scheme.algorithm, { causes: ['timestampMissing'] });
  }
  const signsBody = scheme.message.includes('body') || scheme.message.includes('form parameters');
  const likely: BodyVariant[] = [];
  const likelyMost = likelyBodies(input.body);
  if (signsBody) {
    for (const variant of bodies(input.body as Bytes, moreBodies)) {
      if (likely.length < likelyMost) likely.push(variant);
      const about = aboutBody(variant);
      yield* withKeys(own, builder.messages(about), scheme.algorithm, about);
    }
  }
  const urls: UrlVariant[] = [];
  if (scheme.message.includes('url') && input.url !== undefined) {
    for (const variant of urlVariants(input.url, input.headers)) {
      if (urls.length < likelyUrls) urls.push(variant);
      const { causes, url } = variant;
      yield* withKeys(own, builder.messages({ url }), scheme.algorithm, { causes, url });
    }
  }
  if (scheme.message.includes('method')) {
    for (const method of ['POST', 'GET', 'PUT']) {
      const about = { causes: ['methodDiffers'] as const, method };
      yield* withKeys(own, builder.messages({ method }), scheme.algorithm, about);
    }
  }
  yield 'now the other schemes';
  if (input.body.length > pairsBytesMost) return;

  for (const key of others) {
    for (const variant of likely) {
      const about = aboutBody(variant);
      yield* withSecret(key, builder.messages(about), scheme.algorithm, about);
    }
    for (const { causes, url } of urls) {
      yield* withSecret(key, builder.messages({ url }), scheme.algorithm, { causes, url });
    }
    if (isHmac) {
      yield* otherAlgorithms([key], builder.messages({}), scheme.algorithm, {
        causes: key.causes,
      });
    }
  }
  for (const variant of likely.slice(0, usualBodies)) {
    const about = aboutBody(variant);
    if (isHmac) yield* otherAlgorithms(own, builder.messages(about), scheme.algorithm, about);
    for (const { causes, url } of urls) {
      yield* withKeys(own, builder.messages({ ...about, url }), scheme.algorithm, {
        ...about,
        causes: [...about.causes, ...causes],
        url,
      });
    }
  }
}

function* bodies(body: Bytes, more: readonly BodyVariant[]): Generator<BodyVariant> {
  yield* more;
  yield* bodyVariants(body);
}

function aboutBody({ causes, bytes, contentType }: BodyVariant) {
  return { causes, body: bytes, ...(contentType === undefined ? {} : { contentType }) };
}

type About = Omit<Candidate, 'key' | 'secret' | 'algorithm' | 'message'>;

function* withKeys(
  keys: readonly { readonly secret: number; readonly key: Bytes }[],
  messages: readonly Message[],
  algorithm: Algorithm,
  about: About,
): Generator<Candidate> {
  for (const { secret, key } of keys) {
    for (const { message, url } of messages) {
      // The URL as it was signed may be another spelling of the one that was tried.
      const spelled = about.url === undefined || url === undefined ? {} : { url };
      yield { ...about, ...spelled, secret, key, algorithm, message };
    }
  }
}

function* withSecret(
  { causes: own, secret, key }: SecretVariant,
  messages: readonly Message[],
  algorithm: Algorithm,
  about: Partial<About>,
): Generator<Candidate> {
  const causes = [...own, ...(about.causes ?? [])];
  yield* withKeys([{ secret, key }], messages, algorithm, { ...about, causes });
}

const hmacs = ['HMAC-SHA-256', 'HMAC-SHA-1', 'HMAC-SHA-512'] as const;

function* otherAlgorithms(
  keys: readonly { readonly secret: number; readonly key: Bytes }[],
  messages: readonly Message[],
  own: Algorithm,
  about: Partial<About>,
): Generator<Candidate> {
  const causes = about.causes ?? [];
  for (const algorithm of hmacs) {
    if (algorithm === own) continue;
    const changed = { ...about, causes: [...causes, 'wrongAlgorithm'] as const };
    yield* withKeys(keys, messages, algorithm, changed);
  }
  const plain = { ...about, causes: [...causes, 'plainHash'] as const };
  if (own !== 'SHA-256') yield* withKeys(keys, messages, 'SHA-256', plain);
  // With the secret behind the content. Not the content alone: anybody can hash that.
  for (const { secret, key } of keys) {
    const hashed = messages.map(({ message }) => ({ message: concatBytes([message, key]) }));
    yield* withKeys([{ secret, key: new Uint8Array() }], hashed, 'SHA-256', plain);
  }
}

function timestampTexts(
  text: string | undefined,
): readonly { readonly causes: readonly Cause[]; readonly timestamp: string }[] {
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
