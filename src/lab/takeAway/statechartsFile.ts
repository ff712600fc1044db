import { configOf, machineCodeOf } from '../machines/chart/statechartConfig.ts';
import { statecharts } from '../machines/statecharts.ts';

/** All simulated machines as a module for XState 5, which Stately's tools open. */
export function statechartsCode(): string {
  return [
    "import { createMachine } from 'xstate';",
    '',
    '/*',
    '  The machines that Hookscope simulates. Actions, guards and delays are names: hand the functions to',
    '  machine.provide() before you start one. A delay that is missing is no delay: source and poller then go',
    '  round without an end.',
    '*/',
    '',
    ...statecharts.map((chart) => `${machineCodeOf(chart)}\n`),
  ].join('\n');
}

/** The same configurations as JSON, by the machine's name. */
export function statechartsJson(): string {
  const configs = statecharts.map((chart) => [chart.machine, configOf(chart)]);
  return `${JSON.stringify(Object.fromEntries(configs), null, 2)}\n`;
}
