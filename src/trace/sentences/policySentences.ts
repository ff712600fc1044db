import type { DeadLetterReason, DisabledBecause, FactOf } from '../../model/facts.ts';
import { between } from '../../model/units.ts';
import { count, duration } from '../words/format.ts';
import { capital, phrase, says, type Narration, type Phrase } from './narration.ts';

/** That a delivery was given up, and why. */
export function gaveUp(
  { reason, attempts }: FactOf<'delivery.deadLettered'>,
  payment: Phrase,
): Narration {
  const sentences: Record<DeadLetterReason, Phrase> = {
    'attempts exhausted': phrase`The Store gives up on ${payment} after ${count(attempts, 'attempt')}.`,
    'out of time': phrase`The Store gives up on ${payment} after ${count(attempts, 'attempt')}: the time for it is over.`,
    'endpoint disabled': phrase`The Store gives up on ${payment}: the endpoint is disabled.`,
    'endpoint gone': phrase`The Store gives up on ${payment}: Billing says that its endpoint is gone.`,
    'not tried again': phrase`The Store gives up on ${payment}: after such an answer it does not try again.`,
    'resend failed': phrase`${capital(payment)} fails again, and stays with what the Store gave up on.`,
  };
  return says(1)`${sentences[reason]}`;
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
  return says(1)`The Store disables Billing’s endpoint${time}${reasons[because]}`;
}

export function resent(payment: Phrase): Narration {
  return says(3)`The Store takes ${payment} from its dead letters and sends it once more.`;
}
