import type { ChartState, ChartStep, ChartTransition, Statechart } from '../../model/statechart.ts';
import { count } from '../../trace/words/format.ts';

/** `response.arrived`, `after backoff`, `at once`. */
export function triggerWords({ trigger }: ChartTransition): string {
  switch (trigger.kind) {
    case 'input':
      return trigger.name;
    case 'delay':
      return `after ${trigger.name}`;
    case 'atOnce':
      return 'at once';
    default:
      return trigger satisfies never;
  }
}

/** `[wants forge]`; empty when there is no condition. */
export function guardWords({ guard }: ChartTransition): string {
  return guard ? `[${stepWords(guard)}]` : '';
}

/** `response.arrived [accepted]` */
export function transitionWords(transition: ChartTransition): string {
  return [triggerWords(transition), guardWords(transition)].filter(Boolean).join(' ');
}

/** The name of a guard or an action, with the plain values that it is given. */
export function stepWords({ type, params = {} }: ChartStep): string {
  const values = Object.values(params).filter((value) => typeof value !== 'object');
  return [type, ...values.map(String)].join(' ');
}

/** The entry actions of a state, without the recording of the entry. */
export function entryWords({ entry }: ChartState): string[] {
  return entry.filter(({ type }) => type !== 'recordEntered').map(stepWords);
}

/** A state as its button is called: `sending, now here, 3 actors in it`. */
export function stateWords(
  { name, final, recorded }: ChartState,
  { lit, actors }: { readonly lit: boolean; readonly actors: number },
): string {
  return [
    name,
    ...(final ? ['final'] : []),
    ...(recorded ? [] : ['only passed through']),
    ...(lit ? ['now here'] : []),
    ...(actors > 0 ? [`${count(actors, 'actor')} in it`] : []),
  ].join(', ');
}

/** How many states and transitions, and where it starts and ends, as the text of the picture. */
export function chartSummary({ machine, initial, states, transitions }: Statechart): string {
  const ends = states.filter(({ final }) => final).map(({ name }) => name);
  return [
    `${machine} has ${states.length} states and ${transitions.length} transitions.`,
    `It starts in ${initial}${ends.length > 0 ? ` and ends in ${ends.join(' or ')}` : ' and never ends'}.`,
  ].join(' ');
}
