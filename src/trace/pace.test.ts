import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessonById } from '../lessons/lessons.ts';
import { simulate } from '../sim/simulate.ts';
import type { FactBody } from '../model/facts.ts';
import { instant } from '../model/units.ts';
import { pacedOn } from './pace.ts';
import { handMadeTrace, occurred, polled } from './traceBuilder.testkit.ts';

/** A payment at 6.3 s whose request is on its way until 6.35 s, and what is told of both. */
const trace = simulate(lessonById('slow-handler')!.scenario);

/** Enough polls that none is told: one on its way from 6.3 to 6.35 s, then one after the other without a gap. */
const polls = handMadeTrace([
  [6_300, polled('poll_0', 6_350)],
  ...Array.from({ length: 200 }, (_, i): [number, ...FactBody[]] => [
    20_000 + i * 100,
    polled(`poll_${i + 1}`, 20_100 + i * 100),
    {
      type: 'poll.finished',
      messageId: `poll_${i + 1}`,
      outcome: { result: 'empty' },
      nextAt: instant(20_100 + i * 100),
    },
  ]),
]);

describe('the pace of time', () => {
  test('is the speed while nothing is on its way', () => {
    expect(pacedOn(trace, 1_000, { wallMs: 500, speed: 2 })).toBe(2_000);
  });

  test('lets a message of 50 ms be seen for 600 ms', () => {
    expect(pacedOn(polls, 6_300, { wallMs: 300, speed: 2 })).toBeCloseTo(6_325);
    expect(pacedOn(polls, 6_300, { wallMs: 600, speed: 2 })).toBeCloseTo(6_350);
  });

  test('slows down when a message sets out in the middle of a frame', () => {
    // 100 ms at double speed to the sending, and 60 ms of watching.
    expect(pacedOn(polls, 6_100, { wallMs: 160, speed: 2 })).toBeCloseTo(6_305);
  });

  test('lets what is told of a moment be read before the next moment comes', () => {
    // "Payment evt_1 of €25 happens at the Store." takes 42 / 15 seconds.
    const told = handMadeTrace([
      [1_000, occurred('evt_1')],
      [1_010, occurred('evt_2')],
    ]);
    const readMs = 42_000 / 15;
    expect(pacedOn(told, 1_000, { wallMs: readMs / 2, speed: 5 })).toBeCloseTo(1_005);
    expect(pacedOn(told, 1_000, { wallMs: readMs, speed: 5 })).toBeCloseTo(1_010);
  });

  test('never goes faster than the speed', () => {
    expect(pacedOn(trace, 6_300, { wallMs: 200, speed: 0.01 })).toBeCloseTo(6_302);
  });

  test('does not watch single messages in a sweep', () => {
    expect(pacedOn(trace, 6_300, { wallMs: 100, speed: 60 })).toBe(12_300);
  });

  test('does not stand still in traffic without a gap', () => {
    expect(pacedOn(polls, 25_000, { wallMs: 500, speed: 2 })).toBe(26_000);
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
