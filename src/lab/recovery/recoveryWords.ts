import type { BackfillCursor, DeadLetterReason, DisabledBecause } from '../../model/facts.ts';
import { clock, count, duration } from '../../trace/words/format.ts';
import type { BackfillRow, Backfills } from './recoveryBackfills.ts';
import { isUndelivered, type DeadLetterFate, type DeadLetterRow } from './recoveryDeadLetters.ts';
import type { EndpointHealth } from './endpointHealthAt.ts';
import type { Way } from './recoveryReconciliation.ts';

const reasons: Readonly<Record<DeadLetterReason, string>> = {
  'attempts exhausted': 'no more are allowed',
  'out of time': 'the time for retries is over',
  'endpoint disabled': 'the endpoint is disabled',
  'endpoint gone': 'the endpoint says it is gone',
  'not tried again': 'the policy does not try this answer again',
  'resend failed': 'the resend failed too',
};

/** When and why it was given up: `given up at 21:30.4 after 4 attempts: no more are allowed`. */
export function givenUpWords({ givenUpAt, reason, attempts }: DeadLetterRow): string {
  const tried = attempts === 0 ? 'without an attempt' : `after ${count(attempts, 'attempt')}`;
  return `given up at ${clock(givenUpAt)} ${tried}: ${reasons[reason]}`;
}

export function fateWords(fate: DeadLetterFate): string {
  switch (fate.kind) {
    case 'lies':
      return 'undelivered';
    case 'notNeeded':
      return 'undelivered, but charged another way';
    case 'sending':
      return `sent once more, attempt ${fate.attempt} under way`;
    case 'delivered':
      return `delivered at ${clock(fate.at)}, attempt ${fate.attempt}`;
  }
}

const because: Readonly<Record<DisabledBecause, (failures: number) => string>> = {
  'failures in a row': (failures) => `after ${count(failures, 'failure')} in a row`,
  'dead letters in a row': () => 'after too many dead letters in a row',
  'failing too long': () => 'because it failed for too long',
  'endpoint gone': () => 'because it answered 410 Gone',
};

/** How the endpoint stands with the Store, as a sentence. */
export function healthWords(health: EndpointHealth): string {
  switch (health.state) {
    case 'healthy':
      return 'The Store calls the endpoint; nothing has failed lately.';
    case 'failing':
      return `The Store calls the endpoint, which has been failing since ${clock(health.since)}.`;
    case 'disabled': {
      const why = because[health.because](health.failures);
      const until =
        health.untilAt === undefined
          ? 'Somebody has to enable it again.'
          : `It calls again at ${clock(health.untilAt)}.`;
      return `The Store stopped calling the endpoint at ${clock(health.since)}, ${why}. ${until}`;
    }
  }
}

/** How a charge got in: `webhook, attempt 1`. */
export function wayWords(way: Way): string {
  switch (way.by) {
    case 'webhook':
      return `webhook, attempt ${way.attempt}`;
    case 'resend':
      return `resend, attempt ${way.attempt}`;
    case 'backfill':
      return `backfill ${way.number}`;
    case 'fetch':
      return `fetch ${way.number}`;
    case 'attacker':
      return 'a request by Mallory';
  }
}

export function cursorWords(after: BackfillCursor): string {
  if (after === '') return 'everything';
  return after === 'now' ? 'from now on' : `after ${after}`;
}

/** What came of one turn: `5 missing of 6`. */
export function turnWords(row: BackfillRow): string {
  if (row.kind === 'missedTurn') return 'not asked: Billing was down';
  const { outcome } = row;
  switch (outcome?.result) {
    case undefined:
      return 'under way';
    case 'events': {
      const { missing, listed } = outcome;
      if (listed === 0) return 'nothing listed';
      return missing.length === 0
        ? `${count(listed, 'payment')}, none missing`
        : `${count(listed, 'payment')}, ${missing.length} missing`;
    }
    case 'rateLimited':
      return `429: too many requests, wait ${duration(outcome.retryAfterMs)}`;
    case 'timedOut':
      return 'no answer in time';
    case 'cut':
      return 'cut off: Billing stopped';
  }
}

/** `3 calls found 5 missing payments; 1 was refused.` */
export function backfillsSummary({ calls, found, refused }: Backfills): string {
  const refusals = refused === 0 ? '' : `; ${count(refused, 'was', 'were')} refused with 429`;
  return `${count(calls, 'call')} found ${count(found, 'missing payment')}${refusals}.`;
}

/** `5 deliveries were given up; 4 still undelivered.` */
export function deadLettersSummary(rows: readonly DeadLetterRow[]): string {
  const lying = rows.filter(isUndelivered).length;
  return `${count(rows.length, 'delivery was', 'deliveries were')} given up; ${lying} still undelivered.`;
}
