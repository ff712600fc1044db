import type { CheckResult, FactOf, Trace } from '../../../model/facts.ts';
import type { EventId, MessageId } from '../../../model/ids.ts';
import type { EndpointMode } from '../../../model/settings.ts';
import { between, type DurationMs, type SimInstant } from '../../../model/units.ts';
import { jobsOf, type WorkerTurn } from '../../../trace/receiver/jobs.ts';
import { countUntil, latestAt, recordsOf } from '../../../trace/records.ts';
import { selectSettings } from '../../../trace/settingsAt.ts';
import { oncePerTrace } from '../../../trace/oncePerTrace.ts';

export type StepName = CheckResult['check'] | 'answer';

/** One step of the receiver's pipeline, with its result while that is fresh. */
export interface PipelineStep {
  readonly step: StepName;
  readonly on: boolean;
  readonly just?: 'passed' | 'stopped' | undefined;
}

export type WorkerState =
  | { readonly worker: number; readonly doing: 'idle' }
  | {
      readonly worker: number;
      readonly doing: 'busy';
      readonly eventId: EventId;
      readonly marks: boolean;
      /** How much of the work, or of its mark, is done, 0 to 1. */
      readonly share: number;
    }
  | {
      readonly worker: number;
      readonly doing: 'crashed';
      /** Undefined where nobody knows. */
      readonly leftMs: DurationMs | undefined;
    };

export interface ReceiverState {
  readonly mode: EndpointMode;
  /** Until it is up again by itself; only while restarting. */
  readonly leftMs?: DurationMs;
  readonly steps: readonly PipelineStep[];
  /** True where the receiver answers before the work. */
  readonly storesFirst: boolean;
  readonly queueIsDurable: boolean;
  /** Jobs that no worker has in hand. */
  readonly waiting: number;
  readonly workers: readonly WorkerState[];
  /** Requests that a slow server has taken and not yet turned to. */
  readonly held: number;
}

/** The receiver at the playhead; what a step did stays lit for `lingerMs`. */
export function selectReceiver(
  trace: Trace,
  { at, lingerMs }: { at: SimInstant; lingerMs: number },
): ReceiverState {
  const { modes } = recordsOf(trace);
  const mode = latestAt(modes, at);
  const settings = selectSettings(trace, at);
  const jobs = jobsOf(trace);
  const waiting = latestAt(jobs.waiting, at);
  const held = latestAt(jobs.held, at);
  const latest = latestThrough(trace, { at, lingerMs });

  const step = (name: StepName, on: boolean): PipelineStep => ({
    step: name,
    on,
    just: on ? latest.get(name) : undefined,
  });

  return {
    mode: mode?.mode ?? 'up',
    ...(mode?.untilAt === undefined ? {} : { leftMs: between(at, mode.untilAt) }),
    steps: [
      // A firewall's rule that most receivers do without: it stands there when there is one.
      ...(settings.onlySenderIps ? [step('address', true)] : []),
      step('signature', settings.verifySignature),
      step('freshness', settings.rejectOldTimestamps),
      step('duplicate', settings.skipProcessed),
      step('answer', true),
    ],
    storesFirst: settings.storeFirst,
    queueIsDurable: settings.durableQueue,
    waiting: waiting?.count ?? 0,
    held: held?.count ?? 0,
    // Whoever is let go finishes what is in hand.
    workers: jobs.workers
      .map((turns, i) => workerAt(turns, i + 1, at))
      .filter(({ doing }, i) => i < Math.max(settings.workers, 1) || doing === 'busy'),
  };
}

function workerAt(turns: readonly WorkerTurn[], worker: number, at: SimInstant): WorkerState {
  const turn = latestAt(turns, at);
  if (turn?.doing === 'busy') {
    const wholeMs = turn.endsAt - turn.at;
    const share = wholeMs > 0 ? Math.min(1, (at - turn.at) / wholeMs) : 1;
    return { worker, doing: 'busy', eventId: turn.eventId, marks: turn.marks ?? false, share };
  }
  if (turn?.doing === 'crashed') {
    const leftMs = turn.endsAt === undefined ? undefined : between(at, turn.endsAt);
    return { worker, doing: 'crashed', leftMs };
  }
  return { worker, doing: 'idle' };
}

type Check = FactOf<'request.checked'>;
type Passage = Check | FactOf<'event.stored' | 'effect.made' | 'work.failed'>;

/** What the latest request met in the pipeline, if that was within the last `lingerMs`. */
function latestThrough(
  trace: Trace,
  { at, lingerMs }: { at: SimInstant; lingerMs: number },
): ReadonlyMap<StepName, 'passed' | 'stopped'> {
  const passages = passagesOf(trace);
  const last = countUntil(passages, at, (fact) => fact.at) - 1;
  const latest = passages[last];
  const outcomes = new Map<StepName, 'passed' | 'stopped'>();
  if (!latest || at - latest.at >= lingerMs) return outcomes;
  for (let i = last; i >= 0; i--) {
    const fact = passages[i];
    if (fact?.messageId !== latest.messageId) break;
    if (fact.type === 'request.checked')
      outcomes.set(fact.check, fact.passed ? 'passed' : 'stopped');
    else if (!outcomes.has('answer'))
      outcomes.set('answer', fact.type === 'work.failed' ? 'stopped' : 'passed');
  }
  return outcomes;
}

const passagesOf = oncePerTrace((trace): readonly Passage[] => {
  const stored = new Set<MessageId>();
  return trace.facts.filter((fact): fact is Passage => {
    if (fact.type === 'event.stored') stored.add(fact.messageId);
    return (
      fact.type === 'request.checked' ||
      fact.type === 'event.stored' ||
      // One that is stored was answered before.
      (fact.type === 'work.failed' &&
        fact.channel === 'push' &&
        (fact.done || !stored.has(fact.messageId))) ||
      // A charge after the answer is the worker's, not the pipeline's.
      (fact.type === 'effect.made' && fact.channel === 'push' && !stored.has(fact.messageId))
    );
  });
});
