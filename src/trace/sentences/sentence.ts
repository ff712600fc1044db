import type { Fact, FactOf, Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import { settingTable } from '../../model/settings.ts';
import { between, type SimInstant } from '../../model/units.ts';
import { broughtForward, commandRefused, copied } from './commandSentences.ts';
import { count, duration, euros } from '../words/format.ts';
import { isBackfill, isBeside, isPoll } from '../messages/messageKind.ts';
import { capital, messageOf, says, type Narration, type Phrase } from './narration.ts';
import { answerLost, attemptFinished, pollFinished, requestLost } from './networkSentences.ts';
import {
  checked,
  effectMade,
  onlyMarked,
  queueLost,
  receiverChanged,
  takenForAnother,
  versionSkipped,
} from './receiverSentences.ts';
import type { tellOfPart } from './partSentences.ts';
import { disabled, gaveUp, resent } from './policySentences.ts';
import { recordsOf } from '../records.ts';
import { settingWords } from '../words/settingWords.ts';
import { sentenceContextOf } from '../sentenceContext.ts';

let ofParts: typeof tellOfPart | undefined;

/** Takes in what tells of the parts of the simulation that many runs do without, once it is loaded. */
export function addSentences(tell: typeof tellOfPart): void {
  ofParts = tell;
}

/** The one sentence for a fact; undefined for what only machines care about. */
export function sentence(fact: Fact, trace: Trace): string | undefined {
  return narrate(fact, trace)?.text;
}

/** The sentence with how much it matters. It depends on nothing that happens after the fact. */
export function narrate(fact: Fact, trace: Trace): Narration | undefined {
  const payment = (eventId: EventId): Phrase => [
    { text: 'payment ' },
    { text: nameOf(eventId, fact.at, trace), eventId },
  ];
  const ofPart = () => {
    if (!ofParts) throw new Error(`what tells of ${fact.type} has not been loaded`);
    return ofParts(fact, trace, payment);
  };
  switch (fact.type) {
    case 'setting.changed':
      return says(2)`${settingSentence(fact)}`;
    case 'event.occurred': {
      const { amountCents, order, version } = fact.payment;
      const [name, amount] = [capital(payment(fact.eventId)), euros(amountCents)];
      return version === undefined
        ? says(3)`${name} of ${amount} happens at the Store.`
        : says(3)`${name} changes order ${order} to ${amount} at the Store.`;
    }
    case 'request.sent':
      if (isBeside(fact)) return ofPart();
      return isPoll(fact) ? says(4)`Billing asks the Store for news.` : undefined;
    case 'request.lost':
    case 'response.lost': {
      const message = messageOf(fact.messageId, trace);
      if (!message) return undefined;
      if (isBeside(message)) return ofPart();
      return fact.type === 'request.lost'
        ? requestLost(message, payment)
        : answerLost(message, payment);
    }
    case 'attempt.queued': {
      const wait = duration(between(fact.at, fact.turnAt));
      return says(3)`The Store keeps ${payment(fact.eventId)} in line: its turn comes in ${wait}.`;
    }
    case 'attempt.started':
      return says(3)`The Store sends ${payment(fact.eventId)}, attempt ${fact.attempt}.`;
    case 'attempt.finished':
      return attemptFinished(fact, trace, payment(fact.eventId));
    case 'retry.scheduled': {
      const wait = duration(fact.backoffMs);
      return says(3)`The Store will try ${payment(fact.eventId)} again in ${wait}.`;
    }
    case 'delivery.delivered':
      return fact.attempts > 1
        ? says(2)`${capital(payment(fact.eventId))} is delivered at attempt ${fact.attempts}.`
        : undefined;
    case 'delivery.deadLettered':
      return gaveUp(fact, payment(fact.eventId));
    case 'delivery.resent':
      return resent(payment(fact.eventId));
    case 'command.given':
      return fact.command.type === 'backfill.run' ? ofPart() : undefined;
    case 'command.refused':
      return commandRefused(fact, trace, payment);
    case 'request.copied':
      return copied(payment(fact.eventId));
    case 'retry.broughtForward':
      return broughtForward(payment(fact.eventId));
    case 'endpoint.disabled':
      return disabled(fact);
    case 'endpoint.enabled':
      return says(1)`The Store enables Billing’s endpoint again.`;
    case 'receiver.changed':
      return receiverChanged(fact, trace);
    case 'request.checked':
      return checked(fact, trace, payment(fact.eventId));
    case 'event.stored': {
      if (isBackfill(fact)) return ofPart();
      const before = sentenceContextOf(trace).overtaken.get(fact.seq);
      if (before !== undefined) {
        return says(
          2,
        )`The message of ${payment(fact.eventId)} overtakes that of ${payment(before)}.`;
      }
      return fact.durable
        ? says(3)`Billing saves ${payment(fact.eventId)} and answers before doing the work.`
        : says(
            3,
          )`Billing keeps ${payment(fact.eventId)} in memory and answers before doing the work.`;
    }
    case 'work.started':
      return says(4)`A worker starts on ${payment(fact.eventId)}.`;
    case 'work.finished': {
      const startedAt = sentenceContextOf(trace).workStartedAt.get(fact.seq);
      const took = startedAt === undefined ? '' : ` after ${duration(between(startedAt, fact.at))}`;
      return says(3)`The worker finishes ${payment(fact.eventId)}${took}.`;
    }
    case 'effect.made':
      return effectMade(fact, trace, payment(fact.eventId));
    case 'mark.started':
      return says(3)`${capital(payment(fact.eventId))} is charged; its mark is not written yet.`;
    case 'event.marked':
      return says(3)`Billing marks ${payment(fact.eventId)} as seen.`;
    case 'effect.skipped':
      if (sentenceContextOf(trace).onlyMarked.has(fact.seq))
        return onlyMarked(payment(fact.eventId));
      if (sentenceContextOf(trace).fetchedWithout.has(fact.seq)) return ofPart();
      return sentenceContextOf(trace).skippedRightly.has(fact.seq)
        ? says(
            2,
          )`The ledger already has ${payment(fact.eventId)}, so Billing does not charge again.`
        : takenForAnother(payment(fact.eventId));
    case 'worker.crashed': {
      const { crashedWithServer } = sentenceContextOf(trace);
      if (fact.untilAt === undefined || crashedWithServer.has(fact.seq)) return undefined;
      const back = duration(between(fact.at, fact.untilAt));
      return says(1)`Worker ${fact.worker} crashes and is back in ${back}.`;
    }
    case 'worker.recovered':
      return says(4)`Worker ${fact.worker} is back at work.`;
    case 'queue.lost':
      return queueLost(fact.eventIds, payment);
    case 'requests.cut': {
      const { length } = fact.messageIds;
      return length === 0
        ? undefined
        : says(2)`Billing stops before it answers ${count(length, 'request')}.`;
    }
    case 'version.skipped':
      return versionSkipped(payment(fact.eventId));
    case 'poll.finished':
      return pollFinished(fact, trace) ?? ofPart();
    case 'poll.answeredLate':
      return says(
        2,
      )`An answer that Billing no longer waits for brings ${count(fact.eventIds.length, 'payment')}.`;
    case 'attack.made':
    case 'attack.failed':
    case 'backfill.finished':
    case 'entry.received':
    case 'entry.returned':
    case 'entry.deadLettered':
    case 'entry.deleted':
    case 'entry.kept':
    case 'entry.skipped':
    case 'fetch.finished':
    case 'secret.rotated':
    case 'secret.installed':
    case 'stream.opened':
    case 'stream.missed':
    case 'stream.closed':
    case 'work.failed':
      return ofPart();
    // The charge says it, or its work.
    case 'stream.brought':
    case 'run.started':
    case 'request.arrived':
    case 'response.sent':
    case 'response.arrived':
    case 'machine.entered':
      return undefined;
    default:
      fact satisfies never;
      return undefined;
  }
}

/** The number in the spoken name of an event; its id when nothing of that id happened at the Store. */
export function nameOf(eventId: EventId, at: SimInstant, trace: Trace): string {
  const event = recordsOf(trace).eventById.get(eventId);
  return event && event.occurredAt <= at ? String(event.ordinal) : eventId;
}

function settingSentence({ key, to }: FactOf<'setting.changed'>): string {
  const { label } = settingTable[key];
  if (typeof to === 'boolean') return `${label} is now ${to ? 'on' : 'off'}.`;
  return `${label}: ${settingWords(key, to)} from now on.`;
}
