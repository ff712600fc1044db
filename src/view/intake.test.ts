import { expect, test } from 'vitest';
import { lessonById } from '../lessons/lessons.ts';
import { instant } from '../model/units.ts';
import { simulate } from '../sim/simulate.ts';
import { selectLedger } from './ledger.ts';
import { stalenessAt } from './staleness.ts';

/** One payment at 6.3 s whose work of 8 s dies with the worker at 10 s. */
function crashed(durableQueue: boolean) {
  const { scenario } = lessonById('slow-handler')!;
  return simulate({
    ...scenario,
    settings: { ...scenario.settings, storeFirst: true, durableQueue },
    plan: [{ at: 10_000, type: 'worker.crash' }],
  });
}

test('a payment that was only in memory when the worker crashed leaves the copy stale for good', () => {
  const trace = crashed(false);

  expect(selectLedger(trace, trace.endsAt).counts.missing).toBe(1);
  expect(stalenessAt(trace, trace.endsAt, 'push')).toBe(trace.endsAt - 6_300);
});

test('a payment in a durable queue is known from the moment it is stored', () => {
  const trace = crashed(true);

  expect(stalenessAt(trace, instant(6_349), 'push')).toBe(49);
  expect(stalenessAt(trace, instant(6_350), 'push')).toBe(0);
  expect(stalenessAt(trace, trace.endsAt, 'push')).toBe(0);
});
