import { loadPart } from '../../page/loading/part.svelte.ts';
import { matchedFinding, type Finding } from '../../signing/diagnose/match.ts';
import type { VerifyInput } from '../../signing/request.ts';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import type { RejectionReason, Verdict } from '../../signing/verdict.ts';
import workerUrl from './diagnosis.worker.ts?worker&url';
import type { DiagnosisNews, DiagnosisReport, DiagnosisTask } from './diagnosisTask.ts';
import { newWorker } from '../../page/here.ts';

/** Whoever searches; ends at once when it is dismissed. Rejects in a sentence when it cannot. */
export interface DiagnosisHand {
  ask(task: DiagnosisTask, onProgress: (tried: number) => void): Promise<DiagnosisReport>;
  dismiss(): void;
}

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
  #hand: DiagnosisHand | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** Counts the searches, so that what an earlier one brings late is not taken. */
  #search = 0;
  readonly #hire: () => Promise<DiagnosisHand>;
  readonly #settleMs: number;

  /** @param hire brings somebody to search. */
  constructor(hire: () => Promise<DiagnosisHand> = hireWorker, settle = settleMs) {
    this.#hire = hire;
    this.#settleMs = settle;
  }

  /** Searches when a request is refused, anew when it is another, and not when only the clock has moved on. */
  follow(schemeId: SchemeId, request: VerifyInput | undefined, verdict: Verdict | undefined): void {
    if (!request || verdict?.ok !== false) {
      this.#rest('idle');
      return;
    }
    const matched = matchedFinding(verdict);
    if (matched) {
      this.#rest('done');
      this.report = reportOf({ schemeId, request }, matched);
      return;
    }
    // Also behind another reason: without them there is nothing to try changes on.
    const missing = verdict.steps.map(({ because }) => because).find(isMissing);
    if (missing) {
      this.#rest('waiting');
      this.missing = missing;
      return;
    }
    if (this.#task && isSame(this.#task, { schemeId, request })) return;
    this.#rest('searching');
    this.#task = { schemeId, request };
    this.#settling = setTimeout(() => void this.#start(), this.#settleMs);
  }

  /** Searches once more, after a cancel or a mishap. */
  again(): void {
    const task = this.#task;
    if (!task) return;
    this.#rest('searching');
    this.#task = task;
    void this.#start();
  }

  /** Stops at once; the same request is not searched again unless somebody asks. */
  cancel(): void {
    if (this.state !== 'searching') return;
    this.#dismiss();
    this.state = 'cancelled';
  }

  /** Forgets everything. */
  stop(): void {
    this.#rest('idle');
  }

  async #start(): Promise<void> {
    const task = this.#task;
    const search = ++this.#search;
    try {
      const hand = await this.#hire();
      if (search !== this.#search || !task) {
        hand.dismiss();
        return;
      }
      this.#hand = hand;
      const report = await hand.ask(task, (tried) => {
        if (search === this.#search) this.tried = tried;
      });
      if (search !== this.#search) return;
      this.report = report;
      this.state = 'done';
    } catch (error) {
      if (search !== this.#search) return;
      this.problem = error instanceof Error ? error.message : String(error);
      this.state = 'broken';
    }
    this.#dismiss();
  }

  #rest(state: Diagnosis['state']): void {
    this.#dismiss();
    this.#task = undefined;
    this.tried = 0;
    this.report = undefined;
    this.problem = undefined;
    this.missing = undefined;
    this.state = state;
  }

  #dismiss(): void {
    clearTimeout(this.#settling);
    this.#search++;
    this.#hand?.dismiss();
    this.#hand = undefined;
  }
}

function reportOf({ schemeId, request }: DiagnosisTask, finding: Finding): DiagnosisReport {
  const { nowSeconds } = request;
  const { ageSeconds } = finding;
  const sentAt =
    nowSeconds === undefined || ageSeconds === undefined ? undefined : nowSeconds - ageSeconds;
  const isUnit = finding.causes.includes('timestampUnit');
  return {
    schemeId,
    request,
    finding,
    hints: [],
    tried: { time: 1, body: 0, secret: 0, signature: 0, rule: 0, URL: 0, scheme: 0, several: 0 },
    ...(sentAt === undefined || isUnit ? {} : { change: { nowSeconds: sentAt } }),
  };
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
    a.url === b.url &&
    a.method === b.method &&
    JSON.stringify([a.secret, a.headers]) === JSON.stringify([b.secret, b.headers]) &&
    sameBytes(a.body, b.body)
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** A worker of the browser, or, where there are none to be had, the page itself between two frames. */
async function hireWorker(): Promise<DiagnosisHand> {
  const worker = newWorker(workerUrl);
  return worker ? handOf(worker) : hireInPage();
}

async function hireInPage(): Promise<DiagnosisHand> {
  const { diagnosisInPage } = await loadPart(() => import('./diagnosisInPage.ts'));
  return diagnosisInPage();
}

function handOf(worker: Worker): DiagnosisHand {
  let other: DiagnosisHand | undefined;
  let dismissed = false;
  return {
    ask: (task, onProgress) =>
      new Promise((resolve, reject) => {
        let heard = false;
        worker.onmessage = ({ data }: MessageEvent<DiagnosisNews>) => {
          heard = true;
          if (data.kind === 'progress') onProgress(data.tried);
          else if (data.kind === 'done') resolve(data.report);
          else reject(new Error(data.problem));
        };
        worker.onerror = () => {
          if (heard) {
            reject(new Error('It broke in the background.'));
            return;
          }
          // Its script is refused, or missing.
          hireInPage()
            .then((hand) => {
              other = hand;
              return dismissed ? new Promise<never>(() => {}) : hand.ask(task, onProgress);
            })
            .then(resolve, reject);
        };
        worker.postMessage(task);
      }),
    dismiss: () => {
      dismissed = true;
      worker.terminate();
      other?.dismiss();
    },
  };
}
