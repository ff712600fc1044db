import { parsedJson } from '../../bytes/bodyFields.ts';
import { base64urlFromBytes } from '../../bytes/base64url.ts';
import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromText,
  hexFromBytes,
  textFromBytes,
} from '../../bytes/bytes.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { headerValues, type RequestHeaders } from '../../request.ts';
import type { RejectionReason, TimestampStep } from '../../check/verdict.ts';
import type { OwnWays } from '../ownWays.ts';
import type { Algorithm, Scheme } from '../scheme.ts';
import { accountsOf } from './madeKeys.ts';

/** What a token says of the request (RFC 7519), and how this provider wants it said. */
export interface TokenRule {
  readonly header: string;
  /** What stands before the token. */
  readonly before?: 'Bearer ';
  readonly algorithms?: readonly ('HS256' | 'HS384' | 'HS512')[];
  /** Whoever issues them; the key that stands before the secret, where it is given. */
  readonly issuer: 'Upstash' | 'MessageBird' | 'Vonage' | 'the key before the secret';
  readonly body: { readonly claim: string; readonly as: 'hex' | 'base64' | 'base64url' };
  /** The URL as it stands, or its SHA-256 in hex. */
  readonly url?: { readonly claim: string; readonly as: 'text' | 'hex' };
  /** Whether a request without a body goes without a hash. */
  readonly bodyMayBeUnnamed?: true;
  readonly needs?: readonly string[];
  /** Seconds that the two clocks may differ: within them a token still counts. */
  readonly leewaySeconds: number;
}

type Claims = Readonly<Record<string, unknown>>;

const macs = { HS256: 'HMAC-SHA-256', HS384: 'HMAC-SHA-384', HS512: 'HMAC-SHA-512' } as const;

/** The members of a scheme whose signature is a token with a hash of the body in it. */
export function token(rule: TokenRule): Partial<Scheme> & Pick<Scheme, 'signature' | 'message'> {
  const { header, before = '', leewaySeconds } = rule;
  const tokenIn = (headers: RequestHeaders): string | undefined => {
    const [text = ''] = headerValues(headers, header);
    return text.startsWith(before) ? text.slice(before.length) : undefined;
  };
  const claimsIn = (headers: RequestHeaders) => read(tokenIn(headers)?.split('.')[1]);

  const own: OwnWays = {
    code: { token: rule },
    ...(rule.url ? { needsUrl: true } : {}),
    parts: {
      'token:header and claims': ({ headers }) =>
        /^([\w-]+\.[\w-]+)(\.[\w-]*)?$/.exec(tokenIn(headers) ?? '')?.[1],
    },
    algorithm: ({ headers }): Algorithm | undefined => {
      const alg = read(tokenIn(headers)?.split('.')[0])?.['alg'];
      const named = (rule.algorithms ?? ['HS256']).find((each) => each === alg);
      return named && macs[named];
    },
    normal: (text) => /^[\w-]+\.[\w-]+\.([\w-]+)$/.exec(text.slice(before.length))?.[1] ?? '',
    written: (text, message) => `${before}${new TextDecoder().decode(message)}.${text}`,
    fits: (text) => {
      const claims = text.startsWith(before)
        ? read(text.slice(before.length).split('.')[1])
        : undefined;
      return claims !== undefined && (rule.body.claim in claims || claims['iss'] === rule.issuer);
    },
    refuses: ({ headers, body, url }, secrets) =>
      refusal(rule, claimsIn(headers), { body, url, secrets }),
    judgesTime: ({ headers, nowSeconds, toleranceSeconds = leewaySeconds }) =>
      timeOfToken(tokenIn(headers) ?? '', nowSeconds, toleranceSeconds),
    headers: ({ body, url = '' }, { secrets, nowSeconds, eventId = 'jwt_1004' }) => {
      const now = Math.floor(nowSeconds);
      const claims = {
        iss:
          rule.issuer === 'the key before the secret'
            ? (accountsOf(secrets)[0] ?? 'APIkey')
            : rule.issuer,
        ...(rule.url
          ? { [rule.url.claim]: rule.url.as === 'text' ? url : hashOf(bytesFromText(url), 'hex') }
          : {}),
        exp: now + 300,
        nbf: now,
        iat: now,
        jti: eventId,
        [rule.body.claim]: hashOf(body, rule.body.as),
      };
      const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
        base64urlFromBytes(bytesFromText(JSON.stringify(part))),
      );
      return { [header]: `${before}${parts.join('.')}` };
    },
  };
  return {
    signature: { header, format: { kind: 'prefixed', prefix: '', encoding: 'base64url' } },
    message: ['token:header and claims'],
    bodyHash: { claim: rule.body.claim },
    timestamp: {
      place: 'signature header',
      unit: 'seconds',
      toleranceSeconds: leewaySeconds,
      direction: 'both',
    },
    own,
  };
}

