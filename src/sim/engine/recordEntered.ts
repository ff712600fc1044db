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
  // Made with room for when and in which order: added later, they make an object a third heavier.
  return { type: 'machine.entered', machine, actor, state, on, at: start, seq: 0 };
}

const start = instant(0);

/** An entry action that records the state by its name. */
export function enter<const S extends string>(state: S) {
  return { type: 'recordEntered', params: { state } } as const;
}

const causes = new Map([['xstate.init', 'start']]);

function cause(type: string): string {
  let known = causes.get(type);
  if (known === undefined) {
    known = /^xstate\.after\.([^.]+)\./.exec(type)?.[1] ?? type;
    causes.set(type, known);
  }
  return known;
}
