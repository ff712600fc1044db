import type { Lesson } from '../../lessons/lesson.ts';
import type { Action, Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { Scenario } from '../../model/scenario.ts';
import { doneIn } from '../../model/rules/doneIn.ts';
import { settingKeys, type SettingKey, type Settings } from '../../model/settings.ts';
import type { RunLimits } from '../../sim/engine/meter.ts';
import { hasParts } from '../../sim/parts.ts';
import { simulate } from '../../sim/simulate.ts';

/** What a run is made from: everything that a link carries but the playhead. */
export interface Recipe {
  readonly lesson: Lesson;
  readonly seed: number;
  /** How much time is simulated, in whole milliseconds. */
  readonly lengthMs: number;
  /** Only what differs from the scenario's own. */
  readonly changes: Partial<Settings>;
  /** The provider's policy that was chosen last: whose it is where several have the same settings. */
  readonly policy?: string | undefined;
  /** In order of their moments. */
  readonly commands: readonly Command[];
}

/** The recipe of an unchanged scenario. */
export function recipeOf(lesson: Lesson): Recipe {
  const { seed, horizonMs: lengthMs } = lesson.scenario;
  return { lesson, seed, lengthMs, changes: {}, commands: [] };
}

/** The scenario with what was changed in it. */
export function scenarioOf({ lesson, seed, lengthMs, changes }: Recipe): Scenario {
  const settings = { ...lesson.scenario.settings, ...changes };
  return { ...lesson.scenario, seed, horizonMs: lengthMs, settings };
}

/** How much the page simulates by itself: about 100 ms of a slow core. */
export const pageLimits: RunLimits = { facts: 100_000, units: 100_000 };

/** Whether what the run of a recipe needs has been loaded. */
export function canRun(recipe: Recipe): boolean {
  return hasParts(scenarioOf(recipe), recipe.commands);
}

/** The trace of a recipe, undefined when it would hold the page too long; throws what `simulate` throws. */
export function traceOf(recipe: Recipe): Trace | undefined {
  const trace = simulate(scenarioOf(recipe), recipe.commands, { limits: pageLimits });
  return trace.cut ? undefined : trace;
}

/** The settings that a recipe says are in force at a moment. */
export function settingsIn(recipe: Recipe, atMs: number): Settings {
  const scenario = scenarioOf(recipe);
  const turns = doneIn(scenario, recipe.commands)
    .filter((command) => command.type === 'setting.set' && command.at <= atMs)
    .toSorted((a, b) => a.at - b.at);
  return turns.reduce<Settings>(
    (all, turn) => (turn.type === 'setting.set' ? { ...all, [turn.key]: turn.value } : all),
    scenario.settings,
  );
}

/**
 * The recipe with settings turned for the whole run: a command that turned one of them on the way
 * would go on hiding it, so it is gone.
 */
export function turnedThroughout(recipe: Recipe, turned: Partial<Settings>): Recipe {
  const standard = recipe.lesson.scenario.settings;
  const changes = Object.entries({ ...recipe.changes, ...turned }).filter(
    ([key, value]) => standard[key as SettingKey] !== value,
  );
  return {
    ...recipe,
    changes: Object.fromEntries(changes),
    commands: recipe.commands.filter((command) => !turns(command, turned)),
  };
}

/**
 * The recipe with something done at a moment: what was done later is dropped, for it was done in
 * another run, and a setting that was turned at that very moment is turned again.
 */
export function doneAt(
  recipe: Recipe,
  atMs: number,
  actions: readonly Action[],
): { readonly recipe: Recipe; readonly dropped: number } {
  const turned = Object.fromEntries(
    actions.flatMap((action) =>
      action.type === 'setting.set' ? [[action.key, action.value]] : [],
    ),
  );
  const kept = recipe.commands.filter((command) => command.at <= atMs);
  return {
    recipe: {
      ...recipe,
      commands: [
        ...kept.filter((command) => command.at !== atMs || !turns(command, turned)),
        ...actions.map((action) => ({ ...action, at: atMs })),
      ],
    },
    dropped: recipe.commands.length - kept.length,
  };
}

/** Settings as the actions that turn them. */
export function turning(turned: Partial<Settings>): readonly Action[] {
  return settingKeys.flatMap((key) => {
    const value = turned[key];
    return value === undefined ? [] : [{ type: 'setting.set', key, value } as const];
  });
}

function turns(command: Command, turned: Partial<Settings>): boolean {
  return command.type === 'setting.set' && Object.hasOwn(turned, command.key);
}
