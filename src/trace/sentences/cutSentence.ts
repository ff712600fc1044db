import type { Fact, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import { clock, count } from '../words/format.ts';
import { isBackfill, isFetch, isPoll } from '../messages/messageKind.ts';
import { selectSettings } from '../settingsAt.ts';

/** Where the facts of a run that was stopped come from. */
type Cause = 'attempts' | 'fetches' | 'polls' | 'backfills';

/** Says where a run was stopped, how much there was by then, and what to do about it. */
export function cutSentence(trace: Trace): string {
  return `The run stops at ${clock(trace.endsAt)}: ${broughtWords(trace)}.`;
}

const tooMuch = 'more than a run takes';

/** So many codes for each attempt that it must be the secrets: one signs, and one or two are accepted. */
const macsPerAttempt = 6;

function broughtWords(trace: Trace): string {
  const { facts, cut } = trace;
  const number = (type: Fact['type']) =>
    facts.reduce((n, fact) => n + Number(fact.type === type), 0);
  const sent: Record<Cause, number> = { attempts: 0, fetches: 0, polls: 0, backfills: 0 };
  const made: Record<Cause, number> = { attempts: 0, fetches: 0, polls: 0, backfills: 0 };
  for (const fact of facts) {
    if (!('messageId' in fact)) continue;
    const cause = causeOf(fact);
    made[cause]++;
    if (fact.type === 'request.sent') sent[cause]++;
  }

  const rotations = number('secret.rotated');
  const macs = cut?.spent.macs ?? 0;
  if (rotations > 0 && macs > macsPerAttempt * sent.attempts) {
    return (
      `${count(rotations, 'rotation')} of the secret had ${count(macs, 'signature')} computed by then, ` +
      `${tooMuch}: rotate it less often or let both secrets sign for a shorter time`
    );
  }
  const idle = cut?.mostly === 'timers' || cut?.mostly === 'looks';
  if (idle && selectSettings(trace, trace.endsAt).redeliverEveryMs > 0) {
    return `redelivery was asked for too often, ${tooMuch}: ask for redelivery less often or make the run shorter`;
  }
  const brought =
    count(sent.attempts, 'attempt') +
    (sent.fetches > 0 ? ` and ${count(sent.fetches, 'fetch', 'fetches')}` : '');
  if (made.polls + made.backfills > made.attempts + made.fetches) {
    const [asked, ask] =
      made.backfills > made.polls
        ? [`${count(sent.backfills, 'page')} of backfills`, 'backfill']
        : [count(sent.polls, 'poll'), 'poll'];
    return `there were ${asked} beside ${brought} by then, ${tooMuch}: ${ask} less often or make the run shorter`;
  }
  const fewer =
    sent.fetches > sent.attempts ? 'let webhooks carry all of the event' : 'allow fewer attempts';
  return (
    `${count(number('event.occurred'), 'payment')} brought ${brought} by then, ${tooMuch}: ` +
    `let payments come less often, make it shorter or ${fewer}`
  );
}

function causeOf(fact: { readonly messageId: MessageId }): Cause {
  if (isFetch(fact)) return 'fetches';
  if (isBackfill(fact)) return 'backfills';
  return isPoll(fact) ? 'polls' : 'attempts';
}
