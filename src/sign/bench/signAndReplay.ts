import { freshSecret } from '../../signing/check/freshSecret.ts';
import { headerValues } from '../../signing/request.ts';
import { inabilityOf } from '../../signing/check/judge.ts';
import { isPublicKeyed, type Scheme } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/providers/loaded.ts';
import { sign } from '../../signing/sign.ts';
import type { Inability, RejectionReason } from '../../signing/check/verdict.ts';
import { bodyBytes, bodyDraft } from '../request/body/body.ts';
import { notDigits, signingSeconds, type Draft, type DraftProblem } from './draft.ts';

/** Who signs: the sender with the secrets in the fields, the sender with a new one, or somebody who guesses. */
export type Signer = 'sender' | 'sender with a new secret' | 'forger';

/** The fields with a signature in them, or the reason why there is none. */
export type SigningOutcome =
  | { readonly ok: true; readonly draft: Draft; readonly signer: Signer }
  | { readonly ok: false; readonly because: RejectionReason | DraftProblem | Inability };

/** Signs the request in the fields: headers are written, and the URL or the body where the scheme writes into those. */
export async function signDraft(
  draft: Draft,
  clockSeconds: number,
  signer: Signer,
): Promise<SigningOutcome> {
  const { schemeId, headers } = draft;
  const body = bodyBytes(draft.body);
  if (!body) return { ok: false, because: notDigits(draft.body) };
  const fresh =
    signer === 'sender'
      ? undefined
      : await freshSecret(schemeById(schemeId).secret, draft.secrets[0] ?? '');
  if (signer !== 'sender' && fresh === undefined) {
    const { algorithm } = schemeById(schemeId);
    return {
      ok: false,
      because: isPublicKeyed(algorithm) ? inabilityOf(algorithm) : 'secret empty',
    };
  }

  const { eventId } = schemeById(schemeId);
  const id = eventId && 'header' in eventId ? headerValues(headers, eventId.header)[0] : undefined;
  const signed = await sign(schemeId, {
    secret: fresh ?? draft.secrets,
    body,
    url: draft.url === '' ? undefined : draft.url,
    method: draft.method === '' ? undefined : draft.method,
    eventId: id === '' ? undefined : id,
    contentType: headerValues(headers, 'content-type')[0],
    nowSeconds: signingSeconds(draft, clockSeconds),
  });
  if (!signed.ok) return signed;

  const name = draft.body.as === 'file' ? draft.body.name : '';
  return {
    ok: true,
    signer,
    draft: {
      ...draft,
      neverSigned: false,
      rotatedTo: signer === 'sender with a new secret' ? fresh : undefined,
      headers: { ...headers, ...withoutSecondId(schemeById(schemeId), headers, signed.headers) },
      url: signed.url ?? draft.url,
      // What was tampered with is genuine from here on.
      body: signed.body
        ? bodyDraft(signed.body, draft.body.as, name)
        : { ...draft.body, flippedBits: undefined },
    },
  };
}

/** What was signed, without an id where the request has one under another name. */
function withoutSecondId(
  { eventId, aliases }: Scheme,
  given: Draft['headers'],
  signed: Draft['headers'],
): Draft['headers'] {
  const name = eventId && 'header' in eventId ? eventId.header : undefined;
  const others = name === undefined ? [] : (aliases?.[name] ?? []);
  const hasOther = others.some((other) => headerValues(given, other).length > 0);
  return Object.fromEntries(Object.entries(signed).filter(([each]) => !hasOther || each !== name));
}

const usualReplaySeconds = 600;

/** How much later a recorded request comes again: ten minutes, or longer where ten minutes are tolerated. */
export function replayDelaySeconds({ schemeId, toleranceSeconds }: Draft): number {
  const own = Number.parseInt(toleranceSeconds, 10);
  const tolerance = Number.isNaN(own)
    ? (schemeById(schemeId).timestamp?.toleranceSeconds ?? 0)
    : own;
  return tolerance < usualReplaySeconds ? usualReplaySeconds : 2 * tolerance;
}

/** The receiver's clock moved on, the request as it was. Where no time is signed there is no clock to move. */
export function replayedLater(draft: Draft, clockSeconds: number): Draft {
  if (!schemeById(draft.schemeId).timestamp) return draft;
  const later = signingSeconds(draft, clockSeconds) + replayDelaySeconds(draft);
  return { ...draft, now: 'fixed', fixedSeconds: String(later) };
}
