import type { Channel, Origin, Party, Trace } from '../model/facts.ts';
import type { EndpointMode } from '../model/settings.ts';
import type { EventId, MessageId } from '../model/ids.ts';
import type { SimInstant } from '../model/units.ts';
import { isAck, isBackfill, isFetch, isPoll } from './messages/messageKind.ts';
import { latestAt, recordsOf, type Due, type MessageRecord, type Records } from './records.ts';
import { oncePerTrace } from './oncePerTrace.ts';

export type Refusal =
  | 'down'
  | 'restarting'
  | 'cut'
  | 'address'
  | 'signature'
  | 'freshness'
  | 'rateLimited'
  | 'receipt'
  | 'other';

/** A message, or its answer. */
export interface Leg {
  readonly key: string;
  readonly messageId: MessageId;
  readonly leg: 'request' | 'answer';
  readonly channel: Channel;
  readonly origin: Origin;
  readonly from: Party;
  readonly eventId: EventId | undefined;
  /** Which event, counted from 1; absent when nobody knows it, as with a forged one. */
  readonly ordinal: number | undefined;
  readonly attempt: number | undefined;
  /** The network loses it, half-way: it fades. */
  readonly lost: boolean;
  /** How much of the way it makes: 1, a half where it is lost, or as much as it had made when somebody lost it. */
  readonly reach: number;
  /** Until then one that is tampered with is as the sender wrote it: half-way, unless somebody says when. */
  readonly changedAt: number;
  /** The same event again, after the receiver had taken it. */
  readonly duplicate: boolean;
  /** Of an answer. */
  readonly status: number | undefined;
  readonly refusal: Refusal | undefined;
  /** How many events a poll's answer brings. */
  readonly news: number | undefined;
}

/** The instants that every frame asks of thousands of messages: a few numbers, side by side. */
interface Journey {
  readonly sentAt: SimInstant;
  readonly requestEndsAt: SimInstant;
  readonly answeredAt: SimInstant | undefined;
  readonly answerEndsAt: SimInstant | undefined;
  /** When the side that asked stopped waiting for the answer. */
  readonly hungUpAt: SimInstant | undefined;
  /** When it and all that left before it were over. */
  readonly allOverAt: number;
}

/** The messages of one channel, with what the wires need to know of them. */
export interface Route {
  readonly messages: readonly MessageRecord[];
  readonly journeys: readonly Journey[];
  request(index: number): Leg;
  answer(index: number): Leg;
}

export const traffic = oncePerTrace((trace): Record<Channel, Route> => {
  const takenAt = firstTaken(trace);
  return { pull: route(trace, 'pull', takenAt), push: route(trace, 'push', takenAt) };
});

function route(trace: Trace, channel: Channel, takenAt: ReadonlyMap<EventId, SimInstant>): Route {
  const { eventById, messages: all, modes } = recordsOf(trace);
  const messages = all.filter((message) => message.channel === channel);
  const requests: Leg[] = [];
  const answers: Leg[] = [];
  const recordOf = (index: number) => messages[index] as MessageRecord;
  const request = (index: number) =>
    (requests[index] ??= requestOf(recordOf(index), { eventById, takenAt }));

  return {
    messages,
    journeys: journeysOf(messages),
    request,
    answer: (index) =>
      (answers[index] ??= answerOf(recordOf(index), {
        request: request(index),
        mode: latestAt(modes, recordOf(index).requestEndsAt)?.mode,
      })),
  };
}

function journeysOf(messages: readonly MessageRecord[]): Journey[] {
  let allOverAt = 0;
  return messages.map(({ sentAt, requestEndsAt, answer, ...ends }) => {
    const end = ends.attemptEnd ?? ends.pollEnd ?? ends.backfillEnd ?? ends.fetchEnd;
    allOverAt = Math.max(allOverAt, requestEndsAt, answer?.endsAt ?? 0, end?.at ?? 0);
    return {
      sentAt,
      requestEndsAt,
      answeredAt: answer?.sentAt,
      answerEndsAt: answer?.endsAt,
      hungUpAt:
        end?.outcome.result === 'timedOut' || end?.outcome.result === 'cut' ? end.at : undefined,
      allOverAt,
    };
  });
}

