import { firstLesson } from '../lessons/catalogue.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Action } from '../model/commands.ts';
import type { Trace } from '../model/facts.ts';
import type { MessageId } from '../model/ids.ts';
import { limits } from '../model/limits.ts';
import type { LoadSettings } from '../model/load.ts';
import { whyTooLong } from '../model/runSize.ts';
import {
  settingKeys,
  type SettingKey,
  type Settings,
  type SettingValue,
} from '../model/settings.ts';
import { clock } from '../view/format.ts';
import { selectSettings } from '../view/settingsAt.ts';
import type { EvidenceTab } from './evidenceTab.ts';
import type { LabLink } from './link.ts';
import { Playback } from './playback.svelte.ts';
import type { LinkReading } from './readLink.ts';
import {
  doneAt,
  recipeOf,
  scenarioOf,
  traceOf,
  turnedThroughout,
  turning,
  type Recipe,
} from './recipe.ts';

/** A sentence for the reader about what just happened to the run. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly undoes: boolean;
}

/** Where undo goes back to: a recipe, and the playhead that belonged to it. */
interface Moment {
  readonly recipe: Recipe;
  readonly atMs: number;
}

const undoMost = 100;
/** Longer than this nobody watches one run, in wall time. */
const watchedMsMost = 180_000;
const noticesMost = 4;

/**
 * The Lab: a scenario, what was changed in it, what was done in it, and the trace that follows.
 * Every change makes a new recipe and runs it again; undo and redo walk the recipes.
 */
export class Lab {
  readonly playback = new Playback(traceOf(recipeOf(firstLesson)));
  /** What is looked at, so that a reader who comes back finds it. */
  tab: EvidenceTab = $state('compare');
  selected: MessageId | undefined = $state();
  /** What is chosen in the Load tab, where it is not the standard choice. */
  load: Partial<LoadSettings> = $state.raw({});
  /** A person wants settings to change all of the run, wherever the playhead is. */
  wantsWholeRun = $state(false);

  #recipe: Recipe = $state.raw(recipeOf(firstLesson));
  #past: readonly Moment[] = $state.raw([]);
  #future: readonly Moment[] = $state.raw([]);
  #notices: readonly Notice[] = $state.raw([]);
  #noticeCount = 0;
  /** A slider in somebody's hand, and the playhead when it was taken: the drag is one change. */
  #drag: { readonly id: number; readonly atMs: number } | undefined;

