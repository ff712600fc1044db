import type {
  BackfillOutcome,
  Channel,
  FactOf,
  FetchOutcome,
  Origin,
  Party,
  PollOutcome,
  Trace,
} from '../model/facts.ts';
import type { Payment } from '../model/payment.ts';
import type { HttpRequest, HttpResponse } from '../model/http.ts';
import type { DeliveryId, EventId, MachineName, MessageId } from '../model/ids.ts';
import type { SimInstant } from '../model/units.ts';
import { oncePerTrace } from './oncePerTrace.ts';

/** What had been said of a part of a message until somebody lost it. */
export interface Due {
  readonly endsAt: SimInstant;
  readonly lost: boolean;
}

/** One request and its answer, with every instant at which something about it happened in the run. */
export interface MessageRecord {
  readonly messageId: MessageId;
  readonly channel: Channel;
  readonly from: Party;
  readonly to: Party;
  readonly origin: Origin;
  readonly eventId: EventId | undefined;
  readonly attempt: number | undefined;
  /** What arrives, or would have. */
  readonly request: HttpRequest;
  readonly sentAt: SimInstant;
  readonly requestEndsAt: SimInstant;
  readonly requestLost: boolean;
  /** Present where somebody lost the request on its way. */
  readonly requestWasDue?: Due;
  /** Present where the attacker changed it after it had been sent. */
  readonly changed?: { readonly at: SimInstant; readonly from: HttpRequest };
  answer?: {
    readonly response: HttpResponse;
    readonly sentAt: SimInstant;
    readonly endsAt: SimInstant;
    readonly lost: boolean;
    readonly wasDue?: Due;
  };
  readonly checks: FactOf<'request.checked'>[];
  /** How the asking side saw it end; set on messages of that kind. */
  attemptEnd?: FactOf<'attempt.finished'>;
  pollEnd?: { readonly at: SimInstant; readonly outcome: PollOutcome };
  backfillEnd?: { readonly at: SimInstant; readonly outcome: BackfillOutcome };
  fetchEnd?: { readonly at: SimInstant; readonly outcome: FetchOutcome };
  readonly effects: FactOf<'effect.made'>[];
}

export type DeliveryEnding = FactOf<'delivery.delivered'> | FactOf<'delivery.deadLettered'>;

/** The obligation to deliver one event, with all that became of it in the run. */
export interface DeliveryRecord {
  readonly deliveryId: DeliveryId;
  readonly eventId: EventId;
  /** When it had to wait for its turn; once more for the same attempt where the limit was changed. */
  readonly queued: FactOf<'attempt.queued'>[];
  readonly attempts: FactOf<'attempt.started'>[];
  readonly retries: FactOf<'retry.scheduled'>[];
  readonly resends: FactOf<'delivery.resent'>[];
  /** More than one after a resend. */
  readonly endings: DeliveryEnding[];
  /** The last of them in the run. */
  ending?: DeliveryEnding;
}

export interface EventRecord {
  readonly eventId: EventId;
  /** Counted from 1 in the order they occurred. */
  readonly ordinal: number;
  readonly occurredAt: SimInstant;
  readonly payment: Payment;
}

/** The facts of a trace grouped by what they are about; in order of time within each group. */
export interface Records {
  readonly events: readonly EventRecord[];
  readonly eventById: ReadonlyMap<EventId, EventRecord>;
  readonly messages: readonly MessageRecord[];
  readonly messageById: ReadonlyMap<MessageId, MessageRecord>;
  readonly deliveries: readonly DeliveryRecord[];
  readonly deliveryById: ReadonlyMap<DeliveryId, DeliveryRecord>;
  readonly effects: readonly FactOf<'effect.made'>[];
  readonly modes: readonly FactOf<'receiver.changed'>[];
  readonly polls: readonly FactOf<'poll.finished'>[];
  readonly settingChanges: readonly FactOf<'setting.changed'>[];
  readonly machines: ReadonlyMap<MachineName, readonly FactOf<'machine.entered'>[]>;
}

