import { expect, test } from 'vitest';
import { lessonById } from '../../lessons/lessons.ts';
import { instant } from '../../model/units.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { intakesOf } from './intakes.ts';
import { selectLedger } from '../ledger/ledger.ts';
import { recordsOf, type EventRecord } from '../records.ts';
import { stalenessAt } from '../ledger/staleness.ts';

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

test.each([200, 1_600])(
  'of %i payments that change one order each is looked at a few times, and known from the first that brings it',
  (payments) => {
    const trace = simulate(
      scenarioWith({
        horizonMs: 50 * payments,
        settings: { eventEveryMs: 50, payload: 'thin', orders: 1, workers: 8, workMs: 0 },
      }),
    );
    const events = recordsOf(trace).events as EventRecord[];
    let looks = 0;
    for (const [place, event] of events.entries()) {
      events[place] = new Proxy(event, {
        get: (target, key) => {
          looks++;
          return Reflect.get(target, key) as unknown;
        },
      });
    }
    const { inOrder } = intakesOf(trace).push;

    expect(events.length).toBeGreaterThan(payments / 2);
    expect(looks / events.length).toBeLessThan(40);
    expect(inOrder.length).toBeGreaterThan(events.length / 2);
    expect(inOrder.map(({ event }) => event.payment.version)).toEqual(
      inOrder.map((_, place) => place + 1),
    );
  },
);
