import { firstLesson } from '../../lessons/catalogue.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Action } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import { limits } from '../../model/limits.ts';
import type { LoadSettings } from '../../model/load/load.ts';
import { endOf } from '../../model/rules/runEnd.ts';
import {
  settingKeys,
  type SettingKey,
  type Settings,
  type SettingValue,
} from '../../model/settings.ts';
import { instant } from '../../model/units.ts';
import { clock } from '../../trace/words/format.ts';
import { selectSettings } from '../../trace/settingsAt.ts';
import type { EvidenceTab } from '../evidence/evidenceTab.ts';
import { simulate } from '../../sim/simulate.ts';
import type { DrillReport } from '../recorded/drillReport.ts';
import type { LabLink } from './link.ts';
import type { LongRun } from './longRun.svelte.ts';
import { Playback } from '../transport/playback.svelte.ts';
import type { LinkReading } from './readLink.ts';
import {
  canRun,
  doneAt,
  recipeOf,
  scenarioOf,
  settingsIn,
  traceOf,
  turnedThroughout,
  turning,
  type Recipe,
} from './recipe.ts';
import { need } from '../../page/loading/missing.svelte.ts';
import { problemOf } from '../../page/background/problem.ts';

/** A sentence for the reader about what just happened to the run. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly undoes: boolean;
  /** About the trace on the screen, and gone with it. */
  readonly ofTrace: boolean;
}

/** A run that was made elsewhere, and what its file says of it. */
export interface RecordedRun extends Pick<Lesson, 'id' | 'title'> {
  /** What its file calls it. */
  readonly name: string;
  readonly trace: Trace;
  /** Of a real run. */
  readonly report?: DrillReport | undefined;
}

/** Where undo goes back to: a recipe, and the playhead that belonged to it. */
interface Moment {
  readonly recipe: Recipe;
  readonly atMs: number;
  /** Of a link whose run was cancelled: what it shows, its playhead included, when it is redone. */
  readonly opens?: Looks | undefined;
}

interface Looks {
  readonly tab: EvidenceTab;
  readonly load: Partial<LoadSettings>;
}

/** Settings that were turned last, after the start of the run, with the run before that. */
export interface LateTurn {
  readonly turned: Partial<Settings>;
  readonly atMs: number;
  readonly before: Trace;
  /** The run on the screen has them from its start, else only from then on. */
  readonly isThroughout: boolean;
  /** Both runs are to be seen. */
  readonly isOpen?: boolean;
}

/** A recipe with what undo and redo lead to from it; replaced whole. */
interface History {
  readonly recipe: Recipe;
  readonly past: readonly Moment[];
  readonly future: readonly Moment[];
  readonly lateTurn?: LateTurn | undefined;
}

/** What the playback does when a new trace is shown. */
interface Arrival {
  readonly atMs?: number;
  readonly speed?: number;
  /** A link says so; if its run breaks, its scenario is shown as it came. */
  readonly linked?: boolean;
  /** What the link opened, and what was open before it. */
  readonly looks?:
    | {
        readonly ofLink: Looks;
        readonly before: Looks;
        readonly notices: readonly Notice[];
      }
    | undefined;
}

const undoMost = 100;
/** Longer than this nobody watches one run, in wall time. */
const watchedMsMost = 180_000;
const noticesMost = 4;

/**
 * The Lab: a scenario, what was changed in it, what was done in it, and the trace that follows.
 * Every change makes a new recipe and runs it again; undo and redo walk the recipes. A run that would
 * hold the page is made beside it: until it is there the trace before stays, and changes go on from
 * what is wanted by then.
 */
export class Lab {
  readonly playback: Playback;
  /** Loaded for the first run that is too long for the page. */
  #longRun: LongRun | undefined = $state.raw();
  tab: EvidenceTab = $state('compare');
  selected: MessageId | undefined = $state();
  /** The run on the screen, where it was made elsewhere. */
  recorded: RecordedRun | undefined = $state.raw();
  /** What the messages are searched for. */
  finds = $state('');
  /** What is chosen in the Load tab, where it is not the standard choice. */
  load: Partial<LoadSettings> = $state.raw({});
  /** A person wants settings to change all of the run, wherever the playhead is. */
  wantsWholeRun = $state(false);

