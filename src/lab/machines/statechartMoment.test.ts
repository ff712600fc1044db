import { describe, expect, test } from 'vitest';
import { statecharts } from './statecharts.ts';
import { lessons } from '../../lessons/lessons.ts';
import type { FactBody } from '../../model/facts.ts';
import type { MachineName } from '../../model/ids.ts';
import type { Statechart } from '../../model/statechart.ts';
import { instant } from '../../model/units.ts';
import { simulate } from '../../sim/simulate.ts';
import { handMadeTrace } from '../../trace/traceBuilder.testkit.ts';
import { recordsOf } from '../../trace/records.ts';
import { actorsMost, selectActors, selectEntries, selectMoment } from './statechartMoment.ts';

const chartOf = (machine: MachineName): Statechart => {
  const chart = statecharts.find((each) => each.machine === machine);
  if (!chart) throw new Error(`no chart of ${machine}`);
  return chart;
};

const entered = (actor: string, state: string, on: string): FactBody => ({
  type: 'machine.entered',
  machine: 'delivery',
  actor,
  state,
  on,
});

const trace = handMadeTrace([
  [0, entered('dlv_1', 'due', 'start'), entered('dlv_1', 'sending', 'start')],
  [100, entered('dlv_2', 'due', 'start'), entered('dlv_2', 'sending', 'start')],
  [300, entered('dlv_1', 'backingOff', 'response.arrived')],
  [1_300, entered('dlv_1', 'due', 'backoff'), entered('dlv_1', 'sending', 'backoff')],
  [1_400, entered('dlv_2', 'delivered', 'response.arrived')],
]);
const momentAt = (at: number, actor?: string) =>
  selectMoment(trace, chartOf('delivery'), { at: instant(at), actor });

/** Transitions told as `source > target`. */
const tell = (chart: Statechart, ids: readonly string[]) =>
  chart.transitions
    .filter(({ id }) => ids.includes(id))
    .map(({ from, to }) => `${from ?? 'any'} > ${to ?? 'itself'}`);

describe('the moment of a machine', () => {
  test('is that of the actor that moved last, with the time since', () => {
    expect(momentAt(1_650)).toMatchObject({
      actor: 'dlv_2',
      state: 'delivered',
      on: 'response.arrived',
      enteredAt: 1_400,
      agoMs: 250,
    });
    expect(momentAt(200)).toMatchObject({ actor: 'dlv_2', state: 'sending' });
  });

  test('is that of one actor when one is chosen, whoever moves meanwhile', () => {
    expect(momentAt(1_650, 'dlv_1')).toMatchObject({ state: 'sending', agoMs: 350 });
    expect(momentAt(299, 'dlv_1')).toMatchObject({ state: 'sending', enteredAt: 0 });
  });

  test('is none before the actor has started', () => {
    expect(momentAt(99, 'dlv_2')).toBeUndefined();
    expect(selectMoment(trace, chartOf('worker'), { at: instant(5_000) })).toBeUndefined();
  });

  test('knows the way through a state that is not recorded', () => {
    const moment = momentAt(300);
    expect(moment?.way).toEqual(['sending', 'backingOff']);
    expect(tell(chartOf('delivery'), moment?.taken ?? [])).toEqual([
      'sending > failed',
      'failed > backingOff',
    ]);
  });

  test('has all that was taken in one step, not only the last of it', () => {
    const moment = momentAt(1_300, 'dlv_1');
    expect(moment?.way).toEqual(['backingOff', 'due', 'sending']);
    expect(tell(chartOf('delivery'), moment?.taken ?? [])).toEqual([
      'due > sending',
      'backingOff > due',
    ]);
  });

  test('at the start has taken what led on at once, and nothing that led there', () => {
    expect(momentAt(0)?.way).toEqual(['due', 'sending']);
    expect(tell(chartOf('delivery'), momentAt(0)?.taken ?? [])).toEqual(['due > sending']);
  });

  test('takes a state’s own transition before that of the machine as a whole', () => {
    const restart = (state: string): FactBody => ({
      type: 'machine.entered',
      machine: 'receiver',
      actor: 'receiver',
      state,
      on: 'mode.set',
    });
    const receiver = chartOf('receiver');
    const restarted = handMadeTrace([
      [0, restart('up')],
      [10, restart('restarting')],
      [20, restart('down')],
    ]);
    const takenAt = (at: number) =>
      tell(receiver, selectMoment(restarted, receiver, { at: instant(at) })?.taken ?? []);
    expect(takenAt(10)).toEqual(['any > restarting']);
    expect(takenAt(20)).toEqual(['restarting > down']);
  });

  test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    'in %s every entry of every machine is explained by a transition of its chart',
    (_, { scenario }) => {
      const run = simulate(scenario);
      for (const chart of statecharts) {
        const begun = new Set<string>();
        for (const { actor, at, on } of recordsOf(run).machines.get(chart.machine) ?? []) {
          const moment = selectMoment(run, chart, { at, actor });
          if (begun.has(actor) && on !== 'start') expect(moment?.taken).not.toEqual([]);
          begun.add(actor);
        }
      }
    },
  );
});

describe('the entries of a state', () => {
  const entries = (state: string, at: number, actor?: string) =>
    selectEntries(trace, 'delivery', { state, at: instant(at), actor }).map(
      (entry) => `${entry.at} ${entry.actor} ${entry.on}`,
    );

  test('are those of all actors up to the playhead, the latest first', () => {
    expect(entries('sending', 1_300)).toEqual([
      '1300 dlv_1 backoff',
      '100 dlv_2 start',
      '0 dlv_1 start',
    ]);
    expect(entries('sending', 1_299)).toHaveLength(2);
  });

  test('are those of one actor when one is chosen', () => {
    expect(entries('sending', 5_000, 'dlv_2')).toEqual(['100 dlv_2 start']);
    expect(entries('sending', 5_000, 'dlv_9')).toEqual([]);
  });
});

test('of many actors those that moved last are offered, and all are counted', () => {
  const crowd = handMadeTrace(
    Array.from({ length: actorsMost + 20 }, (_, i) => [i, entered(`dlv_${i}`, 'due', 'start')]),
  );
  const { latest, count } = selectActors(crowd, 'delivery', instant(actorsMost + 9));
  expect(count).toBe(actorsMost + 10);
  expect(latest).toHaveLength(actorsMost);
  expect(latest[0]).toBe(`dlv_${actorsMost + 9}`);
});
