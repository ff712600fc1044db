import type { Channel, Origin, Party, Trace } from '../model/facts.ts';
import type { EndpointMode } from '../model/settings.ts';
import type { EventId, MessageId } from '../model/ids.ts';
import type { SimInstant } from '../model/units.ts';
import { countUntil, recordsOf, type MessageRecord, type Records } from './records.ts';

/** Why an answer is not the one that was hoped for. */
export type Refusal =
  'down' | 'restarting' | 'cut' | 'signature' | 'freshness' | 'rateLimited' | 'other';

/** What is known of a message as soon as it is sent. */
interface About {
  readonly messageId: MessageId;
  readonly channel: Channel;
  readonly origin: Origin;
  readonly from: Party;
  readonly eventId?: EventId;
  readonly ordinal?: number;
  readonly attempt?: number;
  readonly duplicate: boolean;
  readonly refusal?: Refusal;
}

/** What is known of its answer, too, as soon as that is sent. */
interface Answered extends About {
  readonly status?: number;
  readonly news?: number;
}

/** The messages of one channel, with what the wires need to know of them. */
export interface Route {
  readonly messages: readonly MessageRecord[];
  /** When each was over, and when all up to this index were. */
  readonly ends: readonly number[];
  readonly latestEnd: readonly number[];
  /** How many messages left in the same instant before this one. */
  sameInstant(index: number): number;
  about(index: number): About;
  answered(index: number): Answered;
  /** When the side that asked stopped waiting for the answer. */
  hungUpAt(message: MessageRecord): SimInstant | undefined;
}

const cache = new WeakMap<Trace, Record<Channel, Route>>();

export function traffic(trace: Trace): Record<Channel, Route> {
  let routes = cache.get(trace);
  if (!routes) {
    const takenAt = firstTaken(trace);
    routes = { pull: route(trace, 'pull', takenAt), push: route(trace, 'push', takenAt) };
    cache.set(trace, routes);
  }
  return routes;
}

function route(trace: Trace, channel: Channel, takenAt: ReadonlyMap<EventId, SimInstant>): Route {
  const records = recordsOf(trace);
  const messages = records.messages.filter((message) => message.channel === channel);
  const abouts: About[] = [];
  const answers: Answered[] = [];

  const about = (index: number) =>
    (abouts[index] ??= aboutOf(messages[index] as MessageRecord, {
      eventById: records.eventById,
      takenAt,
    }));

  const ends = messages.map(endOf);
  let latest = 0;

  return {
    messages,
    ends,
    latestEnd: ends.map((end) => (latest = Math.max(latest, end))),
    sameInstant(index) {
      let before = 0;
      while (messages[index - before - 1]?.sentAt === messages[index]?.sentAt) before++;
      return before;
    },
    about,
    answered: (index) =>
      (answers[index] ??= answeredOf(
        about(index),
        messages[index] as MessageRecord,
        records.modes,
      )),
    hungUpAt: ({ attemptEnd, pollEnd }) =>
      attemptEnd?.outcome.result === 'timedOut'
        ? attemptEnd.at
        : pollEnd?.outcome.result === 'timedOut'
          ? pollEnd.at
          : undefined,
  };
}

function aboutOf(
  { messageId, channel, origin, from, eventId, attempt, sentAt }: MessageRecord,
  {
    eventById,
    takenAt,
  }: Pick<Records, 'eventById'> & { takenAt: ReadonlyMap<EventId, SimInstant> },
): About {
  const ordinal = eventId && eventById.get(eventId)?.ordinal;
  const taken = eventId && takenAt.get(eventId);
  return {
    messageId,
    channel,
    origin,
    from,
    ...(eventId === undefined ? {} : { eventId }),
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(attempt === undefined ? {} : { attempt }),
    duplicate: origin === 'genuine' && taken !== undefined && taken < sentAt,
  };
}

function answeredOf(about: About, message: MessageRecord, modes: Records['modes']): Answered {
  const status = message.answer?.response.status;
  if (status === undefined) return about;
  const refusal = refusalOf(status, modeAt(modes, message.requestEndsAt));
  return {
    ...about,
    status,
    ...(refusal === undefined ? {} : { refusal }),
    ...(message.channel === 'pull' && status === 200 ? { news: newsIn(message) } : {}),
  };
}

function endOf({ requestEndsAt, answer, attemptEnd, pollEnd }: MessageRecord): number {
  return Math.max(requestEndsAt, answer?.endsAt ?? 0, attemptEnd?.at ?? 0, pollEnd?.at ?? 0);
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

function modeAt(
  modes: readonly { readonly at: SimInstant; readonly mode: EndpointMode }[],
  at: SimInstant,
): EndpointMode {
  return modes[countUntil(modes, at, (change) => change.at) - 1]?.mode ?? 'up';
}

function refusalOf(status: number, mode: EndpointMode): Refusal | undefined {
  if (status < 400) return undefined;
  if (status === 503) return mode === 'restarting' ? 'restarting' : 'down';
  if (status === 502) return 'cut';
  if (status === 401) return 'signature';
  if (status === 400) return 'freshness';
  return status === 429 ? 'rateLimited' : 'other';
}

function newsIn({ answer }: MessageRecord): number {
  if (!answer?.response.body) return 0;
  return (JSON.parse(answer.response.body) as { events: readonly unknown[] }).events.length;
}
