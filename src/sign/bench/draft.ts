import { aliasedValues, type VerifyInput } from '../../signing/request.ts';
import { requiredHeaders, type Scheme, type SchemeId } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/providers/loaded.ts';
import { bodyBytes, bodyDraft, type BodyDraft } from '../request/body/body.ts';
import type { Recognition } from '../../signing/recognise.ts';
import type { HandedRequest } from '../../page/signingHandoff.svelte.ts';

/** A request as it stands in the fields of the bench, finished or not. */
export interface Draft {
  readonly schemeId: SchemeId;
  /** What the receiver checks with: one, or several while a secret is rotated. Never empty. */
  readonly secrets: readonly string[];
  /** Every header that is known of the request, signed or not. */
  readonly headers: Readonly<Record<string, string>>;
  readonly url: string;
  readonly method: string;
  readonly body: BodyDraft;
  /** Which clock the age of the request is measured with. */
  readonly now: NowChoice;
  readonly fixedSeconds: string;
  /** Empty: the scheme's own. */
  readonly toleranceSeconds: string;
  /** An example belongs to its provider; a request from elsewhere stays when another provider is tried. */
  readonly from: 'example' | 'paste' | 'lab';
  /** Of a pasted text whose sender nothing in it tells: the rule is the one that stood here before. */
  readonly isSenderUnknown?: boolean | undefined;
  /** What else of a pasted text the search for a cause has to know. */
  readonly copy?: PastedCopy | undefined;
  /** Set until the example is signed for the first time. */
  readonly neverSigned?: boolean;
  /** The secret the sender has changed to while the receiver may still have the old one only. */
  readonly rotatedTo?: string | undefined;
}

/** A pasted text, beside the request that was found in it. */
export type PastedCopy = Pick<Recognition, 'bodies' | 'isFromPage'>;

/** The clock on the wall, a time that was typed in, or no check of the age at all. */
export type NowChoice = 'clock' | 'fixed' | 'unchecked';

/** Why the fields do not make a request that could be checked. */
export type DraftProblem =
  'body is not hex' | 'body is not base64' | 'now is not a time' | 'tolerance is not a number';

/** A request that can be checked, or the first field that stands in the way. */
export type ReadDraft =
  | { readonly ok: true; readonly request: VerifyInput }
  | { readonly ok: false; readonly problem: DraftProblem };

/** What may be put into the fields from elsewhere: what a cure has found, or another page. */
export type RequestChange = Partial<VerifyInput> & { readonly schemeId?: SchemeId };

/** The request in the fields, to be checked with the clock they name. `clockSeconds` is Unix time, as is all time here. */
export function readDraft(draft: Draft, clockSeconds: number): ReadDraft {
  const body = bodyBytes(draft.body);
  if (!body) return { ok: false, problem: notDigits(draft.body) };

  const { secrets, headers, url, method } = draft;
  const untimed: VerifyInput = {
    secret: secrets.length === 1 ? (secrets[0] ?? '') : secrets,
    headers,
    body,
    ...(url === '' ? {} : { url }),
    ...(method === '' ? {} : { method }),
  };
  if (!schemeById(draft.schemeId).timestamp || draft.now === 'unchecked') {
    return { ok: true, request: untimed };
  }
  const nowSeconds = draft.now === 'clock' ? clockSeconds : wholeSeconds(draft.fixedSeconds);
  if (nowSeconds === undefined) return { ok: false, problem: 'now is not a time' };
  if (draft.toleranceSeconds.trim() === '')
    return { ok: true, request: { ...untimed, nowSeconds } };
  const toleranceSeconds = wholeSeconds(draft.toleranceSeconds);
  if (toleranceSeconds === undefined) return { ok: false, problem: 'tolerance is not a number' };
  return { ok: true, request: { ...untimed, nowSeconds, toleranceSeconds } };
}

/** The problem of a body field whose bytes cannot be read. */
export function notDigits(body: BodyDraft): 'body is not hex' | 'body is not base64' {
  return body.as === 'base64' ? 'body is not base64' : 'body is not hex';
}

