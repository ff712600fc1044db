import type { Trace } from '../../../model/facts.ts';
import { doneIn } from '../../../model/rules/doneIn.ts';
import type { SimInstant } from '../../../model/units.ts';
import { latestAt, recordsOf } from '../../../trace/records.ts';

/** Whether the attacker does anything in a run, by its plan or because a person asked for it. */
export function hasAttacker({ scenario, commands }: Trace): boolean {
  return doneIn(scenario, commands).some(
    ({ type }) => type === 'attack' || type === 'message.tamper' || type === 'message.copy',
  );
}

/** Whether the attacker waits for the next request that comes by, to change it. */
export function tapsTheWire(trace: Trace, at: SimInstant): boolean {
  return latestAt(recordsOf(trace).machines.get('attacker') ?? [], at)?.state === 'tampering';
}
