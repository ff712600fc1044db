import type { Fact, FactBody } from '../../model/facts.ts';
import type { DeliveryId } from '../../model/ids.ts';
import { durationMs, instant, type DurationMs, type SimInstant } from '../../model/units.ts';
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

interface Answer {
  readonly type: 'response.arrived';
  readonly deliveryId: DeliveryId;
  readonly attempt: number;
  readonly status: number;
  readonly retryAfterMs: DurationMs;
}

/** How many requests were sent. */
function runDeliveries(engine: Engine, model: DeliveriesModel, world: Surroundings): number {
  const { clock } = world;
  const running = new Map<DeliveryId, Running<typeof deliveryMachine>>();
  let requests = 0;

  const answers: Due<Answer> = {
    due: (answer) => {
      const delivery = running.get(answer.deliveryId);
      delivery?.send(answer);
      // Forgotten when it is over, as the plain loop does.
      if (!delivery?.active) running.delete(answer.deliveryId);
    },
  };
  const sender: DeliverySender = {
    now: () => clock.now,
    endpointDisabled: () => false,
    limitsItself: () => false,
    takeTurn: () => clock.now,
    meaningOf: (status) => (status >= 200 && status < 300 ? 'success' : 'try again'),
    messageId: (deliveryId, attempt) => `${deliveryId}.${attempt}`,
    requestTimeoutMs: () => durationMs(model.timeoutMs),
    attemptsAllowed: () => model.attempts,
    giveUpAfterMs: () => 0,
    backoffMs: (deliveryId, attempt) => durationMs(waitMs(model, deliveryId, attempt)),
    send: (deliveryId, _eventId, attempt) => {
      requests++;
      const isDown = clock.now >= model.downFromMs && clock.now < model.downUntilMs;
      const status = isDown ? 503 : 200;
      const type = 'response.arrived';
      const retryAfterMs = durationMs(0);
      clock.call(answers, { type, deliveryId, attempt, status, retryAfterMs }, model.roundTripMs);
    },
    // Nobody keeps the endpoint's health here, nor its dead letters.
    attemptEnded: () => {},
    gaveUp: () => {},
  };
  /** Starts one delivery after the other. */
  const starts: Due<number> = {
    due: (ordinal) => {
      const deliveryId: DeliveryId = `dlv_${ordinal}`;
      const input = { deliveryId, eventId: `evt_${ordinal}`, sender } as const;
      running.set(deliveryId, engine.start(deliveryMachine, { name: deliveryId, input }, world));
      if (ordinal < model.deliveries) clock.call(starts, ordinal + 1, model.everyMs);
    },
  };

  clock.call(starts, 1, 0);
  clock.advanceTo(instant(Number.MAX_SAFE_INTEGER));
  return requests;
}
