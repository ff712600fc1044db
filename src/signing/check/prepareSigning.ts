import { withField, withMembers } from '../bytes/bodyWriting.ts';
import type { Bytes } from '../bytes/bytes.ts';
import { bodyField } from '../bytes/bodyFields.ts';
import type { RequestHeaders, SignedRequest, SignInput } from '../request.ts';
import { signatureHeaders, type Scheme } from '../providers/scheme.ts';
import { secretKeys, type UsableKey } from './secretKey.ts';
import { writeSignature } from './signatureFormat.ts';
import { bodyHash, formBody, signedContents, type SignedContent } from './signedContent.ts';
import { notATime, timestampText } from './timestamp.ts';
import type { Inability, RejectionReason } from './verdict.ts';

/** The headers to send, or the reason why there are none. */
export type Signed =
  | {
      readonly ok: true;
      readonly headers: Readonly<Record<string, string>>;
      /** Set where the scheme writes the time or the signature into the body. */
      readonly body?: Bytes;
      /** Set where the scheme writes the body's hash into the URL. */
      readonly url?: string;
    }
  | {
      readonly ok: false;
      readonly because: RejectionReason | Inability;
      readonly headers: Readonly<Record<string, never>>;
    };

/** Everything about signing but the MAC. */
export type PreparedSigning =
  | {
      readonly ok: true;
      readonly keys: readonly UsableKey[];
      readonly content: SignedContent;
      readonly signedWith: (macs: readonly Uint8Array[]) => Signed;
    }
  | Extract<Signed, { ok: false }>;

/**
 * The message to sign, the keys, and what is sent once there is a MAC for each key. Refuses, and never throws, when no
 * secret gives a key or a signed part is missing.
 *
 * @param input its body must keep its bytes, for what is read in it is kept by the body's identity.
 */
export function prepareSigning(scheme: Scheme, input: SignInput): PreparedSigning {
  const { eventId, timestamp, constants = [], signature } = scheme;
  const headers: Record<string, string> = {};
  const time = timestamp && timestampText(timestamp, input.nowSeconds);
  if (timestamp && time === undefined) return refused(notATime(timestamp));

  if (eventId && 'header' in eventId) headers[eventId.header] = input.eventId ?? eventId.example;
  if (timestamp && time !== undefined && typeof timestamp.place === 'object') {
    if ('header' in timestamp.place) headers[timestamp.place.header] = time;
  }
  for (const { name, value } of constants) headers[name] = value;

  const { usable: keys, because } = secretKeys(input.secret, scheme.secret);
  if (because) return refused(because);
  const secrets = typeof input.secret === 'string' ? [input.secret] : input.secret;
  const timed = withTime(scheme, input, time);
  if (!timed) return refused('body field missing');
  const contentType = input.contentType === undefined ? {} : { 'content-type': input.contentType };
  const url = withHash(scheme, input.url, { body: timed, headers: { ...contentType, ...headers } });
  const request = { body: timed, url, method: input.method, timestamp: time, secrets };
  const facts = { secrets, nowSeconds: input.nowSeconds, eventId: input.eventId };
  if (scheme.own?.headers) {
    const before = { ...request, headers: { ...contentType, ...headers } };
    Object.assign(headers, scheme.own.headers(before, facts));
  }
  const contents = signedContents(scheme, {
    ...request,
    headers: { ...contentType, ...headers },
  });
  if (!contents.ok) return refused(contents.because ?? 'header missing');

  const firstOfEach = keys.filter(
    ({ secret }, index) => keys.findIndex((key) => key.secret === secret) === index,
  );
  const [content] = contents.contents;
  const written = (some: readonly Uint8Array[]) => {
    const text = writeSignature(some, signature.format, time);
    return scheme.own?.written?.(text, content.message, secrets) ?? text;
  };
  return {
    ok: true,
    keys: firstOfEach,
    content,
    signedWith: (macs) => {
      const changed = { ...(url === input.url || url === undefined ? {} : { url }) };
      if ('bodyField' in signature) {
        const body = withField(timed, signature.bodyField, written(macs));
        return body ? { ok: true, headers, body, ...changed } : refused('body field missing');
      }
      return {
        ok: true,
        headers: { ...headers, ...signaturesOf(scheme, macs, written) },
        ...(timed === input.body ? {} : { body: timed }),
        ...changed,
      };
    },
  };
}

/** A refusal to sign. */
export function refused(because: RejectionReason | Inability): Extract<Signed, { ok: false }> {
  return { ok: false, because, headers: {} };
}

/** One header for all MACs; or, where the scheme has several headers, one for each. */
function signaturesOf(
  scheme: Scheme,
  macs: readonly Uint8Array[],
  written: (some: readonly Uint8Array[]) => string,
): Record<string, string> {
  const names = signatureHeaders(scheme);
  if (names.length === 1) return { [names[0] ?? '']: written(macs) };
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const mac = macs[index];
      return mac ? [[name, written([mac])]] : [];
    }),
  );
}

/** The body with the time and the token that the scheme keeps in it; undefined when it has no place for them. */
function withTime(
  { timestamp, message }: Scheme,
  { body, eventId }: SignInput,
  time: string | undefined,
): Bytes | undefined {
  const own = body as Bytes;
  if (time === undefined || typeof timestamp?.place !== 'object') return own;
  if (!('bodyField' in timestamp.place)) return own;
  const path = timestamp.place.bodyField;
  const members = Object.fromEntries([
    [path, time],
    ...message
      .filter((part) => part.startsWith('field:') && part !== `field:${path}`)
      .map((part) => part.slice('field:'.length))
      .map((field) => [field, bodyField(own, field) ?? eventId ?? exampleToken]),
  ]) as Record<string, string>;
  return withMembers(own, members);
}

const exampleToken = 'c1a2f0e5d4b3968778695a4b3c2d1e0f00112233445566778899';

/** The URL with the body's hash, where the scheme wants one and the body is no form. */
function withHash(
  scheme: Scheme,
  url: string | undefined,
  request: Pick<SignedRequest, 'body'> & { readonly headers: RequestHeaders },
): string | undefined {
  const { bodyHash: rule } = scheme;
  const { body } = request;
  if (!rule || !('queryParameter' in rule) || url === undefined || body.length === 0) return url;
  if (formBody(scheme, { ...request, url })) return url;
  const hash = `${rule.queryParameter}=${bodyHash(body)}`;
  const present = new RegExp(`([?&])${rule.queryParameter}=[^&#]*`);
  if (present.test(url)) return url.replace(present, `$1${hash}`);
  const [before = '', fragment] = url.split('#');
  const joined = `${before}${before.includes('?') ? '&' : '?'}${hash}`;
  return fragment === undefined ? joined : `${joined}#${fragment}`;
}
