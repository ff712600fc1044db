import { attemptsAllowed } from '../../model/rules/backoff.ts';
import type { AttemptOutcome } from '../../model/facts.ts';
import type { DeliveryId, EventId, MessageId } from '../../model/ids.ts';
import type { LoadPlan } from '../../model/load/load.ts';
import { durationMs, type DurationMs } from '../../model/units.ts';
import type { Meaning } from '../network/httpAnswers.ts';
import type { Due, VirtualClock } from '../engine/clock.ts';
import type { deliveryMachine, DeliverySender, LastFailure } from '../sender/delivery.machine.ts';
import type { Running } from '../engine/engine.ts';
import { luck } from '../engine/luck.ts';
import { waitMs } from '../sender/retryWait.ts';

/** The status of a receiver that is down or has too much to do. */
export const refusal = 503;

export interface StampedeSender {
  readonly plan: LoadPlan;
  readonly clock: VirtualClock;
  /** With which status the receiver says that all went well, and what the policy makes of it. */
  readonly thanks: number;
  readonly afterThanks: Meaning;
  /** What the policy makes of the status `refusal`. */
  readonly afterRefusal: Meaning;
  /** Whether the budget for retries has one left. */
  allowsRetry(): boolean;
  send(index: number, attempt: number): void;
  /** @param byCallOfSecond when the call arrived that brought the success; undefined for a dead letter. */
  ended(index: number, byCallOfSecond: number | undefined): void;
}

export interface Answer {
  readonly attempt: number;
  readonly accepted: boolean;
  readonly ofSecond: number;
}

/** One delivery of a stampede: whom its machine asks, and who hears the answers. */
export class StampedeDelivery implements DeliverySender, Due<Answer> {
  readonly deliveryId: DeliveryId;
  readonly eventId: EventId;
  running: Running<typeof deliveryMachine> | undefined;
  readonly #sender: StampedeSender;
  readonly #index: number;
  #heardOfSecond = 0;

  constructor(sender: StampedeSender, index: number) {
    this.#sender = sender;
    this.#index = index;
    this.deliveryId = `dlv_${index + 1}`;
    this.eventId = `evt_${index + 1}`;
  }

  due({ attempt, accepted, ofSecond }: Answer): void {
    this.#heardOfSecond = ofSecond;
    this.running?.send({
      type: 'response.arrived',
      attempt,
      status: accepted ? this.#sender.thanks : refusal,
      retryAfterMs: durationMs(0),
    });
  }

  now() {
    return this.#sender.clock.now;
  }

  endpointDisabled(): boolean {
    return false;
  }

  limitsItself(): boolean {
    return false;
  }

  takeTurn() {
    return this.now();
  }

  meaningOf(status: number): Meaning {
    return status === this.#sender.thanks ? this.#sender.afterThanks : this.#sender.afterRefusal;
  }

  messageId(deliveryId: DeliveryId, attempt: number): MessageId {
    return `${deliveryId}.${attempt}`;
  }

  requestTimeoutMs(): DurationMs {
    return durationMs(this.#settings.requestTimeoutMs);
  }

  /** As many as the policy says; but only the first while the budget for retries is spent. */
  attemptsAllowed(): number {
    return this.#sender.allowsRetry() ? attemptsAllowed(this.#settings) : 1;
  }

  giveUpAfterMs(): number {
    return this.#settings.giveUpAfterMs;
  }

  backoffMs(deliveryId: DeliveryId, attempt: number, last: LastFailure): DurationMs {
    return waitMs(this.#settings, attempt, {
      backoffMs: last.backoffMs,
      askedMs: last.retryAfterMs,
      overloaded: last.status === 429 || last.status === 0,
      luck: luck(this.#sender.plan.seed, 'jitter', deliveryId, attempt),
    });
  }

  send(_deliveryId: DeliveryId, _eventId: EventId, attempt: number): void {
    this.#sender.send(this.#index, attempt);
  }

  attemptEnded({ result }: AttemptOutcome): void {
    if (result === 'accepted') this.#sender.ended(this.#index, this.#heardOfSecond);
  }

  gaveUp(): void {
    this.#sender.ended(this.#index, undefined);
  }

  get #settings() {
    return this.#sender.plan.settings;
  }
}
