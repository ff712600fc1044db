import { concatBytes, type Bytes } from './bytes.ts';
import type { UsableKey } from './prepare.ts';
import type { SignInput } from './request.ts';
import type { Scheme } from './scheme.ts';
import { secretKeys } from './secretKey.ts';
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

export function prepareSigning(scheme: Scheme, input: SignInput): PreparedSigning {
  const { eventId, timestamp } = scheme;
  const headers: Record<string, string> = {};
  const time = timestamp && timestampText(timestamp, input.nowSeconds);

  if (eventId && 'header' in eventId) headers[eventId.header] = input.eventId ?? eventId.example;
  if (timestamp && time !== undefined && timestamp.place !== 'signature header') {
    headers[timestamp.place.header] = time;
  }

  const derived = secretKeys(input.secret, scheme.secret);
  const keys = derived.flatMap(({ key, facts }) => (key ? [{ secret: facts.secret, key }] : []));
  if (keys.length === 0) {
    const malformed = derived.some(({ facts }) => facts.problem === 'not base64');
    return refused(malformed ? 'secret malformed' : 'secret empty');
  }
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
