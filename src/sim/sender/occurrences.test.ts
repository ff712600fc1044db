import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { nextOccurrence, type Occurrences } from './occurrences.ts';

const none: Occurrences = {
  seed: 7,
  eventTimesMs: [],
  eventEveryMs: 0,
  arrivals: 'slotted',
  burstEveryMs: 0,
  burstSize: 5,
};

/** Every instant up to `endMs` with its number of events, asked for one after the other. */
function occurrencesUntil(of: Occurrences, endMs: number): [at: number, count: number][] {
  const found: [number, number][] = [];
  let next = nextOccurrence(of, -1);
  while (next && next.at <= endMs) {
    found.push([next.at, next.count]);
    if (found.length > 10_000) throw new Error('time stands still');
    next = nextOccurrence(of, next.at);
  }
  return found;
}

describe('events', () => {
  test('never occur when nothing brings them', () => {
    expect(nextOccurrence(none, -1)).toBeUndefined();
  });

  test('occur at their fixed moments, the first at the start, and as often as it is given', () => {
    const of = { ...none, eventTimesMs: [500, 0, 100, 500, 500] };
    expect(occurrencesUntil(of, 1_000)).toEqual([
      [0, 1],
      [100, 1],
      [500, 3],
    ]);
  });

  test('come in bursts of the size that is set, the first after one interval', () => {
    const of = { ...none, burstEveryMs: 300, burstSize: 4 };
    expect(occurrencesUntil(of, 1_000)).toEqual([
      [300, 4],
      [600, 4],
      [900, 4],
    ]);
  });

  test('of different causes at one moment add up', () => {
    const [slotted] = occurrencesUntil({ ...none, eventEveryMs: 1_000 }, 1_000);
    const at = slotted?.[0] ?? 0;
    const of = { ...none, eventEveryMs: 1_000, eventTimesMs: [at], burstEveryMs: at, burstSize: 2 };
    expect(occurrencesUntil(of, at)).toEqual([[at, 4]]);
  });

  test('occur once in each slot of eventEveryMs, at most once at a moment', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 500 }), (seed, slotMs) => {
        const of = { ...none, seed, eventEveryMs: slotMs };
        const slots = 30;
        const moments = occurrencesUntil(of, slots * slotMs - 1);
        expect(moments.map(([at]) => Math.floor(at / slotMs))).toEqual(
          Array.from({ length: slots }, (_, slot) => slot),
        );
        expect(new Set(moments.map(([, count]) => count))).toEqual(new Set([1]));
      }),
      { numRuns: runs(100, 500) },
    );
  });

  const anyOccurrences = fc.record({
    seed: fc.nat(),
    eventTimesMs: fc.array(fc.nat(2_000), { maxLength: 8 }),
    eventEveryMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
    arrivals: fc.constantFrom('slotted' as const, 'poisson' as const),
    burstEveryMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
    burstSize: fc.integer({ min: 1, max: 5 }),
  });

  test('are the same whenever one asks: the next after any moment is the first later one', () => {
    fc.assert(
      fc.property(anyOccurrences, fc.integer({ min: -1, max: 1_500 }), (of, afterMs) => {
        const later = occurrencesUntil(of, 3_000).find(([at]) => at > afterMs);
        const next = nextOccurrence(of, afterMs);
        if (later) expect([next?.at, next?.count]).toEqual(later);
        else expect(next?.at ?? Infinity).toBeGreaterThan(3_000);
      }),
      { numRuns: runs(100, 1_000) },
    );
  });

  test('brought by one cause stay where they are when another is added', () => {
    fc.assert(
      fc.property(anyOccurrences, (of) => {
        const alone = occurrencesUntil({ ...of, burstEveryMs: 0, eventTimesMs: [] }, 2_000);
        const together = new Map(occurrencesUntil(of, 2_000));
        for (const [at] of alone) expect(together.get(at)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('payments that come independently of each other', () => {
  const slotMs = 1_000;
  const slots = 4_000;
  const found = occurrencesUntil(
    { ...none, seed: 3, eventEveryMs: slotMs, arrivals: 'poisson' },
    slots * slotMs - 1,
  );

  test('are as many in the mean as there are slots', () => {
    const total = found.reduce((sum, [, count]) => sum + count, 0);
    expect(Math.abs(total - slots)).toBeLessThan(4 * Math.sqrt(slots));
  });

  test('leave windows of half a slot empty with chance e to the minus one half', () => {
    const windows = slots * 2;
    const busy = new Set(found.map(([at]) => Math.floor(at / (slotMs / 2)))).size;
    const chance = Math.exp(-0.5);
    const z = (windows - busy - windows * chance) / Math.sqrt(windows * chance * (1 - chance));
    expect(Math.abs(z)).toBeLessThan(4);
  });

  test('come in order, and every one of them once', () => {
    for (const [index, [at, count]] of found.entries()) {
      expect(count).toBeGreaterThan(0);
      if (index > 0) expect(at).toBeGreaterThan(found[index - 1]?.[0] ?? 0);
    }
  });
});