/** Whether a token is valid at this moment: from `nbf` on, and before `exp`, each with some leeway. */
export function timeOfToken(
  token: string,
  nowSeconds: number | undefined,
  leewaySeconds = 0,
): TimestampStep {
  const step = 'timestamp';
  const claims = read(token.split('.')[1]);
  if (!claims) return { step, ok: false, because: 'timestamp missing' };
  const { exp, nbf, iat } = claims;
  const times = [exp, nbf, iat].filter((time) => time !== undefined);
  if (!times.every((time) => typeof time === 'number')) {
    return { step, ok: false, because: 'timestamp is not a number', text: JSON.stringify(times) };
  }
  const from = Number(nbf ?? iat ?? exp ?? 0);
  const seen = { step, text: times.join(), sentAtSeconds: from } as const;
  if (nowSeconds === undefined || (exp === undefined && nbf === undefined)) {
    return { ...seen, ok: 'skipped' };
  }
  const ageSeconds = nowSeconds - from;
  const until = exp === undefined ? Infinity : Number(exp) - from + leewaySeconds;
  const told = { ...seen, ageSeconds, toleranceSeconds: until, direction: 'both' } as const;
  if (!(ageSeconds < until)) return { ...told, ok: false, because: 'timestamp too old' };
  const isEarly = nbf !== undefined && !(-ageSeconds <= leewaySeconds);
  return isEarly ? { ...told, ok: false, because: 'timestamp too new' } : { ...told, ok: true };
}

function refusal(
  rule: TokenRule,
  claims: Claims | undefined,
  { body, url, secrets }: { body: Uint8Array; url: string | undefined; secrets: readonly string[] },
): RejectionReason | undefined {
  // The step of the signature tells it.
  if (!claims) return undefined;
  const accounts = accountsOf(secrets);
  const { iss } = claims;
  const isOther =
    rule.issuer === 'the key before the secret'
      ? accounts.length > 0 && !accounts.some((account) => account === iss)
      : iss !== rule.issuer;
  if (isOther || rule.needs?.some((name) => !(name in claims))) return 'claim differs';
  if (rule.url) {
    const wanted = rule.url.as === 'text' ? url : hashOf(bytesFromText(url ?? ''), 'hex');
    const given = claims[rule.url.claim];
    if (rule.url.as === 'text' ? given !== wanted : String(given).toLowerCase() !== wanted) {
      return 'claim differs';
    }
  }
  const given = claims[rule.body.claim];
  if (given === undefined && (body.length === 0 || rule.bodyMayBeUnnamed)) {
    return body.length === 0 ? undefined : 'body hash missing';
  }
  if (typeof given !== 'string') return 'body hash missing';
  return sameHash(given, hashOf(body, rule.body.as), rule.body.as)
    ? undefined
    : 'body hash differs';
}

/** Of base64url the padding may be there or not; hex is read in either case. */
function sameHash(given: string, wanted: string, as: TokenRule['body']['as']): boolean {
  if (as === 'hex') return given.toLowerCase() === wanted;
  return as === 'base64url' ? given.replace(/=+$/, '') === wanted : given === wanted;
}

function hashOf(bytes: Uint8Array, as: TokenRule['body']['as']): string {
  const hash = sha256(bytes);
  if (as === 'hex') return hexFromBytes(hash);
  return as === 'base64' ? base64FromBytes(hash) : base64urlFromBytes(hash);
}

/** The JSON object in a part of a token. */
function read(part: string | undefined): Claims | undefined {
  const standard = part?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
  const bytes = bytesFromBase64(standard, { padding: 'optional' });
  const text = bytes && textFromBytes(bytes);
  const value = text === undefined ? undefined : parsedJson(text);
  return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
}
