import { wantsBody } from '../../signing/bytes/wantsBody.ts';
import type { RejectionReason, Verdict } from '../../signing/verdict.ts';
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
  switch (reasonToTell(verdict)) {
    case 'secret empty':
    case 'URL missing':
      return true;
    case 'header missing':
      return isWithoutSecret(verdict);
    case 'body field missing':
      return request.body.length === 0;
    case 'no signature matches':
      return isWithoutBody(checked);
    default:
      return false;
  }
}

/** Whether a signature was refused over a body that is not there. */
export function isWithoutBody(checked: Checked): boolean {
  if ('problem' in checked || checked.verdict.ok !== false) return false;
  return (
    reasonToTell(checked.verdict) === 'no signature matches' &&
    checked.request.body.length === 0 &&
    wantsBody(schemeById(checked.schemeId), checked.request)
  );
}

/** How a verdict looks before it is read: accepted, rejected, or waiting for something. */
export function verdictTone(checked: Checked): 'push' | 'bad' | 'wait' {
  if ('problem' in checked) return 'bad';
  if (checked.verdict.ok === undefined || isWaiting(checked)) return 'wait';
  return checked.verdict.ok ? 'push' : 'bad';
}

function isWithoutSecret({ steps }: Refused): boolean {
  return steps.some(({ because }) => because === 'secret empty');
}
