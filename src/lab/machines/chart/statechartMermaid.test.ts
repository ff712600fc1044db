import { expect, test } from 'vitest';
import { statecharts } from '../statecharts.ts';
import type { ChartState, ChartTransition, Statechart } from '../../../model/statechart.ts';
import { mermaidOf } from './statechartMermaid.ts';

const state = (name: string, more: Partial<ChartState> = {}): ChartState => ({
  name,
  final: false,
  recorded: true,
  entry: [],
  exit: [],
  ...more,
});
const transition = (id: string, more: Partial<ChartTransition>): ChartTransition => ({
  id,
  reenter: false,
  trigger: { kind: 'atOnce' },
  actions: [],
  ...more,
});

test('a chart is written as Mermaid has it: start, arrows with their condition, ends', () => {
  const chart: Statechart = {
    machine: 'worker',
    initial: 'idle',
    states: [state('idle'), state('end'), state('done', { final: true })],
    transitions: [
      transition('1', { from: 'idle', to: 'end', trigger: { kind: 'input', name: 'job: given' } }),
      transition('2', {
        from: 'idle',
        trigger: { kind: 'input', name: 'nudge' },
        guard: { type: 'wants', params: { mode: 'slow' } },
      }),
      transition('3', { from: 'end', to: 'done', trigger: { kind: 'delay', name: 'work' } }),
      transition('4', { to: 'done', trigger: { kind: 'input', name: 'stop' } }),
    ],
  };
  expect(mermaidOf(chart).split('\n')).toEqual([
    'stateDiagram-v2',
    '  accTitle: The machine worker',
    '  state "end" as end_',
    '  state "any state" as any_state',
    '  [*] --> idle',
    '  idle --> end_: job#58; given',
    '  idle --> idle: nudge [wants slow], stays',
    '  end_ --> done: after work',
    '  any_state --> done: stop',
    '  done --> [*]',
    '',
  ]);
});

test.each(statecharts.map((chart) => [chart.machine, chart] as const))(
  'the text of %s has a line for each transition, the start and every end',
  (_, chart) => {
    const arrows = mermaidOf(chart)
      .split('\n')
      .filter((line) => line.includes('-->'));
    const ends = chart.states.filter(({ final }) => final).length;
    expect(arrows).toHaveLength(1 + chart.transitions.length + ends);
  },
);
