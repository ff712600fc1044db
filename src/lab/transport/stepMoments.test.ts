import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../model/facts.ts';
import { instant } from '../../model/units.ts';
import { handMadeTrace, occurred, polled } from '../../trace/traceBuilder.testkit.ts';
import { nextMoment, previousMoment, quietUntil, selectStep } from './stepMoments.ts';

const arrived: FactBody = { type: 'request.arrived', messageId: 'dlv_1.1' };

/** Payments at 1, 2 and 60 s, and plumbing between them; the run ends at 600 s. */
const trace = handMadeTrace([
  [1_000, occurred('evt_1')],
  [1_500, arrived],
  [2_000, occurred('evt_2'), occurred('evt_3')],
  [60_000, occurred('evt_4')],
]);

const pollsEvery5s = (count: number) =>
  handMadeTrace(
    Array.from({ length: count }, (_, i): [number, ...FactBody[]] => [
      i * 5_000,
      polled(`poll_${i + 1}`, i * 5_000 + 50),
      {
        type: 'poll.finished',
        messageId: `poll_${i + 1}`,
        outcome: { result: 'empty' },
        nextAt: instant(i * 5_000 + 5_000),
      },
    ]),
  );

describe('a step', () => {
  test.each([
    [0, 1_000],
    [1_000, 2_000],
    [1_999, 2_000],
    [2_000, 60_000],
    [60_000, 600_000],
    [600_000, 600_000],
  ])('from %i ms goes to %i', (at, to) => {
    expect(nextMoment(trace, instant(at))).toBe(to);
  });

  test.each([
    [600_000, 60_000],
    [60_000, 2_000],
    [1_001, 1_000],
    [1_000, 0],
    [0, 0],
  ])('back from %i ms goes to %i', (at, to) => {
    expect(previousMoment(trace, instant(at))).toBe(to);
  });

  test('forward and back again ends where it began, wherever it began', () => {
    fc.assert(
      fc.property(fc.constantFrom(1_000, 2_000, 60_000), (at) => {
        expect(previousMoment(trace, nextMoment(trace, instant(at)))).toBe(at);
      }),
    );
  });

  test('is counted', () => {
    expect(selectStep(trace, instant(2_500))).toEqual({ step: 2, of: 3 });
  });

  test('goes through polls while they are few, and not when they are many', () => {
    expect(selectStep(pollsEvery5s(12), instant(0)).of).toBe(12);
    expect(selectStep(pollsEvery5s(13), instant(0)).of).toBe(0);
  });
});

describe('a quiet stretch', () => {
  const pace = { lingerMs: 3_000, leadMs: 1_000 };

  test.each([
    { name: 'before the first event ends shortly before it', at: 0, until: undefined },
    { name: 'has not begun right after something', at: 4_999, until: undefined },
    { name: 'begins when the last thing has been seen', at: 5_000, until: 59_000 },
    { name: 'is over when something is about to happen', at: 59_000, until: undefined },
    { name: 'after the last event lasts to the end', at: 63_000, until: 600_000 },
  ])('$name', ({ at, until }) => {
    expect(quietUntil(trace, instant(at), pace)).toBe(until);
  });

  test('is broken by empty polls only while they are few, and each is a step', () => {
    expect(quietUntil(pollsEvery5s(12), instant(8_100), pace)).toBeUndefined();
    expect(quietUntil(pollsEvery5s(12), instant(58_000), pace)).toBe(600_000);
    expect(quietUntil(pollsEvery5s(13), instant(7_000), pace)).toBe(600_000);
  });
});
