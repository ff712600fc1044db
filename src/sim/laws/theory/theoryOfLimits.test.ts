import { describe, expect, test } from 'vitest';
import { factsOf } from '../anyRun.testkit.ts';
import { scenarioWith } from '../scenarioWith.testkit.ts';
import { simulate } from '../../simulate.ts';

const latencyMs = 40;

/** One burst of `size` payments, a second after the start, at so many webhooks a second. */
function burst(size: number, callsPerSecond: number) {
  const trace = simulate(
    scenarioWith({
      horizonMs: 120_000,
      eventTimesMs: Array.from({ length: size }, () => 1_000),
      settings: { callsPerSecond, latencyMs, eventEveryMs: 0 },
    }),
  );
  return factsOf(trace, 'request.arrived')
    .filter(({ messageId }) => messageId.startsWith('dlv_'))
    .map(({ at }) => at - 1_000);
}

describe.each([1, 2, 3, 7, 10, 100])('a burst at %i webhooks a second', (perSecond) => {
  test.each([1, 2, 5, 20, 50])('of %i is through after (b − 1) / r seconds plus travel', (size) => {
    const arrived = burst(size, perSecond);
    expect(arrived).toHaveLength(size);
    expect(arrived.at(-1)).toBe(Math.ceil(((size - 1) / perSecond) * 1_000) + latencyMs);
  });
});

test('without a limit a burst arrives as one', () => {
  expect(new Set(burst(50, 0))).toEqual(new Set([latencyMs]));
});