/** Groups a trace once; later calls with the same trace cost nothing. */
export const recordsOf = oncePerTrace(group);

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function group(trace: Trace): Records {
  const events: EventRecord[] = [];
  const messages: MessageRecord[] = [];
  const messageById = new Map<MessageId, Writable<MessageRecord>>();
  const deliveryById = new Map<DeliveryId, DeliveryRecord>();
  const effects: FactOf<'effect.made'>[] = [];
  const modes: FactOf<'receiver.changed'>[] = [];
  const polls: FactOf<'poll.finished'>[] = [];
  const settingChanges: FactOf<'setting.changed'>[] = [];
  const machines = new Map<MachineName, FactOf<'machine.entered'>[]>();

  const deliveryOf = (fact: { deliveryId: DeliveryId; eventId: EventId }): DeliveryRecord => {
    let delivery = deliveryById.get(fact.deliveryId);
    if (!delivery) {
      delivery = {
        deliveryId: fact.deliveryId,
        eventId: fact.eventId,
        queued: [],
        attempts: [],
        retries: [],
        resends: [],
        endings: [],
      };
      deliveryById.set(fact.deliveryId, delivery);
    }
    return delivery;
  };

  for (const fact of trace.facts) {
    switch (fact.type) {
      case 'event.occurred':
        events.push({
          eventId: fact.eventId,
          ordinal: events.length + 1,
          occurredAt: fact.at,
          payment: fact.payment,
        });
        break;
      case 'request.sent': {
        const message: Writable<MessageRecord> = {
          messageId: fact.messageId,
          channel: fact.channel,
          from: fact.from,
          to: fact.to,
          origin: fact.origin,
          eventId: fact.eventId,
          attempt: fact.attempt,
          request: fact.request,
          sentAt: fact.at,
          requestEndsAt: fact.endsAt,
          requestLost: fact.lost,
          checks: [],
          effects: [],
        };
        messages.push(message);
        messageById.set(fact.messageId, message);
        break;
      }
      case 'response.sent': {
        const message = messageById.get(fact.messageId);
        if (message) {
          message.answer = {
            response: fact.response,
            sentAt: fact.at,
            endsAt: fact.endsAt,
            lost: fact.lost,
          };
        }
        break;
      }
      case 'request.lost': {
        const message = messageById.get(fact.messageId);
        if (!message || fact.at === message.requestEndsAt) break;
        message.requestWasDue = { endsAt: message.requestEndsAt, lost: message.requestLost };
        message.requestEndsAt = fact.at;
        message.requestLost = true;
        break;
      }
      case 'response.lost': {
        const message = messageById.get(fact.messageId);
        if (!message?.answer || fact.at === message.answer.endsAt) break;
        const { answer } = message;
        message.answer = { ...answer, endsAt: fact.at, lost: true, wasDue: answer };
        break;
      }
      case 'attack.made': {
        const message = messageById.get(fact.messageId);
        if (!message || !fact.request) break;
        message.changed = { at: fact.at, from: message.request };
        message.request = fact.request;
        message.origin = 'tampered';
        break;
      }
      case 'request.checked':
        messageById.get(fact.messageId)?.checks.push(fact);
        break;
      case 'attempt.queued':
        deliveryOf(fact).queued.push(fact);
        break;
      case 'attempt.started':
        deliveryOf(fact).attempts.push(fact);
        break;
      case 'attempt.finished': {
        const message = messageById.get(fact.messageId);
        if (message) message.attemptEnd = fact;
        break;
      }
      case 'retry.scheduled':
        deliveryOf(fact).retries.push(fact);
        break;
      case 'delivery.delivered':
      case 'delivery.deadLettered': {
        const delivery = deliveryOf(fact);
        delivery.endings.push(fact);
        delivery.ending = fact;
        break;
      }
      case 'delivery.resent':
        deliveryOf(fact).resends.push(fact);
        break;
      case 'receiver.changed':
        modes.push(fact);
        break;
      case 'effect.made':
        effects.push(fact);
        messageById.get(fact.messageId)?.effects.push(fact);
        break;
      case 'poll.finished': {
        polls.push(fact);
        const message = messageById.get(fact.messageId);
        if (message) message.pollEnd = { at: fact.at, outcome: fact.outcome };
        break;
      }
      case 'backfill.finished': {
        const message = messageById.get(fact.messageId);
        if (message) message.backfillEnd = { at: fact.at, outcome: fact.outcome };
        break;
      }
      case 'fetch.finished': {
        const message = messageById.get(fact.messageId);
        if (message) message.fetchEnd = { at: fact.at, outcome: fact.outcome };
        break;
      }
      case 'setting.changed':
        settingChanges.push(fact);
        break;
      case 'machine.entered': {
        const entries = machines.get(fact.machine);
        if (entries) entries.push(fact);
        else machines.set(fact.machine, [fact]);
        break;
      }
      // The rest is read where it is shown, straight from the facts.
      default:
        break;
    }
  }

  return {
    events,
    eventById: new Map(events.map((event) => [event.eventId, event])),
    messages,
    messageById,
    deliveries: [...deliveryById.values()],
    deliveryById,
    effects,
    modes,
    polls,
    settingChanges,
    machines,
  };
}

