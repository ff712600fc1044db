import type { FactOf, Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { between } from '../../model/units.ts';
import { duration, euros } from '../words/format.ts';
import { isBackfill } from '../messages/messageKind.ts';
import { messageOf, pullOf, says, sentBy, type Narration, type Phrase } from './narration.ts';
import { orderWrites } from '../ledger/orderWrites.ts';
import { recordsOf } from '../records.ts';
import { selectSettings, settingsWhen } from '../settingsAt.ts';
import { sentenceContextOf } from '../sentenceContext.ts';

export function receiverChanged(
  fact: FactOf<'receiver.changed'>,
  trace: Trace,
): Narration | undefined {
  const whole = settingsWhen(trace, fact).downStops === 'receiver';
  switch (fact.mode) {
    case 'up': {
      const trouble = sentenceContextOf(trace).troubleBefore.get(fact.seq);
      if (!trouble) return undefined;
      const lasted = duration(between(trouble.since, fact.at));
      if (trouble.mode === 'slow') return says(1)`Billing is fast again after ${lasted}.`;
      return whole || trouble.mode === 'restarting'
        ? says(1)`Billing is back after ${lasted}.`
        : says(1)`Billing’s endpoint is back after ${lasted}.`;
    }
    case 'slow': {
      const answer = duration(selectSettings(trace, fact.at).slowAnswerMs);
      return says(1)`Billing becomes slow: an answer takes ${answer}.`;
    }
    case 'down':
      return whole
        ? says(1)`Billing goes down.`
        : says(1)`Billing’s endpoint goes down; Billing goes on polling.`;
    case 'restarting':
      return fact.untilAt === undefined
        ? says(1)`Billing restarts.`
        : says(1)`Billing restarts and is back in ${duration(between(fact.at, fact.untilAt))}.`;
    default:
      fact.mode satisfies never;
      return undefined;
  }
}

const refusalReasons: Readonly<Record<string, string>> = {
  'no signature matches': 'the signature does not match',
  'header missing': 'it carries no signature',
  'timestamp missing': 'it carries no timestamp',
};

export function checked(
  fact: FactOf<'request.checked'>,
  trace: Trace,
  payment: Phrase,
): Narration | undefined {
  // What a backfill found is told once, for all of its list.
  if (isBackfill(fact)) return undefined;
  const message = messageOf(fact.messageId, trace);
  const what = message ? sentBy(message, payment) : payment;
  switch (fact.check) {
    case 'address':
      return fact.passed
        ? undefined
        : says(2)`Billing refuses ${what}: ${fact.address} is not one of the Store’s addresses.`;
    case 'signature': {
      if (fact.passed) return says(3)`The signature of ${what} matches.`;
      const because = fact.because ?? 'no signature matches';
      return says(2)`Billing refuses ${what}: ${refusalReasons[because] ?? because}.`;
    }
    case 'freshness': {
      if (fact.passed) return undefined;
      if (fact.ageSeconds === undefined) {
        return says(2)`Billing refuses ${what}: its timestamp cannot be read.`;
      }
      const tolerance = seconds(fact.toleranceSeconds);
      const age = seconds(Math.abs(fact.ageSeconds));
      const clock = byWhichClock(settingsWhen(trace, fact));
      const off = `${age} ${fact.ageSeconds < 0 ? 'ahead' : 'old'}`;
      return clock
        ? says(2)`Billing refuses ${what}: ${off}${clock}.`
        : says(2)`Billing refuses ${what}: its timestamp is ${off}, over ${tolerance}.`;
    }
    case 'duplicate':
      if (fact.passed) return undefined;
      if (sentenceContextOf(trace).onlyMarked.has(fact.seq)) return onlyMarked(payment);
      return sentenceContextOf(trace).seenRightly.has(fact.seq)
        ? says(2)`Billing has seen ${payment} before and does not charge again.`
        : takenForAnother(payment);
    default:
      fact satisfies never;
      return undefined;
  }
}

export function effectMade(fact: FactOf<'effect.made'>, trace: Trace, payment: Phrase): Narration {
  if (fact.payment.version !== undefined) return orderWritten(fact, trace, payment);
  const event = recordsOf(trace).eventById.get(fact.eventId);
  if (!event || event.occurredAt > fact.at) return says(1)`Fake charge: nobody made ${payment}.`;

  const charged = euros(fact.payment.amountCents);
  const times = sentenceContextOf(trace).timesCharged.get(fact.seq) ?? 1;
  const message = messageOf(fact.messageId, trace);
  const isCopy = message?.origin === 'replayed';
  if (times > 1 && isCopy) return says(1)`A copied message gets in: ${payment} is charged again.`;
  if (times > 1) return says(1)`Double charge: ${payment} is charged ${times} times.`;
  if (fact.payment.amountCents !== event.payment.amountCents) {
    const truth = euros(event.payment.amountCents);
    return says(
      1,
    )`Wrong amount for ${payment}: the ledger says ${charged}, the Store says ${truth}.`;
  }
  if (fact.channel === 'push') return says(2)`Billing charges ${payment}: ${charged}.`;
  const broughtAt = message?.answer?.endsAt ?? message?.requestEndsAt ?? fact.at;
  const waited = duration(between(event.occurredAt, broughtAt));
  return says(
    3,
  )`Billing charges ${payment}, which ${pullOf(fact)} brought after ${waited}: ${charged}.`;
}

export function takenForAnother(payment: Phrase): Narration {
  return says(1)`Billing takes ${payment} for an earlier one and does not charge it.`;
}

/** A mark without a charge: its work is under way, or was lost. */
export function onlyMarked(payment: Phrase): Narration {
  return says(1)`Billing has marked ${payment} as seen, so it does not do its work.`;
}

export function queueLost(
  eventIds: readonly EventId[],
  payment: (eventId: EventId) => Phrase,
): Narration | undefined {
  const [first] = eventIds;
  if (first === undefined) return undefined;
  return eventIds.length === 1
    ? says(1)`Billing loses ${payment(first)}, which it kept only in memory.`
    : says(1)`Billing loses ${eventIds.length} payments, which it kept only in memory.`;
}

const seconds = (number: number): string => duration(number * 1000);

/** ` by its clock, 40 s ahead`; nothing while it is right. */
function byWhichClock({
  receiverClockAheadSeconds: ahead,
}: Pick<Settings, 'receiverClockAheadSeconds'>): string {
  if (ahead === 0) return '';
  const off = duration(Math.abs(ahead) * 1_000);
  return ` by its clock, ${off} ${ahead > 0 ? 'ahead' : 'behind'}`;
}

export function versionSkipped(payment: Phrase): Narration {
  return says(
    2,
  )`Billing has a newer version of the order already and leaves that of ${payment} out.`;
}

/** Of an order that payments change again and again the ledger has one row, written anew each time. */
function orderWritten(fact: FactOf<'effect.made'>, trace: Trace, payment: Phrase): Narration {
  const { order, amountCents } = fact.payment;
  const truth = orderWrites(trace).get(fact)?.truth;
  const amount = euros(amountCents);
  if (fact.channel === 'pull') {
    return says(
      3,
    )`Billing writes ${payment}, which ${pullOf(fact)} brought: the ledger now says ${amount} for order ${order}.`;
  }
  return truth
    ? says(
        1,
      )`Wrong amount for order ${order}: the ledger says ${amount}, the Store says ${euros(truth.amountCents)}.`
    : says(2)`Billing’s ledger now says ${amount} for order ${order}.`;
}
