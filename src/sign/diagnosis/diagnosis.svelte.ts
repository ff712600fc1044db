import { loadPart } from '../../page/loading/part.svelte.ts';
import { sameBytes } from '../../signing/bytes/sameBytes.ts';
import type { RejectionReason, Verdict } from '../../signing/check/verdict.ts';
import workerUrl from './diagnosis.worker.ts?worker&url';
import type { DiagnosisPart, DiagnosisReport, DiagnosisTask } from './diagnosisTask.ts';
import { reportWithoutSearch } from './reportWithoutSearch.ts';
import { BackgroundRun, type StartWorker } from '../../page/background/backgroundRun.svelte.ts';
import { startWorker } from '../../page/background/backgroundWorker.ts';

export type StartDiagnosisWorker = StartWorker<DiagnosisTask, DiagnosisPart>;

/** What is missing for a search to begin. */
export type Missing = Extract<RejectionReason, 'secret empty' | 'URL missing'>;

/** Nobody is done typing in less. */
const settleMs = 250;

/** The search for what makes a refused request match, beside the page; it follows the request. */
export class Diagnosis {
  state: 'idle' | 'waiting' | 'searching' | 'done' | 'cancelled' | 'broken' = $state('idle');
  missing: Missing | undefined = $state();
  tried = $state(0);
  report: DiagnosisReport | undefined = $state.raw();
  problem: string | undefined = $state();
  #task: DiagnosisTask | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  readonly #run: BackgroundRun<DiagnosisTask, DiagnosisPart>;
  readonly #settleMs: number;

  constructor(start: StartDiagnosisWorker = startDiagnosisWorker, settle = settleMs) {
    this.#run = new BackgroundRun(start);
    this.#settleMs = settle;
  }

  /** Searches when a request is refused, anew when it is another, and not when only the clock has moved on. */
  follow(task: DiagnosisTask | undefined, verdict: Verdict | undefined): void {
    if (!task || verdict?.ok !== false) {
      this.#rest('idle');
      return;
    }
    const found = reportWithoutSearch(task, verdict);
    if (found) {
      this.#rest('done');
      this.report = found;
      return;
    }
    // Also behind another reason: without them there is nothing to try changes on.
    const missing = verdict.steps.map(({ because }) => because).find(isMissing);
    if (missing) {
      this.#rest('waiting');
      this.missing = missing;
      return;
    }
    if (this.#task && isSame(this.#task, task)) return;
    this.#rest('searching');
    this.#task = task;
    this.#settling = setTimeout(() => void this.#search(task), this.#settleMs);
  }

  /** Searches once more, after a cancel or a mishap. */
  again(): void {
    const task = this.#task;
    if (!task) return;
    this.#rest('searching');
    this.#task = task;
    void this.#search(task);
  }

  /** Stops at once; the same request is not searched again unless somebody asks. */
  cancel(): void {
    if (this.state !== 'searching') return;
    this.#halt();
    this.state = 'cancelled';
  }

  /** Forgets everything. */
  stop(): void {
    this.#rest('idle');
    this.#run.dismissWorkers();
  }

  async #search(task: DiagnosisTask): Promise<void> {
    let report: DiagnosisReport | undefined;
    const ended = await this.#run.start([task], (part) => {
      if ('tried' in part) this.tried = part.tried;
      else report = part.report;
    });
    if (ended === 'stopped') return;
    this.report = report;
    this.problem = this.#run.message;
    this.state = ended;
  }

  #rest(state: Diagnosis['state']): void {
    this.#halt();
    this.#task = undefined;
    this.tried = 0;
    this.report = undefined;
    this.problem = undefined;
    this.missing = undefined;
    this.state = state;
  }

  #halt(): void {
    clearTimeout(this.#settling);
    this.#run.cancel();
  }
}

function isMissing(because: RejectionReason | undefined): because is Missing {
  return because === 'secret empty' || because === 'URL missing';
}

/** Whether two tasks differ in nothing but the time. */
function isSame(one: DiagnosisTask, other: DiagnosisTask): boolean {
  const a = one.request;
  const b = other.request;
  return (
    one.schemeId === other.schemeId &&
    one.copy === other.copy &&
    a.url === b.url &&
    a.method === b.method &&
    JSON.stringify([a.secret, a.headers]) === JSON.stringify([b.secret, b.headers]) &&
    sameBytes(a.body, b.body)
  );
}

const startDiagnosisWorker: StartDiagnosisWorker = () =>
  startWorker(
    workerUrl,
    async () => (await loadPart(() => import('./diagnosisTask.ts'))).partsOfDiagnosis,
    'It broke in the background.',
  );