/** What the sender's clock says while it signs: the fixed time where there is one. */
export function signingSeconds(draft: Draft, clockSeconds: number): number {
  const fixed = draft.now === 'fixed' ? wholeSeconds(draft.fixedSeconds) : undefined;
  return fixed ?? clockSeconds;
}

/** The number of seconds a field says, white space around it aside; undefined for all but 1 to 12 decimal digits. */
export function wholeSeconds(text: string): number | undefined {
  return /^\s*\d{1,12}\s*$/.test(text) ? Number(text) : undefined;
}

/** The headers that have a field of their own: those that are checked, under the names by which they came. */
export function headerFields(scheme: Scheme, headers: Draft['headers']): readonly string[] {
  const names = requiredHeaders(scheme).map((name) => {
    const others = headers[name] === undefined ? (scheme.aliases?.[name] ?? []) : [];
    return Object.keys(headers).find((given) => isOneOf(given, others)) ?? name;
  });
  // Says whether the body is a form, which is signed another way.
  return scheme.message.includes('form parameters') ? ['Content-Type', ...names] : names;
}

/** The same headers, with the names the scheme knows spelled as it spells them: a field has one name. */
export function spelledBy(scheme: Scheme, headers: Draft['headers']): Draft['headers'] {
  const known = [
    ...requiredHeaders(scheme),
    ...(scheme.eventId && 'header' in scheme.eventId ? [scheme.eventId.header] : []),
    ...(scheme.message.includes('form parameters') ? ['Content-Type'] : []),
  ];
  // A header that was given twice keeps both values: under one name the check would see one.
  const taken = new Set(Object.keys(headers));
  return Object.fromEntries(
    Object.entries(headers).map(([given, value]) => {
      const name = known.find((one) => isOneOf(given, [one]));
      if (name === undefined || taken.has(name)) return [given, value];
      taken.add(name);
      return [name, value];
    }),
  );
}

function isOneOf(given: string, names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === given.toLowerCase());
}

/** The same request, checked by the rule of another scheme. */
export function withScheme(draft: Draft, schemeId: SchemeId): Draft {
  const headers = spelledBy(schemeById(schemeId), draft.headers);
  return { ...draft, schemeId, headers, neverSigned: false, isSenderUnknown: undefined };
}

/** The fields with some of them changed from elsewhere. */
export function withChange(draft: Draft, change: RequestChange): Draft {
  const { schemeId, secret, headers, body, url, method, nowSeconds, toleranceSeconds } = change;
  const changed: Draft = {
    ...draft,
    ...(secret === undefined ? {} : { secrets: typeof secret === 'string' ? [secret] : secret }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body: bodyDraft(body, draft.body.as) }),
    ...(url === undefined ? {} : { url }),
    ...(method === undefined ? {} : { method }),
    ...(nowSeconds === undefined
      ? {}
      : { now: 'fixed', fixedSeconds: String(Math.floor(nowSeconds)) }),
    ...(toleranceSeconds === undefined ? {} : { toleranceSeconds: String(toleranceSeconds) }),
  };
  const isSenderUnknown = schemeId === undefined ? draft.isSenderUnknown : undefined;
  return { ...withScheme(changed, schemeId ?? draft.schemeId), isSenderUnknown };
}

/** Fields for a request that arrived from elsewhere, at the time it was received. */
export function draftOfHandOff(handed: HandedRequest): Draft {
  const { schemeId, secret, headers, body, url, method, nowSeconds } = handed;
  const scheme = schemeById(schemeId);
  const names = requiredHeaders(scheme);
  return {
    schemeId,
    secrets: [secret],
    headers: {
      ...spelledBy(scheme, headers),
      ...Object.fromEntries(
        names.map((name) => [name, aliasedValues(headers, name, scheme.aliases)[0] ?? '']),
      ),
    },
    url: url ?? '',
    method: method ?? 'POST',
    body: bodyDraft(body),
    now: 'fixed',
    fixedSeconds: String(Math.floor(nowSeconds)),
    toleranceSeconds: '',
    from: 'lab',
  };
}
