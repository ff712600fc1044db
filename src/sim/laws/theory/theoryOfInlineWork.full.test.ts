import { describe, expect, test } from 'vitest';
import type { MessageId } from '../../../model/ids.ts';
import { factsOf } from '../anyRun.testkit.ts';
import { simulate } from '../../simulate.ts';
import { longRun, varianceOf } from './theory.testkit.ts';

/*
 * Section 5.6 of the notes on delivery policies. Successive waits are correlated, so errors are those of
 * batch means, and each batch is far longer than a busy period.
 */
const workMs = 100;
const batches = 30;

/** How long each webhook waited for the one worker, in milliseconds, before the work that its answer waits for. */
function waits(eventEveryMs: number, payments: number): readonly number[] {
  const trace = simulate(
    longRun({
      seed: 3,
      horizonMs: payments * eventEveryMs,
      settings: {
        eventEveryMs,
        workMs,
        workers: 1,
        storeFirst: false,
        retryPlan: 'off',
        requestTimeoutMs: 60_000,
      },
    }),
  );
  const arrivedAt = new Map<MessageId, number>(
    factsOf(trace, 'request.arrived').map(({ messageId, at }) => [messageId, at]),
  );
  return factsOf(trace, 'response.sent')
    .filter(({ messageId }) => messageId.startsWith('dlv_'))
    .map(({ messageId, at }) => at - (arrivedAt.get(messageId) ?? NaN) - workMs);
}

describe('work done inline by one worker, for payments that come as a Poisson process', () => {
  test.each([
    { eventEveryMs: 200, payments: 12_000 },
    { eventEveryMs: 150, payments: 24_000 },
  ])(
    'lets a webhook wait ρ/(2μ(1 − ρ)) in the mean with one every $eventEveryMs ms and 100 ms of work, as M/D/1 does',
    ({ eventEveryMs, payments }) => {
      const rho = workMs / eventEveryMs;
      const all = waits(eventEveryMs, payments);
      expect(all.length).toBeGreaterThan(0.97 * payments);
      const size = Math.floor(all.length / batches);
      const means = Array.from({ length: batches }, (_, batch) =>
        meanOf(all.slice(batch * size, (batch + 1) * size)),
      );
      const error = Math.sqrt(varianceOf(means) / batches);
      const exact = (workMs * rho) / (2 * (1 - rho));
      expect(Math.abs(meanOf(means) - exact) / error).toBeLessThan(4);
      // A mean that is 15 % off would be noticed.
      expect(4 * error).toBeLessThan(0.15 * exact);
    },
  );
});

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
