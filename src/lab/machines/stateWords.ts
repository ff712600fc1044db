import type { ChartState } from '../../model/statechart.ts';
import { count } from '../../trace/words/format.ts';

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
