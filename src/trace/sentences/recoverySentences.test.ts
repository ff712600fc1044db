import { describe, expect, test } from 'vitest';
import { theHole } from '../../lessons/scenarios/theHole.ts';
import type { BackfillCursor, BackfillOutcome, FactBody } from '../../model/facts.ts';
import { durationMs, instant } from '../../model/units.ts';
import { simulate } from '../../sim/simulate.ts';
import { handMadeTrace, occurred } from '../traceBuilder.testkit.ts';
import { linesOf } from './lines.ts';
import { sentence } from './sentence.ts';

function told(...facts: readonly FactBody[]): string | undefined {
  const trace = handMadeTrace([
    [0, ...([1, 2, 3, 4].map((n) => occurred(`evt_${n}`)) as FactBody[])],
    [1_000, ...facts],
  ]);
  const last = trace.facts.at(-1);
  return last && sentence(last, trace);
}

const finished = (after: BackfillCursor, outcome: BackfillOutcome): FactBody => ({
  type: 'backfill.finished',
  messageId: 'backfill_1',
  after,
  outcome,
});

const listed = (missing: readonly `evt_${string}`[], all: number): BackfillOutcome => ({
  result: 'events',
  missing,
  listed: all,
});

describe('the sentence of a backfill', () => {
  test.each([
    {
      fact: finished('evt_3', listed(['evt_4', 'evt_5'], 3)),
      text: 'Billing asks for everything after payment 3 and finds 2 missing.',
    },
    {
      fact: finished('', listed([], 4)),
      text: 'Billing asks for everything there is and finds nothing new.',
    },
    {
      fact: finished('now', listed([], 0)),
      text: 'Billing asks for what comes from now on and finds nothing new.',
    },
    {
      fact: finished('', { result: 'rateLimited', retryAfterMs: durationMs(20_000) }),
      text: 'The Store refuses the backfill: too many requests, ask again in 20 s.',
    },
    {
      fact: finished('', { result: 'timedOut' }),
      text: 'Billing waits in vain for the Store’s list.',
    },
  ])('is: $text', ({ fact, text }) => {
    expect(told(fact)).toBe(text);
  });

  test('that is wanted while the server is down says why nothing happens', () => {
    const down: FactBody = { type: 'receiver.changed', mode: 'down' };
    const wanted: FactBody = {
      type: 'command.given',
      command: { at: 1_000, type: 'backfill.run' },
      by: 'person',
    };
    expect(told(down, wanted)).toBe('Billing is down and cannot ask what it missed.');
    expect(told(wanted)).toBeUndefined();
  });
});

test('a resend says that the Store takes the payment from its dead letters', () => {
  expect(told({ type: 'delivery.resent', deliveryId: 'dlv_2', eventId: 'evt_2', attempt: 5 })).toBe(
    'The Store takes payment 2 from its dead letters and sends it once more.',
  );
});

test('a backfill is told in order: found once, then saved and charged one by one', () => {
  const { scenario } = theHole;
  const settings = {
    ...scenario.settings,
    backfillEveryMs: 900_000,
    backfillFrom: 'lastBackfill' as const,
  };
  const from = instant(3_300_000);
  const lines = linesOf(simulate({ ...scenario, settings })).filter(
    ({ at, priority }) => at >= from && at < from + 60_000 && priority < 4,
  );
  expect(lines.map(({ text }) => text).slice(0, 2)).toEqual([
    'Billing asks for everything there is and finds 5 missing.',
    'Billing saves payment 1, which it found in the Store’s list.',
  ]);
  expect(lines.filter(({ text }) => text.includes('charges payment'))).toHaveLength(5);
  expect(lines.filter(({ text }) => text.includes('payment 6'))).toEqual([]);
});
