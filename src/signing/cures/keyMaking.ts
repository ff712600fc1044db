import { textFromBytes } from '../bytes/bytes.ts';
import type { Cause } from '../diagnose/causes.ts';
import { knownPrefix, secretKeys } from '../check/secretKey.ts';
import type { MatchedRequest } from './cure.ts';

export const cleaningSteps = [
  'secretInvisible',
  'secretTrimmed',
  'secretQuotes',
  'secretVersionPrefix',
] as const satisfies readonly Cause[];
export type CleaningStep = (typeof cleaningSteps)[number];

/** How a sender makes a key of the secret against the rule. */
export interface KeyMaking {
  readonly steps: readonly CleaningStep[];
  /** A prefix that is removed before the key is made. */
  readonly prefix?: string;
  /** Characters that the sender's secret has around the one here. */
  readonly before?: string;
  readonly after?: string;
  readonly as: 'text' | 'base64' | 'base64url' | 'hex';
}

/** What to remove from the secret here, in order. */
export function cleaningOf(found: MatchedRequest): readonly CleaningStep[] {
  const steps = found.finding.causes.filter((cause): cause is CleaningStep =>
    cleaningSteps.some((step) => step === cause),
  );
  if (!sendersQuotes(found)) return steps;
  // The quotes that were found last are those of the sender.
  const last = steps.lastIndexOf('secretQuotes');
  return steps.filter((_, index) => index !== last);
}

/** Undefined where the sender keeps to the rule. */
export function keyMakingOf(found: MatchedRequest): KeyMaking | undefined {
  const { causes } = found.finding;
  const steps = cleaningOf(found);
  const prefix = prefixOf(found.secret);
  const own = prefix === undefined ? {} : { prefix };
  if (causes.includes('secretDecoded')) return { steps, ...own, as: 'base64' };
  if (causes.includes('secretUrlSafe')) return { steps, ...own, as: 'base64url' };
  if (causes.includes('secretHexDecoded')) return { steps, ...own, as: 'hex' };
  if (causes.includes('secretPrefixMissing')) return { steps, ...own, as: 'text' };
  const key = keyText(found) ?? '';
  if (causes.includes('secretNotDecoded')) {
    return { steps, ...(prefix !== undefined && !key.startsWith(prefix) && own), as: 'text' };
  }
  if (causes.includes('secretNewline')) {
    return { steps, after: /(\r?\n| )$/.exec(key)?.[0] ?? '\n', as: 'text' };
  }
  const quote = key.charAt(0);
  return sendersQuotes(found) ? { steps, before: quote, after: quote, as: 'text' } : undefined;
}

/** Whether it is the sender's secret that stands in quotes: the one here does not contain it. */
export function sendersQuotes(found: MatchedRequest): boolean {
  const key = keyText(found) ?? '';
  return (
    found.finding.causes.includes('secretQuotes') &&
    /^(["']).*\1$/s.test(key) &&
    !found.secret.includes(key)
  );
}

/** Whether the secret looks encoded: what it decodes to from base64 or hex can be read. */
export function isStoredEncoded(found: MatchedRequest): boolean {
  const { scheme, finding, secret } = found;
  return (
    scheme.secret.kind === 'text' &&
    prefixOf(secret) === undefined &&
    /^[\x20-\x7e]+$/.test(finding.secretText ?? '')
  );
}

/** The provider's prefix, where the secret here lacks it. */
export function missingPrefix({ finding }: MatchedRequest): string | undefined {
  return knownPrefix.exec(finding.secretText ?? '')?.[0];
}

function prefixOf(secret: string): string | undefined {
  const bare = secret.replace(/^[\s"'`\u00ad\u200b-\u200f\u2060\ufeff]*(v1a?,)?/, '');
  return knownPrefix.exec(bare)?.[0];
}

function keyText({ finding: { secretText }, scheme }: MatchedRequest): string | undefined {
  if (secretText === undefined) return undefined;
  const [first] = secretKeys(secretText, scheme.secret).usable;
  return first && textFromBytes(first.key);
}
