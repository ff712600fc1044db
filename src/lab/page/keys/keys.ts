/** What each key of the page does, by the name that the browser gives it. What handles keys and what shows them read this. */
export const runKeys = {
  ' ': 'play',
  k: 'play',
  ArrowRight: 'step',
  '.': 'step',
  ArrowLeft: 'stepBack',
  ',': 'stepBack',
  Home: 'toStart',
  End: 'toEnd',
} as const;
export type RunAct = (typeof runKeys)[keyof typeof runKeys];

export type WalkAct = 'back' | 'on' | 'toFirst' | 'toLast';

/** Among the tabs. */
export const tabKeys = {
  ArrowLeft: 'back',
  ArrowRight: 'on',
  Home: 'toFirst',
  End: 'toLast',
} as const satisfies Record<string, WalkAct>;

/** Wherever nothing is typed. */
export const pageKeys = { '?': 'keys', Escape: 'close' } as const;

/** What a key does; undefined where it does nothing. */
export function actOf<Act extends string>(
  keys: Readonly<Partial<Record<string, Act>>>,
  key: string,
): Act | undefined {
  return keys[key];
}

/** Where a walk among so many leads to. */
export function walked(act: WalkAct, from: number, count: number): number {
  return { back: from - 1, on: from + 1, toFirst: 0, toLast: count - 1 }[act];
}
