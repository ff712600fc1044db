import '../../lab/state/allParts.ts';
import type { EvidenceTab } from '../../lab/evidence/evidenceTab.ts';
import { writeLink } from '../../lab/state/link.ts';
import { recipeOf, scenarioOf, type Recipe } from '../../lab/state/recipe.ts';
import type { catalogue } from '../../lessons/catalogue.ts';
import { lessonById } from '../../lessons/lessons.ts';
import type { Command } from '../../model/commands.ts';
import type { Settings } from '../../model/settings.ts';
import { simulate } from '../../sim/simulate.ts';
import { wholeRun, type Seen } from '../judge/seen.ts';

/** A scenario of the Lab, set up so that it shows one thing. */
export interface LabExample {
  readonly scenario: (typeof catalogue)[number]['id'];
  readonly changes?: Partial<Settings>;
  readonly commands?: readonly Command[];
  readonly tab?: EvidenceTab;
}

function recipeFor({ scenario, changes = {}, commands = [] }: LabExample): Recipe {
  const lesson = lessonById(scenario);
  if (!lesson) throw new Error(`There is no scenario ${scenario}.`);
  return { ...recipeOf(lesson), changes, commands };
}

/** The address of the Lab with the example, at its beginning. */
export const linkTo = (example: LabExample): string =>
  `#/lab?${writeLink({ ...recipeFor(example), atMs: 0, tab: example.tab })}`;

/** The example's whole run, with other settings where some are given. */
export function runOf(example: LabExample, changes: Partial<Settings> = {}): Seen {
  const recipe = recipeFor({ ...example, changes: { ...example.changes, ...changes } });
  return wholeRun(simulate(scenarioOf(recipe), recipe.commands));
}
