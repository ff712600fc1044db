import type { Fact, FactBody } from '../../model/facts.ts';
import type { DeliveryId, EventId, MessageId } from '../../model/ids.ts';
import { durationMs, instant, type DurationMs, type SimInstant } from '../../model/units.ts';
import type { Meaning } from '../../sim/network/httpAnswers.ts';
import { VirtualClock, type Due } from '../../sim/engine/clock.ts';
import { deliveryMachine, type DeliverySender } from '../../sim/sender/delivery.machine.ts';
import type { Engine, Running, Surroundings } from '../../sim/engine/engine.ts';
import { luck } from '../../sim/engine/luck.ts';

/** Deliveries to an endpoint that is down for a while: as small a model as a delivery can live in. */
export interface DeliveriesModel {
  readonly seed: number;
  readonly deliveries: number;
  /** From one delivery's start to the next one's. */
  readonly everyMs: number;
  readonly downFromMs: number;
  readonly downUntilMs: number;
  /** From a request to its answer. */
  readonly roundTripMs: number;
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** Exponential backoff with full jitter. */
export function waitMs(model: DeliveriesModel, deliveryId: string, attempt: number): number {
  let most = model.firstWaitMs;
  for (let n = 1; n < attempt && most < model.longestWaitMs; n++) {
    most = Math.min(model.longestWaitMs, most * 2);
  }
  return Math.floor(luck(model.seed, 'jitter', deliveryId, attempt) * (most + 1));
}

/** Runs the model with the product's own delivery machine; what happened, in order. */
export function machineDeliveries(engine: Engine, model: DeliveriesModel): readonly Fact[] {
  const facts: Fact[] = [];
  const clock = new VirtualClock(Infinity);
  runDeliveries(engine, model, {
    clock,
    record: (body) => {
      const fact = body as FactBody & { at: SimInstant; seq: number };
      fact.at = clock.now;
      fact.seq = facts.length;
      facts.push(fact);
    },
    fail: throwIt,
  });
  return facts;
}

/** Runs the model without keeping facts; how many requests were sent. */
export function countRequests(engine: Engine, model: DeliveriesModel): number {
  return runDeliveries(engine, model, { clock: new VirtualClock(Infinity), fail: throwIt });
}

function throwIt(_name: string, error: unknown): never {
  throw error;
}

function runDeliveries(engine: Engine, model: DeliveriesModel, world: Surroundings): number {
  const source = new ModelSource(engine, model, world);
  world.clock.call(source, undefined, 0);
  world.clock.advanceTo(instant(Number.MAX_SAFE_INTEGER));
  return source.requests;
}

/** Starts one delivery after the other. */
class ModelSource implements Due<undefined> {
  requests = 0;
  readonly model: DeliveriesModel;
  readonly clock: VirtualClock;
  readonly #engine: Engine;
  readonly #world: Surroundings;
  #started = 0;

  constructor(engine: Engine, model: DeliveriesModel, world: Surroundings) {
    this.model = model;
    this.clock = world.clock;
    this.#engine = engine;
    this.#world = world;
  }

  due(): void {
    const ordinal = ++this.#started;
    const deliveryId: DeliveryId = `dlv_${ordinal}`;
    const sender = new ModelSender(this);
    const input = { deliveryId, eventId: `evt_${ordinal}`, sender } as const;
    sender.running = this.#engine.start(deliveryMachine, { name: deliveryId, input }, this.#world);
    if (ordinal < this.model.deliveries) this.clock.call(this, undefined, this.model.everyMs);
  }
}

interface Answer {
  readonly attempt: number;
  readonly status: number;
}

/** The sender as one delivery knows it. */
class ModelSender implements DeliverySender, Due<Answer> {
  running: Running<typeof deliveryMachine> | undefined;
  readonly #source: ModelSource;

  constructor(source: ModelSource) {
    this.#source = source;
  }

  now(): SimInstant {
    return this.#source.clock.now;
  }

  endpointDisabled(): boolean {
    return false;
  }

  meaningOf(status: number): Meaning {
    return status >= 200 && status < 300 ? 'success' : 'try again';
  }

  messageId(deliveryId: DeliveryId, attempt: number): MessageId {
    return `${deliveryId}.${attempt}`;
  }

  requestTimeoutMs(): DurationMs {
    return durationMs(this.#source.model.timeoutMs);
  }

  attemptsAllowed(): number {
    return this.#source.model.attempts;
  }

  giveUpAfterMs(): number {
    return 0;
  }

  backoffMs(deliveryId: DeliveryId, attempt: number): DurationMs {
    return durationMs(waitMs(this.#source.model, deliveryId, attempt));
  }

  send(_deliveryId: DeliveryId, _eventId: EventId, attempt: number): void {
    const { model, clock } = this.#source;
    this.#source.requests++;
    const isDown = clock.now >= model.downFromMs && clock.now < model.downUntilMs;
    clock.call(this, { attempt, status: isDown ? 503 : 200 }, model.roundTripMs);
  }

  due({ attempt, status }: Answer): void {
    const retryAfterMs = durationMs(0);
    this.running?.send({ type: 'response.arrived', attempt, status, retryAfterMs });
  }

  attemptEnded(): void {
    // Nobody keeps the endpoint's health here.
  }

  gaveUp(): void {
    // Nor its dead letters.
  }
}
