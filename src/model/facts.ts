import type { ActOnSight, Command } from './commands.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { AttackAct, DeliveryId, EventId, MachineName, MessageId } from './ids.ts';
import type { Payment } from './payment.ts';
import type { Scenario } from './scenario.ts';
import type { EndpointMode, SettingKey, SettingValue } from './settings.ts';
import type { DurationMs, SimInstant } from './units.ts';

/** Which way of travelling a fact belongs to: the receiver asks, or the sender calls. */
export type Channel = 'pull' | 'push';

export type Party = 'sender' | 'receiver' | 'poller' | 'api' | 'attacker';

/** Who really made a request. The receiver never sees this; only the trace knows. */
export type Origin = 'genuine' | 'forged' | 'tampered' | 'replayed';

export type AttemptOutcome =
  | { readonly result: 'accepted'; readonly status: number }
  | { readonly result: 'refused'; readonly status: number }
  | { readonly result: 'timedOut' };

export type DeadLetterReason =
  | 'attempts exhausted'
  | 'out of time'
  | 'endpoint disabled'
  | 'endpoint gone'
  | 'not tried again'
  | 'resend failed';

/** Why the sender stopped calling the endpoint. */
export type DisabledBecause =
  'failures in a row' | 'dead letters in a row' | 'failing too long' | 'endpoint gone';

export type PollOutcome =
  | { readonly result: 'news'; readonly eventIds: readonly EventId[] }
  /** From a queue: in hand, and stored nowhere. */
  | { readonly result: 'received'; readonly eventIds: readonly EventId[] }
  | { readonly result: 'empty' }
  /** 304: nothing changed since the version that the question named. */
  | { readonly result: 'unchanged' }
  | { readonly result: 'rateLimited'; readonly retryAfterMs: DurationMs }
  | { readonly result: 'timedOut' }
  | Cut;

/** The receiver's process ended before the answer came. */
interface Cut {
  readonly result: 'cut';
}

/** Why a held connection ended, or did not come to be. */
export type StreamEnd = 'idle' | 'timedOut' | 'rateLimited' | 'process ended' | 'rule changed';

/** The event after which a backfill asks; empty for everything, `now` for what comes from now on. */
export type BackfillCursor = EventId | '' | 'now';

export type BackfillOutcome =
  | {
      readonly result: 'events';
      /** Those of the list that the receiver did not have. */
      readonly missing: readonly EventId[];
      readonly listed: number;
    }
  | { readonly result: 'rateLimited'; readonly retryAfterMs: DurationMs }
  | { readonly result: 'timedOut' }
  | Cut;

export type FetchOutcome =
  | { readonly result: 'fetched'; readonly payment: Payment }
  /** 404: the sender knows nothing of what the event is about. */
  | { readonly result: 'notFound' }
  | { readonly result: 'rateLimited'; readonly retryAfterMs: DurationMs }
  /** `againInMs` is absent when nobody asks again. */
  | { readonly result: 'timedOut'; readonly againInMs?: DurationMs };

/** Why a command could not be carried out at its moment. */
export type CommandRefusal =
  /** There is no such message or delivery by then. */
  | 'not sent'
  | 'arrived'
  | 'lost'
  | 'not a webhook'
  /** It is written into a held connection, which sends again what is lost. */
  | 'on a connection'
  /** The request has arrived; what is on its way is its answer. */
  | 'an answer'
  /** The attacker wrote it, or has changed it already. */
  | 'hers'
  | 'encrypted'
  | 'on its way'
  | 'in line'
  | 'delivered'
  | 'given up'
  | 'endpoint disabled';

/** The steps of the receiver's pipeline that can refuse or skip a request. */
export type CheckResult =
  | { readonly check: 'address'; readonly passed: boolean; readonly address: string }
  | { readonly check: 'signature'; readonly passed: boolean; readonly because?: string }
  | {
      readonly check: 'freshness';
      readonly passed: boolean;
      /** Absent when the timestamp could not be read. Negative when it lies in the future. */
      readonly ageSeconds?: number;
      readonly toleranceSeconds: number;
    }
  | { readonly check: 'duplicate'; readonly passed: boolean; readonly key: string };

