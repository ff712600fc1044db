import type { DeadLetterReason, DisabledBecause, FactOf } from '../../model/facts.ts';
import { between } from '../../model/units.ts';
import { count, duration } from '../words/format.ts';
import { capital, says, type Narration } from './priority.ts';

/** That a delivery was given up, and why. */
export function gaveUp(
  { reason, attempts }: FactOf<'delivery.deadLettered'>,
  payment: string,
): Narration {
  const sentences: Record<DeadLetterReason, string> = {
    'attempts exhausted': `The Store gives up on ${payment} after ${count(attempts, 'attempt')}.`,
    'out of time': `The Store gives up on ${payment} after ${count(attempts, 'attempt')}: the time for it is over.`,
    'endpoint disabled': `The Store gives up on ${payment}: the endpoint is disabled.`,
    'endpoint gone': `The Store gives up on ${payment}: Billing says that its endpoint is gone.`,
    'not tried again': `The Store gives up on ${payment}: after such an answer it does not try again.`,
    'resend failed': `${capital(payment)} fails again, and stays with what the Store gave up on.`,
  };
  return says(1, sentences[reason]);
}

/** That the sender stopped calling the endpoint, why, and for how long. */
export function disabled({
  because,
  failures,
  untilAt,
  at,
}: FactOf<'endpoint.disabled'>): Narration {
  const time = untilAt === undefined ? '' : ` for ${duration(between(at, untilAt))}`;
  const reasons: Record<DisabledBecause, string> = {
    'failures in a row': ` after ${count(failures, 'failure')}.`,
    'dead letters in a row': ': too many payments were given up.',
    'failing too long': ': it has been failing for too long.',
    'endpoint gone': ': Billing says that it is gone.',
  };
  return says(1, `The Store disables Billing's endpoint${time}${reasons[because]}`);
}
