import type { FactOf } from '../../model/facts.ts';
import { between } from '../../model/units.ts';
import { count, duration } from '../words/format.ts';
import { capital, says, type Narration, type Phrase } from './narration.ts';

type EntryFact = FactOf<
  | 'entry.received'
  | 'entry.returned'
  | 'entry.deadLettered'
  | 'entry.deleted'
  | 'entry.kept'
  | 'entry.skipped'
>;

/** What becomes of one event in a queue that is fetched. */
export function queueEntry(fact: EntryFact, payment: Phrase): Narration {
  switch (fact.type) {
    case 'entry.received': {
      const hidden = duration(between(fact.at, fact.hiddenUntilAt));
      return fact.receives === 1
        ? says(3)`The Store hands out ${payment} and hides it for ${hidden}.`
        : says(
            2,
          )`The Store hands out ${payment} again, for the ${ordinal(fact.receives)} time, and hides it for ${hidden}.`;
    }
    case 'entry.returned':
      return says(1)`Nobody acknowledged ${payment} in time, so it is in the Store’s queue again.`;
    case 'entry.deadLettered':
      return says(
        1,
      )`${capital(payment)} was received ${count(fact.receives, 'time')} and never acknowledged: the Store puts it among the dead letters.`;
    case 'entry.deleted':
      return says(3)`Billing acknowledges ${payment}, and the Store deletes it from the queue.`;
    case 'entry.kept':
      return says(2)`Billing acknowledges ${payment} too late: its receipt no longer counts.`;
    case 'entry.skipped':
      return says(2)`Billing has charged ${payment} already and only acknowledges it.`;
  }
}

function ordinal(n: number): string {
  const ends = ['th', 'st', 'nd', 'rd'];
  const tens = n % 100;
  return `${n}${(tens > 10 && tens < 14 ? undefined : ends[n % 10]) ?? 'th'}`;
}
