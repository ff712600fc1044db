import { untrack } from 'svelte';
import { standardLoad, type LoadPlan } from '../../../model/load/load.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { loadFields } from '../loadWords.ts';
import { whyLoadTooBig } from '../../../model/load/readLoad.ts';
import workerUrl from './load.worker.ts?worker&url';
import { partsIn, partsOf, underPolicy, type LoadPart, type LoadPiece } from './loadTask.ts';
import { BackgroundRun, type StartWorker } from '../../../page/background/backgroundRun.svelte.ts';
import { startWorker } from '../../../page/background/backgroundWorker.ts';

export type StartLoadWorker = StartWorker<LoadPlan, LoadPart>;

/** One load run beside the page: its plan, its pieces so far, and how far it is. */
export class LoadRun {
  /** Why it was not started, in a sentence. */
  #refusal: string | undefined = $state();
  /** What the pieces are results of. */
  plan: LoadPlan | undefined = $state.raw();
  parts: readonly LoadPiece[] = $state.raw([]);
  wanted = $state(0);
  /** How many of those wanted are there; the pieces may still be those of the run before. */
  done = $state(0);
  /** How much of the next one is done, from 0 to 1. */
  share = $state(0);
  /** Where it was stopped since it was too much, in a sentence. */
  cut: string | undefined = $state();
  readonly #run: BackgroundRun<LoadPlan, LoadPart>;

  constructor(start: StartLoadWorker = startLoadWorker) {
    this.#run = new BackgroundRun(start);
  }

  get state(): BackgroundRun<LoadPlan, LoadPart>['state'] {
    return this.#run.state;
  }

  /** Why it was not started, or how it broke, in a sentence. */
  get problem(): string | undefined {
    return this.#refusal ?? this.#run.problem;
  }

  /**
   * Starts a run in place of the one there is, or says why it would be too big. The pieces of the run
   * before stay until the first new one is there, so that the page does not flicker.
   */
  async start(plan: LoadPlan): Promise<void> {
    this.#refusal = whyLoadTooBig(underPolicy(plan));
    this.cut = undefined;
    if (this.#refusal !== undefined) {
      this.#run.reset();
      this.parts = [];
      this.plan = undefined;
      return;
    }
    this.wanted = partsIn(plan);
    this.done = 0;
    this.share = 0;
    await this.#run.start([plan], (part) => {
      this.#take(plan, part);
    });
  }

  /** Whether the pieces are results of this plan, as far as what is under load goes by it. */
  answers({ seed, settings, load }: LoadPlan): boolean {
    if (!this.plan || this.parts.length === 0) return false;
    const { view } = this.plan.load;
    return keyOf(this.plan) === keyOf({ seed, settings, load: { ...load, view } });
  }

  /** For a component that is being set up: runs what is planned, and what is planned instead later on. */
  follow(plan: () => LoadPlan): void {
    // Text is compared, so that a look at another moment of the Lab starts nothing.
    const wanted = $derived(JSON.stringify(plan()));
    $effect(() => {
      const key = wanted;
      untrack(() => {
        if (this.state !== 'done' || JSON.stringify(this.plan) !== key) void this.start(plan());
      });
    });
  }

  /** Stops at once; what was found so far stays. */
  cancel(): void {
    this.#run.cancel();
  }

  #take(plan: LoadPlan, part: LoadPart): void {
    if (part.kind === 'cut') {
      this.cut = part.sentence;
      return;
    }
    this.share = part.kind === 'reached' ? part.share : 0;
    if (part.kind === 'reached') return;
    this.parts = this.done === 0 ? [part] : [...this.parts, part];
    this.plan = plan;
    this.done++;
  }
}

/** Nothing but the seed and its own fields makes a difference to the contention. */
function keyOf({ seed, settings, load }: LoadPlan): string {
  const fields = loadFields(load).map((key) => load[key]);
  return JSON.stringify([
    seed,
    fields,
    ...(load.view === 'contention' ? [] : [settings]),
    ...(load.view === 'stampede' ? [load.policy] : []),
  ]);
}

/** What the Load tab would run of the Lab as it is set now. */
export const loadPlanOf = ({ seed, settings, load }: Lab): LoadPlan => ({
  seed,
  settings,
  load: { ...standardLoad, ...load },
});

const startLoadWorker: StartLoadWorker = () =>
  startWorker(workerUrl, () => Promise.resolve((plan: LoadPlan) => partsOf(plan)));

/** The runs of the Load tab, one for each view: they go on while another tab is looked at. */
export const keptLoad = {
  stampede: new LoadRun(),
  fleet: new LoadRun(),
  contention: new LoadRun(),
};