/** What an actor says happened. The recorder adds when and in which order. */
export type FactBody =
  | { readonly type: 'run.started' }
  | { readonly type: 'command.given'; readonly command: Command; readonly by: 'plan' | 'person' }
  | {
      /** It came too late, or the run is another than the one it was meant for: nothing changed. */
      readonly type: 'command.refused';
      readonly command: ActOnSight;
      readonly because: CommandRefusal;
    }
  | {
      readonly type: 'setting.changed';
      readonly key: SettingKey;
      readonly from: SettingValue;
      readonly to: SettingValue;
    }
  | { readonly type: 'event.occurred'; readonly eventId: EventId; readonly payment: Payment }
  | {
      readonly type: 'request.sent';
      readonly messageId: MessageId;
      readonly channel: Channel;
      readonly from: Party;
      readonly to: Party;
      readonly origin: Origin;
      readonly request: HttpRequest;
      /** What the sender or attacker says it is about; absent on polls. */
      readonly eventId?: EventId;
      readonly attempt?: number;
      /**
       * When it reaches the other side, or the instant at which it vanishes. Where somebody loses it before
       * that, `request.lost` comes sooner, and nothing at this instant.
       */
      readonly endsAt: SimInstant;
      readonly lost: boolean;
    }
  | { readonly type: 'request.arrived'; readonly messageId: MessageId }
  | { readonly type: 'request.lost'; readonly messageId: MessageId }
  | {
      /** The attacker keeps a copy of it, which is what she replays from now on. */
      readonly type: 'request.copied';
      readonly messageId: MessageId;
      readonly eventId: EventId;
    }
  | {
      readonly type: 'response.sent';
      readonly messageId: MessageId;
      readonly response: HttpResponse;
      readonly endsAt: SimInstant;
      readonly lost: boolean;
    }
  | { readonly type: 'response.arrived'; readonly messageId: MessageId }
  | { readonly type: 'response.lost'; readonly messageId: MessageId }
  | {
      /** It is due, but others come first: the sender calls an endpoint only so many times a second. */
      readonly type: 'attempt.queued';
      readonly deliveryId: DeliveryId;
      readonly eventId: EventId;
      /** The attempt that will be made. */
      readonly attempt: number;
      /** When its turn comes, unless the limit is changed. */
      readonly turnAt: SimInstant;
    }
  | {
      readonly type: 'attempt.started';
      readonly deliveryId: DeliveryId;
      readonly eventId: EventId;
      readonly attempt: number;
      readonly messageId: MessageId;
      readonly timeoutAt: SimInstant;
    }
  | {
      readonly type: 'attempt.finished';
      readonly deliveryId: DeliveryId;
      readonly eventId: EventId;
      readonly attempt: number;
      readonly messageId: MessageId;
      readonly outcome: AttemptOutcome;
      readonly tookMs: DurationMs;
    }
  | {
      readonly type: 'retry.scheduled';
      readonly deliveryId: DeliveryId;
      readonly eventId: EventId;
      /** The attempt that will be made. */
      readonly attempt: number;
      readonly backoffMs: DurationMs;
      readonly dueAt: SimInstant;
    }
  | {
      /** Somebody had it made at once, before it was due. */
      readonly type: 'retry.broughtForward';
      readonly deliveryId: DeliveryId;
      readonly eventId: EventId;
      readonly attempt: number;
    }
  | {
      readonly type: 'delivery.delivered';
      readonly deliveryId: DeliveryId;
      readonly eventId: EventId;
      readonly attempts: number;
    }
  | {
      readonly type: 'delivery.deadLettered';
      readonly deliveryId: DeliveryId;
      readonly eventId: EventId;
      readonly attempts: number;
      readonly reason: DeadLetterReason;
    }
  | {
      /** Somebody asked for a dead letter to be sent once more. */
      readonly type: 'delivery.resent';
      readonly deliveryId: DeliveryId;
      readonly eventId: EventId;
      readonly attempt: number;
    }
  | {
      readonly type: 'endpoint.disabled';
      readonly failures: number;
      readonly because: DisabledBecause;
      /** When the sender calls again by itself; absent when somebody has to enable it. */
      readonly untilAt?: SimInstant;
    }
  | { readonly type: 'endpoint.enabled' }
  | {
      readonly type: 'receiver.changed';
      readonly mode: EndpointMode;
      /** When it will be up again by itself; only while restarting. */
      readonly untilAt?: SimInstant;
    }
  | ({
      readonly type: 'request.checked';
      readonly messageId: MessageId;
      readonly eventId: EventId;
    } & CheckResult)
  | {
      readonly type: 'event.stored';
      readonly messageId: MessageId;
      readonly eventId: EventId;
      readonly durable: boolean;
    }
  | {
      readonly type: 'work.started';
      readonly messageId: MessageId;
      readonly eventId: EventId;
      readonly worker: number;
      readonly endsAt: SimInstant;
    }
  | {
      readonly type: 'work.finished';
      readonly messageId: MessageId;
      readonly eventId: EventId;
      readonly worker: number;
    }
  | {
      /** By a bug or a fault of the receiver's own. */
      readonly type: 'work.failed';
      readonly channel: Channel;
      readonly messageId: MessageId;
      readonly eventId: EventId;
      /** Absent where polling brought it, and where all was done. */
      readonly worker?: number;
      /** All was done by then: only the answer says otherwise. */
      readonly done: boolean;
      /** Whether it is stored and tried again without the sender, at once or when the fault has passed. */
      readonly again: boolean;
    }
  | {
      /** The charge is made, and its mark is not written yet. */
      readonly type: 'mark.started';
      readonly messageId: MessageId;
      readonly eventId: EventId;
      readonly worker: number;
      readonly endsAt: SimInstant;
    }
  | {
      /** The event counts as processed from now on; of a mark that is no part of the charge. */
      readonly type: 'event.marked';
      readonly messageId: MessageId;
      readonly eventId: EventId;
    }
  | {
      /** The receiver did to the outside world what the event asks for: here, it charged. */
      readonly type: 'effect.made';
      readonly channel: Channel;
      readonly messageId: MessageId;
      readonly eventId: EventId;
      readonly payment: Payment;
    }
  | {
      /** The ledger already had the row: the job was dropped before its work, or done for nothing. */
      readonly type: 'effect.skipped';
      readonly messageId: MessageId;
      readonly eventId: EventId;
    }
  | {
      readonly type: 'worker.crashed';
      readonly worker: number;
      /** Absent where it goes down with all of the receiver: nobody knows for how long. */
      readonly untilAt?: SimInstant;
    }
  | { readonly type: 'worker.recovered'; readonly worker: number }
  | {
      /** Stored only in memory, and the memory is gone. */
      readonly type: 'queue.lost';
      readonly messageIds: readonly MessageId[];
      readonly eventIds: readonly EventId[];
    }
  | {
      /** The receiver's process ended before it could answer these. */
      readonly type: 'requests.cut';
      readonly messageIds: readonly MessageId[];
    }
  | {
      readonly type: 'poll.finished';
      readonly messageId: MessageId;
      readonly outcome: PollOutcome;
      /** Absent where the receiver's process ended. */
      readonly nextAt?: SimInstant;
      /** The interval that it goes by now; absent where that does not change by itself. */
      readonly everyMs?: DurationMs;
    }
  | {
      /** The answer to a question that was given up on, which still brings news. */
      readonly type: 'poll.answeredLate';
      readonly messageId: MessageId;
      readonly eventIds: readonly EventId[];
    }
  | {
      /** A held connection is open, as the receiver knows it. */
      readonly type: 'stream.opened';
      readonly messageId: MessageId;
    }
  | {
      /** It came over the held connection, and is stored with the place of the receiver in the stream. */
      readonly type: 'stream.brought';
      readonly messageId: MessageId;
      readonly eventId: EventId;
    }
  | {
      /** A new connection begins behind it, and nobody keeps the place: it will not be written any more. */
      readonly type: 'stream.missed';
      readonly eventId: EventId;
    }
  | {
      readonly type: 'stream.closed';
      readonly messageId: MessageId;
      readonly because: StreamEnd;
      /** When the receiver connects again; absent where it does not by itself. */
      readonly nextAt?: SimInstant;
    }
  | {
      /** A queue has handed an event out, and hides it from everybody else for a while. */
      readonly type: 'entry.received';
      readonly eventId: EventId;
      /** The question that it is the answer to. */
      readonly messageId: MessageId;
      /** How often it has been received by now. */
      readonly receives: number;
      readonly hiddenUntilAt: SimInstant;
    }
  | {
      /** Nobody acknowledged it in that time: it is offered again, or was received too often for that. */
      readonly type: 'entry.returned' | 'entry.deadLettered';
      readonly eventId: EventId;
      readonly messageId: MessageId;
      readonly receives: number;
    }
  | {
      /** An acknowledgement deleted it; or came too late and changed nothing. */
      readonly type: 'entry.deleted' | 'entry.kept';
      readonly eventId: EventId;
      readonly messageId: MessageId;
    }
  | {
      /** The receiver has charged it already and only acknowledges it. */
      readonly type: 'entry.skipped';
      readonly eventId: EventId;
      readonly messageId: MessageId;
    }
  | {
      readonly type: 'attack.made';
      readonly act: AttackAct;
      readonly messageId: MessageId;
      readonly eventId: EventId;
      /** What arrives in place of what was sent; only of a request that was changed after it was sent. */
      readonly request?: HttpRequest;
    }
  | {
      readonly type: 'attack.failed';
      readonly act: AttackAct;
      readonly reason: 'nothing recorded yet' | 'encrypted on the way';
    }
  | {
      /** The receiver asked the sender's list API what it missed, and was answered. */
      readonly type: 'backfill.finished';
      readonly messageId: MessageId;
      readonly after: BackfillCursor;
      readonly outcome: BackfillOutcome;
    }
  | {
      /** The receiver asked for the present state of what a thin event named, and was answered. */
      readonly type: 'fetch.finished';
      readonly messageId: MessageId;
      readonly eventId: EventId;
      readonly outcome: FetchOutcome;
    }
  | {
      /** An older version came after a newer one and was left out. */
      readonly type: 'version.skipped';
      readonly messageId: MessageId;
      readonly eventId: EventId;
      readonly version: number;
      readonly kept: number;
    }
  | {
      /** The sender signs with a new secret from now on. */
      readonly type: 'secret.rotated';
      readonly secret: number;
      /** Until when the old one signs beside it. */
      readonly overlapUntilAt: SimInstant;
    }
  | {
      /** The receiver takes signatures by these secrets from now on, counted from 1. */
      readonly type: 'secret.installed';
      readonly secrets: readonly number[];
    }
  | {
      readonly type: 'machine.entered';
      readonly machine: MachineName;
      /** Which actor of that machine: `delivery dlv_3`, `worker 2`. */
      readonly actor: string;
      readonly state: string;
      /** The machine input that led here, or the name of the delay that elapsed. */
      readonly on: string;
    };

