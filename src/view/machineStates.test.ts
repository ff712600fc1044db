import { expect, test } from 'vitest';
import type { FactBody } from '../model/facts.ts';
import type { MachineName } from '../model/ids.ts';
import { instant } from '../model/units.ts';
import { handMadeTrace } from './handMadeTrace.ts';
import { selectMachines } from './machineStates.ts';

const entered = (machine: MachineName, actor: string, state: string, on: string): FactBody => ({
  type: 'machine.entered',
  machine,
  actor,
  state,
  on,
});

const trace = handMadeTrace([
  [0, entered('delivery', 'dlv_1', 'sending', 'due')],
  [100, entered('delivery', 'dlv_2', 'sending', 'due')],
  [3_000, entered('delivery', 'dlv_1', 'delivered', 'response.arrived')],
]);
const deliveriesAt = (at: number) =>
  selectMachines(trace, instant(at)).find(({ machine }) => machine === 'delivery');

test('several actors of one machine are counted state by state', () => {
  expect(deliveriesAt(5_000)).toMatchObject({
    actors: 2,
    states: [
      { state: 'due', actors: 0 },
      { state: 'sending', actors: 1 },
      { state: 'backingOff', actors: 0 },
      { state: 'delivered', actors: 1 },
      { state: 'deadLettered', actors: 0 },
    ],
  });
});

test('the last transition says who, where to, on what and how long ago', () => {
  expect(deliveriesAt(6_200)?.last).toEqual({
    actor: 'dlv_1',
    state: 'delivered',
    on: 'response.arrived',
    at: 3_000,
    agoMs: 3_200,
  });
});

test('at an earlier playhead the machine is where it was then', () => {
  expect(deliveriesAt(200)?.states[1]).toEqual({ state: 'sending', actors: 2 });
});
