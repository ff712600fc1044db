import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../tools/runs.testkit.ts';
import { attemptThrough, outageToll } from './ladderOutage.ts';

const h = 3_600_000;
const svix = [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305].map((n) => n * 1_000);

test('an hour of outage under the schedule of Svix delays by 4,942 s and takes 4.329 attempts', () => {
  const toll = outageToll(svix, h);
  expect(toll.lostShare).toBe(0);
  expect(Math.round((toll.meanDelayMs ?? 0) / 1_000)).toBe(4_942);
  expect(toll.attemptsMean).toBeCloseTo(4.329, 3);
});

test('40 hours of outage under the schedule of Svix lose 31.04 % of the events in it', () => {
  expect(outageToll(svix, 40 * h).lostShare * 100).toBeCloseTo(31.04, 2);
  expect(attemptThrough(svix, 40 * h)).toBeUndefined();
});

test('an outage that ends with the last attempt loses nothing, one a millisecond longer does', () => {
  expect(outageToll(svix, 99_305_000).lostShare).toBe(0);
  expect(outageToll(svix, 99_305_001).lostShare).toBeGreaterThan(0);
});

test('without retries every event of an outage is lost, after one attempt', () => {
  expect(outageToll([0], h)).toEqual({ lostShare: 1, meanDelayMs: undefined, attemptsMean: 1 });
});

test('the attempt that gets through is the first at the end of the outage or after it', () => {
  expect(attemptThrough(svix, 0)).toEqual({ attempt: 1, atMs: 0 });
  expect(attemptThrough(svix, 5_000)).toEqual({ attempt: 2, atMs: 5_000 });
  expect(attemptThrough(svix, 5_001)).toEqual({ attempt: 3, atMs: 305_000 });
});

test('the closed forms agree with a sum over events spread evenly through the outage', () => {
  const events = 20_000;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 400_000 }),
      (waits, outageMs) => {
        let at = 0;
        const offsets = [0, ...waits.map((wait) => (at += wait))];
        let lost = 0;
        let delays = 0;
        let attempts = 0;
        for (let n = 0; n < events; n++) {
          const through = attemptThrough(offsets, ((n + 0.5) / events) * outageMs);
          attempts += through?.attempt ?? offsets.length;
          delays += through?.atMs ?? 0;
          if (!through) lost++;
        }
        const toll = outageToll(offsets, outageMs);
        expect(toll.lostShare).toBeCloseTo(lost / events, 3);
        expect(toll.attemptsMean).toBeCloseTo(attempts / events, 2);
        if (lost < events / 2) {
          const mean = delays / (events - lost);
          expect(Math.abs((toll.meanDelayMs ?? 0) - mean)).toBeLessThan(mean / 500 + 1);
        }
      },
    ),
    { numRuns: runs(25, 50) },
  );
});
