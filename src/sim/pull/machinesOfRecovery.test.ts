import { expect } from 'vitest';
import type { BackfillCursor, BackfillOutcome } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import { durationMs } from '../../model/units.ts';
import { backfillMachine, backfillTimeoutMs } from './backfill.machine.ts';
import { VirtualClock } from '../engine/clock.ts';
import { machineTests, type Start } from '../paths/machines.testkit.ts';

machineTests('backfill', {
  machine: backfillMachine,
  transitions: [
    'asking: backfillTimeout > idle',
    'asking: process.ended > idle',
    'asking: response.arrived > idle',
    'asking: response.arrived, if morePages > asking',
    'asking: response.arrived, if rateLimited > backingOff',
    'backingOff: process.ended > idle',
    'backingOff: retryAfter > idle',
    'backingOff: retryAfter, if serverUp > asking',
    'idle: backfill.asked, if serverUp > asking',
    'idle: interval.changed > idle',
    'idle: nextBackfill > idle',
    'idle: nextBackfill, if serverUp > asking',
  ],
  claims: {
    'takes its first turn after one interval, and the next one an interval after that': (start) => {
      const { backfill, answer, asked } = backfillOf(start, { everyMs: 60_000 });
      backfill.wait(59_999);
      expect(asked).toEqual([]);
      backfill.wait(1_001);
      answer();
      backfill.wait(60_000);
      expect(askedAt(asked)).toEqual([60_000, 120_000]);
    },
    'without an interval asks only when somebody wants it': (start) => {
      const { backfill, answer, asked } = backfillOf(start, { everyMs: 0 });
      backfill.wait(2_000_000_000);
      expect(asked).toEqual([]);
      backfill.actor.send({ type: 'backfill.asked' });
      answer();
      backfill.wait(600_000_000);
      expect(askedAt(asked)).toEqual([2_000_000_000]);
    },
    'counts the interval from the last turn, also from one that somebody asked for': (start) => {
      const { backfill, answer, asked } = backfillOf(start, { everyMs: 60_000 });
      backfill.wait(40_000);
      backfill.actor.send({ type: 'backfill.asked' });
      backfill.wait(3_000);
      answer();
      backfill.wait(60_000);
      expect(askedAt(asked)).toEqual([40_000, 100_000]);
    },
    'keeps a changed interval from the last turn, and asks at once when it has passed': (start) => {
      const { backfill, world, answer, asked } = backfillOf(start, { everyMs: 0 });
      backfill.wait(50_000);
      world.everyMs = 60_000;
      backfill.actor.send({ type: 'interval.changed' });
      backfill.wait(9_999);
      expect(asked).toEqual([]);
      backfill.wait(1);
      answer();
      backfill.wait(20_000);
      world.everyMs = 15_000;
      backfill.actor.send({ type: 'interval.changed' });
      backfill.wait(0);
      expect(askedAt(asked)).toEqual([60_000, 80_000]);
    },
    'misses the turns that come while the server is down, and keeps to its hours': (start) => {
      const { backfill, world, asked } = backfillOf(start, { everyMs: 60_000 });
      world.up = false;
      backfill.actor.send({ type: 'backfill.asked' });
      backfill.wait(130_000);
      expect(asked).toEqual([]);
      world.up = true;
      backfill.wait(50_000);
      expect(askedAt(asked)).toEqual([180_000]);
    },
    'goes from full page to full page until the last, from where each page ended': (start) => {
      const { backfill, answer, asked } = backfillOf(start, { everyMs: 0, cursor: 'evt_3' });
      backfill.actor.send({ type: 'backfill.asked' });
      answer(found(100), 'evt_103');
      answer(found(100), 'evt_203');
      answer(found(7));
      expect(asked.map(({ after }) => after)).toEqual(['evt_3', 'evt_103', 'evt_203']);
      backfill.actor.send({ type: 'backfill.asked' });
      expect(asked.at(-1)?.after).toBe('evt_3');
    },
    'after a 429 waits as long as it is told to, and asks for the same page': (start) => {
      const { backfill, answer, asked } = backfillOf(start, { everyMs: 0 });
      backfill.actor.send({ type: 'backfill.asked' });
      answer(found(100), 'evt_100');
      answer({ result: 'rateLimited', retryAfterMs: durationMs(30_000) });
      backfill.wait(29_999);
      expect(asked).toHaveLength(2);
      backfill.wait(1);
      expect(asked.map(({ at, after }) => [at, after])).toEqual([
        [0, ''],
        [0, 'evt_100'],
        [30_000, 'evt_100'],
      ]);
    },
    'gives up after a 429 when the server is down by then': (start) => {
      const { backfill, world, answer, asked } = backfillOf(start, { everyMs: 0 });
      backfill.actor.send({ type: 'backfill.asked' });
      answer({ result: 'rateLimited', retryAfterMs: durationMs(30_000) });
      world.up = false;
      backfill.wait(30_000);
      expect([asked.length, backfill.states.at(-1)]).toEqual([1, 'idle']);
    },
    'is over when its process ends, whether it asks or waits to ask again': (start) => {
      const { backfill, answer, asked } = backfillOf(start, { everyMs: 0 });
      backfill.actor.send({ type: 'backfill.asked' });
      backfill.actor.send({ type: 'process.ended' });
      expect(backfill.facts).toMatchObject([{ outcome: { result: 'cut' } }]);
      backfill.actor.send({ type: 'backfill.asked' });
      answer({ result: 'rateLimited', retryAfterMs: durationMs(30_000) });
      backfill.actor.send({ type: 'process.ended' });
      backfill.wait(60_000);
      expect([asked.length, backfill.states.at(-1)]).toEqual([2, 'idle']);
    },
    'gives a question up at its timeout, and says after which event it was': (start) => {
      const { backfill } = backfillOf(start, { everyMs: 0, cursor: 'evt_3' });
      backfill.actor.send({ type: 'backfill.asked' });
      backfill.wait(backfillTimeoutMs);
      expect(backfill.facts).toEqual([
        {
          type: 'backfill.finished',
          messageId: 'backfill_1',
          after: 'evt_3',
          outcome: { result: 'timedOut' },
        },
      ]);
      expect(backfill.states).toEqual(['idle', 'asking', 'idle']);
    },
  },
});

interface World {
  everyMs: number;
  up: boolean;
  cursor: BackfillCursor;
}

interface Asked {
  readonly at: number;
  readonly after: BackfillCursor;
}

const askedAt = (asked: readonly Asked[]) => asked.map(({ at }) => at);

const found = (listed: number): BackfillOutcome => ({ result: 'events', missing: [], listed });

/** A backfill whose server, list API and settings the test plays. */
function backfillOf(start: Start<typeof backfillMachine>, given: Partial<World>) {
  const clock = new VirtualClock();
  const world: World = { everyMs: 0, up: true, cursor: '', ...given };
  const asked: Asked[] = [];
  const backfill = start(
    {
      app: {
        now: () => clock.now,
        everyMs: () => world.everyMs,
        serverUp: () => world.up,
        cursor: () => world.cursor,
        ask: (_, after) => asked.push({ at: clock.now, after }),
      },
    },
    clock,
  );
  const answer = (outcome: BackfillOutcome = found(0), nextPage?: EventId) =>
    backfill.actor.send({
      type: 'response.arrived',
      outcome,
      ...(nextPage === undefined ? {} : { nextPage }),
    });
  return { backfill, world, answer, asked };
}
