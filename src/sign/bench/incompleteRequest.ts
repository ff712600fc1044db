import { wantsBody } from '../../signing/bytes/wantsBody.ts';
import type { RejectionReason, Verdict } from '../../signing/check/verdict.ts';
import { schemeById } from '../../signing/providers/loaded.ts';
import type { Checked } from './benchState.ts';

type Refused = Extract<Verdict, { ok: false }>;

/** Without a secret nothing is known of the signature, and the age of a request that nobody has checked can wait. */
export function reasonToTell(verdict: Refused): RejectionReason {
  const { because } = verdict;
  const isAge = because === 'timestamp too old' || because === 'timestamp too new';
  return isAge && isWithoutSecret(verdict) ? 'secret empty' : because;
}

/**
 * Whether a refusal means only that something was not filled in yet, so that nothing has been judged: the secret, the
 * URL, or what is read from a body or headers that are still to come. What is there and wrong is a refusal.
 */
export function isWaiting(checked: Checked): boolean {
  if ('problem' in checked || checked.verdict.ok !== false) return false;
  const { verdict, request } = checked;
  if (isWithoutBody(checked)) return true;
  switch (reasonToTell(verdict)) {
    case 'secret empty':
    case 'URL missing':
      return true;
    case 'header missing':
      return isWithoutSecret(verdict);
    case 'body field missing':
      return request.body.length === 0;
    default:
      return false;
  }
}

/** Whether a signature was refused over a body that is not there. */
export function isWithoutBody(checked: Checked): boolean {
  if ('problem' in checked || checked.verdict.ok !== false) return false;
  return (
    checked.verdict.steps.some(({ because }) => because === 'no signature matches') &&
    checked.request.body.length === 0 &&
    wantsBody(schemeById(checked.schemeId), checked.request)
  );
}

/** Whether a refusal says nothing of a request whose sender is not known: what the tried rule reads is not there. */
export function isOfUnknownSender(checked: Checked): boolean {
  if (checked.isSenderUnknown !== true || 'problem' in checked) return false;
  const { verdict } = checked;
  const missing = verdict.steps.some(
    ({ because }) => because === 'header missing' || because === 'body field missing',
  );
  return verdict.ok !== true && missing;
}

/** How a verdict looks before it is read: accepted, rejected, or waiting for something. */
export function verdictTone(checked: Checked): 'push' | 'bad' | 'wait' {
  if ('problem' in checked) return checked.problem === 'no request in the text' ? 'wait' : 'bad';
  if (checked.verdict.ok === undefined || isWaiting(checked) || isOfUnknownSender(checked)) {
    return 'wait';
  }
  return checked.verdict.ok ? 'push' : 'bad';
}

function isWithoutSecret({ steps }: Refused): boolean {
  return steps.some(({ because }) => because === 'secret empty');
}
