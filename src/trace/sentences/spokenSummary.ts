import type { Fact, Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { count, duration, spokenTime } from '../words/format.ts';
import { selectComparison } from '../ledger/comparison.ts';
import { selectLedger } from '../ledger/ledger.ts';
import type { Line } from './lines.ts';
import { recordsOf } from '../records.ts';
import { modeAt } from '../receiver/receiverMode.ts';

/** How the run stands at the playhead, in a sentence for each way of travelling. */
export function summary(trace: Trace, at: SimInstant): readonly string[] {
  const { counts } = selectLedger(trace, at);
  const { known, ended: asked, empty } = selectComparison(trace, at).pull;
  const [things, right] = counts.orders > 0 ? ['order', 'right'] : ['payment', 'charged once'];
  const parts = [
    `${counts.once} ${right}`,
    ...some(counts.waiting, 'waiting'),
    ...some(counts.double, 'double'),
    ...some(counts.missing, 'missing'),
    ...some(counts.fake, 'fake'),
    ...some(counts.wrongAmount, 'wrong amount'),
  ];
  const answers = `${count(empty, 'answer')} ${empty === 1 ? 'is' : 'are'} empty`;
  const { messages } = recordsOf(trace);
  return [
    // A run that is told for polling alone has no webhooks to speak of.
    messages.length > 0 && messages.every(({ channel }) => channel === 'pull')
      ? `${known} of ${count(counts.events, things)} known by polling.`
      : `${count(counts.events, things)} by webhook: ${parts.join(', ')}.`,
    ...(asked > 0 ? [`Billing asks ${count(asked, 'time')}, and ${answers}.`] : []),
  ];
}

/** Where things stand, for someone who has just stopped to look. */
export function currentDetails(trace: Trace, at: SimInstant): readonly string[] {
  const { events, orders, once, double, wrongAmount } = selectLedger(trace, at).counts;
  return [
    `Paused at ${spokenTime(at)}.`,
    orders > 0
      ? `${once} of ${count(events, 'order')} right.`
      : `${once + double + wrongAmount} of ${count(events, 'payment')} charged.`,
    `Billing is ${modeAt(trace, at)}.`,
  ];
}

const topicsMost = 3;

/** Many sentences in one: what happened, counted by kind, the most frequent first. */
export function together(lines: readonly Line[], trace: Trace): string {
  const counts = new Map<string, { number: number; many: string }>();
  for (const line of lines) {
    const fact = trace.facts[line.seq];
    if (!fact) continue;
    const [one, many] = topicOf(fact, line);
    counts.set(one, { number: (counts.get(one)?.number ?? 0) + 1, many });
  }
  const topics = [...counts]
    .toSorted(([, a], [, b]) => b.number - a.number)
    .map(([one, { number, many }]) => count(number, one, many));
  const told =
    topics.length > topicsMost ? [...topics.slice(0, topicsMost - 1), 'and more'] : topics;
  const span = (lines.at(-1)?.at ?? 0) - (lines[0]?.at ?? 0);
  const when = span < 1_000 ? 'At once' : `Within ${duration(span)}`;
  return `${when}: ${told.join(', ')}.`;
}

function topicOf(fact: Fact, { priority }: Line): readonly [one: string, many: string] {
  switch (fact.type) {
    case 'effect.made':
      return priority === 1 ? ['wrong charge', 'wrong charges'] : ['charge', 'charges'];
    case 'attempt.finished':
      return fact.outcome.result === 'accepted'
        ? ['answer', 'answers']
        : ['failed attempt', 'failed attempts'];
    case 'poll.finished':
      return fact.outcome.result === 'news'
        ? ['poll with news', 'polls with news']
        : ['failed poll', 'failed polls'];
    case 'request.checked':
      return fact.check === 'duplicate'
        ? ['skipped duplicate', 'skipped duplicates']
        : ['refused message', 'refused messages'];
    case 'effect.skipped':
      return ['skipped duplicate', 'skipped duplicates'];
    case 'request.lost':
    case 'response.lost':
      return ['lost message', 'lost messages'];
    case 'delivery.delivered':
      return ['late delivery', 'late deliveries'];
    case 'delivery.resent':
    case 'retry.broughtForward':
      return ['resend', 'resends'];
    case 'backfill.finished':
      return ['backfill', 'backfills'];
    case 'delivery.deadLettered':
      return ['lost payment', 'lost payments'];
    case 'attack.made':
    case 'attack.failed':
    case 'request.copied':
      return ['attack', 'attacks'];
    case 'setting.changed':
      return ['changed setting', 'changed settings'];
    case 'receiver.changed':
    case 'endpoint.disabled':
    case 'endpoint.enabled':
      return ['change of the endpoint', 'changes of the endpoint'];
    case 'worker.crashed':
      return ['crash', 'crashes'];
    // The rest seldom comes in numbers.
    default:
      return ['other moment', 'other moments'];
  }
}

const some = (number: number, what: string) => (number > 0 ? [`${number} ${what}`] : []);
