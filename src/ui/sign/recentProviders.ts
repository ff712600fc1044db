import type { SchemeId } from '../../signing/scheme.ts';

const recentMost = 6;

/** The providers offered at one press, with this one among them. Those that are there keep their places. */
export function withChosen(recent: readonly SchemeId[], chosen: SchemeId): readonly SchemeId[] {
  return recent.includes(chosen) ? recent : [chosen, ...recent].slice(0, recentMost);
}
