import type { Cause } from '../diagnose/causes.ts';
import { requiredHeaders, type Scheme } from '../providers/scheme.ts';
import type { Cure, CureCode, Framework, MatchedRequest } from './cure.ts';
import { cureKindOf } from './cureKind.ts';
import { cureWords, type CureKind } from './cureWords.ts';
import { base64Body, unpackedBody, wrappedBody } from './gatewayBody.ts';
import { answeredBefore, otherHeader, unpackedIn, withBody, withSignature } from './inFramework.ts';
import { cleaningOf, keyMakingOf, missingPrefix } from './keyMaking.ts';
import { written } from './languages.ts';
import { publicUrl, urlLimits } from './publicUrl.ts';
import { bodyLimits, rawBody } from './rawBody.ts';
import { receivedSignature } from './receivedSignature.ts';
import { seenIn } from './seenIn.ts';
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
    const code = codes[kind]?.(found, [cause, ...others]);
    if (code === undefined) return { kind, words };
    const limits = limitsOf[kind];
    return { kind, words, code, ...(limits ? { limits: seenIn(limits) } : {}) };
  });
}

const keyKinds: ReadonlySet<CureKind> = new Set([
  'make the key as the sender does',
  'store the secret decoded',
  'read the public key as it is written',
]);

type MakeCode = (
  found: MatchedRequest,
  causes: readonly [Cause, ...Cause[]],
) => CureCode | undefined;

const codes: Readonly<Partial<Record<CureKind, MakeCode>>> = {
  'read the raw body': () => rawBody,
  'send the bytes that were signed': ({ scheme }) => resendExact(scheme),
  'rebuild the public URL': (_, causes) => publicUrl(causes),
  'use the method that was sent': () => originalMethod,
  'decode the gateway’s body': (_, [cause]) =>
    withBody('received', written(cause === 'base64Body' ? base64Body : wrappedBody)),
  'unpack the body': () => withBody('received', unpackedIn(written(unpackedBody))),
  'take the content as the sender does': (_, [cause]) =>
    withBody('rawBody', written(senderContent[cause])),
  'clean the secret': (found) => written(cleanSecret(cleaningOf(found))),
  'copy the whole secret': (found) => written(wholeSecret(missingPrefix(found) ?? 'whsec_')),
  'make the key as the sender does': (found) => written(keyAsMade(keyMakingOf(found))),
  'store the secret decoded': (found) => written(keyAsWritten(keyMakingOf(found))),
  'read the public key as it is written': (found) => written(keyAsWritten(keyMakingOf(found))),
  'compute the MAC as the sender does': ({ finding, scheme }, [cause]) =>
    written(cause === 'plainHash' ? plainHash : hmacAs(finding.algorithm ?? scheme.algorithm)),
  'read the signature as the sender writes it': ({ scheme }, [cause]) =>
    withSignature(scheme, written(receivedSignature(cause, scheme))),
  'read the other header': ({ finding, scheme }) => otherHeader(scheme, finding.headerName),
  'do without a signature': ({ finding }) => answeredBefore(finding.unsigned),
};

const limitsOf: Readonly<Partial<Record<CureKind, Cure['limits']>>> = {
  'read the raw body': bodyLimits,
  'rebuild the public URL': urlLimits,
};

function resendExact(scheme: Scheme): string {
  const headers = requiredHeaders(scheme).map((name) => `  -H '${name}: …' \\`);
  const type = scheme.message.includes('form parameters')
    ? 'application/x-www-form-urlencoded'
    : 'application/json';
  return [
    '# body.bin: the body as it was recorded, not pasted; echo and editors add a line break.',
    '# -d would take the line breaks out of it, --data-binary leaves it alone.',
    `curl https://app.example.com/webhooks -H 'Content-Type: ${type}' \\`,
    ...headers,
    '  --data-binary @body.bin',
    '# Ends in 0a: a line break. 0d 0a: the line ends of Windows. Begins with ef bb bf: a byte order mark.',
    'od -An -tx1 body.bin',
  ].join('\n');
}

/** The method as it came, before a form field or a header overrides it. */
const originalMethod: Readonly<Record<Framework, string>> = {
  Express: `const method = req.originalMethod ?? req.method; // method-override keeps the one that came`,
  Fastify: `const method = request.method;`,
  NestJS: `const method = request.method;`,
  Koa: `const method = ctx.method;`,
  Hono: `const method = c.req.method;`,
  'Next.js': `const method = request.method; // in the Pages Router req.method`,
  'Nitro / h3': `const method = event.method;`,
  FastAPI: `method = request.method`,
  Flask: `method = request.method`,
  Django: `method = request.method`,
  Rails: `# In config/routes.rb via: :all: what says _method=PUT finds no route by post.
method = request.get_header("rack.methodoverride.original_method") || request.request_method`,
  Laravel: `// By Route::any: Route::post answers 405 to what says _method=PUT.
$method = $request->getRealMethod(); // getMethod() heeds _method`,
  Go: `method := r.Method`,
  Spring: `String method = request.getMethod(); // spring.mvc.hiddenmethod.filter.enabled=false`,
};
