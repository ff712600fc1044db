import { pauseMs } from '../../model/rules/backoff.ts';
import type { DeadLetterReason } from '../../model/facts.ts';
import type { Settings } from '../../model/settings.ts';
import type { AttackerState, Overheard } from './attacker/attackerState.ts';
import { count, duration } from '../../trace/words/format.ts';
import type { Fetchers } from './push/fetchers.ts';
import { isFetch } from '../../trace/messageKind.ts';
import type { MovingMessage, RecentEnding } from './wires/inFlight.ts';
import type { PollerState, PullLane } from './pull/pullLane.ts';
import type { PipelineStep, ReceiverState, WorkerState } from './push/receiverState.ts';
import type { DeliveryRow } from './push/senderQueue.ts';
import type { Refusal } from '../../trace/traffic.ts';

/** `4.0 s`: a countdown keeps its tenth, so that it does not jump in width. */
export function countdown(ms: number): string {
  return ms < 60_000 ? `${(Math.ceil(ms / 100) / 10).toFixed(1)} s` : duration(ms);
}

/** An answer that takes longer than this is being waited for. */
const noticeMs = 1_000;

export function deliveryWords(row: DeliveryRow): string {
  switch (row.state) {
    case 'waiting':
      return `try ${row.attempt} in ${countdown(row.leftMs)}`;
    case 'sending':
      return row.forMs < noticeMs
        ? `sending, try ${row.attempt}`
        : `try ${row.attempt}, ${countdown(row.leftMs)} left`;
    case 'delivered':
      return `delivered, try ${row.attempt}`;
    case 'deadLettered':
      return givenUpWords[row.reason] ?? `given up after ${row.attempt}`;
  }
}

/** Where the number of attempts is not the reason. */
const givenUpWords: Readonly<Partial<Record<DeadLetterReason, string>>> = {
  'endpoint disabled': 'given up, disabled',
  'endpoint gone': 'given up, gone',
  'out of time': 'given up, too late',
};

/** `backoff 1 · 2 · 4 · 8 s, full jitter`. */
export function retryWords(settings: Settings): string {
  const { retryPlan, attempts, firstWaitMs } = settings;
  if (retryPlan === 'off' || attempts === 1) return 'no retries';
  if (retryPlan === 'immediate') return `retries at once, ${attempts} tries`;
  if (retryPlan === 'fixed') {
    return `retries every ${duration(firstWaitMs)}, ${attempts} tries${jitterWords(settings)}`;
  }
  const waits = Array.from({ length: Math.min(attempts - 1, 5) }, (_, i) =>
    pauseMs(settings, i + 1),
  );
  const more = attempts - 1 > waits.length ? ' · …' : '';
  const inSeconds = waits.every((ms) => ms < 60_000);
  const list = inSeconds
    ? `${waits.map((ms) => ms / 1_000).join(' · ')}${more} s`
    : `${waits.map((ms) => duration(ms)).join(' · ')}${more}`;
  return `backoff ${list}${jitterWords(settings)}`;
}

function jitterWords({ jitter, jitterPercent }: Settings): string {
  if (jitter === 'none') return '';
  return jitter === 'spread' ? `, ±${jitterPercent} %` : `, ${jitter} jitter`;
}

export const modeWords: Record<ReceiverState['mode'], string> = {
  up: 'up',
  slow: 'slow',
  down: 'down',
  restarting: 'restarting',
};

/** The name of a pipeline step, and what it answers with. */
export function stepWords({ step }: PipelineStep, storesFirst: boolean): [string, string] {
  switch (step) {
    case 'address':
      return ['address', 'known?'];
    case 'signature':
      return ['verify', 'signature'];
    case 'freshness':
      return ['fresh?', 'timestamp'];
    case 'duplicate':
      return ['seen', 'before?'];
    case 'answer':
      return [storesFirst ? 'store,' : 'work,', 'then 200'];
  }
}

export const stoppedWords: Record<PipelineStep['step'], string> = {
  address: '✕ 403',
  signature: '✕ 401',
  freshness: '✕ 400',
  duplicate: '= skipped',
  answer: '',
};

export function workerWords(worker: WorkerState): string {
  switch (worker.doing) {
    case 'idle':
      return 'idle';
    case 'busy':
      return worker.eventId;
    case 'crashed':
      return `crashed, ${countdown(worker.leftMs)}`;
  }
}

/** How Billing asks for news: `Billing asks every 5 s`. */
export function pullWords({ rule, everyMs }: Pick<PullLane, 'rule' | 'everyMs'>): string {
  const every = `Billing asks every ${duration(rule.pollEveryMs)}`;
  switch (rule.pullMode) {
    case 'fixed':
      return every;
    case 'conditional':
      return `${every} what has changed`;
    case 'adaptive':
      return `Billing asks every ${duration(everyMs)} by now, at most every ${duration(rule.pollEveryMs)}`;
    case 'longPoll':
      return `Billing asks, and the Store holds the question for up to ${duration(rule.holdMs)}`;
  }
}

