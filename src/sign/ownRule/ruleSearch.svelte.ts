import { BackgroundRun, type StartWorker } from '../../page/background/backgroundRun.svelte.ts';
import { startWorker } from '../../page/background/backgroundWorker.ts';
import { loadPart } from '../../page/loading/part.svelte.ts';
import type { VerifyInput } from '../../signing/request.ts';
import type { RuleSearchPart } from '../../signing/ownRule/searchRule.ts';
import workerUrl from './ruleSearch.worker.ts?worker&url';

/** The search for the rule of a request, beside the page. */
export class RuleSearch {
  state: 'idle' | 'searching' | 'done' | 'cancelled' | 'broken' = $state('idle');
  tried = $state(0);
  ended: RuleSearchPart['ended'] = $state.raw();
  problem: string | undefined = $state();
  readonly #run: BackgroundRun<VerifyInput, RuleSearchPart>;

  constructor(start: StartWorker<VerifyInput, RuleSearchPart> = startSearchWorker) {
    this.#run = new BackgroundRun(start);
  }

  /** Searches, in the place of a search under way; resolves with what came of it, or undefined where it was stopped. */
  async search(request: VerifyInput): Promise<RuleSearchPart['ended']> {
    this.forget();
    this.state = 'searching';
    const outcome = await this.#run.start([request], (part) => {
      this.tried = part.tried;
      this.ended = part.ended;
    });
    if (outcome === 'stopped') return undefined;
    this.problem = this.#run.message;
    this.state = outcome;
    return this.ended;
  }

  /** Stops at once. */
  cancel(): void {
    if (this.state !== 'searching') return;
    this.#run.cancel();
    this.state = 'cancelled';
  }

  /** Stops, and says no more of what was. */
  forget(): void {
    this.#run.cancel();
    this.state = 'idle';
    this.tried = 0;
    this.ended = undefined;
    this.problem = undefined;
  }

  /** Lets go of the worker. */
  stop(): void {
    this.forget();
    this.#run.dismissWorkers();
  }
}

const startSearchWorker: StartWorker<VerifyInput, RuleSearchPart> = () =>
  startWorker(
    workerUrl,
    async () => (await loadPart(() => import('../../signing/ownRule/searchRule.ts'))).searchRule,
    'It broke in the background.',
  );
