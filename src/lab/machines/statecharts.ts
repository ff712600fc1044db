import type { MachineName } from '../../model/ids.ts';
import type { Statechart } from '../../model/statechart.ts';
import { machines } from '../../sim/machines.ts';
import { statechartOf } from '../../sim/statechart.ts';

/** The charts of all simulated machines, read from the definitions that the simulation runs. */
export const statecharts: readonly Statechart[] = Object.entries(machines).map(([name, machine]) =>
  statechartOf(name as MachineName, machine),
);
