import { bytesFromHex, bytesFromText, hexFromBytes, textFromBytes } from '../signing/bytes.ts';
import { headerValues, type VerifyInput } from '../signing/request.ts';
import { requiredHeaders, type SchemeId } from '../signing/scheme.ts';
import { schemeById } from '../signing/schemes.ts';
import type { HandedRequest } from './signingHandoff.svelte.ts';

/** A request as it stands in the fields of the bench, finished or not. */
export interface Draft {
  readonly schemeId: SchemeId;
  readonly secret: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyDraft;
  /** Which clock the age of the request is measured with. */
  readonly now: NowChoice;
  readonly fixedSeconds: string;
  /** Empty: the scheme's own. */
  readonly toleranceSeconds: string;
}

/** The clock on the wall, a time that was typed in, or no check of the age at all. */
export type NowChoice = 'clock' | 'fixed' | 'unchecked';

/** The body as its field shows it. */
export interface BodyDraft {
  readonly as: 'text' | 'hex';
  readonly text: string;
  /** The bits that Tamper has flipped since the body was written or signed; counted from 0, the lowest of a byte first. */
  readonly flippedBits?: readonly number[];
}

/** Why the fields do not make a request that could be checked. */
export type DraftProblem = 'body is not hex' | 'now is not a time' | 'tolerance is not a number';

/** A request that can be checked, or the first field that stands in the way. */
export type ReadDraft =
  | { readonly ok: true; readonly request: VerifyInput }
  | { readonly ok: false; readonly problem: DraftProblem };

/** The request in the fields, to be checked with the clock they name. `clockSeconds` is Unix time, as is all time here. */
export function readDraft(draft: Draft, clockSeconds: number): ReadDraft {
  const body = bodyBytes(draft.body);
  if (!body) return { ok: false, problem: 'body is not hex' };

  const { secret, headers } = draft;
  const untimed = { secret, headers, body };
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

/** What the sender's clock says while it signs: the fixed time where there is one. */
export function signingSeconds(draft: Draft, clockSeconds: number): number {
  const fixed = draft.now === 'fixed' ? wholeSeconds(draft.fixedSeconds) : undefined;
  return fixed ?? clockSeconds;
}

/** The number of seconds a field says, white space around it aside; undefined for all but 1 to 12 decimal digits. */
export function wholeSeconds(text: string): number | undefined {
  return /^\s*\d{1,12}\s*$/.test(text) ? Number(text) : undefined;
}

/** The bytes in the body field; undefined when they are given as hex that is none. */
export function bodyBytes({ as, text }: BodyDraft): Uint8Array | undefined {
  return as === 'text' ? bytesFromText(text) : bytesFromHex(text.replace(/\s+/g, ''));
}

/** A text field turns CR LF into LF, so that a body with a CR in it can be shown as hex only. */
export function bodyDraft(bytes: Uint8Array, prefer: BodyDraft['as'] = 'text'): BodyDraft {
  const text = prefer === 'text' ? textFromBytes(bytes) : undefined;
  return text === undefined || text.includes('\r')
    ? { as: 'hex', text: hexLines(bytes) }
    : { as: 'text', text };
}

/** The same bytes the other way; undefined when a text field could not hold them. */
export function reshapedBody(body: BodyDraft, as: BodyDraft['as']): BodyDraft | undefined {
  const bytes = bodyBytes(body);
  if (!bytes) return undefined;
  const reshaped = bodyDraft(bytes, as);
  return reshaped.as === as ? { ...body, ...reshaped } : undefined;
}

/** Fields for a request that arrived from elsewhere, at the time it was received. */
export function draftOfHandOff(handed: HandedRequest): Draft {
  const { schemeId, secret, headers, body, nowSeconds } = handed;
  const names = requiredHeaders(schemeById(schemeId));
  return {
    schemeId,
    secret,
    headers: Object.fromEntries(names.map((name) => [name, headerValues(headers, name)[0] ?? ''])),
    body: bodyDraft(body),
    now: 'fixed',
    fixedSeconds: String(Math.floor(nowSeconds)),
    toleranceSeconds: '',
  };
}

/** Two digits a byte, 32 bytes a line. */
function hexLines(bytes: Uint8Array): string {
  return (hexFromBytes(bytes).match(/.{1,64}/g) ?? []).join('\n');
}