  readonly atAnEnd = $derived(this.playback.at === 0 || this.playback.at >= this.playback.end);
  /** Settings turned now change all of the run: at its two ends always, else when it is wanted. */
  readonly changesWholeRun = $derived(this.wantsWholeRun || this.atAnEnd);
  readonly settings = $derived(selectSettings(this.trace, this.playback.at));
  readonly canUndo = $derived(this.#past.length > 0);
  readonly canRedo = $derived(this.#future.length > 0);
  readonly isChanged = $derived(
    Object.keys(this.#recipe.changes).length > 0 ||
      this.#recipe.policy !== undefined ||
      this.#recipe.commands.length > 0 ||
      this.#recipe.seed !== this.#recipe.lesson.scenario.seed ||
      this.#recipe.lengthMs !== this.#recipe.lesson.scenario.horizonMs,
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

  /** How much time is simulated, in milliseconds; a person's last deed can make the run longer. */
  get lengthMs(): number {
    return this.#recipe.lengthMs;
  }

  /** The provider's policy that was chosen last in this scenario. */
  get policy(): string | undefined {
    return this.#recipe.policy;
  }

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  /** What a link to just this says: scenario, changes, commands, playhead and tab. */
  get link(): LabLink {
    const tab = this.tab === 'compare' ? undefined : this.tab;
    return { ...this.#recipe, atMs: this.playback.at, tab, load: this.load };
  }

  /** Opens what a link says; what it says wrongly is named in a notice. */
  open(link: LinkReading): void {
    this.#notices = [];
    for (const problem of link.problems) this.#notify(problem);
    this.#past = [];
    this.#future = [];
    this.selected = undefined;
    this.tab = link.tab ?? 'compare';
    this.load = link.load ?? {};
    this.playback.pause();
    const { lesson, seed, lengthMs, changes, policy, commands } = link;
    if (!this.#run({ lesson, seed, lengthMs, changes, policy, commands }))
      this.#run(recipeOf(lesson));
    this.playback.setSpeed(lesson.speed);
    this.playback.seek(link.atMs);
    if (link.atMs > this.trace.endsAt) {
      this.#notify(
        `The link’s time ${clock(link.atMs)} lies after the end of the run, ${clock(this.trace.endsAt)}.`,
      );
    }
  }

  /** Starts another scenario from its beginning. */
  choose(lesson: Lesson): void {
    this.playback.pause();
    // What was said was of the scenario before.
    this.#notices = [];
    this.#change(recipeOf(lesson));
    this.playback.reset();
    this.selected = undefined;
  }

  /**
   * Turns settings, for all of the run or from the playhead on.
   * @param drag the same number for all that one drag of a slider turns.
   */
  turn(wanted: Partial<Settings>, drag?: number): void {
    this.#turn(this.#recipe, wanted, drag);
  }

  /** Turns settings to those of a provider's policy, or of nobody's. */
  follow(policy: string | undefined, wanted: Partial<Settings>): void {
    const recipe = { ...this.#recipe, policy };
    // Two providers may have the same settings: then only the name is another.
    if (!this.#turn(recipe, wanted) && policy !== this.policy) this.#change(recipe);
  }

  /** Whether anything had to be turned. */
  #turn(recipe: Recipe, wanted: Partial<Settings>, drag?: number): boolean {
    const turned: Partial<Record<SettingKey, SettingValue>> = {};
    for (const key of settingKeys) {
      const value = wanted[key];
      if (value !== undefined && value !== this.settings[key]) turned[key] = value;
    }
    if (Object.keys(turned).length === 0) return false;
    const settings = turned as Partial<Settings>;
    const atMs = drag !== undefined && drag === this.#drag?.id ? this.#drag.atMs : this.playback.at;
    if (this.changesWholeRun) this.#change(turnedThroughout(recipe, settings), drag);
    else this.#do(atMs, turning(settings), { recipe, drag });
    this.#drag = drag === undefined ? undefined : { id: drag, atMs };
    return true;
  }

  /** Does something at the playhead. What was done after it is dropped: the past was another one. */
  act(action: Action): void {
    this.#do(this.playback.at, [action]);
  }

  /** The same scenario with other luck: with this seed, or with the next. */
  reseed(seed = (this.#recipe.seed + 1) % (limits.seedMost + 1)): void {
    this.#change({ ...this.#recipe, seed });
  }

  /**
   * Lets the run last so long, with what has to be turned for it, as one change; and at a speed at which
   * it is over in a few minutes.
   */
  last(lengthMs: number, changes: Partial<Settings>): void {
    if (!this.#change(turnedThroughout({ ...this.#recipe, lengthMs }, changes))) return;
    this.playback.setSpeed(Math.max(this.lesson.speed, lengthMs / watchedMsMost));
  }

  /** Back to the scenario as it came. */
  restore(): void {
    if (this.isChanged) this.#change(recipeOf(this.#recipe.lesson));
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    const now = this.#moment();
    if (!this.#goTo(before)) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [now, ...this.#future];
  }

  redo(): void {
    const [next, ...rest] = this.#future;
    if (!next) return;
    const now = this.#moment();
    if (!this.#goTo(next)) return;
    this.#future = rest;
    this.#past = [...this.#past, now];
  }

  dismiss(id: number): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
  }

  #moment(): Moment {
    return { recipe: this.#recipe, atMs: this.playback.at };
  }

  /** Another scenario is found where its playhead was; within one, the playhead stays. */
  #goTo({ recipe, atMs }: Moment): boolean {
    const moves = recipe.lesson !== this.lesson;
    if (!this.#run(recipe)) return false;
    if (moves) this.playback.seek(atMs);
    this.#drag = undefined;
    this.#notices = this.#notices.filter(({ undoes }) => !undoes);
    return true;
  }

  #do(
    atMs: number,
    actions: readonly Action[],
    turn?: { readonly recipe: Recipe; readonly drag: number | undefined },
  ): void {
    const { recipe, dropped } = doneAt(turn?.recipe ?? this.#recipe, atMs, actions);
    if (recipe.commands.length > limits.commands) {
      this.#notify(`A run takes ${limits.commands} actions at most. Undo one, or start again.`);
      return;
    }
    if (!this.#change(recipe, turn?.drag) || dropped === 0) return;
    const things = dropped === 1 ? '1 later action was' : `${dropped} later actions were`;
    this.#notify(`You changed the past: ${things} dropped.`, { undoes: true });
  }

  #change(recipe: Recipe, drag?: number): boolean {
    const before = this.#moment();
    if (!this.#run(recipe)) return false;
    const goesOn = drag !== undefined && drag === this.#drag?.id && this.#past.length > 0;
    if (!goesOn) this.#past = [...this.#past, before].slice(-undoMost);
    this.#drag = undefined;
    this.#future = [];
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
      const trace = traceOf(recipe);
      if (recipe.lesson !== this.lesson) this.playback.setSpeed(recipe.lesson.speed);
      this.#recipe = recipe;
      this.playback.setTrace(trace);
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
