import type { Trace } from '../../../model/facts.ts';
import { between, type SimInstant } from '../../../model/units.ts';
import { countRequests } from '../../ledger/comparison.ts';
import { selectLedgerCounts } from '../../ledger/ledger.ts';
import { countUntil, recordsOf } from '../../records.ts';
import { clock, count, duration, grouped } from '../../words/format.ts';

/** What has happened after `since`, or from the start, up to the playhead, in numbers. */
export function runningSummary(trace: Trace, since: SimInstant, at: SimInstant): string {
  const { questions, empty, payments, attempts, failed, extra } = countsBetween(trace, since, at);
  const told = [
    questions > 0 ? `${count(questions, 'question')}, ${share(empty, questions, 'empty')}` : '',
    payments > 0 ? count(payments, 'payment') : '',
    attempts > 0 ? `${count(attempts, 'attempt')}, ${share(failed, attempts, 'failed')}` : '',
    extra > 0 ? `${count(extra, 'charge')} too many` : '',
  ].filter((each) => each !== '');
  const from = since === 0 ? 'the start' : clock(since);
  return `Since ${from}: ${told.length > 0 ? told.join('; ') : 'nothing new'}.`;
}

/** How long nothing was told, and what was asked meanwhile: `4 min without news: 48 questions, all empty.` */
export function quietWords(trace: Trace, since: SimInstant, at: SimInstant): string {
  const { questions, empty } = countsBetween(trace, since, at);
  const asked =
    questions > 0 ? `: ${count(questions, 'question')}, ${share(empty, questions, 'empty')}` : '';
  const ms = between(since, at);
  return `${duration(ms - (ms % glanceOf(ms)))} without news${asked}.`;
}

/** To what a time that goes on is cut off, so that it can be read. */
function glanceOf(ms: number): number {
  if (ms < 60_000) return 1_000;
  if (ms < 600_000) return 10_000;
  return ms < 7_200_000 ? 60_000 : 600_000;
}

type Counts = Record<'questions' | 'empty' | 'payments' | 'attempts' | 'failed' | 'extra', number>;

/** How many polls, payments, attempts and charges too many there were after `since`; all when that is the start. */
export function countsBetween(trace: Trace, since: SimInstant, at: SimInstant): Counts {
  const now = countsUntil(trace, at);
  if (since === 0) return now;
  const before = countsUntil(trace, since);
  return {
    questions: now.questions - before.questions,
    empty: now.empty - before.empty,
    payments: now.payments - before.payments,
    attempts: now.attempts - before.attempts,
    failed: now.failed - before.failed,
    extra: now.extra - before.extra,
  };
}

function countsUntil(trace: Trace, at: SimInstant): Counts {
  const pull = countRequests(trace, at, 'pull');
  const push = countRequests(trace, at, 'push');
  return {
    questions: pull.ended,
    empty: pull.empty,
    payments: countUntil(recordsOf(trace).events, at, (event) => event.occurredAt),
    attempts: push.ended,
    failed: push.failed,
    extra: selectLedgerCounts(trace, at, 'push').extra,
  };
}

/** `3 empty`, `none empty`, `all empty`; of a single one `empty` or `not empty`. */
function share(part: number, whole: number, what: string): string {
  if (whole === 1) return part === 0 ? `not ${what}` : what;
  return `${part === 0 ? 'none' : part < whole ? grouped(part) : 'all'} ${what}`;
}
