import type { EventId } from '../../model/ids.ts';
import { secretOf } from '../../sim/secrets/secrets.ts';
import { signatureHeaders } from '../../sim/secrets/signatures.ts';
import { bytesFromBase64, type Bytes } from '../../signing/bytes/bytes.ts';
import { factsOf, type Seen } from './seen.ts';

/** The signature that came with a changed request, and the one that its body needs: 32 bytes each. */
export interface SignaturePair {
  readonly eventId: EventId;
  readonly offered: Bytes;
  readonly computed: Bytes;
}

/** Of the first request that was changed on its way; undefined while there is none. */
export function signaturePair(seen: Seen): SignaturePair | undefined {
  const sent = factsOf(seen, 'request.sent').find(({ origin }) => origin === 'tampered');
  if (seen.kind !== 'run' || sent?.eventId === undefined) return undefined;
  const { headers, body } = sent.request;
  const offered = macIn(headers);
  const computed = macIn(
    signatureHeaders(seen.trace.scenario.settings.signatureMethod, {
      eventId: sent.eventId,
      nowSeconds: Number(headers['webhook-timestamp']),
      body,
      secrets: [secretOf(seen.trace.scenario.seed, 1)],
    }),
  );
  return offered && computed && { eventId: sent.eventId, offered, computed };
}

function macIn(headers: Readonly<Record<string, string>>): Bytes | undefined {
  const [, text] = headers['webhook-signature']?.split(',') ?? [];
  return text === undefined ? undefined : bytesFromBase64(text);
}

/** How many bits differ in two byte strings of one length. */
export function bitsApart(one: Bytes, other: Bytes): number {
  return one.reduce(
    (sum, byte, index) => sum + (byte ^ (other[index] ?? 0)).toString(2).replaceAll('0', '').length,
    0,
  );
}
