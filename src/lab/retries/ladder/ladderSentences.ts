import type { AttemptOutcome, DeadLetterReason } from '../../../model/facts.ts';
import { count, duration, exactDuration, percent } from '../../../trace/words/format.ts';
import type { Ladder } from './ladder.ts';
import { attemptThrough, outageToll } from './ladderOutage.ts';
import type { LadderEnd, LadderPlan } from './ladderPlan.ts';

/** What the policy plans while every attempt fails. */
export function planSentence({ rungs, end, failureMs }: LadderPlan): string {
  const last = rungs.at(-1);
  if (!last || rungs.length === 1) return `One attempt, and no other: ${endWords[end]}.`;
  const silence =
    failureMs > 0 ? ` Each attempt first waits ${duration(failureMs)} for an answer.` : '';
  const spread =
    last.latestMs - last.earliestMs >= 1_000
      ? `, with jitter between ${duration(last.earliestMs)} and ${duration(last.latestMs)}`
      : '';
  const then = thenWords[end] ?? '';
  return `${count(rungs.length, 'attempt')}${then}: the last one ${exactDuration(last.atMs)} after the first${spread}.${silence}`;
}

/**
 * What becomes of a list of waits under the rest of the policy.
 * @param listed how many waits the list has; attempts that find none of their own repeat the last.
 */
export function waitsSentence(plan: LadderPlan, listed: number): string {
  const { rungs, end } = plan;
  const last = rungs.at(-1);
  if (!last || rungs.length === 1) return planSentence(plan);
  const used = rungs.length - 1;
  const rest =
    listed > used
      ? `; ${count(listed - used, 'wait is', 'waits are')} left over`
      : listed < used
        ? '; the last wait repeats'
        : '';
  return `${count(rungs.length, 'attempt')}${thenWords[end] ?? ''}, the last after ${exactDuration(last.atMs)}${rest}.`;
}

const thenWords: Readonly<Partial<Record<LadderEnd, string>>> = {
  'out of time': ' until its time is up',
  disabled: ' until the endpoint is disabled',
};

const endWords: Readonly<Record<LadderEnd, string>> = {
  'attempts exhausted': 'the policy has no retries',
  'out of time': 'the next would come after the policy gives up',
  'given up': 'the policy does not try again after this answer',
  disabled: 'the policy disables the endpoint after it',
  'taken for success': 'the policy takes this answer for success, and the payment is lost',
};

/** The attempts of one delivery up to the playhead, in a sentence. */
export function climbSentence({ climbs, ending }: Ladder, payment: string): string {
  const failed = climbs.filter(({ outcome }) => outcome && outcome.result !== 'accepted').length;
  const fell =
    failed === 0 ? '' : `${failed === 1 ? 'attempt 1 has' : `${failed} attempts have`} failed`;
  switch (ending.kind) {
    case 'delivered':
      return failed === 0
        ? `${payment} got through at its first attempt.`
        : `${payment} got through at attempt ${ending.attempt}, ${exactDuration(ending.atMs)} after the first.`;
    case 'deadLettered':
      return `${payment} was given up after ${count(climbs.length, 'attempt')}: ${reasonWords[ending.reason]}.`;
    case 'open':
      if (fell === '') return `The first attempt of ${payment} is under way.`;
      return ending.nextMs === undefined
        ? `${payment}: ${fell}, and another is under way.`
        : `${payment}: ${fell}; the next one is due ${exactDuration(ending.nextMs)} after the first.`;
    default:
      return ending satisfies never;
  }
}

const reasonWords: Readonly<Record<DeadLetterReason, string>> = {
  'attempts exhausted': 'the attempts are used up',
  'out of time': 'its time is up',
  'endpoint disabled': 'the endpoint is disabled',
  'endpoint gone': 'the endpoint is gone',
  'not tried again': 'the policy does not try again after such an answer',
  'resend failed': 'the attempt by hand failed',
};

/** How an attempt ended, in a word or two. */
export function outcomeWords(outcome: AttemptOutcome | undefined): string {
  if (!outcome) return 'under way';
  switch (outcome.result) {
    case 'accepted':
      return `got through, ${outcome.status}`;
    case 'refused':
      return `failed, ${outcome.status}`;
    case 'timedOut':
      return 'failed, no answer in time';
    default:
      return outcome satisfies never;
  }
}

/** What an outage of this length would come to under the policy alone, line by line. */
export function outageRows(
  { rungs }: LadderPlan,
  outageMs: number,
): readonly { readonly name: string; readonly value: string }[] {
  const offsets = rungs.map(({ atMs }) => atMs);
  const through = attemptThrough(offsets, outageMs);
  const { lostShare, meanDelayMs, attemptsMean } = outageToll(offsets, outageMs);
  return [
    {
      name: 'A payment at its start gets through',
      value: through
        ? `at attempt ${through.attempt}, after ${exactDuration(through.atMs)}`
        : 'never',
    },
    { name: 'Payments in it that are lost', value: lostWords(lostShare) },
    {
      name: 'Mean delay of those that arrive',
      value: meanDelayMs === undefined ? 'none arrives' : duration(meanDelayMs),
    },
    { name: 'Attempts for each payment', value: attemptsMean.toFixed(2) },
  ];
}

/** To a hundredth of a percent, for long outages lose little more than none. */
function lostWords(share: number): string {
  if (share === 0) return 'none';
  if (share === 1) return 'all';
  return share < 0.001 ? percent(share, 1) : `${(100 * share).toFixed(2)} %`;
}
