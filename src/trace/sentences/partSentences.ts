import type { Fact, FactOf, Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import { isAck, isBackfill, isFetch } from '../messages/messageKind.ts';
import { count } from '../words/format.ts';
import { attackFailed, attackMade, secretInstalled, secretRotated } from './doorSentences.ts';
import { fetchAsked, fetchFinished, fetchLost, leftOut } from './fetchSentences.ts';
import { messageOf, pullOf, says, type Narration, type Phrase } from './narration.ts';
import { answerLost, requestLost } from './networkSentences.ts';
import { queueEntry } from './queueSentences.ts';
import {
  backfillFinished,
  backfillLost,
  commandGiven,
  storedFromList,
} from './recoverySentences.ts';
import { addSentences } from './sentence.ts';
import { streamClosed, streamSent } from './streamSentences.ts';

type Payment = (eventId: EventId) => Phrase;

/** What facts say that only those parts of the simulation record which many runs do without. */
export function tellOfPart(fact: Fact, trace: Trace, payment: Payment): Narration | undefined {
  switch (fact.type) {
    case 'request.sent':
      if (!isFetch(fact)) return streamSent(fact, payment);
      return fact.eventId === undefined ? undefined : fetchAsked(payment(fact.eventId));
    case 'request.lost':
    case 'response.lost':
      return lost(fact, trace, payment);
    case 'command.given':
      return commandGiven(fact, trace);
    case 'event.stored':
      return storedFromList(payment(fact.eventId));
    case 'effect.skipped':
      return leftOut(fact, trace, payment(fact.eventId));
    case 'work.failed':
      return workFailed(fact, payment(fact.eventId));
    case 'poll.finished':
      return fact.outcome.result === 'received'
        ? says(4)`Billing receives ${count(fact.outcome.eventIds.length, 'payment')}.`
        : undefined;
    case 'attack.made':
      return attackMade(fact, trace, payment(fact.eventId));
    case 'attack.failed':
      return attackFailed(fact);
    case 'backfill.finished':
      return backfillFinished(fact, payment);
    case 'entry.received':
    case 'entry.returned':
    case 'entry.deadLettered':
    case 'entry.deleted':
    case 'entry.kept':
    case 'entry.skipped':
      return queueEntry(fact, payment(fact.eventId));
    case 'fetch.finished':
      return fetchFinished(fact, payment(fact.eventId));
    case 'secret.rotated':
      return secretRotated(fact);
    case 'secret.installed':
      return secretInstalled(fact);
    case 'stream.opened':
      return says(3)`Billing’s connection to the Store is open.`;
    case 'stream.missed':
      return says(1)`The new connection begins after ${payment(fact.eventId)}, which never comes.`;
    case 'stream.closed':
      return streamClosed(fact);
    default:
      return undefined;
  }
}

function lost(
  { type, messageId }: FactOf<'request.lost' | 'response.lost'>,
  trace: Trace,
  payment: Payment,
): Narration | undefined {
  const message = messageOf(messageId, trace);
  if (!message) return undefined;
  const isQuestion = type === 'request.lost';
  if (isBackfill(message)) return backfillLost(isQuestion ? 'question' : 'list');
  if (isFetch(message) && message.eventId !== undefined)
    return fetchLost(isQuestion ? 'question' : 'answer', payment(message.eventId));
  if (isAck(message) && isQuestion)
    return says(2)`Billing’s acknowledgement is lost on its way to the Store.`;
  return isQuestion ? requestLost(message, payment) : answerLost(message, payment);
}

function workFailed(fact: FactOf<'work.failed'>, payment: Phrase): Narration {
  const { channel, done, again } = fact;
  if (done) return says(2)`All is done for ${payment}, and then something breaks.`;
  const rest = again ? '; it is kept, to be tried again' : '';
  return channel === 'pull'
    ? says(3)`Billing’s work on ${payment}, which ${pullOf(fact)} brought, fails${rest}.`
    : says(2)`Billing’s work on ${payment} fails${rest}.`;
}

addSentences(tellOfPart);