export type FactType = FactBody['type'];

export type Fact = FactBody & { readonly at: SimInstant; readonly seq: number };

export type FactOf<T extends FactType> = Extract<Fact, { readonly type: T }>;

/** What a run did until it was stopped. */
export interface RunCost {
  readonly facts: number;
  readonly timers: number;
  /** Message authentication codes that were computed. */
  readonly macs: number;
  /** Computed codes that were compared with offered ones. */
  readonly comparisons: number;
  /** Characters of bodies and addresses in requests and answers. */
  readonly bytes: number;
  /** Entries of lists that were gone through. */
  readonly looks: number;
}

/** That a run was stopped before its end, since it would have taken too long or too much memory. */
export interface RunCut {
  readonly spent: RunCost;
  /** What took most of the time. */
  readonly mostly: keyof RunCost;
}

/**
 * What the poller goes by from a moment on. Not a fact, so that the digests of older links stay the same;
 * only the pull lane reads it.
 */
export interface PollPlan {
  readonly at: SimInstant;
  /** When it will ask again, unless the plan changes; undefined while the receiver's process is gone. */
  readonly nextAt: SimInstant | undefined;
  readonly everyMs: DurationMs;
}

/** Every fact of one run, in the order it happened, with what it was run from. */
export interface Trace {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
  readonly facts: readonly Fact[];
  /** In order of time. */
  readonly pollPlans: readonly PollPlan[];
  /** The instant up to which time was simulated. */
  readonly endsAt: SimInstant;
  /** Present when the run was stopped at `endsAt`. */
  readonly cut?: RunCut;
}
