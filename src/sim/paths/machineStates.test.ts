import { expect, test } from 'vitest';
import type { MachineName } from '../../model/ids.ts';
import { machines } from '../machines.ts';
import { statechartOf } from '../statechart.ts';

const names = Object.keys(machines) as MachineName[];

test.each(names)('each state of %s that a run records is recorded by its own name', (name) => {
  for (const state of statechartOf(name, machines[name]).states.filter((each) => each.recorded)) {
    expect(state.entry[0]).toEqual({ type: 'recordEntered', params: { state: state.name } });
  }
});

test.each(names)('a state of %s that is not recorded is left as soon as it is entered', (name) => {
  const { states, transitions } = statechartOf(name, machines[name]);
  for (const state of states.filter((each) => !each.recorded)) {
    const unconditional = transitions.filter(
      ({ from, trigger, guard }) =>
        from === state.name && trigger.kind === 'atOnce' && guard === undefined,
    );
    expect(unconditional).toHaveLength(1);
  }
});
