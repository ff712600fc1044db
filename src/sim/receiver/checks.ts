import type { CheckResult } from '../../model/facts.ts';
import type { HttpRequest } from '../../model/http.ts';
import type { Settings } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import { isInRange, senderRange } from '../network/addresses.ts';
import { receiverSeconds } from '../network/messages.ts';
import { isSignedBy, timestampOf } from '../network/signedWebhook.ts';
import { refusalOf } from '../secrets/signatures.ts';

/** Does the connection come from the sender? Undefined when the check is off. */
export function addressCheck(
  { onlySenderIps }: Settings,
  address: string,
): CheckResult | undefined {
  if (!onlySenderIps) return undefined;
  return { check: 'address', passed: isInRange(address, senderRange), address };
}

/** Was it signed with one of the secrets? Undefined when the check is off. */
export function signatureCheck(
  { verifySignature, signatureMethod, signedBytes }: Settings,
  request: HttpRequest,
  secrets: readonly string[],
): CheckResult | undefined {
  if (!verifySignature) return undefined;
  // Parsed and written again it says the same, but is seldom the bytes that were signed.
  const { body } = request;
  const bytes = signedBytes === 'parsedAgain' ? JSON.stringify(JSON.parse(body)) : body;
  // What the sender signs with one of these secrets, the receiver computes again to the same.
  if (bytes === body && isSignedBy(request, signatureMethod, secrets)) {
    return { check: 'signature', passed: true };
  }
  const because = refusalOf(signatureMethod, { headers: request.headers, body: bytes }, secrets);
  return because
    ? { check: 'signature', passed: false, because }
    : { check: 'signature', passed: true };
}

/** Was it signed a short while ago, by the receiver's own clock? Undefined when the check is off. */
export function freshnessCheck(
  settings: Settings,
  request: HttpRequest,
  now: SimInstant,
): CheckResult | undefined {
  const { rejectOldTimestamps, toleranceSeconds } = settings;
  if (!rejectOldTimestamps) return undefined;
  const age = ageSeconds(timestampOf(request), receiverSeconds(now, settings));
  return {
    check: 'freshness',
    passed: isFresh(age, toleranceSeconds),
    ...(age === undefined ? {} : { ageSeconds: age }),
    toleranceSeconds,
  };
}

/** How old a signed request is, in whole seconds, from its timestamp; undefined when that is no number. */
export function ageSeconds(timestamp: string | undefined, nowSeconds: number): number | undefined {
  return timestamp !== undefined && /^\d{1,12}$/.test(timestamp)
    ? nowSeconds - Number(timestamp)
    : undefined;
}

/** Fresh is at most `toleranceSeconds` from now, on either side, as Standard Webhooks asks. */
export function isFresh(age: number | undefined, toleranceSeconds: number): boolean {
  return age !== undefined && Math.abs(age) <= toleranceSeconds;
}
