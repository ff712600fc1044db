import { wayIds } from '../../../lessons/ways.ts';
import { BackgroundRun, type StartWorker } from '../../../page/background/backgroundRun.svelte.ts';
import { startWorker } from '../../../page/background/backgroundWorker.ts';
import { loadPart } from '../../../page/loading/part.svelte.ts';
import type { WayCounts } from './wayCounts.ts';
import workerUrl from './ways.worker.ts?worker&url';
import type { WayTask } from './waysTask.ts';

export type StartWaysWorker = StartWorker<WayTask, WayCounts | undefined>;

type MadeFrom = Pick<WayTask, 'scenario' | 'commands'>;

/** The same events heard of in each way, run beside the page. */
export class WaysRun {
  readonly wanted = wayIds.length;
  counts: readonly WayCounts[] = $state.raw([]);
  #question: string | undefined = $state();
  readonly #run: BackgroundRun<WayTask, WayCounts | undefined>;

  constructor(start: StartWaysWorker = startWaysWorker) {
    this.#run = new BackgroundRun(start);
  }

  get state(): BackgroundRun<WayTask, WayCounts>['state'] {
    return this.#run.state;
  }

  get problem(): string | undefined {
    return this.#run.problem;
  }

  get done(): number {
    return this.counts.length;
  }

  /** Whether what is counted is of this very run, the way of asking aside. */
  answers(made: MadeFrom): boolean {
    return this.#question === keyOf(made);
  }

  /** Runs a scenario once in each way. */
  async start({ scenario, commands }: MadeFrom): Promise<void> {
    this.#question = keyOf({ scenario, commands });
    this.counts = [];
    await this.#run.start(
      wayIds.map((way) => ({ scenario, commands, way })),
      (counts) => {
        if (counts) this.counts = [...this.counts, counts];
      },
    );
    this.#run.dismissWorkers();
  }

  /** Stops at once; what was counted so far stays. */
  cancel(): void {
    this.#run.cancel();
  }
}

function keyOf({ scenario, commands }: MadeFrom): string {
  const settings = { ...scenario.settings, pullMode: undefined };
  return JSON.stringify([{ ...scenario, settings }, commands]);
}

const startWaysWorker: StartWaysWorker = () =>
  startWorker(workerUrl, async () => (await loadPart(() => import('./waysTask.ts'))).countsOf);

/** Kept here, so that it goes on while another tab is open. */
export const keptWays = new WaysRun();
