import { attemptsAllowed } from '../../model/rules/backoff.ts';
import type { AttemptOutcome, CommandRefusal, DeadLetterReason } from '../../model/facts.ts';
import { retryAfterSeconds } from '../../model/http.ts';
import { deliveryIdOf, type DeliveryId, type EventId, type MessageId } from '../../model/ids.ts';
import type { Payment } from '../../model/payment.ts';
import { whyNotSentNow } from '../../model/rules/commandRefusals.ts';
import { durationMs, type DurationMs, type SimInstant } from '../../model/units.ts';
import { meaningOf, type Meaning } from '../network/httpAnswers.ts';
import { deliveryMachine, type DeliverySender, type LastFailure } from './delivery.machine.ts';
import type { Running } from '../engine/engine.ts';
import { endpointHealthMachine } from './endpointHealth.machine.ts';
import { bodyOf, secondsAt, thinBodyOf } from '../network/messages.ts';
import { signedWebhook } from '../network/signedWebhook.ts';
import { nextOccurrence } from './occurrences.ts';
import { Orders } from './orders.ts';
import { waitMs } from './retryWait.ts';
import { Turns } from './turns.ts';
import type { Run } from '../run.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { sourceMachine } from './source.machine.ts';
import type { Exchange, Wire } from '../network/wire.ts';

/** Events in the order they occurred, as the sender keeps them for its API. */
export interface Published {
  readonly eventId: EventId;
  readonly body: string;
}

/** The provider: events occur at its source, and it delivers each to the one endpoint. */
export class Sender implements DeliverySender {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #secrets: Secrets;
  readonly #endpointArrived: (exchange: Exchange) => void;
  /** Stands where a request leaves the sender; an attacker on the way may hand back another. */
  readonly #passing: (exchange: Exchange) => Exchange;
  readonly #published: Published[] = [];
  readonly #announce: () => void;
  readonly #orders = new Orders();
  readonly #turns = new Turns();
  readonly #bodies = new Map<EventId, string>();
  readonly #deliveries = new Map<DeliveryId, Running<typeof deliveryMachine>>();
  readonly #health: Running<typeof endpointHealthMachine>;
  readonly #source: Running<typeof sourceMachine>;
  /** The instant up to which planned events have occurred; -1 before the start. */
  #occurredUntil = -1;

