import { sha256 } from '@noble/hashes/sha2.js';
import type { Settings } from '../../model/settings.ts';
import { judge } from '../../signing/check/judge.ts';
import { prepare } from '../../signing/check/prepare.ts';
import { prepareSigning } from '../../signing/check/prepareSigning.ts';
import type { SignInput, VerifyInput } from '../../signing/request.ts';
import { signatureHeaders as headersWithMacs } from '../../signing/providers/scheme.ts';
import { standardWebhooks } from '../../signing/providers/rules/standardWebhooks.ts';
import { signSync, verifySync } from '../../signing/signSync.ts';
import type { Verdict } from '../../signing/verdict.ts';

/** The signing scheme of every simulated webhook. */
export const simulatedScheme = standardWebhooks;

/** How a request is signed: with a key, with a hash that needs none, or not at all. */
export type SignatureKind = Settings['signatureMethod'] | 'none';

/**
 * The headers that a request of this kind carries. `plainHash` puts the SHA-256 of the signed content
 * where the HMAC belongs; `none` leaves the signature out, and the id and the time in.
 */
export function signatureHeaders(
  kind: SignatureKind,
  input: SignInput,
): Readonly<Record<string, string>> {
  if (kind === 'hmac') return signSync(simulatedScheme, input).headers;
  const prepared = prepareSigning(simulatedScheme, input);
  if (!prepared.ok) return prepared.headers;
  if (kind === 'plainHash') return prepared.signedWith([sha256(prepared.message)]).headers;
  const withMacs = headersWithMacs(simulatedScheme);
  const signed = Object.entries(prepared.signedWith([]).headers);
  return Object.fromEntries(signed.filter(([name]) => !withMacs.includes(name)));
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
