import type { Moment } from '../../lessons/chapters/chapter.ts';
import type { SimInstant } from '../../model/units.ts';
import { factsOf, type Seen } from './seen.ts';

/** When the fact happened that decided a run; its end where there is no such fact. */
export function momentOf(
  seen: Extract<Seen, { kind: 'run' }>,
  { of, fact, eventId }: Moment,
): SimInstant {
  const facts = factsOf(seen, fact).filter(
    (each) => eventId === undefined || ('eventId' in each && each.eventId === eventId),
  );
  return facts.at(of === 'first' ? 0 : -1)?.at ?? seen.at;
}
