import { bodyField } from '../../signing/bytes/bodyFields.ts';
import { base64FromBytes, hexFromBytes, textFromBytes } from '../../signing/bytes/bytes.ts';
import { secretKeys } from '../../signing/check/secretKey.ts';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/schemes.ts';
import { curlLine } from '../../signing/write/curl.ts';
import { httpFile } from '../../signing/write/httpFile.ts';
import { mockEvent } from '../../signing/write/mockEvent.ts';
import { rawRequest } from '../../signing/write/rawRequest.ts';
import { whyUnsendable } from '../../signing/write/unsendable.ts';
import type { Draft } from '../bench/draft.ts';
import { exampleDraft } from '../bench/examples.ts';
import { replayDelaySeconds, signDraft, type SigningOutcome } from '../bench/signAndReplay.ts';
import { bodyBytes } from '../request/body/body.ts';
import { sentRequest } from '../request/requestCopy.ts';

/** As the sender sends it; signed with another secret; signed too long ago; and the genuine event once more. */
export const testKinds = ['genuine', 'forged', 'stale', 'duplicate'] as const;

export type TestKind = (typeof testKinds)[number];

/** As a line for a shell, as a file for the HTTP client of an editor, or as the bytes on the wire. */
export type TestForm = 'curl' | 'http' | 'raw';

/** A made-up event that has not been signed yet: the fields of an example, with an id that `digits` make its own. */
export function testEvent(schemeId: SchemeId, digits: ArrayLike<number>): Draft {
  const example = exampleDraft(schemeId);
  const { headers, body } = mockEvent(schemeId, (id) => fresh(id, digits));
  return { ...example, headers, body: { as: 'text', text: body } };
}

/** The same id with other digits, near its end where there are some, and so of the same kind. */
function fresh(id: string, digits: ArrayLike<number>): string {
  const from = /\d/.test(id.slice(-8)) ? Math.max(0, id.length - 8) : 0;
  const tail = id
    .slice(from)
    .replaceAll(/\d/g, (_, at: number) => String(1 + ((digits[at % digits.length] ?? 0) % 9)));
  return id.slice(0, from) + tail;
}

/** The id by which a receiver knows the event again; undefined where the scheme names none. */
export function idOf({ schemeId, headers, body }: Draft): string | undefined {
  const { eventId } = schemeById(schemeId);
  if (!eventId) return undefined;
  if ('header' in eventId) return headers[eventId.header];
  const bytes = bodyBytes(body);
  return bytes && bodyField(bytes, eventId.bodyField);
}

/** How long ago a stale request was signed, in seconds; undefined where the scheme sends no time. */
export function staleSeconds(event: Draft): number | undefined {
  return schemeById(event.schemeId).timestamp && replayDelaySeconds(event);
}

/**
 * A test request: the event sent to a URL at a time, as its kind says. It is signed with the example's secret, and says
 * that this one is for tests. Where the scheme sends no time a stale one is as good as a genuine one.
 */
export function testRequest(
  event: Draft,
  kind: TestKind,
  { url, nowSeconds }: { readonly url: string; readonly nowSeconds: number },
): Promise<SigningOutcome> {
  const headers = { ...event.headers, 'X-Test-Request': `${kind}; its secret is for tests` };
  const signedAt = nowSeconds - (kind === 'stale' ? (staleSeconds(event) ?? 0) : 0);
  return signDraft({ ...event, headers, url }, signedAt, kind === 'forged' ? 'forger' : 'sender');
}

/** The request in one of the forms, or a sentence that says why it has none. A file's bytes are those that are sent. */
export function written(
  request: Draft,
  form: TestForm,
): { readonly contents: string | Uint8Array<ArrayBuffer> } | { readonly sentence: string } {
  const sent = sentRequest(request);
  if (!sent) return { sentence: 'The body cannot be read.' };
  const why = whyUnsendable(sent);
  if (why !== undefined) return { sentence: why };
  if (form === 'raw') {
    // The bytes do not tell which of the two it was called by, and some schemes sign that.
    const by = /^http:/i.test(sent.url) ? { 'X-Forwarded-Proto': 'http' } : {};
    return { contents: rawRequest({ ...sent, headers: { ...sent.headers, ...by } }) };
  }
  const contents = form === 'curl' ? curlLine({ ...sent, untyped: true }) : httpFile(sent);
  if (contents !== undefined) return { contents };
  return { sentence: 'A .http file would send other bytes than these. Take the curl line.' };
}

/** What the receiver has to know to check the test requests: the example's secret, or the public key that belongs to it. */
export function receiverSecret(schemeId: SchemeId): string {
  const [secret = ''] = exampleDraft(schemeId).secrets;
  const { secret: rule } = schemeById(schemeId);
  if (rule.kind !== 'Ed25519' && rule.kind !== 'ECDSA') return secret;
  const key = secretKeys(secret, rule).usable[0]?.key ?? new Uint8Array();
  if (rule.kind === 'ECDSA') return rule.written(key);
  return rule.encoding === 'hex' ? hexFromBytes(key) : rule.publicPrefix + base64FromBytes(key);
}

/** The text of a form, for the clipboard. */
export function textOf(contents: string | Uint8Array): string | undefined {
  return typeof contents === 'string' ? contents : textFromBytes(contents);
}