  constructor(
    run: Run,
    wire: Wire,
    ways: {
      readonly secrets: Secrets;
      readonly endpointArrived: (exchange: Exchange) => void;
      readonly passing: (exchange: Exchange) => Exchange;
      readonly announce: () => void;
    },
  ) {
    this.#run = run;
    this.#wire = wire;
    this.#secrets = ways.secrets;
    this.#endpointArrived = ways.endpointArrived;
    this.#passing = ways.passing;
    this.#announce = ways.announce;
    this.#health = run.start(endpointHealthMachine, 'endpointHealth', {
      now: () => run.clock.now,
      rules: () => run.settings,
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

  /** The present state of an order; undefined when there is no such order. */
  presentState(order: number): Payment | undefined {
    return this.#orders.present(order);
  }

  triggerEvent(): void {
    this.#source.send({ type: 'event.triggered' });
  }

  /** From now on events occur by the new settings; the past stays as it was. */
  scheduleChanged(): void {
    this.#occurredUntil = Math.max(this.#occurredUntil, this.#run.clock.now - 1);
    this.#source.send({ type: 'schedule.changed' });
  }

  /** Gives up deliveries that wait for an attempt which is no longer allowed. */
  policyChanged(): void {
    this.#run.meter.count('looks', 8 * this.#deliveries.size);
    for (const delivery of this.#deliveries.values()) {
      if (delivery.active) delivery.send({ type: 'policy.changed' });
    }
  }

  /** Whoever waits for a turn takes one by the new limit, in the order in which they wait. */
  limitChanged(): void {
    this.#turns.takeBack();
    this.#run.meter.count('looks', 8 * this.#deliveries.size);
    const waiting = [...this.#deliveries.values()].flatMap((delivery) =>
      delivery.value === 'queued'
        ? [{ delivery, turnAt: delivery.settledContext.turnAt ?? 0 }]
        : [],
    );
    waiting.sort((a, b) => a.turnAt - b.turnAt);
    for (const { delivery } of waiting) delivery.send({ type: 'limit.changed' });
  }

  /** Sends one dead letter once more, or all there are, also while the endpoint is disabled: so one probes it. */
  resend(which: DeliveryId | 'all'): void {
    const deliveries =
      which === 'all' ? [...this.#deliveries.values()] : [this.#deliveries.get(which)];
    this.#run.meter.count('looks', deliveries.length);
    for (const delivery of deliveries) {
      if (delivery?.value === 'deadLettered') delivery.send({ type: 'resend' });
    }
  }

  /** Makes the retry for which a delivery waits at once; returns why it cannot be made. */
  sendNow(deliveryId: DeliveryId): CommandRefusal | undefined {
    const delivery = this.#deliveries.get(deliveryId);
    const refusal = whyNotSentNow(delivery?.value, this.endpointDisabled());
    if (!refusal) delivery?.send({ type: 'send.now' });
    return refusal;
  }

  /** Nobody asks any more about an event that was delivered. */
  forget(eventId: EventId): void {
    this.#published[Number(eventId.slice('evt_'.length)) - 1] = forgotten;
    this.#bodies.delete(eventId);
    this.#deliveries.delete(deliveryIdOf(eventId));
  }

  enableEndpoint(): void {
    this.#health.send({ type: 'endpoint.enabled' });
  }

  now() {
    return this.#run.clock.now;
  }

  endpointDisabled(): boolean {
    return this.#health.value === 'disabled' || this.#health.value === 'paused';
  }

  limitsItself(): boolean {
    return this.#run.settings.callsPerSecond > 0;
  }

  takeTurn(): SimInstant {
    const { clock, settings } = this.#run;
    return this.limitsItself() ? this.#turns.take(clock.now, settings.callsPerSecond) : clock.now;
  }

  meaningOf(status: number): Meaning {
    return meaningOf(this.#run.settings, status);
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

  giveUpAfterMs(): number {
    return this.#run.settings.giveUpAfterMs;
  }

  backoffMs(deliveryId: DeliveryId, attempt: number, last: LastFailure): DurationMs {
    return waitMs(this.#run.settings, attempt, {
      backoffMs: last.backoffMs,
      askedMs: last.retryAfterMs,
      overloaded: last.status === 429 || last.status === 0,
      luck: this.#run.luck('jitter', deliveryId, attempt),
    });
  }

  send(deliveryId: DeliveryId, eventId: EventId, attempt: number): void {
    this.#turns.started(this.#run.clock.now);
    this.#run.soon(() => {
      this.#send(deliveryId, eventId, attempt);
    });
  }

  attemptEnded(outcome: AttemptOutcome): void {
    const accepted = outcome.result === 'accepted';
    const gone =
      outcome.result === 'refused' &&
      this.#run.settings.on410 === 'disable' &&
      this.meaningOf(outcome.status) === 'endpoint gone';
    this.#run.soon(() => {
      this.#health.send({ type: accepted ? 'attempt.accepted' : 'attempt.failed' });
      if (gone) this.#health.send({ type: 'endpoint.gone' });
    });
  }

  /** Only what was tried in vain speaks against the endpoint, and each delivery once. */
  gaveUp(reason: DeadLetterReason): void {
    if (!vain.includes(reason)) return;
    this.#run.soon(() => {
      this.#health.send({ type: 'delivery.deadLettered' });
    });
  }

  #send(deliveryId: DeliveryId, eventId: EventId, attempt: number): void {
    const { https, signatureMethod } = this.#run.settings;
    const secrets = this.#secrets.signing;
    this.#run.meter.count('macs', signatureMethod === 'hmac' ? secrets.length : 1);
    const request = signedWebhook(this.#bodyOf(eventId), {
      eventId,
      attemptId: `att_${eventId.slice('evt_'.length)}_${attempt}`,
      nowSeconds: secondsAt(this.#run.clock.now),
      https,
      signature: signatureMethod,
      secrets,
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
        // A late answer can find the delivery over: the sender has stopped listening.
        if (!delivery?.active) return;
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
    const { seed, eventTimesMs } = scenario;
    const { eventEveryMs, arrivals, burstEveryMs, burstSize } = settings;
    const next = nextOccurrence(
      { seed, eventTimesMs, eventEveryMs, arrivals, burstEveryMs, burstSize },
      this.#occurredUntil,
    );
    if (!next) return undefined;
    return { waitMs: durationMs(Math.max(0, next.at - clock.now)), count: next.count };
  }

  #occur(): void {
    const { clock, scenario, settings } = this.#run;
    const ordinal = this.#published.length + 1;
    const eventId: EventId = `evt_${ordinal}`;
    const payment = this.#orders.next(scenario, ordinal, settings.orders);
    const event = { id: eventId, payment };
    const body = bodyOf(event, clock.now, settings.jsonStyle);
    const isThin = settings.payload === 'thin';
    this.#published.push({ eventId, body });
    this.#bodies.set(eventId, isThin ? thinBodyOf(event, settings.jsonStyle) : body);
    this.#run.record({ type: 'event.occurred', eventId, payment });
    this.#announce();
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

const forgotten: Published = { eventId: 'evt_0', body: '' };

const vain: readonly DeadLetterReason[] = ['attempts exhausted', 'out of time', 'not tried again'];
