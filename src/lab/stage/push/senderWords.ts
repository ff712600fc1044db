import type { DeadLetterReason } from '../../../model/facts.ts';
import { pauseMs } from '../../../model/rules/backoff.ts';
import type { Settings } from '../../../model/settings.ts';
import { countdown, duration } from '../../../trace/words/format.ts';
import type { DeliveryRow } from './senderQueue.ts';

/** From then on a row counts down to the hang-up. */
const noticeMs = 1_000;

export function deliveryWords(row: DeliveryRow): string {
  switch (row.state) {
    case 'waiting':
      return row.for === 'turn'
        ? `in line, ${countdown(row.leftMs)}`
        : `try ${row.attempt} in ${countdown(row.leftMs)}`;
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
