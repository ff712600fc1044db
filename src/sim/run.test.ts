import { describe, expect, test } from 'vitest';
import { emit, setup } from 'xstate';
import { durationMs, instant } from '../model/units.ts';
import { Run, SimulationError } from './run.ts';
import { scenarioWith } from './laws/scenarioWith.testkit.ts';
import { simulate } from './simulate.ts';

/** Breaks at 300 ms. */
const breakingMachine = setup({
  delays: { patience: durationMs(300) },
  actions: {
    breakDown: () => {
      throw new Error('out of paper');
    },
  },
}).createMachine({
  id: 'breaking',
  initial: 'whole',
  states: { whole: { after: { patience: { actions: 'breakDown' } } } },
});

/** Says that it started, and something else a little later. */
const talkingMachine = setup({
  delays: { pause: durationMs(20) },
  actions: {
    sayStarted: emit(() => ({ type: 'run.started' })),
    sayEnabled: emit(() => ({ type: 'endpoint.enabled' })),
  },
}).createMachine({
  id: 'talking',
  initial: 'quiet',
  states: {
    quiet: { entry: 'sayStarted', after: { pause: { target: 'done', actions: 'sayEnabled' } } },
    done: {},
  },
});

function failureOf(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a run', () => {
  test('stops at the first error, and names its instant and its actor', () => {
    const run = new Run(scenarioWith({}));
    const after: number[] = [];
    run.start(breakingMachine, 'printer 3', undefined);
    run.clock.setTimeout(() => after.push(run.clock.now), 301);

    const failure = failureOf(() => run.until(instant(1_000)));
    expect(failure).toBeInstanceOf(SimulationError);
    expect(failure).toMatchObject({
      message: 'The simulation broke at 300 ms in printer 3: out of paper',
      at: 300,
      actor: 'printer 3',
    });
    expect(after).toEqual([]);
  });

  test('stops when a reaction throws', () => {
    const run = new Run(scenarioWith({}));
    run.clock.setTimeout(() => {
      run.soon(() => {
        throw new Error('no such thing');
      });
    }, 7);
    expect(() => run.until(instant(10))).toThrow(
      'The simulation broke at 7 ms in the clock: no such thing',
    );
  });

  test('keeps nothing of a step for which there was no room', () => {
    const run = new Run(scenarioWith({}), { limits: { facts: 10, units: 10 } });
    const plan = { nextAt: instant(5_000), everyMs: durationMs(5_000) };
    const step = (macs: number) => () => {
      run.record({ type: 'endpoint.enabled' });
      run.plan(plan);
      run.meter.count('macs', macs);
    };
    run.clock.setTimeout(step(0), 7);
    run.clock.setTimeout(step(1), 8);
    run.until(instant(10));
    expect(run.cut?.mostly).toBe('macs');
    expect(run.facts).toEqual([{ type: 'endpoint.enabled', at: 7, seq: 0 }]);
    expect(run.pollPlans).toEqual([{ at: 7, ...plan }]);
  });

  test('stops when it never settles', () => {
    const flood = scenarioWith({ settings: { eventEveryMs: 1 } });
    expect(() => simulate(flood, [], { firingsMost: 1_000 })).toThrow(
      'More than 1000 timers fired: this run never settles',
    );
  });

  test('records what an actor says when it starts and later, with instant and number', () => {
    const run = new Run(scenarioWith({}));
    run.start(talkingMachine, 'talker', undefined);
    run.until(instant(100));
    expect(run.facts).toEqual([
      { type: 'run.started', at: 0, seq: 0 },
      { type: 'endpoint.enabled', at: 20, seq: 1 },
    ]);
  });

  test('ends before its end: what is due at that instant is no part of it', () => {
    const run = new Run(scenarioWith({}));
    const fired: number[] = [];
    for (const at of [99, 100]) run.clock.setTimeout(() => fired.push(at), at);
    run.until(instant(100));
    expect(fired).toEqual([99]);
  });

  test('does what is to be done soon at the same instant, in the order it was asked for', () => {
    const run = new Run(scenarioWith({}));
    const done: string[] = [];
    run.clock.setTimeout(() => {
      run.soon(() => {
        done.push(`first at ${run.clock.now}`);
        run.soon(() => done.push(`third at ${run.clock.now}`));
      });
      run.soon(() => done.push(`second at ${run.clock.now}`));
    }, 5);
    run.clock.setTimeout(() => done.push('the next timer'), 5);
    run.until(instant(10));
    expect(done).toEqual(['first at 5', 'second at 5', 'third at 5', 'the next timer']);
  });
});