/** How a delivery stands ended at the playhead; undefined while it is open, also once more after a resend. */
export function endingAt(
  { endings, resends }: DeliveryRecord,
  at: SimInstant,
): DeliveryEnding | undefined {
  const ending = latestAt(endings, at);
  const resend = latestAt(resends, at);
  return ending && (resend?.seq ?? -1) > ending.seq ? undefined : ending;
}

/** The message as it was at the playhead: one that is changed on its way was the sender's own before. */
export function asOf(message: MessageRecord, at: SimInstant): MessageRecord {
  const { changed } = message;
  if (!changed || changed.at <= at) return message;
  return { ...message, request: changed.from, origin: 'genuine' };
}

/** When a delivery began: with its first attempt or the wait for it, or given up at once while nobody is called. */
export function begunAt({ queued, attempts, endings }: DeliveryRecord): SimInstant {
  const firsts = [queued, attempts, endings].map(([first]) => first?.at ?? Infinity);
  return Math.min(...firsts) as SimInstant;
}

/** The turn for which a delivery waits at the playhead. */
export function waitingTurn(
  { queued, attempts }: DeliveryRecord,
  at: SimInstant,
): FactOf<'attempt.queued'> | undefined {
  const turn = latestAt(queued, at);
  return turn && turn.attempt > (latestAt(attempts, at)?.attempt ?? 0) ? turn : undefined;
}

/** The retry for which a delivery waits at the playhead. */
export function waitingRetry(
  { attempts, retries }: DeliveryRecord,
  at: SimInstant,
): FactOf<'retry.scheduled'> | undefined {
  const retry = latestAt(retries, at);
  return retry && retry.attempt > (latestAt(attempts, at)?.attempt ?? 0) ? retry : undefined;
}

/** How many of the first entries, which are in order of time, happened up to and including `at`. */
export function countUntil<T>(
  entries: readonly T[],
  at: number,
  instantOf: (entry: T) => number,
): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && instantOf(entry) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of the entries, which are in order of time, that happened up to and including `at`. */
export function upTo<T extends { readonly at: number }>(
  entries: readonly T[],
  at: number,
): readonly T[] {
  return entries.slice(
    0,
    countUntil(entries, at, (entry) => entry.at),
  );
}

/** The last of the entries, which are in order of time, that happened up to and including `at`. */
export function latestAt<T extends { readonly at: number }>(
  entries: readonly T[],
  at: number,
): T | undefined {
  return entries[countUntil(entries, at, (entry) => entry.at) - 1];
}
