import type { Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { intakesOf } from '../../trace/firstKnown.ts';
import { stateOf, type MessageState } from '../../trace/messageState.ts';
import { partyNames, statusOf, titleOf, verdictOf } from '../../trace/words/messageWords.ts';
import { countUntil, recordsOf, type MessageRecord } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

export const messageKinds = ['all', 'push', 'pull', 'attacker', 'failed', 'useful'] as const;

/**
 * `push` and `pull` are what the sender and the poller sent; `attacker` is what somebody else made or
 * changed; `useful` ones brought news to the receiver.
 */
export type MessageKind = (typeof messageKinds)[number];

export interface MessageRow {
  readonly messageId: MessageId;
  readonly message: MessageRecord;
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly status: string;
  readonly verdict: string;
  readonly failed: boolean;
}

export interface MessageTable {
  readonly rows: readonly MessageRow[];
  /** How many pass the filters, on all pages. */
  readonly matching: number;
  /** How many were sent up to the playhead. */
  readonly sent: number;
  /** Counted from 0, within what exists. */
  readonly page: number;
  readonly pages: number;
}

export interface MessageFilter {
  readonly kind: MessageKind;
  /** Any part of an id, a party's name, a status or a verdict; a whole id means exactly that one. */
  readonly text: string;
  readonly newestFirst: boolean;
  readonly page: number;
}

export const rowsPerPage = 50;

/** One page of the requests sent up to `at`. */
export function selectMessageTable(
  trace: Trace,
  at: SimInstant,
  { kind, text, newestFirst, page }: MessageFilter,
): MessageTable {
  const { messages } = recordsOf(trace);
  const sent = countUntil(messages, at, (message) => message.sentAt);
  const wanted = text.trim().toLowerCase();
  const matching: MessageRecord[] = [];
  for (const message of messages.slice(0, sent)) {
    if (isOfKind(trace, { message, at, kind }) && mentions(trace, { message, at, wanted })) {
      matching.push(message);
    }
  }
  if (newestFirst) matching.reverse();

  const pages = Math.max(1, Math.ceil(matching.length / rowsPerPage));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const rows = matching
    .slice(shown * rowsPerPage, (shown + 1) * rowsPerPage)
    .map((message) => rowOf(trace, message, at));
  return { rows, matching: matching.length, sent, page: shown, pages };
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
  if (message.channel === 'pull') {
    const { pollEnd } = message;
    return pollEnd !== undefined && pollEnd.at <= at && pollEnd.outcome.result === 'news';
  }
  if (message.origin !== 'genuine') return false;
  const takenInAt = newsBringers(trace).get(message.messageId);
  return takenInAt !== undefined && takenInAt <= at;
}

const newsBringers = oncePerTrace((trace): ReadonlyMap<MessageId, SimInstant> => {
  // From the end: of several events in one message the first counts.
  return new Map(
    intakesOf(trace)
      .push.inOrder.toReversed()
      .map((intake) => [intake.messageId, intake.at]),
  );
});

function mentions(trace: Trace, { message, at, wanted }: Question & { wanted: string }): boolean {
  if (wanted === '') return true;
  const ids = idsOf(message, at);
  if (/^[a-z]+_x?\d+(\.\d+)?$/.test(wanted)) return ids.includes(wanted);
  const row = rowOf(trace, message, at);
  const words = [...ids, row.from, row.to, row.what, row.status, row.verdict].join(' ');
  return words.toLowerCase().includes(wanted);
}

function idsOf({ messageId, eventId, pollEnd }: MessageRecord, at: SimInstant): string[] {
  const [id] = messageId.split('.');
  const ids: string[] = [messageId, id ?? messageId];
  if (eventId !== undefined) ids.push(eventId);
  if (pollEnd && pollEnd.at <= at && pollEnd.outcome.result === 'news') {
    ids.push(...pollEnd.outcome.eventIds);
  }
  return ids;
}

function rowOf(trace: Trace, message: MessageRecord, at: SimInstant): MessageRow {
  const state: MessageState = stateOf(trace, message, at);
  return {
    messageId: message.messageId,
    message,
    from: partyNames[message.from],
    to: partyNames[message.to],
    what: titleOf(message),
    status: statusOf(state),
    verdict: verdictOf(trace, message, at),
    failed: state.failed,
  };
}
