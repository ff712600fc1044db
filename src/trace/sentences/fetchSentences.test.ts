import { describe, expect, test } from 'vitest';
import { justTheDoorbell } from '../../lessons/scenarios/justTheDoorbell.ts';
import type { FactBody, FetchOutcome, Trace } from '../../model/facts.ts';
import type { Settings } from '../../model/settings.ts';
import { durationMs, instant } from '../../model/units.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { handMadeTrace, occurred } from '../traceBuilder.testkit.ts';
import { selectLedger } from '../ledger/ledger.ts';
import { linesOf } from './lines.ts';
import { sentence } from './sentence.ts';

function told(...facts: FactBody[]): string | undefined {
  const trace = handMadeTrace([
    [0, occurred('evt_1')],
    [1_000, ...facts],
  ]);
  return sentence(trace.facts.at(-1)!, trace);
}

const fetch = (outcome: FetchOutcome): FactBody => ({
  type: 'fetch.finished',
  messageId: 'fetch_1',
  eventId: 'evt_1',
  outcome,
});

const payment = { order: 501, customer: 'cus_1', amountCents: 3_000, version: 3 };

describe('a fetch', () => {
  test.each([
    [{ result: 'fetched', payment }, 'Billing fetches order 501: the amount is now €30.'],
    [
      { result: 'notFound' },
      'The Store knows no order for payment 1, so there is nothing to charge.',
    ],
    [
      { result: 'rateLimited', retryAfterMs: durationMs(7_000) },
      'The Store refuses the fetch: too many requests, ask again in 7 s.',
    ],
    [
      { result: 'timedOut', againInMs: durationMs(2_000) },
      'Billing waits in vain for the Store’s answer and fetches again in 2 s.',
    ],
    [
      { result: 'timedOut' },
      'Billing gives up on payment 1: the Store has not answered any of its fetches.',
    ],
  ] satisfies [FetchOutcome, string][])('that ends as %o is told as: %s', (outcome, words) => {
    expect(told(fetch(outcome))).toBe(words);
  });
});

test('an older version that is left out is told as one of the order, with the payment that brought it', () => {
  expect(
    told({
      type: 'version.skipped',
      messageId: 'dlv_1.2',
      eventId: 'evt_1',
      version: 2,
      kept: 3,
    }),
  ).toBe('Billing has a newer version of the order already and leaves that of payment 1 out.');
});

test('a poll that finds nothing changed is told as in HTTP', () => {
  expect(
    told({
      type: 'poll.finished',
      messageId: 'poll_2',
      outcome: { result: 'unchanged' },
      nextAt: instant(5_000),
    }),
  ).toBe('Nothing changed, so the Store answers 304 without a body.');
});

const doorbell = (settings: Partial<Settings>): Trace => {
  const { scenario } = justTheDoorbell;
  return simulate({ ...scenario, settings: { ...scenario.settings, ...settings } });
};
const pushed = (trace: Trace) =>
  linesOf(trace)
    .filter(({ text }) => /ledger|order 501/.test(text) && !text.includes('polling'))
    .map(({ text, priority }) => `${priority} ${text}`);

test('a late message that is written over a newer one is a wrong amount, and heard', () => {
  expect(pushed(doorbell({}))).toEqual([
    '3 Payment 1 changes order 501 to €10 at the Store.',
    '2 Billing’s ledger now says €10 for order 501.',
    '3 Payment 2 changes order 501 to €20 at the Store.',
    '3 Payment 3 changes order 501 to €30 at the Store.',
    '2 Billing’s ledger now says €30 for order 501.',
    '1 Wrong amount for order 501: the ledger says €20, the Store says €30.',
  ]);
});

test('one fetch that does for a burst says so of the others, and a burst that is cut short leaves them out', () => {
  const burst = (fetchRule: Settings['fetchRule']) =>
    linesOf(
      simulate(
        scenarioWith({
          eventTimesMs: [1_000, 2_000],
          settings: { orders: 1, payload: 'thin', fetchRule, burstQuietMs: 5_000 },
        }),
      ),
    ).map(({ text }) => text);
  expect(burst('endOfBurst')).toContain('One fetch does for payment 1 too.');
  expect(burst('firstOfBurst')).toContain(
    'Billing does not fetch for payment 2: it has just looked at that order.',
  );
});

test.each(['durable', 'answered after the work'])(
  'a payment whose fetches are all in vain, %s, is told as given up and is missing, not waiting',
  (way) => {
    const trace = simulate(
      scenarioWith({
        horizonMs: 120_000,
        eventTimesMs: [1_000],
        settings: {
          payload: 'thin',
          retryPlan: 'off',
          lostAnswersPercent: 100,
          storeFirst: way === 'durable',
        },
      }),
    );
    const at = (ms: number) => selectLedger(trace, instant(ms)).rows.map(({ status }) => status);
    const givenUpAt = trace.facts.findLast(({ type }) => type === 'fetch.finished')?.at ?? 0;
    expect([at(givenUpAt - 1), at(givenUpAt)]).toEqual([['waiting'], ['missing']]);
    const told = linesOf(trace).filter((line) => line.at === givenUpAt);
    expect(told.map(({ text }) => text)).toEqual([
      'Billing gives up on payment 1: the Store has not answered any of its fetches.',
    ]);
  },
);

test('no sentence about fetches, orders and held questions is longer than 18 words', () => {
  const settings: Partial<Settings>[] = [
    { payload: 'thin', lostRequestsPercent: 20, lostAnswersPercent: 20, apiCallsPerMinute: 3 },
    { payload: 'thin', fetchRule: 'firstOfBurst', verifySignature: false },
    { applyRule: 'newestVersion', pullMode: 'conditional' },
    { pullMode: 'longPoll', latencySpreadMs: 2_000 },
  ];
  for (const each of settings) {
    const trace = simulate(
      scenarioWith({
        horizonMs: 60_000,
        plan: [{ at: 20_000, type: 'attack', act: 'forge' }],
        settings: { orders: 2, eventEveryMs: 1_000, ...each },
      }),
    );
    for (const { text } of linesOf(trace)) {
      expect(text.split(/\s+/).length, text).toBeLessThanOrEqual(18);
    }
  }
});
