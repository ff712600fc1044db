import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { instant } from '../../model/units.ts';
import { VirtualClock } from './clock.ts';

/** A clock with a list that timers write their name and the instant of their firing into. */
function startClock(firingsMost?: number) {
  const clock = new VirtualClock(firingsMost);
  const fired: string[] = [];
  const note = (name: string) => () => fired.push(`${name} at ${clock.now}`);
  return { clock, fired, note };
}

describe('the virtual clock', () => {
  test('fires timers at their due times, and stands at the end afterwards', () => {
    const { clock, fired, note } = startClock();
    clock.setTimeout(note('late'), 30);
    clock.setTimeout(note('early'), 10);

    clock.advanceTo(instant(20));
    expect(fired).toEqual(['early at 10']);
    expect(clock.now).toBe(20);

    clock.advanceTo(instant(30));
    expect(fired).toEqual(['early at 10', 'late at 30']);
  });

  test('fires a timer due exactly at the end, and none due a millisecond later', () => {
    const { clock, fired, note } = startClock();
    clock.setTimeout(note('now'), 20);
    clock.setTimeout(note('later'), 21);
    clock.advanceTo(instant(20));
    expect(fired).toEqual(['now at 20']);
  });

  test('fires timers due at the same instant in the order they were set', () => {
    const { clock, fired, note } = startClock();
    clock.setTimeout(() => clock.setTimeout(note('set while moving'), 5), 5);
    for (const name of ['a', 'b', 'c', 'd', 'e']) clock.setTimeout(note(name), 10);
    clock.advanceTo(instant(10));
    expect(fired).toEqual([
      ...['a', 'b', 'c', 'd', 'e'].map((name) => `${name} at 10`),
      'set while moving at 10',
    ]);
  });

  test('fires what is set to come last after all that is due by then, and in its own order', () => {
    const { clock, fired, note } = startClock();
    clock.setLast(note('last'), 10);
    clock.setLast(note('very last'), 10);
    clock.setTimeout(() => clock.setTimeout(note('set meanwhile'), 0), 10);
    clock.setTimeout(note('later'), 11);
    clock.advanceTo(instant(11));
    expect(fired).toEqual(['set meanwhile at 10', 'last at 10', 'very last at 10', 'later at 11']);
  });

  test('measures a timer set in a timer from the instant it is set, not from the end', () => {
    const { clock, fired, note } = startClock();
    clock.setTimeout(() => {
      note('outer')();
      clock.setTimeout(note('inner'), 5);
    }, 10);
    clock.advanceTo(instant(1000));
    expect(fired).toEqual(['outer at 10', 'inner at 15']);
  });

  test('fires a timer without delay after those already due at that instant', () => {
    const { clock, fired, note } = startClock();
    clock.setTimeout(() => clock.setTimeout(note('without delay'), 0), 10);
    clock.setTimeout(note('already due'), 10);
    clock.advanceTo(instant(10));
    expect(fired).toEqual(['already due at 10', 'without delay at 10']);
  });

  test('does not fire what was cancelled, be it by another timer of the same instant', () => {
    const { clock, fired, note } = startClock();
    const first = clock.setTimeout(note('cancelled before'), 10);
    clock.clearTimeout(first);
    clock.setTimeout(() => clock.clearTimeout(second), 10);
    const second = clock.setTimeout(note('cancelled meanwhile'), 10);
    clock.clearTimeout(undefined);
    clock.advanceTo(instant(100));
    expect(fired).toEqual([]);
    expect(clock.firings).toBe(1);
  });

  test('cancelling a timer that has fired changes nothing', () => {
    const { clock, fired, note } = startClock();
    const timer = clock.setTimeout(note('once'), 1);
    clock.advanceTo(instant(1));
    clock.clearTimeout(timer);
    clock.advanceTo(instant(10));
    expect(fired).toEqual(['once at 1']);
  });

  test('steps over one timer at a time, and says when none is left', () => {
    const { clock, fired, note } = startClock();
    clock.setTimeout(note('a'), 1);
    clock.setTimeout(note('b'), 1);
    clock.clearTimeout(clock.setTimeout(note('cancelled'), 1));
    expect(clock.step(instant(5))).toBe(true);
    expect(fired).toEqual(['a at 1']);
    expect([clock.step(instant(5)), clock.step(instant(5))]).toEqual([true, false]);
    expect(clock.now).toBe(5);
  });

  test('stops a loop that never settles, with the number of timers it allowed', () => {
    const { clock } = startClock(1000);
    const again = () => void clock.setTimeout(again, 0);
    again();
    expect(() => clock.advanceTo(instant(1))).toThrow('More than 1000 timers fired');
  });

  test('allows exactly the limit', () => {
    const { clock, fired, note } = startClock(3);
    for (const name of ['a', 'b', 'c']) clock.setTimeout(note(name), 1);
    clock.advanceTo(instant(1));
    expect(fired).toHaveLength(3);
  });

  test.each([-1, 0.5, NaN, Infinity])('refuses a delay of %d ms', (delay) => {
    const { clock, note } = startClock();
    expect(() => clock.setTimeout(note('never'), delay)).toThrow(RangeError);
  });

  test('one long advance and many short ones fire the same timers at the same instants', () => {
    const ticking = (delays: readonly number[]) => {
      const { clock, fired, note } = startClock();
      delays.forEach((delay, n) => {
        clock.setTimeout(() => {
          note(`timer ${n}`)();
          clock.setTimeout(note(`child of ${n}`), delay % 7);
        }, delay);
      });
      return { clock, fired };
    };
    fc.assert(
      fc.property(
        fc.array(fc.nat(100), { maxLength: 20 }),
        fc.array(fc.nat(50), { minLength: 1, maxLength: 20 }),
        (delays, steps) => {
          const stepped = ticking(delays);
          const leapt = ticking(delays);

          let end = 0;
          for (const step of steps) stepped.clock.advanceTo(instant((end += step)));
          leapt.clock.advanceTo(instant(end));

          expect(leapt.fired).toEqual(stepped.fired);
        },
      ),
      { numRuns: runs(100, 1_000) },
    );
  });

  test('fires what was set and not cancelled, sorted by due time and then by creation', () => {
    const timers = fc.array(fc.record({ dueAt: fc.nat(20), cancelled: fc.boolean() }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(timers, (plan) => {
        const clock = new VirtualClock();
        const fired: number[] = [];
        const set = plan.map(({ dueAt }, n) => clock.setTimeout(() => fired.push(n), dueAt));
        plan.forEach(({ cancelled }, n) => {
          if (cancelled) clock.clearTimeout(set[n]);
        });
        clock.advanceTo(instant(20));

        const expected = plan
          .map(({ dueAt, cancelled }, n) => ({ dueAt, cancelled, n }))
          .filter(({ cancelled }) => !cancelled)
          .toSorted((a, b) => a.dueAt - b.dueAt || a.n - b.n)
          .map(({ n }) => n);
        expect(fired).toEqual(expected);
      }),
      { numRuns: runs(100, 1_000) },
    );
  });
});
