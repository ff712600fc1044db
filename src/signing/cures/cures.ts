import type { Cause } from '../diagnose/causes.ts';
import type { Cure, CureCode, CureKind } from './cure.ts';
import { cureKindOf } from './cureKind.ts';
import type { Found } from './found.ts';
import { cureWords } from './cureWords.ts';
import { base64Body, unpackedBody, wrappedBody } from './gatewayBody.ts';
import { cleaningOf, keyMakingOf, missingPrefix } from './keyMaking.ts';
import { written, type ByLanguage } from './languages.ts';
import { publicUrl } from './publicUrl.ts';
import { rawBody } from './rawBody.ts';
import { receivedSignature } from './receivedSignature.ts';
import { cleanSecret, keyAsMade, keyAsWritten, wholeSecret } from './secretCode.ts';
import { senderContent } from './senderContent.ts';
import { hmacAs, plainHash } from './senderMac.ts';
import { sending } from './resendExact.ts';
import { sentMethod } from './originalMethod.ts';

/** What is to be done about a finding: each kind once, and each piece of code once. */
export function curesFor(found: Found): readonly Cure[] {
  const causesOf = new Map<CureKind, Cause[]>();
  for (const cause of found.finding.causes) {
    const kind = cureKindOf(cause, found);
    causesOf.set(kind, [...(causesOf.get(kind) ?? []), cause]);
  }
  // To make the key as the sender does begins with the secret: cleaned there, it needs no block of its own.
  const kinds = [...causesOf.keys()];
  const hasKey = kinds.some((kind) => keyKinds.has(kind));
  return kinds.map((kind) => {
    const [cause, ...others] = causesOf.get(kind) ?? [];
    const words = cureWords(kind, found);
    if (cause === undefined || (kind === 'clean the secret' && hasKey)) return { kind, words };
    const code = codeFor(kind, [cause, ...others], found);
    return code === undefined ? { kind, words } : { kind, words, code };
  });
}

const keyKinds: ReadonlySet<CureKind> = new Set([
  'make the key as the sender does',
  'store the secret decoded',
  'read the public key as it is written',
]);

function codeFor(
  kind: CureKind,
  causes: readonly [Cause, ...Cause[]],
  found: Found,
): CureCode | undefined {
  switch (kind) {
    case 'read the raw body':
      return rawBody;
    case 'send the bytes that were signed':
      return sending(found.scheme);
    case 'rebuild the public URL':
      return publicUrl(causes);
    case 'use the method that was sent':
      return sentMethod;
    default: {
      const code = ofLanguage(kind, causes[0], found);
      return code && written(code);
    }
  }
}

function ofLanguage(kind: CureKind, cause: Cause, found: Found): ByLanguage | undefined {
  const making = keyMakingOf(found);
  switch (kind) {
    case 'decode the gateway’s body':
      return cause === 'base64Body' ? base64Body : wrappedBody;
    case 'unpack the body':
      return unpackedBody;
    case 'take the content as the sender does':
      return senderContent[cause];
    case 'clean the secret':
      return cleanSecret(cleaningOf(found));
    case 'copy the whole secret':
      return wholeSecret(missingPrefix(found) ?? 'whsec_');
    case 'make the key as the sender does':
      return making && keyAsMade(making);
    case 'store the secret decoded':
    case 'read the public key as it is written':
      return making && keyAsWritten(making);
    case 'compute the MAC as the sender does':
      return cause === 'plainHash'
        ? plainHash
        : hmacAs(found.finding.algorithm ?? found.scheme.algorithm);
    case 'read the signature as the sender writes it':
      return receivedSignature(cause, found.scheme);
    default:
      return undefined;
  }
}
