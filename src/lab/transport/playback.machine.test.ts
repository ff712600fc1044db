import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import { instant } from '../../model/units.ts';
import { handMadeTrace, occurred } from '../../trace/traceBuilder.testkit.ts';
import { playbackMachine } from './playback.machine.ts';
import { speeds } from './speeds.ts';

/** A run with payments at 1, 2 and 300 s that ends after 600 s. */
const run = handMadeTrace([
  [1_000, occurred('evt_1')],
  [2_000, occurred('evt_2')],
  [300_000, occurred('evt_3')],
]);
/** A run in which nothing happens. */
const silent = handMadeTrace([]);
const shorter = { ...run, endsAt: instant(1_500) };
const longer = { ...run, endsAt: instant(900_000) };

const ready = (trace = run) => {
  const actor = createActor(playbackMachine, { input: { trace } }).start();
  return {
    actor,
    send: (...events: Parameters<typeof actor.send>[0][]) => {
      for (const event of events) actor.send(event);
      const { value, context } = actor.getSnapshot();
      return { is: value, at: context.at as number, by: context.move.by };
    },
  };
};

const frames = (ms: number) =>
  Array.from({ length: ms / 100 }, () => ({ type: 'frame', elapsedMs: 100 }) as const);
const play = { type: 'play' } as const;
const playAll = { type: 'skipQuietSet', on: false } as const;
const step = { type: 'step' } as const;
const seek = (at: number) => ({ type: 'seek', at }) as const;
const replaced = (trace = run) => ({ type: 'traceReplaced', trace }) as const;

/** Every state with the inputs that lead there, and from each every input with where it leads. */
const reached = {
  stopped: [],
  playing: [play, { type: 'frame', elapsedMs: 100 }],
  paused: [seek(1_500)],
  finished: [seek(600_000)],
} as const;

describe.each([
  {
    from: 'stopped',
    moves: [
      [play, 'playing', 0],
      [{ type: 'pause' }, 'stopped', 0],
      [step, 'paused', 1_000],
      [{ type: 'stepBack' }, 'stopped', 0],
      [{ type: 'reset' }, 'stopped', 0],
      [seek(0), 'stopped', 0],
      [seek(700), 'paused', 700],
      [seek(9e9), 'finished', 600_000],
      [{ type: 'frame', elapsedMs: 100 }, 'stopped', 0],
      [replaced(shorter), 'stopped', 0],
    ],
  },
  {
    from: 'playing',
    moves: [
      [play, 'playing', 100],
      [{ type: 'pause' }, 'paused', 100],
      [step, 'paused', 1_000],
      [{ type: 'stepBack' }, 'stopped', 0],
      [{ type: 'reset' }, 'stopped', 0],
      [seek(0), 'playing', 0],
      [seek(700), 'playing', 700],
      [seek(9e9), 'finished', 600_000],
      [{ type: 'frame', elapsedMs: 100 }, 'playing', 200],
      [replaced(longer), 'playing', 100],
    ],
  },
  {
    from: 'paused',
    moves: [
      [play, 'playing', 1_500],
      [{ type: 'pause' }, 'paused', 1_500],
      [step, 'paused', 2_000],
      [{ type: 'stepBack' }, 'paused', 1_000],
      [{ type: 'reset' }, 'stopped', 0],
      [seek(-5), 'stopped', 0],
      [seek(700.4), 'paused', 700],
      [seek(600_000), 'finished', 600_000],
      [{ type: 'frame', elapsedMs: 100 }, 'paused', 1_500],
      [replaced(shorter), 'finished', 1_500],
    ],
  },
  {
    from: 'finished',
    moves: [
      [play, 'playing', 0],
      [{ type: 'pause' }, 'finished', 600_000],
      [step, 'finished', 600_000],
      [{ type: 'stepBack' }, 'paused', 300_000],
      [{ type: 'reset' }, 'stopped', 0],
      [seek(0), 'stopped', 0],
      [seek(700), 'paused', 700],
      [seek(9e9), 'finished', 600_000],
      [{ type: 'frame', elapsedMs: 100 }, 'finished', 600_000],
      [replaced(longer), 'paused', 600_000],
      [replaced(shorter), 'finished', 1_500],
    ],
  },
] as const)('$from', ({ from, moves }) => {
  test.each(moves.map(([event, is, at]) => ({ event, is, at })))(
    'with $event.type goes to $is at $at ms',
    ({ event, is, at }) => {
      const { send } = ready();
      expect(send(...reached[from]).is).toBe(from);
      expect(send(event)).toMatchObject({ is, at });
    },
  );
});

