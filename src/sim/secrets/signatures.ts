import { sha256 } from '@noble/hashes/sha2.js';
import type { HttpRequest } from '../../model/http.ts';
import type { EventId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { base64FromBytes, bytesFromBase64, type Bytes } from '../../signing/bytes/bytes.ts';
import { hmacSha256 } from '../../signing/mac/hmac.ts';
import type { RejectionReason } from '../../signing/check/verdict.ts';

/** How a request is signed: with a key, with a hash that needs none, or not at all. */
export type SignatureKind = Settings['signatureMethod'] | 'none';

const utf8 = new TextEncoder();

/**
 * The headers that a request of this kind carries, written as `sign` writes them for Standard Webhooks. `plainHash`
 * puts the SHA-256 of the signed content where the HMAC belongs; `none` leaves the signature out, and the id and the
 * time in.
 */
export function signatureHeaders(
  kind: SignatureKind,
  signed: Signed,
): Readonly<Record<string, string>> {
  const { eventId, nowSeconds, body, secrets } = signed;
  const named = { 'webhook-id': eventId, 'webhook-timestamp': String(nowSeconds) };
  if (kind === 'none') return named;
  const signatures = signaturesOf(kind, `${eventId}.${nowSeconds}.${body}`, secrets);
  return { ...named, 'webhook-signature': signatures.join(' ') };
}

/** What a signature is made from. */
export interface Signed {
  readonly eventId: EventId;
  readonly nowSeconds: number;
  readonly body: string;
  /** Those that sign, the newest first. */
  readonly secrets: readonly string[];
}

/**
 * Why `verify` refuses the signature of a simulated webhook, by the method that the receiver takes for one; undefined
 * when it does not.
 */
export function refusalOf(
  method: Settings['signatureMethod'],
  { headers, body }: Pick<HttpRequest, 'headers' | 'body'>,
  secrets: readonly string[],
): RejectionReason | undefined {
  const offered = headers['webhook-signature'];
  if (offered === undefined) return 'header missing';
  if (secrets.length === 0) return 'secret empty';
  const content = `${headers['webhook-id'] ?? ''}.${headers['webhook-timestamp'] ?? ''}.${body}`;
  const computed = signaturesOf(method, content, secrets);
  const matches = offered.split(' ').some((each) => computed.includes(each));
  return matches ? undefined : 'no signature matches';
}

/** One of each secret, or the one that needs none. */
function signaturesOf(
  method: Settings['signatureMethod'],
  content: string,
  secrets: readonly string[],
): readonly string[] {
  const message = utf8.encode(content);
  const macs =
    method === 'plainHash'
      ? [sha256(message)]
      : secrets.map((secret) => hmacSha256(keyOf(secret), message));
  return macs.map((mac) => `v1,${base64FromBytes(mac)}`);
}

const keys = new Map<string, Bytes>();
const keysMost = 256;

/** The key behind a secret. Those of the last secrets are kept: one key object is hashed once. */
function keyOf(secret: string): Bytes {
  const key = keys.get(secret) ?? bytesFromBase64(secret.slice('whsec_'.length));
  if (!key) throw new Error('A simulated secret is no base64.');
  if (keys.size >= keysMost) keys.clear();
  keys.set(secret, key);
  return key;
}
