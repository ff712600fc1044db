import type { Moment } from '../../lessons/chapters/chapter.ts';
import type { SimInstant } from '../../model/units.ts';
import { problemsOf } from '../../lab/stage/ledger/ledgerWords.ts';
import { selectLedgerCounts } from '../../trace/ledger/ledger.ts';
import { factsOf, type Seen } from './seen.ts';

/** When that happened which decided a run; its end where nothing of the kind did. */
export function momentOf(seen: Extract<Seen, { kind: 'run' }>, moment: Moment): SimInstant {
  if (moment === 'first fault') {
    const wrong = factsOf(seen, 'effect.made').find(
      ({ at }) => problemsOf(selectLedgerCounts(seen.trace, at, 'push')).length > 0,
    );
    return wrong?.at ?? seen.at;
  }
  const { of, fact, eventId } = moment;
  const facts = factsOf(seen, fact).filter(
    (each) => eventId === undefined || ('eventId' in each && each.eventId === eventId),
  );
  return facts.at(of === 'first' ? 0 : -1)?.at ?? seen.at;
}
