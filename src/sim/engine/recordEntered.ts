import type { FactOf } from '../../model/facts.ts';
import type { MachineName } from '../../model/ids.ts';
import { instant } from '../../model/units.ts';

/** The fact that a machine reached a state, naming what led there: an input, or the delay that elapsed. */
export function recordEntered(
  machine: MachineName,
  actor: string,
  state: string,
  event: { readonly type: string },
): FactOf<'machine.entered'> {
  const on = cause(event.type);
  return { type: 'machine.entered', machine, actor, state, on, at: unset, seq: 0 };
}

/**
 * Room for the instant of a fact, and `seq: 0` for its order; the run sets both. Facts that are made often
 * have them from the start: added later, they make an object a third heavier.
 */
export const unset = instant(0);

/** An entry action that records the state by its name. */
export function enter<const S extends string>(state: S) {
  return { type: 'recordEntered', params: { state } } as const;
}

const causes = new Map([['xstate.init', 'start']]);

let lastType = '';
let lastCause = '';

function cause(type: string): string {
  // One event often leads through several states.
  if (type === lastType) return lastCause;
  let known = causes.get(type);
  if (known === undefined) {
    known = /^xstate\.after\.([^.]+)\./.exec(type)?.[1] ?? type;
    causes.set(type, known);
  }
  lastType = type;
  lastCause = known;
  return known;
}