export function pollerWords(poller: PollerState): string {
  switch (poller.doing) {
    case 'held':
      return `the Store waits for news, ${countdown(poller.leftMs)}`;
    case 'asking':
      return 'asking';
    case 'done':
      return 'next poll after the run';
    case 'waiting':
      return `next poll in ${countdown(poller.leftMs)}`;
    case 'backingOff':
      return `429, asks again in ${countdown(poller.leftMs)}`;
  }
}

const refusalWords: Record<Refusal, string> = {
  down: 'while down',
  restarting: 'while restarting',
  cut: 'connection cut',
  address: 'unknown address',
  signature: 'bad signature',
  freshness: 'too old',
  rateLimited: 'too many requests',
  other: '',
};

/** Everything on the wires of a lane as one line of text. */
export function wiresWords(
  messages: readonly MovingMessage[],
  recent: readonly RecentEnding[],
): string {
  const requests = messages.filter(({ leg }) => leg === 'request').length;
  const answers = messages.length - requests;
  const way = `On the way: ${count(requests, 'request')}, ${count(answers, 'answer')}.`;
  const ends = [...new Set(recent.map(endingWords))];
  return ends.length > 0 ? `${way} Just now: ${ends.join(', ')}.` : way;
}

/** What a mark on the wire says about itself. */
export function messageWords(message: MovingMessage): string {
  const { leg, channel, from, lost, status, refusal, news } = message;
  const asks = channel === 'pull' || from === 'receiver';
  if (lost && message.fraction >= 0.25) return '? lost';
  if (leg === 'request') {
    if (isFetch(message)) return 'what is it now?';
    if (asks) return channel === 'pull' ? 'anything new?' : 'what did I miss?';
    if (message.origin !== 'genuine') return message.origin;
    if (message.duplicate) return 'same event again';
    return (message.attempt ?? 1) > 1 ? `POST, try ${message.attempt}` : 'POST';
  }
  if (isFetch(message)) {
    if (status === 404) return '404 no such order';
    if (status === 200) return '200, as it is now';
  }
  if (refusal !== undefined) return `${status} ${refusalWords[refusal]}`.trim();
  if (!asks) return `${status}`;
  if (status === 304) return '304, nothing changed';
  if (news) return `${status}, ${count(news, 'payment')}`;
  return channel === 'pull' ? `${status}, nothing new` : `${status}, nothing`;
}

/** `1 waits for the end of its burst, 2 under way, 1 to be made again`. */
export function fetchersWords({ collecting, fetching, pausing, backingOff }: Fetchers): string {
  const waiting = `${collecting} ${collecting === 1 ? 'waits' : 'wait'} for the end of a burst`;
  const parts = [
    ...(collecting > 0 ? [waiting] : []),
    ...(fetching > 0 ? [`${fetching} under way`] : []),
    ...(pausing > 0 ? [`${pausing} to be made again`] : []),
  ];
  if (parts.length === 0) return backingOff > 0 ? '' : 'none under way';
  return parts.join(', ') + (backingOff > 0 ? ',' : '');
}

export function endingWords({ what, leg, status, refusal }: RecentEnding): string {
  if (what === 'hungUp') return 'hung up';
  if (what === 'lost') return leg === 'answer' ? 'answer lost' : 'request lost';
  return `${status ?? ''} ${refusal ? refusalWords[refusal] : ''}`.trim();
}

export function attackerWords(attacker: AttackerState): string {
  if (attacker.doing === 'idle') return 'Mallory listens';
  if (attacker.doing === 'waitingToTamper') return 'Mallory waits to tamper with the next request';
  if (attacker.doing === 'empty-handed') {
    if (attacker.act === 'tamper') return 'Mallory cannot change what is encrypted';
    return attacker.reason === 'encrypted on the way'
      ? 'Mallory has no copy: it was encrypted'
      : 'Mallory has nothing to replay yet';
  }
  return `${deedWords[attacker.act](attacker.eventId)}${attackEndWords[attacker.end]}`;
}

/** What Mallory has read of the last request that passed, or why she has not. */
export function overheardWords(overheard: Overheard): string {
  switch (overheard.sees) {
    case 'nothing yet':
      return '';
    case 'ciphertext':
      return 'sees only ciphertext';
    case 'body':
      return `${overheard.origin === 'tampered' ? 'wrote' : 'read'} ${innermost(overheard.body)}`;
  }
}

/** A body from its data on: what stands before it is the same in all. */
function innermost(body: string): string {
  const data = body.indexOf('{', 1);
  return data < 0 ? body : `…${body.slice(data)}`;
}

const deedWords = {
  forge: (eventId: string) => `Mallory forges ${eventId}`,
  tamper: (eventId: string) => `Mallory changed ${eventId}`,
  replay: (eventId: string) => `Mallory replays a copy of ${eventId}`,
} as const;

const attackEndWords = {
  underWay: '',
  charged: ': charged',
  refused: ': refused',
  skipped: ': seen before, skipped',
  letIn: ': let in',
} as const;
