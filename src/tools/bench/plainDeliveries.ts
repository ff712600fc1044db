import type { AttemptOutcome, Fact, FactBody } from '../../model/facts.ts';
import type { DeliveryId, EventId, MessageId } from '../../model/ids.ts';
import type { DurationMs, SimInstant } from '../../model/units.ts';
import { waitMs, type DeliveriesModel } from './machineDeliveries.ts';

interface Delivery {
  readonly deliveryId: DeliveryId;
  readonly eventId: EventId;
  attempt: number;
  startedAt: number;
  timeout: Timer | undefined;
}

type What = 'start' | 'answer' | 'timeout' | 'retry';

interface Timer {
  readonly at: number;
  readonly seq: number;
  /** Absent when it was cancelled. */
  what: What | undefined;
  readonly delivery: Delivery | undefined;
  readonly attempt: number;
  readonly status: number;
}

/**
 * The same model as a loop over a heap of timers, by hand and without a machine: what it costs when
 * nothing of it can be read, tested or drawn as a statechart. It makes the same facts.
 */
export function plainDeliveries(model: DeliveriesModel): readonly Fact[] {
  const { deliveries, everyMs, downFromMs, downUntilMs, roundTripMs, timeoutMs, attempts } = model;
  const facts: Fact[] = [];
  const heap: Timer[] = [];
  let now = 0;
  let seq = 0;
  let started = 0;

  const record = (body: FactBody) => {
    const fact = body as FactBody & { at: number; seq: number };
    fact.at = now;
    fact.seq = facts.length;
    facts.push(fact as Fact);
  };

  const schedule = (
    inMs: number,
    what: What,
    delivery: Delivery | undefined,
    attempt = 0,
    status = 0,
  ): Timer => {
    const timer: Timer = { at: now + inMs, seq: seq++, what, delivery, attempt, status };
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >>> 1;
      const parent = heap[above] as Timer;
      if (isBefore(parent, timer)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = timer;
    return timer;
  };

  const enter = ({ deliveryId }: Delivery, state: string, on: string) => {
    record({ type: 'machine.entered', machine: 'delivery', actor: deliveryId, state, on });
  };

  const begin = (delivery: Delivery, on: string) => {
    const { deliveryId, eventId } = delivery;
    enter(delivery, 'due', on);
    enter(delivery, 'sending', on);
    const attempt = ++delivery.attempt;
    delivery.startedAt = now;
    record({
      type: 'attempt.started',
      deliveryId,
      eventId,
      attempt,
      messageId: messageIdOf(deliveryId, attempt),
      timeoutAt: (now + timeoutMs) as SimInstant,
    });
    const status = now >= downFromMs && now < downUntilMs ? 503 : 200;
    schedule(roundTripMs, 'answer', delivery, attempt, status);
    delivery.timeout = schedule(timeoutMs, 'timeout', delivery, attempt);
  };

  const finish = (delivery: Delivery, outcome: AttemptOutcome, on: string) => {
    const { deliveryId, eventId, attempt, startedAt, timeout } = delivery;
    if (timeout) timeout.what = undefined;
    const messageId = messageIdOf(deliveryId, attempt);
    const tookMs = (now - startedAt) as DurationMs;
    record({ type: 'attempt.finished', deliveryId, eventId, attempt, messageId, outcome, tookMs });
    if (outcome.result === 'accepted') {
      record({ type: 'delivery.delivered', deliveryId, eventId, attempts: attempt });
      enter(delivery, 'delivered', on);
    } else if (attempt >= attempts) {
      const reason = 'attempts exhausted';
      record({ type: 'delivery.deadLettered', deliveryId, eventId, attempts: attempt, reason });
      enter(delivery, 'deadLettered', on);
    } else {
      enter(delivery, 'backingOff', on);
      const backoffMs = waitMs(model, deliveryId, attempt) as DurationMs;
      const dueAt = (now + backoffMs) as SimInstant;
      const next = attempt + 1;
      record({ type: 'retry.scheduled', deliveryId, eventId, attempt: next, backoffMs, dueAt });
      schedule(backoffMs, 'retry', delivery);
    }
  };

  const startNext = () => {
    const ordinal = ++started;
    begin(
      {
        deliveryId: `dlv_${ordinal}`,
        eventId: `evt_${ordinal}`,
        attempt: 0,
        startedAt: 0,
        timeout: undefined,
      },
      'start',
    );
    if (ordinal < deliveries) schedule(everyMs, 'start', undefined);
  };

  schedule(0, 'start', undefined);
  for (let timer = pop(heap); timer; timer = pop(heap)) {
    const { what, delivery } = timer;
    if (what === undefined) continue;
    now = timer.at;
    if (!delivery) startNext();
    else if (what === 'retry') begin(delivery, 'backoff');
    else if (timer.attempt !== delivery.attempt || !delivery.timeout?.what) continue;
    else if (what === 'timeout') finish(delivery, { result: 'timedOut' }, 'requestTimeout');
    else {
      const { status } = timer;
      const result = status >= 200 && status < 300 ? 'accepted' : 'refused';
      finish(delivery, { result, status }, 'response.arrived');
    }
  }
  return facts;
}

function messageIdOf(deliveryId: DeliveryId, attempt: number): MessageId {
  return `${deliveryId}.${attempt}`;
}

function pop(heap: Timer[]): Timer | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return first;
  let at = 0;
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    let child = heap[below] as Timer;
    const right = heap[below + 1];
    if (right && isBefore(right, child)) {
      child = right;
      below++;
    }
    if (isBefore(last, child)) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = last;
  return first;
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.seq < b.seq);
}
