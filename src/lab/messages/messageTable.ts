import type { Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { isFrame } from '../../trace/messages/messageKind.ts';
import { intakesOf } from '../../trace/receiver/intakes.ts';
import { stateOf, type MessageState } from '../../trace/messages/messageState.ts';
import { partyNames, statusOf, titleOf, verdictOf } from '../../trace/words/messageWords.ts';
import { asOf, countUntil, recordsOf, type MessageRecord } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

export const messageKinds = ['all', 'push', 'pull', 'attacker', 'failed', 'useful'] as const;

/**
 * `push` and `pull` are what the sender and the poller sent; `attacker` is what somebody else made or
 * changed; `useful` ones brought news to the receiver.
 */
export type MessageKind = (typeof messageKinds)[number];

export interface MessageRow {
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly status: string;
  readonly verdict: string;
  readonly failed: boolean;
}

export interface MessageFilter {
  readonly kind: MessageKind;
  /** Any part of an id, a party's name, a status or a verdict; a whole id means exactly that one. */
  readonly text: string;
  readonly newestFirst: boolean;
}

/** How many requests were sent up to `at`. */
export function countSent(trace: Trace, at: SimInstant): number {
  return countUntil(recordsOf(trace).messages, at, (message) => message.sentAt);
}

/** The requests sent up to `at` that pass the filters. */
export function selectMessages(
  trace: Trace,
  at: SimInstant,
  { kind, text, newestFirst }: MessageFilter,
): MessageRecord[] {
  const wanted = text.trim().toLowerCase();
  const matching = recordsOf(trace)
    .messages.slice(0, countSent(trace, at))
    .map((message) => asOf(message, at))
    .filter(
      (message) =>
        isOfKind(trace, { message, at, kind }) && mentions(trace, { message, at, wanted }),
    );
  return newestFirst ? matching.reverse() : matching;
}

interface Question {
  readonly message: MessageRecord;
  readonly at: SimInstant;
}

function isOfKind(trace: Trace, { message, at, kind }: Question & { kind: MessageKind }): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'push':
    case 'pull':
      return message.channel === kind && message.from !== 'attacker';
    case 'attacker':
      return message.origin !== 'genuine';
    case 'failed':
      return stateOf(trace, message, at).failed;
    case 'useful':
      return broughtNews(trace, message, at);
  }
}

function broughtNews(trace: Trace, message: MessageRecord, at: SimInstant): boolean {
  if (message.channel === 'pull' && !isFrame(message)) {
    const { pollEnd } = message;
    return pollEnd !== undefined && pollEnd.at <= at && 'eventIds' in pollEnd.outcome;
  }
  if (message.origin !== 'genuine') return false;
  const takenInAt = newsBringers(trace).get(message.messageId);
  return takenInAt !== undefined && takenInAt <= at;
}

const newsBringers = oncePerTrace((trace): ReadonlyMap<MessageId, SimInstant> => {
  const { pull, push } = intakesOf(trace);
  // From the end: of several events in one message the first counts.
  return new Map(
    [...pull.inOrder, ...push.inOrder].toReversed().map((intake) => [intake.messageId, intake.at]),
  );
});

function mentions(trace: Trace, { message, at, wanted }: Question & { wanted: string }): boolean {
  if (wanted === '') return true;
  const ids = idsOf(message, at);
  if (/^[a-z]+_x?\d+(\.\d+)?$/.test(wanted)) return ids.includes(wanted);
  const row = messageRow(trace, message, at);
  const words = [...ids, row.from, row.to, row.what, row.status, row.verdict].join(' ');
  return words.toLowerCase().includes(wanted);
}

function idsOf({ messageId, eventId, pollEnd }: MessageRecord, at: SimInstant): string[] {
  const [id] = messageId.split('.');
  const ids: string[] = [messageId, id ?? messageId];
  if (eventId !== undefined) ids.push(eventId);
  if (pollEnd && pollEnd.at <= at && 'eventIds' in pollEnd.outcome) {
    ids.push(...pollEnd.outcome.eventIds);
  }
  return ids;
}

/** What the table says of a message. */
export function messageRow(trace: Trace, message: MessageRecord, at: SimInstant): MessageRow {
  const state: MessageState = stateOf(trace, message, at);
  return {
    from: partyNames[message.from],
    to: partyNames[message.to],
    what: titleOf(message),
    status: statusOf(message, state),
    verdict: verdictOf(trace, message, at),
    failed: state.failed,
  };
}
