import { describe, expect, test } from 'vitest';
import { factsOf } from '../anyRun.testkit.ts';
import { simulate } from '../../simulate.ts';
import { expectMean, expectShare, longRun, varianceOf } from './theory.testkit.ts';

const everyMs = 10_000;
const latencyMs = 40;

/** 4,000 polls, one every 10 s, and payments with a mean distance of 12 s: a Poisson process. */
const trace = simulate(
  longRun({
    seed: 5,
    horizonMs: 4_000 * everyMs,
    settings: { pollEveryMs: everyMs, eventEveryMs: 12_000, latencyMs, retryPlan: 'off' },
  }),
);
const perPoll = everyMs / 12_000;
const occurredAt = new Map(factsOf(trace, 'event.occurred').map((fact) => [fact.eventId, fact.at]));

describe('4,000 polls, every T = 10 s, of payments that come as a Poisson process with λT = 0.83', () => {
  test('are empty with chance e^(−λT), within four standard deviations of the binomial', () => {
    // The first poll has no interval before it.
    const polls = factsOf(trace, 'poll.finished').slice(1);
    const empty = polls.filter(({ outcome }) => outcome.result === 'empty').length;
    expect(polls.length).toBe(3_999);
    expectShare(empty, polls.length, Math.exp(-perPoll));
  });

  test('bring λT / (1 − e^(−λT)) payments when they bring any', () => {
    const news = factsOf(trace, 'poll.finished').flatMap(({ outcome }) =>
      outcome.result === 'news' ? [outcome.eventIds.length] : [],
    );
    const mean = perPoll / (1 - Math.exp(-perPoll));
    expectMean(news, mean, varianceOf(news));
  });

  test('leave a payment waiting for T/2 + travel in the mean, with variance T²/12', () => {
    const waits = factsOf(trace, 'effect.made')
      .filter(({ channel }) => channel === 'pull')
      .map(({ eventId, at }) => at - (occurredAt.get(eventId) ?? 0));
    expect(waits.length).toBeGreaterThan(3_000);
    expectMean(waits, everyMs / 2 + latencyMs, everyMs ** 2 / 12);
    expect(Math.max(...waits)).toBeLessThanOrEqual(everyMs + latencyMs);
    // The variance of the variance of an even distribution is T⁴/180 / n.
    const z =
      (varianceOf(waits) - everyMs ** 2 / 12) / (everyMs ** 2 / Math.sqrt(180 * waits.length));
    expect(Math.abs(z)).toBeLessThan(4);
  });

  test('let 95 of 100 payments wait at most 0.95 T + travel', () => {
    const waits = factsOf(trace, 'effect.made')
      .filter(({ channel }) => channel === 'pull')
      .map(({ eventId, at }) => at - (occurredAt.get(eventId) ?? 0));
    const within = waits.filter((wait) => wait <= 0.95 * everyMs + latencyMs).length;
    expectShare(within, waits.length, 0.95);
  });
});
