import { sha256 } from '@noble/hashes/sha2.js';
import type { EventId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { judge } from '../../signing/check/judge.ts';
import { prepare } from '../../signing/check/prepare.ts';
import { secretKeys } from '../../signing/check/secretKey.ts';
import { writeSignature } from '../../signing/check/signatureFormat.ts';
import { nobleMac } from '../../signing/mac/nobleMac.ts';
import type { VerifyInput } from '../../signing/request.ts';
import { standardWebhooks } from '../../signing/providers/rules/standardWebhooks.ts';
import { verifySync } from '../../signing/signSync.ts';
import type { Verdict } from '../../signing/verdict.ts';

/** The signing scheme of every simulated webhook. */
export const simulatedScheme = standardWebhooks;

/** How a request is signed: with a key, with a hash that needs none, or not at all. */
export type SignatureKind = Settings['signatureMethod'] | 'none';

const utf8 = new TextEncoder();

/**
 * The headers that a request of this kind carries, written as `sign` writes them for the scheme. `plainHash` puts
 * the SHA-256 of the signed content where the HMAC belongs; `none` leaves the signature out, and the id and the
 * time in.
 */
export function signatureHeaders(
  kind: SignatureKind,
  signed: Signed,
): Readonly<Record<string, string>> {
  const { eventId, nowSeconds, body, secrets } = signed;
  const named = { 'webhook-id': eventId, 'webhook-timestamp': String(nowSeconds) };
  if (kind === 'none') return named;
  const message = utf8.encode(`${eventId}.${nowSeconds}.${body}`);
  const macs =
    kind === 'plainHash'
      ? [sha256(message)]
      : secretKeys(secrets, simulatedScheme.secret).usable.map(({ key }) =>
          nobleMac('HMAC-SHA-256', key, message),
        );
  const signature = writeSignature(macs, simulatedScheme.signature.format, undefined);
  return { ...named, 'webhook-signature': signature };
}

/** What a signature is made from. */
export interface Signed {
  readonly eventId: EventId;
  readonly nowSeconds: number;
  readonly body: string;
  /** Those that sign, the newest first. */
  readonly secrets: readonly string[];
}

/** The receiver's judgement of a signature, by the method that it takes for one. */
export function verdictOn(method: Settings['signatureMethod'], input: VerifyInput): Verdict {
  if (method === 'hmac') return verifySync(simulatedScheme, input);
  const prepared = prepare(simulatedScheme, input);
  const computed = prepared.contents.map(({ message }, content) => ({
    secret: 1,
    content,
    mac: sha256(message),
  }));
  return judge(simulatedScheme.algorithm, prepared, computed);
}
