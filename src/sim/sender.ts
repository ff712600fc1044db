import type { ActorRefFrom } from 'xstate';
import type { AttemptOutcome } from '../model/facts.ts';
import { retryAfterSeconds } from '../model/http.ts';
import { deliveryIdOf, type DeliveryId, type EventId, type MessageId } from '../model/ids.ts';
import { durationMs, type DurationMs } from '../model/units.ts';
import { attemptsAllowed, backoffMs } from './backoff.ts';
import { deliveryMachine, type DeliverySender, type LastWait } from './delivery.machine.ts';
import { endpointHealthMachine } from './endpointHealth.machine.ts';
import { bodyOf, sharedSecret, signedWebhook } from './messages.ts';
import { nextOccurrence } from './occurrences.ts';
import { paymentOf } from './payments.ts';
import type { Run } from './run.ts';
import { sourceMachine } from './source.machine.ts';
import type { Exchange, Wire } from './wire.ts';

/** Events in the order they occurred, as the sender keeps them for its API. */
export interface Published {
  readonly eventId: EventId;
  readonly body: string;
}

/** The provider: events occur at its source, and it delivers each to the one endpoint. */
export class Sender implements DeliverySender {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #endpointArrived: (exchange: Exchange) => void;
  /** Stands where a request leaves the sender; an attacker on the way may hand back another. */
  readonly #passing: (exchange: Exchange) => Exchange;
  readonly #published: Published[] = [];
  readonly #bodies = new Map<EventId, string>();
  readonly #deliveries = new Map<DeliveryId, ActorRefFrom<typeof deliveryMachine>>();
  readonly #health: ActorRefFrom<typeof endpointHealthMachine>;
  readonly #source: ActorRefFrom<typeof sourceMachine>;
  /** The instant up to which planned events have occurred; -1 before the start. */
  #occurredUntil = -1;

  constructor(
    run: Run,
    wire: Wire,
    ways: {
      readonly endpointArrived: (exchange: Exchange) => void;
      readonly passing: (exchange: Exchange) => Exchange;
    },
  ) {
    this.#run = run;
    this.#wire = wire;
    this.#endpointArrived = ways.endpointArrived;
    this.#passing = ways.passing;
    this.#health = run.start(endpointHealthMachine, 'endpointHealth', {
      disableAfter: () => run.settings.disableAfterFailures,
    });
    this.#source = run.start(sourceMachine, 'source', {
      next: () => this.#nextOccurrence(),
      occur: ({ count, planned }) => {
        if (planned) this.#occurredUntil = run.clock.now;
        run.soon(() => {
          for (let n = 0; n < count; n++) this.#occur();
        });
      },
    });
  }

  /** Every event that has occurred, oldest first. */
  get published(): readonly Published[] {
    return this.#published;
  }

  triggerEvent(): void {
    this.#source.send({ type: 'event.triggered' });
  }

  /** From now on events occur by the new settings; what they would have brought before now never was. */
  scheduleChanged(): void {
    this.#occurredUntil = Math.max(this.#occurredUntil, this.#run.clock.now - 1);
    this.#source.send({ type: 'schedule.changed' });
  }

  /** Deliveries that wait for an attempt which is no longer allowed are given up. */
  policyChanged(): void {
    for (const delivery of this.#deliveries.values()) {
      if (delivery.getSnapshot().status === 'active') delivery.send({ type: 'policy.changed' });
    }
  }

  enableEndpoint(): void {
    this.#health.send({ type: 'endpoint.enabled' });
  }

  now() {
    return this.#run.clock.now;
  }

  endpointDisabled(): boolean {
    return this.#health.getSnapshot().value === 'disabled';
  }

  messageId(deliveryId: DeliveryId, attempt: number): MessageId {
    return `${deliveryId}.${attempt}`;
  }

  requestTimeoutMs(): DurationMs {
    return durationMs(this.#run.settings.requestTimeoutMs);
  }

  attemptsAllowed(): number {
    return attemptsAllowed(this.#run.settings);
  }

  /** A wait that the endpoint asked for is honoured, when it is, by never coming earlier. */
  backoffMs(deliveryId: DeliveryId, attempt: number, last: LastWait): DurationMs {
    const { settings } = this.#run;
    const wait = backoffMs(settings, attempt, {
      backoffMs: last.backoffMs,
      luck: this.#run.luck('jitter', deliveryId, attempt),
    });
    const asked = settings.honourRetryAfter ? last.retryAfterMs : 0;
    return durationMs(Math.max(wait, asked));
  }

  send(deliveryId: DeliveryId, eventId: EventId, attempt: number): void {
    this.#run.soon(() => {
      this.#send(deliveryId, eventId, attempt);
    });
  }

  attemptEnded(outcome: AttemptOutcome): void {
    const type = outcome.result === 'accepted' ? 'attempt.accepted' : 'attempt.failed';
    this.#run.soon(() => {
      this.#health.send({ type });
    });
  }

  #send(deliveryId: DeliveryId, eventId: EventId, attempt: number): void {
    const at = this.#run.clock.now;
    const request = signedWebhook(this.#bodyOf(eventId), {
      eventId,
      attemptId: `att_${eventId.slice('evt_'.length)}_${attempt}`,
      secret: sharedSecret,
      at,
    });
    const exchange = this.#passing({
      messageId: this.messageId(deliveryId, attempt),
      channel: 'push',
      from: 'sender',
      to: 'receiver',
      origin: 'genuine',
      request,
      eventId,
      attempt,
    });
    this.#wire.send(exchange, {
      arrived: this.#endpointArrived,
      answered: (response) => {
        const delivery = this.#deliveries.get(deliveryId);
        // A late answer can find the delivery ended: the sender has stopped listening.
        if (delivery?.getSnapshot().status !== 'active') return;
        delivery.send({
          type: 'response.arrived',
          attempt,
          status: response.status,
          retryAfterMs: durationMs((retryAfterSeconds(response) ?? 0) * 1000),
        });
      },
    });
  }

  #nextOccurrence() {
    const { scenario, settings, clock } = this.#run;
    const next = nextOccurrence(
      { ...settings, seed: scenario.seed, eventTimesMs: scenario.eventTimesMs },
      this.#occurredUntil,
    );
    if (!next) return undefined;
    return { waitMs: durationMs(Math.max(0, next.at - clock.now)), count: next.count };
  }

  #occur(): void {
    const { clock, scenario } = this.#run;
    const ordinal = this.#published.length + 1;
    const eventId: EventId = `evt_${ordinal}`;
    const payment = paymentOf(scenario, ordinal);
    const body = bodyOf({ id: eventId, payment }, clock.now);
    this.#published.push({ eventId, body });
    this.#bodies.set(eventId, body);
    this.#run.record({ type: 'event.occurred', eventId, payment });
    const deliveryId = deliveryIdOf(eventId);
    this.#deliveries.set(
      deliveryId,
      this.#run.start(deliveryMachine, `delivery ${deliveryId}`, {
        deliveryId,
        eventId,
        sender: this,
      }),
    );
  }

  #bodyOf(eventId: EventId): string {
    const body = this.#bodies.get(eventId);
    if (body === undefined) throw new Error(`${eventId} has not occurred`);
    return body;
  }
}
