import { expect, test } from 'vitest';
import { statecharts } from './statecharts.ts';
import type { FactBody } from '../../model/facts.ts';
import type { MachineName } from '../../model/ids.ts';
import { instant } from '../../model/units.ts';
import { handMadeTrace } from '../../trace/traceBuilder.testkit.ts';
import { selectMachines } from './machineStates.ts';

const entered = (machine: MachineName, actor: string, state: string, on: string): FactBody => ({
  type: 'machine.entered',
  machine,
  actor,
  state,
  on,
});

const trace = handMadeTrace([
  [0, entered('endpointHealth', 'endpointHealth', 'healthy', 'start')],
  [0, entered('worker', 'worker 1', 'idle', 'start')],
  [0, entered('worker', 'worker 2', 'idle', 'start')],
  [100, entered('worker', 'worker 2', 'busy', 'job.given')],
  [3_000, entered('worker', 'worker 1', 'crashed', 'crashed')],
]);
const workersAt = (at: number) =>
  selectMachines(trace, instant(at), statecharts).find(({ machine }) => machine === 'worker');

test('several actors of one machine are counted state by state', () => {
  expect(workersAt(5_000)).toMatchObject({
    actors: 2,
    states: [
      { state: 'idle', actors: 0 },
      { state: 'busy', actors: 1 },
      { state: 'marking', actors: 0 },
      { state: 'crashed', actors: 1 },
    ],
  });
});

test('at an earlier playhead the machine is where it was then', () => {
  expect(workersAt(99)?.states[0]).toEqual({ state: 'idle', actors: 2 });
});

test('a machine of which no actor has started yet has no actors in any state', () => {
  const cards = selectMachines(trace, instant(5_000), statecharts);
  const delivery = cards.find(({ machine }) => machine === 'delivery');
  expect(delivery?.actors).toBe(0);
  expect(new Set(delivery?.states.map(({ actors }) => actors))).toEqual(new Set([0]));
});

test('of thousands of entries as many actors are counted in each state as are there', () => {
  const many = handMadeTrace(
    Array.from({ length: 3_000 }, (_, i): readonly [number, FactBody] => {
      const state = ['due', 'sending', 'delivered'][i % 3] ?? '';
      return [i, entered('delivery', `dlv_${Math.floor(i / 3)}`, state, 'start')];
    }),
  );
  for (const at of [0, 254, 255, 256, 257, 512, 1_000, 2_999]) {
    const counted = selectMachines(many, instant(at), statecharts)
      .find(({ machine }) => machine === 'delivery')
      ?.states.filter(({ actors }) => actors > 0);
    const done = Math.floor((at + 1) / 3);
    expect(counted).toEqual([
      ...(at % 3 === 0 ? [{ state: 'due', actors: 1 }] : []),
      ...(at % 3 === 1 ? [{ state: 'sending', actors: 1 }] : []),
      ...(done > 0 ? [{ state: 'delivered', actors: done }] : []),
    ]);
  }
});
