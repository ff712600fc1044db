import type { FactOf, Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import { between } from '../../model/units.ts';
import { count, duration } from '../words/format.ts';
import { capital, messageOf, says, sentBy, type Narration, type Phrase } from './narration.ts';
import { modeAt } from '../receiver/receiverMode.ts';
import { recordsOf, type MessageRecord } from '../records.ts';
import { sentenceContextOf } from '../sentenceContext.ts';

export function requestLost(
  message: MessageRecord,
  payment: (eventId: EventId) => Phrase,
): Narration | undefined {
  if (message.channel === 'pull')
    return says(2)`Billing’s question is lost on its way to the Store.`;
  if (message.eventId === undefined) return undefined;
  return message.origin === 'genuine'
    ? says(
        2,
      )`Attempt ${message.attempt ?? 1} for ${payment(message.eventId)} is lost on its way to Billing.`
    : says(2)`${capital(sentBy(message, payment(message.eventId)))} is lost on its way to Billing.`;
}

export function answerLost(
  message: MessageRecord,
  payment: (eventId: EventId) => Phrase,
): Narration | undefined {
  if (message.channel === 'pull') return says(2)`The Store’s answer is lost on its way to Billing.`;
  if (message.eventId === undefined || message.origin !== 'genuine') return undefined;
  const about = payment(message.eventId);
  return says(1)`Billing’s answer for ${about} is lost, so the Store does not know it arrived.`;
}

export function attemptFinished(
  { attempt, messageId, outcome, tookMs, at, seq }: FactOf<'attempt.finished'>,
  trace: Trace,
  payment: Phrase,
): Narration {
  if (outcome.result === 'accepted') {
    return says(3)`Billing answers ${outcome.status} to ${payment} after ${duration(tookMs)}.`;
  }
  const message = messageOf(messageId, trace);
  if (outcome.result === 'timedOut') {
    const answered = message?.answer && message.answer.sentAt <= at;
    const down = message !== undefined && modeAt(trace, message.requestEndsAt) === 'down';
    const isOnItsWay = message !== undefined && message.requestEndsAt > at;
    const silent =
      message?.requestLost ||
      isOnItsWay ||
      answered ||
      down ||
      sentenceContextOf(trace).cut.has(seq);
    return silent
      ? says(
          2,
        )`The Store hears nothing about ${payment} for ${duration(tookMs)} and counts a failure.`
      : says(2)`Billing is too slow: the Store hangs up on ${payment} after ${duration(tookMs)}.`;
  }
  if (outcome.status >= 300 && outcome.status < 400) {
    return says(
      2,
    )`Billing answers ${outcome.status}, a redirect: the Store does not follow, so attempt ${attempt} for ${payment} fails.`;
  }
  const mode = message ? modeAt(trace, message.requestEndsAt) : 'up';
  return outcome.status === 503 && (mode === 'down' || mode === 'restarting')
    ? says(2)`Billing is ${mode}, so attempt ${attempt} for ${payment} fails at once.`
    : says(
        2,
      )`Billing answers ${outcome.status}; the Store counts attempt ${attempt} for ${payment} as failed.`;
}

/** The end of a poll; undefined for one that took something out of a queue. */
export function pollFinished(
  { outcome, at }: FactOf<'poll.finished'>,
  trace: Trace,
): Narration | undefined {
  switch (outcome.result) {
    case 'news': {
      const { eventById } = recordsOf(trace);
      const news = count(outcome.eventIds.length, 'payment');
      const waits = outcome.eventIds
        .map((eventId) => eventById.get(eventId))
        .filter((event) => event !== undefined)
        .map((event) => between(event.occurredAt, at));
      const longest = duration(Math.max(0, ...waits));
      return outcome.eventIds.length === 1
        ? says(2)`The Store returns ${news}, which waited ${longest}.`
        : says(2)`The Store returns ${news}; the oldest waited ${longest}.`;
    }
    case 'empty':
      return {
        ...says(4)`The Store has nothing new.`,
        withQuestion: 'Billing asks. Nothing new.',
      };
    case 'unchanged':
      return {
        ...says(4)`Nothing changed, so the Store answers 304 without a body.`,
        withQuestion: 'Billing asks. Nothing changed: 304, without a body.',
      };
    case 'rateLimited': {
      const wait = duration(outcome.retryAfterMs);
      return says(2)`The Store refuses the question: too many requests, ask again in ${wait}.`;
    }
    case 'timedOut':
      return says(2)`Billing waits in vain for an answer from the Store.`;
    case 'cut':
      return says(2)`Billing stops before the Store’s answer is there.`;
    case 'received':
      return undefined;
    default:
      return outcome satisfies never;
  }
}
