import { firstLesson } from '../lessons/lessons.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Action, Command } from '../model/commands.ts';
import type { Trace } from '../model/facts.ts';
import { limits } from '../model/limits.ts';
import { whyTooLong } from '../model/runSize.ts';
import type { Scenario } from '../model/scenario.ts';
import {
  settingKeys,
  type SettingKey,
  type Settings,
  type SettingValue,
} from '../model/settings.ts';
import { simulate } from '../sim/simulate.ts';
import { selectSettings } from '../view/settingsAt.ts';
import type { LabLink } from './link.ts';
import { Playback } from './playback.svelte.ts';
import type { LinkReading } from './readLink.ts';

/** What a run is made from: everything that a link carries but the playhead. */
interface Recipe {
  readonly lesson: Lesson;
  readonly seed: number;
  readonly changes: Partial<Settings>;
  readonly commands: readonly Command[];
}

/** A sentence for the reader about what just happened to the run. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly undoes: boolean;
}

const undoMost = 100;
const noticesMost = 4;

/**
 * The Lab: a scenario, what was changed in it, what was done in it, and the trace that follows.
 * Every change makes a new recipe and runs it again; undo and redo walk the recipes.
 */
export class Lab {
  readonly playback = new Playback(run(recipeOf(firstLesson)));
  #recipe: Recipe = $state.raw(recipeOf(firstLesson));
  #past: readonly Recipe[] = $state.raw([]);
  #future: readonly Recipe[] = $state.raw([]);
  #notices: readonly Notice[] = $state.raw([]);
  #noticeCount = 0;
  /** What the last change turned, so that a dragged slider is one step of undo. */
  #lastTurned: string | undefined;

