import { areaOf } from './causes.ts';
import type { Finding } from './match.ts';
import { prepare } from '../check/prepare.ts';
import { type VerifyInput } from '../request.ts';
import { signatureHeaders, type Scheme, type SchemeId } from '../providers/scheme.ts';
import { schemeById } from '../schemes.ts';
import { writeSignature } from '../check/signatureFormat.ts';
import { verify } from '../verify.ts';

/** Parts to replace in a request for it to be accepted. */
export interface AcceptedWith extends Partial<VerifyInput> {
  readonly schemeId?: SchemeId;
}

/**
 * The parts to replace so that the request is accepted; undefined when no part can say it, as with another algorithm or
 * a key that no text stands for. The result has been verified.
 */
export async function changeFor(
  schemeId: SchemeId,
  request: VerifyInput,
  finding: Finding,
): Promise<AcceptedWith | undefined> {
  const change = changeOf(schemeById(schemeId), request, finding);
  if (Object.keys(change).length === 0) return undefined;
  const { schemeId: other = schemeId, ...parts } = change;
  const timed = change.nowSeconds !== undefined;
  const changed = { ...request, ...(timed ? {} : { nowSeconds: undefined }), ...parts };
  return (await verify(other, changed)).ok ? change : undefined;
}

function changeOf(scheme: Scheme, request: VerifyInput, finding: Finding): AcceptedWith {
  const { body, url, method, schemeId, ageSeconds } = finding;
  const isLate = finding.causes.some((cause) => cause === 'clock' || cause === 'replay');
  const sentAt =
    isLate && request.nowSeconds !== undefined && ageSeconds !== undefined
      ? request.nowSeconds - ageSeconds
      : undefined;
  const secret = secretsWith(request, finding);
  const headers = finding.headers ?? headersWith(scheme, request, finding);
  return {
    ...(schemeId === undefined ? {} : { schemeId }),
    ...(secret === undefined ? {} : { secret }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
    ...(url === undefined ? {} : { url }),
    ...(method === undefined ? {} : { method }),
    ...(sentAt === undefined ? {} : { nowSeconds: sentAt }),
  };
}

function secretsWith({ secret: given }: VerifyInput, { secret, secretText }: Finding) {
  if (secretText === undefined) return undefined;
  if (typeof given === 'string') return secretText;
  return given.map((text, index) => (index + 1 === secret ? secretText : text));
}

/** The headers with the signature, the timestamp and the content type that match. */
function headersWith(
  scheme: Scheme,
  request: VerifyInput,
  { causes, mac, timestamp, contentType }: Finding,
): VerifyInput['headers'] | undefined {
  const { signature, timestamp: rule, aliases = {} } = scheme;
  const changed: Record<string, string> = {};
  if (contentType !== undefined) changed['Content-Type'] = contentType;
  if (causes.includes('timestampUnit') && timestamp !== undefined && mac) {
    if (typeof rule?.place === 'object' && 'header' in rule.place) {
      changed[rule.place.header] = timestamp;
    }
  }
  const [name] = signatureHeaders(scheme);
  const timeInside = rule?.place === 'signature header';
  const rewritten =
    causes.some((cause) => areaOf(cause) === 'signature') ||
    (timeInside && causes.includes('timestampUnit'));
  if (rewritten && mac && name !== undefined) {
    const step = prepare(scheme, request).steps.find((one) => one.step === 'timestamp');
    const read = step?.step === 'timestamp' ? step.text : undefined;
    changed[name] = writeSignature([mac], signature.format, timestamp ?? read);
  }
  if (Object.keys(changed).length === 0) return undefined;
  const replaced = new Set(
    Object.keys(changed).flatMap((one) => [one, ...(aliases[one] ?? [])].map(lowerCase)),
  );
  const kept = Object.entries(request.headers).filter(([given]) => !replaced.has(lowerCase(given)));
  return { ...Object.fromEntries(kept), ...changed };
}

const lowerCase = (name: string) => name.toLowerCase();
