import type { Change, Question, World } from '../chapters/chapter.ts';

/** A world of the Lab with something set otherwise; `horizonMs` is how long it runs. */
export function changed(
  world: World,
  { settings, commands, horizonMs }: Omit<Change, 'load'> & { readonly horizonMs?: number },
): World {
  if (world.kind !== 'run') return world;
  const { scenario } = world;
  return {
    ...world,
    scenario: {
      ...scenario,
      horizonMs: horizonMs ?? scenario.horizonMs,
      settings: { ...scenario.settings, ...settings },
    },
    ...(commands && { commands }),
  };
}

/** The options of a chapter's question in the short words of a large screen, in their order. */
export function named(options: Question['options'], texts: readonly string[]): Question['options'] {
  return options.map(({ when }, index) => ({ text: texts[index] ?? '', when }));
}