describe('playing', () => {
  test('goes as fast as its speed says, and keeps the parts of a millisecond', () => {
    for (const speed of speeds) {
      const { send } = ready(silent);
      const tenths = Array.from(
        { length: 100 },
        () => ({ type: 'frame', elapsedMs: 16.7 }) as const,
      );
      expect(send({ type: 'speedChosen', speed }, playAll, play, ...tenths).at).toBe(
        Math.min(silent.endsAt, Math.floor(1_670 * speed + 1e-6)),
      );
    }
  });

  test('does not leap after its tab has slept', () => {
    const { send } = ready();
    expect(send(play, { type: 'frame', elapsedMs: 60_000 }).at).toBe(250);
  });

  test('ends at the end, and not beyond it', () => {
    const { send } = ready({ ...silent, endsAt: instant(1_500) });
    expect(send(play, ...frames(1_400)).is).toBe('playing');
    expect(send(...frames(200))).toEqual({ is: 'finished', at: 1_500, by: 'frame' });
  });

  test('a step to the end finishes', () => {
    const { send } = ready();
    expect(send(seek(300_000), step)).toMatchObject({ is: 'finished', at: 600_000 });
  });

  test('leaps over quiet time, and arrives so long before the next event that it can be told', () => {
    const { send, actor } = ready();
    send(play);
    // 1 s to the first payment, of which what is told takes 2,800 ms to read, and of the second 2 s.
    expect(send(...frames(5_800))).toMatchObject({ by: 'frame', at: 4_000 });
    // "4 min 50 s without news." takes 2 s.
    expect(send(...frames(100))).toMatchObject({ by: 'quiet', at: 298_000 });
    expect(actor.getSnapshot().context.skippedTo).toBe(298_000);
    expect(send(...frames(2_000))).toMatchObject({ by: 'frame', at: 300_000 });
  });

  test('leaps to the end when nothing is told any more', () => {
    const { send } = ready();
    expect(send(seek(300_000), play, ...frames(3_000))).toEqual({
      is: 'finished',
      at: 600_000,
      by: 'quiet',
    });
  });

  test.each([
    { speed: 0.25, nextAt: 10_900, by: 'frame' },
    { speed: 0.25, nextAt: 11_000, by: 'quiet' },
    { speed: 2, nextAt: 12_500, by: 'frame' },
    { speed: 2, nextAt: 12_700, by: 'quiet' },
  ] as const)(
    'at $speed× between payments at 1,000 and $nextAt ms it goes on by $by',
    ({ speed, nextAt, by }) => {
      const { send } = ready(
        handMadeTrace([
          [1_000, occurred('evt_1')],
          [nextAt, occurred('evt_2')],
        ]),
      );
      // What is told of the first has just been read.
      expect(send({ type: 'speedChosen', speed }, seek(1_000), play, ...frames(2_900)).by).toBe(by);
    },
  );

  test('forgets that it has leapt when somebody moves it', () => {
    const { send, actor } = ready();
    send(seek(2_000), play, ...frames(2_900));
    expect(actor.getSnapshot().context.skippedTo).toBeDefined();
    send(seek(299_000));
    expect(actor.getSnapshot().context.skippedTo).toBeUndefined();
  });

  test('leaves quiet time as it is when not asked', () => {
    const { send } = ready();
    send(seek(2_000), playAll);
    expect(send(play, ...frames(4_000)).at).toBe(6_000);
  });
});

describe('playing with reduced motion', () => {
  test('makes one step every two seconds, the first at once, and nothing in between', () => {
    const { send } = ready();
    send({ type: 'stepwiseSet', on: true }, play);
    expect(send(...frames(100))).toEqual({ is: 'playing', at: 1_000, by: 'step' });
    expect(send(...frames(1_900)).at).toBe(1_000);
    expect(send(...frames(100)).at).toBe(2_000);
    expect(send(...frames(2_000)).at).toBe(300_000);
    expect(send(...frames(2_000))).toMatchObject({ is: 'finished', at: 600_000 });
  });
});

test('nothing moves before somebody presses play', () => {
  const { send } = ready();
  expect(send(...frames(6_000))).toMatchObject({ is: 'stopped', at: 0 });
});

test('a fork keeps the playhead where it is, wherever the new run has its facts', () => {
  const fork = handMadeTrace([[1_100, { type: 'receiver.changed', mode: 'down' } as FactBody]]);
  const { send } = ready();
  expect(send(seek(1_050), replaced(fork))).toEqual({ is: 'paused', at: 1_050, by: 'trace' });
});
