import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessonById } from '../lessons/lessons.ts';
import { simulate } from '../sim/simulate.ts';
import { pacedOn } from './pace.ts';

/** A payment at 6.3 s whose request is on its way until 6.35 s; a poll at 5 s, and every 5 s. */
const trace = simulate(lessonById('slow-handler')!.scenario);

describe('the pace of time', () => {
  test('is the speed while nothing is on its way', () => {
    expect(pacedOn(trace, 1_000, { wallMs: 500, speed: 2 })).toBe(2_000);
  });

  test('lets a message of 50 ms be seen for 600 ms', () => {
    expect(pacedOn(trace, 6_300, { wallMs: 300, speed: 2 })).toBeCloseTo(6_325);
    expect(pacedOn(trace, 6_300, { wallMs: 600, speed: 2 })).toBeCloseTo(6_350);
  });

  test('slows down when a message sets out in the middle of a frame', () => {
    // 100 ms at double speed to the sending, and 60 ms of watching.
    expect(pacedOn(trace, 6_100, { wallMs: 160, speed: 2 })).toBeCloseTo(6_305);
  });

  test('never goes faster than the speed', () => {
    expect(pacedOn(trace, 6_300, { wallMs: 200, speed: 0.05 })).toBeCloseTo(6_310);
  });

  test('does not watch single messages in a sweep', () => {
    expect(pacedOn(trace, 6_300, { wallMs: 100, speed: 60 })).toBe(12_300);
  });

  test('does not stand still in traffic without a gap', () => {
    const { scenario } = lessonById('lost-answer')!;
    const busy = simulate({
      ...scenario,
      settings: {
        ...scenario.settings,
        burstEveryMs: 50,
        burstSize: 2,
        latencyMs: 100,
        attempts: 1,
      },
    });
    expect(pacedOn(busy, 20_000, { wallMs: 1_000, speed: 2 })).toBe(22_000);
  });

  test('comes to the same in one leap as in many frames', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(0.25, 1, 2, 5),
        (from, frames, speed) => {
          const stepped = frames.reduce(
            (at, wallMs) => pacedOn(trace, at, { wallMs, speed }),
            from,
          );
          const wallMs = frames.reduce((sum, ms) => sum + ms, 0);
          expect(stepped).toBeCloseTo(pacedOn(trace, from, { wallMs, speed }), 3);
          expect(stepped).toBeGreaterThan(from);
        },
      ),
    );
  });
});
