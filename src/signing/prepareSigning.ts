import { concatBytes, type Bytes } from './bytes.ts';
import type { SignInput } from './request.ts';
import type { Scheme } from './scheme.ts';
import { secretKeys, type UsableKey } from './secretKey.ts';
import { writeSignature } from './signatureFormat.ts';
import { signedParts } from './signedContent.ts';
import { timestampText } from './timestamp.ts';
import type { RejectionReason } from './verdict.ts';

/** What signing gives: headers to send, or none and the reason why. */
export type Signed =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly ok: false;
      readonly because: RejectionReason;
      readonly headers: Readonly<Record<string, never>>;
    };

/** Everything about signing but the MAC. */
export type PreparedSigning =
  | {
      readonly ok: true;
      readonly keys: readonly UsableKey[];
      readonly message: Bytes;
      readonly headersWith: (macs: readonly Uint8Array[]) => Signed;
    }
  | Extract<Signed, { ok: false }>;

/**
 * What a sender of this scheme signs, with which keys, and the headers it sends once the MACs are there, one a key.
 * Refuses, rather than throws, when no secret gives a key or a part that is signed is missing.
 */
export function prepareSigning(scheme: Scheme, input: SignInput): PreparedSigning {
  const { eventId, timestamp } = scheme;
  const headers: Record<string, string> = {};
  const time = timestamp && timestampText(timestamp, input.nowSeconds);

  if (eventId && 'header' in eventId) headers[eventId.header] = input.eventId ?? eventId.example;
  if (timestamp && time !== undefined && timestamp.place !== 'signature header') {
    headers[timestamp.place.header] = time;
  }

  const { usable: keys, because } = secretKeys(input.secret, scheme.secret);
  if (because) return refused(because);
  const parts = signedParts(scheme, { ...input, headers, timestamp: time });
  if (!parts) return refused('header missing');

  return {
    ok: true,
    keys,
    message: concatBytes(parts.map((part) => part.bytes)),
    headersWith: (macs) => ({
      ok: true,
      headers: {
        ...headers,
        [scheme.signature.header]: writeSignature(macs, scheme.signature.format, time),
      },
    }),
  };
}

function refused(because: RejectionReason): Extract<Signed, { ok: false }> {
  return { ok: false, because, headers: {} };
}