function requestOf(
  message: MessageRecord,
  {
    eventById,
    takenAt,
  }: Pick<Records, 'eventById'> & { takenAt: ReadonlyMap<EventId, SimInstant> },
): Leg {
  const { messageId, channel, origin, from, eventId, attempt, sentAt, changed } = message;
  const taken = eventId && takenAt.get(eventId);
  const due = message.requestWasDue ?? {
    endsAt: message.requestEndsAt,
    lost: message.requestLost,
  };
  return {
    key: `${messageId} request`,
    messageId,
    leg: 'request',
    channel,
    origin,
    from,
    eventId,
    ordinal: eventId && eventById.get(eventId)?.ordinal,
    attempt,
    lost: due.lost,
    reach: wayMade(message.requestEndsAt, sentAt, due),
    changedAt: changed?.at ?? (due.lost ? due.endsAt : (sentAt + due.endsAt) / 2),
    duplicate: from === 'sender' && taken !== undefined && taken < sentAt,
    status: undefined,
    refusal: undefined,
    news: undefined,
  };
}

function answerOf(
  message: MessageRecord,
  { request, mode }: { request: Leg; mode: EndpointMode | undefined },
): Leg {
  const { answer, messageId } = message;
  const status = answer?.response.status;
  const due = answer?.wasDue ?? answer;
  return {
    ...request,
    key: `${messageId} answer`,
    leg: 'answer',
    lost: due?.lost ?? false,
    reach: answer && due ? wayMade(answer.endsAt, answer.sentAt, due) : 1,
    status,
    refusal: status === undefined ? status : refusalOf(status, mode, message),
    news:
      (isPoll(message) || isBackfill(message) || isFetch(message)) && status === 200
        ? newsIn(message)
        : undefined,
  };
}

/** Which part of its way a part of a message has made at an instant, as it was meant to go when it was sent. */
function wayMade(at: SimInstant, sentAt: SimInstant, { endsAt, lost }: Due): number {
  const share = endsAt > sentAt ? (at - sentAt) / (endsAt - sentAt) : 1;
  return lost ? share / 2 : share;
}

/** When the receiver first stored or charged each event. */
function firstTaken(trace: Trace): ReadonlyMap<EventId, SimInstant> {
  const taken = new Map<EventId, SimInstant>();
  for (const fact of trace.facts) {
    const takes =
      fact.type === 'event.stored' || (fact.type === 'effect.made' && fact.channel === 'push');
    if (takes && !taken.has(fact.eventId)) taken.set(fact.eventId, fact.at);
  }
  return taken;
}

/** Why an answer refuses, as far as the trace tells: of a receiver that was only listened to nothing but its status is known. */
function refusalOf(
  status: number,
  mode: EndpointMode | undefined,
  message: MessageRecord,
): Refusal | undefined {
  if (status < 400) return undefined;
  if (isAck(message)) return 'receipt';
  const failed = message.checks.find(({ passed }) => !passed)?.check;
  if (failed && failed !== 'duplicate') return failed;
  const isAway = mode === 'down' || mode === 'restarting';
  if (isAway && message.to === 'receiver') return mode;
  if (mode && status === 502) return 'cut';
  return status === 429 ? 'rateLimited' : 'other';
}

function newsIn({ messageId, answer }: MessageRecord): number {
  if (!answer?.response.body) return 0;
  if (isFetch({ messageId })) return 1;
  const { events, messages } = JSON.parse(answer.response.body) as {
    events?: readonly unknown[];
    messages?: readonly unknown[];
  };
  return (events ?? messages ?? []).length;
}
