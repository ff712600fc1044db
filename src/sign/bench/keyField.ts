import { schemeById } from '../../signing/providers/loaded.ts';
import { secretKeys } from '../../signing/check/secretKey.ts';
import type { Draft } from './draft.ts';

/** What the secret field holds where signatures are made with one key and checked with another. */
export interface KeyField {
  /** What the provider gives out, and what else is taken: always true, whatever the field holds. */
  readonly hint: string;
  /** Of what the field holds. */
  readonly held: 'public key' | 'private key' | 'no key';
}

/** Undefined for the schemes whose secret signs and checks. */
export function keyField({
  schemeId,
  secrets,
}: Pick<Draft, 'schemeId' | 'secrets'>): KeyField | undefined {
  const { secret: rule } = schemeById(schemeId);
  if (rule.kind !== 'Ed25519' && rule.kind !== 'ECDSA') return undefined;
  const { usable } = secretKeys(secrets, rule);
  const seeds = usable.filter(({ seed }) => seed);
  return {
    hint:
      rule.kind === 'ECDSA'
        ? 'The public key, in base64 or PEM, checks. A private key, as PKCS #8, signs too.'
        : rule.encoding === 'hex'
          ? 'The public key, 64 hex digits, checks. A private key, 128 digits, signs too.'
          : `The public key, ${rule.publicPrefix}…, checks. A private key, ${rule.privatePrefix}…, signs too.`,
    // Signing takes all of them, so that one public key among several is one too many.
    held:
      usable.length === 0
        ? 'no key'
        : seeds.length === usable.length
          ? 'private key'
          : 'public key',
  };
}

/** Why nobody can sign with what is in the fields; undefined where signing can be tried. */
export function whyNotSign(draft: Pick<Draft, 'schemeId' | 'secrets'>): string | undefined {
  return keyField(draft)?.held === 'public key'
    ? 'A public key checks signatures and makes none. To sign here, give a private key.'
    : undefined;
}
