import type { BackfillCursor, FactOf, Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import { duration } from '../words/format.ts';
import { phrase, says, type Narration, type Phrase } from './narration.ts';
import { modeAt } from '../receiver/receiverMode.ts';
import { selectSettings } from '../settingsAt.ts';

/** What a backfill asks for: `everything after payment 3`. */
function askedFor(after: BackfillCursor, payment: (eventId: EventId) => Phrase): Phrase {
  if (after === 'now') return phrase`what comes from now on`;
  return after === '' ? phrase`everything there is` : phrase`everything after ${payment(after)}`;
}

export function backfillFinished(
  { after, outcome }: FactOf<'backfill.finished'>,
  payment: (eventId: EventId) => Phrase,
): Narration {
  switch (outcome.result) {
    case 'events': {
      const asks = phrase`Billing asks for ${askedFor(after, payment)}`;
      return outcome.missing.length > 0
        ? says(2)`${asks} and finds ${outcome.missing.length} missing.`
        : says(3)`${asks} and finds nothing new.`;
    }
    case 'rateLimited': {
      const wait = duration(outcome.retryAfterMs);
      return says(2)`The Store refuses the backfill: too many requests, ask again in ${wait}.`;
    }
    case 'timedOut':
      return says(2)`Billing waits in vain for the Store’s list.`;
    case 'cut':
      return says(2)`Billing stops before the Store’s list is there.`;
  }
}

export function backfillLost(part: 'question' | 'list'): Narration {
  return part === 'question'
    ? says(2)`Billing’s question for what it missed is lost on its way.`
    : says(2)`The Store’s list is lost on its way to Billing.`;
}

/** Of what somebody does, only that is told which nothing else would tell of. */
export function commandGiven(
  { command, at }: FactOf<'command.given'>,
  trace: Trace,
): Narration | undefined {
  const mode = modeAt(trace, at);
  if (command.type !== 'backfill.run' || (mode !== 'down' && mode !== 'restarting'))
    return undefined;
  return mode === 'down' && selectSettings(trace, at).downStops === 'endpoint'
    ? says(2)`Billing’s endpoint is down, and its backfill with it.`
    : says(2)`Billing is ${mode} and cannot ask what it missed.`;
}

export function storedFromList(payment: Phrase): Narration {
  return says(3)`Billing saves ${payment}, which it found in the Store’s list.`;
}