  /** Settings that are turned now: the whole run's at its two ends, else from the playhead on. */
  readonly changesWholeRun = $derived(
    this.playback.at === 0 || this.playback.at >= this.playback.end,
  );
  readonly settings = $derived(selectSettings(this.trace, this.playback.at));
  readonly canUndo = $derived(this.#past.length > 0);
  readonly canRedo = $derived(this.#future.length > 0);
  readonly isChanged = $derived(
    Object.keys(this.#recipe.changes).length > 0 ||
      this.#recipe.commands.length > 0 ||
      this.#recipe.seed !== this.#recipe.lesson.scenario.seed,
  );

  constructor() {
    this.playback.setSpeed(this.lesson.speed);
  }

  get trace(): Trace {
    return this.playback.trace;
  }

  get lesson(): Lesson {
    return this.#recipe.lesson;
  }

  get seed(): number {
    return this.#recipe.seed;
  }

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  /** Opens what a link says; what it says wrongly is named in a notice. */
  open(link: LinkReading): void {
    this.#notices = [];
    for (const problem of link.problems) this.#notify(problem);
    this.#past = [];
    this.#future = [];
    this.playback.pause();
    const recipe: Recipe = {
      lesson: link.lesson,
      seed: link.seed,
      changes: link.changes,
      commands: link.commands,
    };
    if (!this.#run(recipe)) this.#run(recipeOf(link.lesson));
    this.playback.setSpeed(link.lesson.speed);
    this.playback.seek(link.atMs);
  }

  /** What a link to just this says: scenario, changes, commands and playhead. */
  link(tab: string | undefined): LabLink {
    return { ...this.#recipe, atMs: this.playback.at, tab };
  }

  /** Starts another scenario from its beginning. */
  choose(lesson: Lesson): void {
    this.playback.pause();
    this.#change(recipeOf(lesson));
    this.playback.reset();
    this.playback.setSpeed(lesson.speed);
  }

  /** Turns settings: at the two ends of the run for all of it, else from the playhead on. */
  turn(wanted: Partial<Settings>): void {
    const turned: Partial<Record<SettingKey, SettingValue>> = {};
    for (const key of settingKeys) {
      const value = wanted[key];
      if (value !== undefined && value !== this.settings[key]) turned[key] = value;
    }
    if (Object.keys(turned).length === 0) return;
    if (this.changesWholeRun) this.#turnAll(turned);
    else this.#do(settingActions(turned));
  }

  /** Does something at the playhead. What was done after it is dropped: the past was another one. */
  act(action: Action): void {
    this.#do([action]);
  }

  /** The same scenario with other luck. */
  reseed(): void {
    this.#change({ ...this.#recipe, seed: (this.#recipe.seed + 1) % (limits.seedMost + 1) });
  }

  /** Back to the scenario as it came. */
  restore(): void {
    this.#change(recipeOf(this.#recipe.lesson));
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#recipe, ...this.#future];
    this.#lastTurned = undefined;
    this.#notices = this.#notices.filter(({ undoes }) => !undoes);
    this.#run(before);
  }

  redo(): void {
    const [next, ...rest] = this.#future;
    if (!next) return;
    this.#future = rest;
    this.#past = [...this.#past, this.#recipe];
    this.#lastTurned = undefined;
    this.#run(next);
  }

  dismiss(id: number): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
  }

  #turnAll(turned: Partial<Record<SettingKey, SettingValue>>): void {
    const { lesson, changes } = this.#recipe;
    const all = Object.entries({ ...changes, ...turned }).filter(
      ([key, value]) => lesson.scenario.settings[key as SettingKey] !== value,
    );
    // At the end of a run an earlier command must not go on hiding what is turned for all of it.
    const commands = this.#recipe.commands.filter(
      (command) => command.type !== 'setting.set' || !Object.hasOwn(turned, command.key),
    );
    const recipe = { ...this.#recipe, changes: Object.fromEntries(all), commands };
    this.#change(recipe, `all ${Object.keys(turned).join()}`);
  }

  #do(actions: readonly Action[]): void {
    const at = this.playback.at;
    const isReplaced = (command: Command) =>
      command.type === 'setting.set' &&
      command.at === at &&
      actions.some((action) => action.type === 'setting.set' && action.key === command.key);
    const kept = this.#recipe.commands.filter((command) => command.at <= at);
    const dropped = this.#recipe.commands.length - kept.length;
    const commands = [
      ...kept.filter((command) => !isReplaced(command)),
      ...actions.map((action) => ({ ...action, at })),
    ];
    if (commands.length > limits.commands) {
      this.#notify(`A run takes ${limits.commands} actions at most. Undo one, or start again.`);
      return;
    }
    const keys = actions.flatMap((action) => (action.type === 'setting.set' ? [action.key] : []));
    const turned = keys.length > 0 ? `${at} ${keys.join()}` : undefined;
    if (!this.#change({ ...this.#recipe, commands }, turned) || dropped === 0) return;
    const things = dropped === 1 ? '1 later action was' : `${dropped} later actions were`;
    this.#notify(`You changed the past: ${things} dropped.`, { undoes: true });
  }

  #change(recipe: Recipe, turned?: string): boolean {
    const before = this.#recipe;
    if (!this.#run(recipe)) return false;
    const sameDrag = turned !== undefined && turned === this.#lastTurned && this.#past.length > 0;
    if (!sameDrag) this.#past = [...this.#past, before].slice(-undoMost);
    this.#future = [];
    this.#lastTurned = turned;
    this.#notices = this.#notices.filter(({ undoes }) => !undoes);
    return true;
  }

  /** Runs a recipe, or says in a notice why it cannot and keeps the run there is. */
  #run(recipe: Recipe): boolean {
    const why = whyTooLong(scenarioOf(recipe), recipe.commands);
    if (why !== undefined) {
      this.#notify(why);
      return false;
    }
    try {
      const trace = run(recipe);
      this.#recipe = recipe;
      this.playback.setTrace(trace, { keepAt: true });
      return true;
    } catch (error) {
      this.#notify(error instanceof Error ? `${error.message}.` : 'The simulation broke.');
      return false;
    }
  }

  #notify(text: string, { undoes }: { readonly undoes: boolean } = { undoes: false }): void {
    if (this.#notices.some((notice) => notice.text === text)) return;
    this.#notices = [...this.#notices, { id: ++this.#noticeCount, text, undoes }].slice(
      -noticesMost,
    );
  }
}

function settingActions(turned: Partial<Record<SettingKey, SettingValue>>): readonly Action[] {
  return settingKeys.flatMap((key) => {
    const value = turned[key];
    return value === undefined ? [] : [{ type: 'setting.set', key, value } as const];
  });
}

function recipeOf(lesson: Lesson): Recipe {
  return { lesson, seed: lesson.scenario.seed, changes: {}, commands: [] };
}

function scenarioOf({ lesson, seed, changes }: Recipe): Scenario {
  return {
    ...lesson.scenario,
    seed,
    settings: { ...lesson.scenario.settings, ...changes },
  };
}

function run(recipe: Recipe): Trace {
  return simulate(scenarioOf(recipe), recipe.commands);
}
