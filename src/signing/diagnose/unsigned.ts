import { signatureHeaders, type Scheme, type SchemeId } from '../providers/scheme.ts';
import type { Verdict } from '../check/verdict.ts';
import type { Finding } from './match.ts';
import { aliasedValues, headerValues, type RequestHeaders, type VerifyInput } from '../request.ts';

/** Why a request carries no signature. */
export type UnsignedKind =
  'connection test' | 'handshake' | 'no secret' | 'browser' | 'probe' | 'preflight';

/** A request that is known by other things than a signature, and has none. */
export interface Unsigned {
  readonly kind: UnsignedKind;
  /** Absent: nobody in particular. */
  readonly schemeId?: SchemeId;
  /** Who sent it, where the scheme is that of several. */
  readonly name?: string;
  /** What it was known by: `X-Event-Key: diagnostics:ping`, `GET`. */
  readonly sign: string;
}

interface Row {
  readonly kind: UnsignedKind;
  readonly schemeId?: SchemeId;
  readonly name?: string;
  readonly method?: RegExp;
  readonly header?: readonly [name: string, value: RegExp];
  /** A parameter of the query. */
  readonly parameter?: readonly [name: string, value: RegExp];
}

const any = /./;

/**
 * What a request without a signature may be, what tells the most first. That a signature is only made where a secret is
 * set is said in the documentation of the provider.
 */
const rows: readonly Row[] = [
  {
    kind: 'connection test',
    schemeId: 'bitbucket',
    name: 'Bitbucket',
    header: ['X-Event-Key', /^diagnostics:ping$/],
  },
  { kind: 'handshake', schemeId: 'asana', header: ['X-Hook-Secret', any] },
  { kind: 'handshake', schemeId: 'meta', method: /^get$/i, parameter: ['hub.challenge', any] },
  { kind: 'handshake', schemeId: 'dropbox', method: /^get$/i, parameter: ['challenge', any] },
  { kind: 'no secret', schemeId: 'github', header: ['X-GitHub-Event', any] },
  { kind: 'no secret', schemeId: 'gitlab', header: ['X-Gitlab-Event', any] },
  { kind: 'no secret', schemeId: 'bitbucket', name: 'Bitbucket', header: ['X-Event-Key', any] },
  {
    kind: 'no secret',
    schemeId: 'bitbucket',
    name: 'Jira',
    header: ['X-Atlassian-Webhook-Identifier', any],
  },
  { kind: 'no secret', schemeId: 'typeform', header: ['User-Agent', /^typeform/i] },
  { kind: 'no secret', schemeId: 'razorpay', header: ['X-Razorpay-Event-Id', any] },
  { kind: 'preflight', method: /^options$/i, header: ['Access-Control-Request-Method', any] },
  { kind: 'probe', method: /^head$/i },
  { kind: 'browser', method: /^get$/i, header: ['User-Agent', /^mozilla\//i] },
];

/** What a request is that carries no signature by the scheme; undefined where it has one, or nothing tells what it is. */
export function unsignedRequest(scheme: Scheme, request: VerifyInput): Unsigned | undefined {
  if ('bodyField' in scheme.signature) return undefined;
  const { headers, url = '', method = 'POST' } = request;
  if (hasSignature(scheme, headers) || hasOtherSignature(request)) return undefined;
  const query = new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '');
  for (const row of rows) {
    const value = row.header && headerValues(headers, row.header[0])[0];
    const isHeader = row.header === undefined || row.header[1].test(value ?? '');
    const given = row.parameter && query.get(row.parameter[0]);
    const isParameter = row.parameter === undefined || row.parameter[1].test(given ?? '');
    if (!isHeader || !isParameter || row.method?.test(method) === false) continue;
    const sign =
      row.header === undefined
        ? row.parameter === undefined
          ? method.toUpperCase()
          : `${row.parameter[0]} in the query`
        : `${row.header[0]}: ${(value ?? '').slice(0, 60)}`;
    const { kind, schemeId, name } = row;
    return {
      kind,
      sign,
      ...(schemeId === undefined ? {} : { schemeId }),
      ...(name === undefined ? {} : { name }),
    };
  }
  return undefined;
}

/** That a refused request is not signed, where it lacks the header and is known by something else. */
export function unsignedFinding(
  scheme: Scheme,
  request: VerifyInput,
  { steps }: Verdict,
): Finding | undefined {
  if (!steps.some(({ because }) => because === 'header missing')) return undefined;
  const unsigned = unsignedRequest(scheme, request);
  return unsigned && { causes: ['notSigned'], unsigned };
}

/** Whether a request has a header that the scheme reads the signature from; never where the body holds it. */
export function hasSignature(scheme: Scheme, headers: RequestHeaders): boolean {
  return signatureHeaders(scheme).some(
    (name) => aliasedValues(headers, name, scheme.aliases).length > 0,
  );
}

const signatureName =
  /signature|hmac|gitlab-token|secret-token|trello-webhook|transmission-sig|authorization/i;

/** Whether some header looks like a signature, of whatever provider. */
function hasOtherSignature({ headers }: VerifyInput): boolean {
  return Object.entries(headers).some(
    ([name, value]) => signatureName.test(name) && value.trim() !== '',
  );
}

/** The other headers that may hold the signature, where the scheme’s own is not there. */
export function otherSignatureHeaders({ headers }: VerifyInput): readonly string[] {
  return Object.keys(headers)
    .filter(
      (name) => /sign|hmac|digest|hash/i.test(name) && !/^(content-)?digest$|agent/i.test(name),
    )
    .slice(0, 4);
}
