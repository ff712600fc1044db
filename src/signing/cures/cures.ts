import type { Cause } from '../diagnose/causes.ts';
import { requiredHeaders, type Scheme } from '../providers/scheme.ts';
import type { Cure, CureCode, Framework, MatchedRequest } from './cure.ts';
import { cureKindOf } from './cureKind.ts';
import { cureWords, type CureKind } from './cureWords.ts';
import { base64Body, unpackedBody, wrappedBody } from './gatewayBody.ts';
import { cleaningOf, keyMakingOf, missingPrefix } from './keyMaking.ts';
import { written, type ByLanguage } from './languages.ts';
import { publicUrl } from './publicUrl.ts';
import { rawBody } from './rawBody.ts';
import { receivedSignature } from './receivedSignature.ts';
import { cleanSecret, keyAsMade, keyAsWritten, wholeSecret } from './secretCode.ts';
import { senderContent } from './senderContent.ts';
import { hmacAs, plainHash } from './senderMac.ts';

/** The cures of a finding: each kind once, and each piece of code once. */
export function curesFor(found: MatchedRequest): readonly Cure[] {
  const causesOf = new Map<CureKind, Cause[]>();
  for (const cause of found.finding.causes) {
    const kind = cureKindOf(cause, found);
    causesOf.set(kind, [...(causesOf.get(kind) ?? []), cause]);
  }
  // The code that makes the key cleans the secret too.
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
  found: MatchedRequest,
): CureCode | undefined {
  switch (kind) {
    case 'read the raw body':
      return rawBody;
    case 'send the bytes that were signed':
      return resendExact(found.scheme);
    case 'rebuild the public URL':
      return publicUrl(causes);
    case 'use the method that was sent':
      return originalMethod;
    default: {
      const code = ofLanguage(kind, causes[0], found);
      return code && written(code);
    }
  }
}

function ofLanguage(kind: CureKind, cause: Cause, found: MatchedRequest): ByLanguage | undefined {
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

function resendExact(scheme: Scheme): string {
  const headers = requiredHeaders(scheme).map((name) => `  -H '${name}: …' \\`);
  return [
    '# body.bin: the body as it was recorded, not pasted; echo and editors add a line break.',
    '# -d would take the line breaks out of it, --data-binary leaves it alone.',
    "curl https://app.example.com/webhooks -H 'Content-Type: application/json' \\",
    ...headers,
    '  --data-binary @body.bin',
    '# Ends in 0a: a line break. 0d 0a: the line ends of Windows. Begins with ef bb bf: a byte order mark.',
    'od -An -tx1 body.bin',
  ].join('\n');
}

/** The method as it came, before a form field or a header overrides it. */
const originalMethod: Readonly<Record<Framework, string>> = {
  Express: `const method = req.originalMethod ?? req.method; // method-override keeps the one that came`,
  'Next.js': `const method = request.method; // in the Pages Router req.method`,
  FastAPI: `method = request.method`,
  Flask: `method = request.method`,
  Django: `method = request.method`,
  Rails: `method = request.get_header("rack.methodoverride.original_method") || request.request_method`,
  Laravel: `$method = $request->getRealMethod(); // getMethod() heeds _method`,
  Go: `method := r.Method`,
  Spring: `String method = request.getMethod(); // spring.mvc.hiddenmethod.filter.enabled=false`,
};
