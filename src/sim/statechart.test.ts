import { describe, expect, test } from 'vitest';
import { assign, createMachine, emit, setup, type AnyStateMachine } from 'xstate';
import type { MachineName } from '../model/ids.ts';
import { jsonOf, statelyCodeOf } from '../lab/machines/chart/statechartConfig.ts';
import { machines } from './machines.ts';
import { statechartOf } from './statechart.ts';

const names = Object.keys(machines) as MachineName[];

test('a chart has all that its machine’s definition says, and nothing is left unnamed', () => {
  const kettle = setup({
    types: { context: {} as { litres: number }, events: {} as { type: 'fill' } | { type: 'lift' } },
    delays: { boiling: 180_000 },
    guards: { holds: ({ context }, params: { litres: number }) => context.litres >= params.litres },
    actions: {
      recordEntered: emit((_, params: { state: string }) => ({ type: params.state })),
      pour: assign({ litres: 0 }),
      whistle: () => undefined,
    },
  }).createMachine({
    id: 'kettle',
    context: { litres: 1 },
    initial: 'cold',
    on: { lift: '.cold' },
    states: {
      cold: {
        entry: { type: 'recordEntered', params: { state: 'cold' } },
        on: {
          fill: [
            { guard: { type: 'holds', params: { litres: 2 } } },
            { target: 'cold', reenter: true, actions: 'pour' },
          ],
        },
        after: { boiling: 'hot' },
      },
      hot: { entry: 'whistle', exit: 'pour', always: 'gone' },
      gone: { type: 'final' },
    },
  });
  expect(statechartOf('worker', kettle)).toEqual({
    machine: 'worker',
    initial: 'cold',
    states: [
      {
        name: 'cold',
        final: false,
        recorded: true,
        entry: [{ type: 'recordEntered', params: { state: 'cold' } }],
        exit: [],
      },
      {
        name: 'hot',
        final: false,
        recorded: false,
        entry: [{ type: 'whistle' }],
        exit: [{ type: 'pour' }],
      },
      { name: 'gone', final: true, recorded: false, entry: [], exit: [] },
    ],
    transitions: [
      {
        id: 'cold/0',
        from: 'cold',
        reenter: false,
        trigger: { kind: 'input', name: 'fill' },
        guard: { type: 'holds', params: { litres: 2 } },
        actions: [],
      },
      {
        id: 'cold/1',
        from: 'cold',
        to: 'cold',
        reenter: true,
        trigger: { kind: 'input', name: 'fill' },
        actions: [{ type: 'pour' }],
      },
      {
        id: 'cold/2',
        from: 'cold',
        to: 'hot',
        reenter: false,
        trigger: { kind: 'delay', name: 'boiling' },
        actions: [],
      },
      {
        id: 'hot/0',
        from: 'hot',
        to: 'gone',
        reenter: false,
        trigger: { kind: 'atOnce' },
        actions: [],
      },
      {
        id: '*/0',
        to: 'cold',
        reenter: false,
        trigger: { kind: 'input', name: 'lift' },
        actions: [],
      },
    ],
  });
});

describe.each(names)('the chart of %s', (name) => {
  const chart = statechartOf(name, machines[name]);

  test('comes out the same again when it is exported as JSON and read by XState', () => {
    const again = createMachine(JSON.parse(jsonOf(chart)) as AnyStateMachine['config']);
    expect(statechartOf(name, again)).toEqual(chart);
  });

  test('is code for Stately that makes the same machine', () => {
    const [, made] = /createMachine\((.*)\);\s*$/s.exec(statelyCodeOf(chart)) ?? [];
    expect(JSON.parse(made ?? '')).toEqual(JSON.parse(jsonOf(chart)));
  });

  test('names for every transition a state that there is', () => {
    const states = new Set(chart.states.map((state) => state.name));
    for (const { from, to } of chart.transitions) {
      if (from !== undefined) expect(states).toContain(from);
      if (to !== undefined) expect(states).toContain(to);
    }
    expect(new Set(chart.transitions.map(({ id }) => id)).size).toBe(chart.transitions.length);
  });
});

test('a machine with states inside states is refused, not drawn in part', () => {
  const nested = createMachine({
    initial: 'a',
    states: { a: { initial: 'b', states: { b: {} } } },
  });
  expect(() => statechartOf('worker', nested)).toThrow(
    'worker is not flat: a has states of its own',
  );
});

test('a guard without a name is refused', () => {
  const unnamed = createMachine({
    initial: 'a',
    states: { a: { on: { go: { guard: () => true, target: 'b' } } }, b: {} },
  });
  expect(() => statechartOf('worker', unnamed)).toThrow('a guard or an action has no name');
});