  readonly #first: History = { recipe: recipeOf(firstLesson), past: [], future: [] };
  /** What the trace on the screen was made from. */
  #shown: History = $state.raw(this.#first);
  /** What was last asked for; the same unless a run is under way. */
  #wanted: History = $state.raw(this.#shown);
  #arrival: Arrival = $state.raw({});
  #notices: readonly Notice[] = $state.raw([]);
  #noticeCount = 0;
  /** A slider in somebody's hand, and the playhead when it was taken: the drag is one change. */
  #drag: { readonly id: number; readonly atMs: number } | undefined;

  readonly atAnEnd = $derived(this.readAtMs === 0 || this.readAtMs >= this.#endsAtMs);
  /** Settings turned now change all of the run: at its two ends always, else when it is wanted. */
  readonly changesWholeRun = $derived(this.wantsWholeRun || this.atAnEnd);
  /** A run that was asked for is being made, and what is on the screen is older. */
  readonly waits = $derived(this.#wanted !== this.#shown);
  /** The settings that a person sees and turns: those of the run that was asked for, also while it is made. */
  readonly settings = $derived(this.#settingsAt(this.waits ? this.atMs : this.readAtMs));
  readonly canUndo = $derived(this.#wanted.past.length > 0);
  readonly canRedo = $derived(this.#wanted.future.length > 0);
  readonly isChanged = $derived(
    Object.keys(this.#recipe.changes).length > 0 ||
      this.#recipe.policy !== undefined ||
      this.#recipe.commands.length > 0 ||
      this.#recipe.seed !== this.#recipe.lesson.scenario.seed ||
      this.#recipe.lengthMs !== this.#recipe.lesson.scenario.horizonMs,
  );

  /**
   * @param longRun makes the runs that are too long for the page.
   * @param firstTrace of the first scenario as it comes, where it is there already.
   */
  constructor(longRun?: LongRun, firstTrace = simulate(firstLesson.scenario)) {
    this.playback = new Playback(firstTrace);
    this.#longRun = longRun;
    this.playback.setSpeed(this.lesson.speed);
  }

  get #recipe(): Recipe {
    return this.#wanted.recipe;
  }

  /** How far the run that is under way has come, and to where it goes; undefined when none is. */
  get progress(): { readonly reachedMs: number; readonly endsAtMs: number } | undefined {
    if (!this.waits) return undefined;
    return { reachedMs: this.#longRun?.reachedMs ?? 0, endsAtMs: this.#endsAtMs };
  }

  /** What is on the screen while a run is under way, as a sentence. */
  get meanwhile(): string {
    // Nobody has asked for the scenario that a visit by a link begins with.
    const shown =
      this.#arrival.linked && this.#shown === this.#first
        ? `the scenario “${this.lesson.title}” as it comes`
        : 'the run before it';
    return `Until it is there you see ${shown}.`;
  }

  /**
   * Where something that is done now is done, in milliseconds: at the playhead or, while a run is under
   * way, where the playhead will stand in it.
   */
  get atMs(): number {
    return Math.min(this.#arrival.atMs ?? this.playback.at, this.#endsAtMs);
  }

  /** The playhead for what is read while time runs and may be a few frames late. */
  get readAtMs(): number {
    return Math.min(this.#arrival.atMs ?? this.playback.readAt, this.#endsAtMs);
  }

  #settingsAt(atMs: number): Settings {
    return this.waits ? settingsIn(this.#recipe, atMs) : selectSettings(this.trace, instant(atMs));
  }

  get #endsAtMs(): number {
    return this.waits ? endOf(scenarioOf(this.#recipe), this.#recipe.commands) : this.playback.end;
  }

  get trace(): Trace {
    return this.playback.trace;
  }

  get lesson(): Lesson {
    return this.#shown.recipe.lesson;
  }

  get seed(): number {
    return this.#recipe.seed;
  }

  /** How much time is simulated, in milliseconds; a person's last action can make the run longer. */
  get lengthMs(): number {
    return this.#recipe.lengthMs;
  }

  /** The provider's policy that was chosen last in this scenario. */
  get policy(): string | undefined {
    return this.#recipe.policy;
  }

  /** Until another run is made or it is dismissed. */
  get lateTurn(): LateTurn | undefined {
    return this.waits ? undefined : this.#shown.lateTurn;
  }

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  /** What a link to just this says: scenario, changes, commands, playhead and tab. */
  get link(): LabLink {
    const tab = this.tab === 'compare' ? undefined : this.tab;
    const { speed, skipQuiet } = this.playback;
    return {
      ...this.#recipe,
      atMs: this.atMs,
      tab,
      speed: speed === this.lesson.speed ? undefined : speed,
      skipQuiet: skipQuiet ? undefined : false,
      load: this.load,
    };
  }

  /** Opens what a link says; what it says wrongly is named in a notice. */
  open(link: LinkReading): void {
    // Of two links that wait one after the other, the first took the place of what is on the screen.
    const { before = this.#looks, notices = this.#notices } = this.#arrival.looks ?? {};
    this.#notices = [];
    for (const problem of link.problems) this.notify(problem);
    this.selected = undefined;
    this.finds = '';
    this.tab = link.tab ?? 'compare';
    this.load = link.load ?? {};
    this.playback.pause();
    this.playback.setSkipQuiet(link.skipQuiet ?? true);
    this.#arrival = {};
    const { lesson, seed, lengthMs, changes, policy, commands } = link;
    const recipe = { lesson, seed, lengthMs, changes, policy, commands };
    this.#run(
      { recipe, past: [], future: [] },
      {
        atMs: link.atMs,
        speed: link.speed ?? lesson.speed,
        linked: true,
        looks: { ofLink: this.#looks, before, notices },
      },
    );
  }

  /** Shows a run that was made elsewhere, until one is made here. */
  showRecorded(recorded: RecordedRun): void {
    this.#stayWith({ ...this.#shown, lateTurn: undefined });
    this.#show(recorded.trace);
    this.recorded = recorded;
  }

  /**
   * Starts a scenario from its beginning: as it comes, or with these changes and deeds in it. Another scenario, and one
   * that lasts as it came again, comes with a speed of its own; else it stays as a person has chosen it.
   */
  choose(lesson: Lesson, made?: Pick<Recipe, 'changes' | 'commands'>, atMs = 0): void {
    this.playback.pause();
    // What was said was of the scenario before.
    this.#notices = [];
    this.selected = undefined;
    this.finds = '';
    const isSame = lesson === this.lesson && this.lengthMs === lesson.scenario.horizonMs;
    this.#change(
      { ...recipeOf(lesson), ...made },
      {
        arrival: {
          atMs,
          speed: isSame ? this.playback.speed : lesson.speed,
          linked: false,
          looks: undefined,
        },
      },
    );
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

  /** Returns false where nothing had to be turned. */
  #turn(recipe: Recipe, wanted: Partial<Settings>, drag?: number): boolean {
    const turned: Partial<Record<SettingKey, SettingValue>> = {};
    const present = this.#settingsAt(this.atMs);
    for (const key of settingKeys) {
      const value = wanted[key];
      if (value !== undefined && value !== present[key]) turned[key] = value;
    }
    if (Object.keys(turned).length === 0) return false;
    const settings = turned as Partial<Settings>;
    const goesOn = drag !== undefined && drag === this.#drag?.id;
    const atMs = goesOn ? (this.#drag?.atMs ?? 0) : this.atMs;
    const shown = this.waits || atMs === 0 ? undefined : this.trace;
    const before = goesOn ? this.#wanted.lateTurn?.before : shown;
    const isThroughout = this.changesWholeRun;
    const lateTurn = before && { turned: settings, atMs, before, isThroughout };
    const taken = isThroughout
      ? this.#change(turnedThroughout(recipe, settings), { drag, lateTurn })
      : this.#do(atMs, turning(settings), { recipe, drag, lateTurn });
    this.#drag = drag !== undefined && taken ? { id: drag, atMs } : undefined;
    return true;
  }

  /** Turns for all of the run what was turned late, and shows the run before it beside this one. */
  turnThroughout(): void {
    const { past, lateTurn } = this.#wanted;
    const before = past.at(-1)?.recipe;
    if (!lateTurn || !before) return;
    const recipe = turnedThroughout({ ...before, policy: this.policy }, lateTurn.turned);
    this.#drag = undefined;
    this.#dropUndoing();
    const opened = { ...lateTurn, isThroughout: true, isOpen: true };
    this.#run({ recipe, past, future: [], lateTurn: opened }, {});
  }

  /** Replaces what is known of the last turn, or forgets it; not while a run is under way. */
  keepLateTurn(lateTurn?: LateTurn): void {
    this.#wanted = this.#shown = { ...this.#shown, lateTurn };
  }

  /** Does something at the playhead, and drops what was done later. */
  act(action: Action): void {
    this.#do(this.atMs, [action]);
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
    const recipe = turnedThroughout({ ...this.#recipe, lengthMs }, changes);
    const speed = Math.max(recipe.lesson.speed, lengthMs / watchedMsMost);
    this.#change(recipe, { arrival: { speed } });
  }

  /** Back to the scenario as it came. */
  restore(): void {
    if (this.isChanged) this.#change(recipeOf(this.#recipe.lesson));
  }

  undo(): void {
    const { past, future } = this.#wanted;
    const before = past.at(-1);
    if (!before) return;
    this.#goTo(before, { past: past.slice(0, -1), future: [this.#moment(), ...future] });
  }

  redo(): void {
    const { past, future } = this.#wanted;
    const [next, ...rest] = future;
    if (!next) return;
    this.#goTo(next, { past: [...past, this.#moment()], future: rest });
  }

  /** Stops the run that is under way; what was asked for since the one on the screen can be redone. */
  cancel(): void {
    if (!this.waits) return;
    const { looks } = this.#arrival;
    const { past, future } = this.#wanted;
    const asked = [...past, this.#moment()];
    const { recipe, past: shownPast } = this.#shown;
    const known = new Set([recipe, ...shownPast.map((moment) => moment.recipe)]);
    const from = asked.findLastIndex((moment) => known.has(moment.recipe)) + 1;
    // Undo led away from the run on the screen: then nothing is new that could be lost.
    const undone = future.some((moment) => moment.recipe === recipe);
    const [next, ...rest] = undone ? [] : asked.slice(from);
    const opens = looks && this.#looks;
    this.#stayWith(
      next ? { ...this.#shown, future: [{ ...next, opens }, ...rest, ...future] } : this.#shown,
    );
    if (!looks) return;
    // What a person has chosen since the link stays.
    if (this.tab === looks.ofLink.tab) this.tab = looks.before.tab;
    if (this.load === looks.ofLink.load) this.load = looks.before.load;
    this.#notices = looks.notices;
  }

  dismiss(id: number): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
  }

  #moment(): Moment {
    return { recipe: this.#recipe, atMs: this.atMs };
  }

  get #looks(): Looks {
    return { tab: this.tab, load: this.load };
  }

  /** Another scenario is found where its playhead was; within one, the playhead stays. */
  #goTo({ recipe, atMs, opens }: Moment, steps: Pick<History, 'past' | 'future'>): void {
    const moves = opens !== undefined || recipe.lesson !== this.#recipe.lesson;
    this.#drag = undefined;
    this.#dropUndoing();
    const looks = opens && { ofLink: opens, before: this.#looks, notices: this.#notices };
    if (opens) ({ tab: this.tab, load: this.load } = opens);
    this.#run({ recipe, ...steps }, moves ? { atMs, speed: recipe.lesson.speed, looks } : {});
  }

  /** Returns whether the run took it. */
  #do(
    atMs: number,
    actions: readonly Action[],
    turn?: Pick<History, 'recipe' | 'lateTurn'> & { readonly drag: number | undefined },
  ): boolean {
    const { recipe, dropped } = doneAt(turn?.recipe ?? this.#recipe, atMs, actions);
    if (recipe.commands.length > limits.commands) {
      this.notify(`A run takes ${limits.commands} actions at most. Undo one, or start again.`);
      return false;
    }
    const taken = this.#change(recipe, turn);
    if (dropped === 0 || !taken) return taken;
    const things = dropped === 1 ? '1 later action was' : `${dropped} later actions were`;
    this.notify(`You changed the past: ${things} dropped.`, { undoes: true });
    return true;
  }

  /** Whether there can be such a run. */
  #change(
    recipe: Recipe,
    {
      drag,
      lateTurn,
      arrival = {},
    }: Pick<History, 'lateTurn'> & { drag?: number | undefined; arrival?: Arrival } = {},
  ): boolean {
    const { past } = this.#wanted;
    const goesOn = drag !== undefined && drag === this.#drag?.id && past.length > 0;
    const before = goesOn ? past : [...past, this.#moment()].slice(-undoMost);
    this.#drag = undefined;
    this.#dropUndoing();
    this.#run({ recipe, past: before, future: [], lateTurn }, arrival);
    return this.#recipe === recipe;
  }

  /** Runs a recipe here or, when that would hold the page, beside it; later where a part is yet to come. */
  #run(wanted: History, arrival: Arrival): void {
    this.#longRun?.cancel();
    this.#wanted = wanted;
    this.#arrival = { ...this.#arrival, ...arrival };
    if (canRun(wanted.recipe)) this.#runHere(wanted);
    else void this.#runLater(wanted);
  }

  /** Runs a recipe once the parts have come that its run needs. */
  async #runLater(wanted: History): Promise<void> {
    await this.prepare(wanted.recipe);
    if (wanted === this.#wanted) this.#runHere(wanted);
  }

  /** Loads the parts that the run of a recipe needs, where they have not come. */
  async prepare(recipe: Recipe): Promise<void> {
    if (!canRun(recipe)) await need('What this run needs', () => import('./allParts.ts'));
  }

  #runHere(wanted: History): void {
    try {
      const trace = traceOf(wanted.recipe);
      if (trace) this.#show(trace);
      else void this.#runBeside(wanted);
    } catch (error) {
      this.#giveUp(error);
    }
  }

  async #runBeside(wanted: History): Promise<void> {
    const { recipe } = wanted;
    try {
      if (!this.#longRun) {
        const load = () => import('./longRun.svelte.ts');
        const { LongRun } = await need('What makes long runs', load);
        if (wanted !== this.#wanted) return;
        this.#longRun ??= new LongRun();
      }
      const made = await this.#longRun.make({
        scenario: scenarioOf(recipe),
        commands: recipe.commands,
      });
      if (made && wanted === this.#wanted) this.#show(made.trace, made.cutWords);
    } catch (error) {
      if (wanted === this.#wanted) this.#giveUp(error);
    }
  }

  /** @param cutWords a sentence about a trace that was stopped before its end. */
  #show(trace: Trace, cutWords?: string): void {
    const { atMs, speed, linked } = this.#arrival;
    this.#arrival = {};
    this.#shown = this.#wanted;
    this.recorded = undefined;
    this.playback.setTrace(trace);
    if (speed !== undefined) this.playback.setSpeed(speed);
    if (atMs !== undefined) this.playback.seek(atMs);
    this.#notices = this.#notices.filter(({ ofTrace }) => !ofTrace);
    if (cutWords !== undefined) {
      this.notify(cutWords, { undoes: this.canUndo, ofTrace: true });
    }
    if (linked && (atMs ?? 0) > trace.endsAt) {
      this.notify(
        `The time ${clock(atMs ?? 0)} lies after the end of the run, ${clock(trace.endsAt)}.`,
      );
    }
  }

  /** Keeps the run there is when another one cannot be made, and says why. */
  #giveUp(error: unknown): void {
    const { lesson } = this.#recipe;
    const { linked } = this.#arrival;
    this.#stayWith(this.#shown);
    this.notify(problemOf(error));
    if (!linked) return;
    this.#run({ recipe: recipeOf(lesson), past: [], future: [] }, { atMs: 0, speed: lesson.speed });
  }

  #stayWith(shown: History): void {
    this.#longRun?.cancel();
    this.#arrival = {};
    this.#drag = undefined;
    this.#shown = shown;
    this.#wanted = shown;
    this.#dropUndoing();
  }

  /** Removes the notice about the last change. */
  #dropUndoing(): void {
    this.#notices = this.#notices.filter(({ undoes, ofTrace }) => !undoes || ofTrace);
  }

  /** Says something of the run, once. */
  notify(text: string, { undoes = false, ofTrace = false }: Partial<Notice> = {}): void {
    if (this.#notices.some((notice) => notice.text === text)) return;
    const notice = { id: ++this.#noticeCount, text, undoes, ofTrace };
    this.#notices = [...this.#notices, notice].slice(-noticesMost);
  }
}
