import type { FleetResult, FleetWait, LoadPlan } from '../../model/load/load.ts';
import { luck } from '../engine/luck.ts';
import { eventsPerPage as eventsPerAnswer } from '../../model/eventsPerPage.ts';
import { LoadMeter, withoutPause } from './loadMeter.ts';

/** How many payments of a fleet are kept to be drawn. */
const waitsKept = 400;

/** When a client asks for the first time: anywhere in its first interval. */
export function phaseMs(seed: number, client: number, everyMs: number): number {
  return Math.floor(luck(seed, 'phase', client) * everyMs);
}

/** The moments of one client's payments: one at a random moment of each slot, as in the Lab. */
export function paymentTimesMs({ seed, load }: LoadPlan, client: number): number[] {
  const slotMs = load.eventEverySeconds * 1_000;
  const endMs = load.fleetSeconds * 1_000;
  const times: number[] = [];
  for (let slot = 0; slot * slotMs < endMs; slot++) {
    const at = slot * slotMs + Math.floor(luck(seed, 'moment', client, slot) * slotMs);
    if (at < endMs) times.push(at);
  }
  return times;
}

/**
 * Many clients, each with a poller of its own, by arithmetic instead of an actor each: a poller that is
 * answered asks every interval, or as often as it is answered when that takes longer, whatever the
 * Lab's pull mode and API limit. Nothing is lost on the way and everybody has the Lab's travel time;
 * what would arrive after the end is not counted.
 */
export function runFleet(plan: LoadPlan): FleetResult {
  return withoutPause(fleetInSteps(plan, new LoadMeter()));
}

/** To draw a payment's moment takes as long as so many polls. */
const pollsPerPayment = 20;

/**
 * The same with pauses, each of which says how many of the clients are done, from 0 to 1.
 *
 * @param meter counts the polls, and each payment as twenty; when they are too many, the clients so far
 * are the result, which says so.
 */
export function* fleetInSteps(plan: LoadPlan, meter: LoadMeter): Generator<number, FleetResult> {
  const { clients } = plan.load;
  const fleet = new Fleet(plan);
  let done = 0;
  for (; done < clients && !meter.isOver; done++) {
    if (meter.pauses()) yield done / clients;
    meter.count(fleet.watch(done));
  }
  return done < clients ? { ...fleet.result(), cut: { clients: done } } : fleet.result();
}

class Fleet {
  readonly #plan: LoadPlan;
  readonly #polls: Uint32Array;
  readonly #empty: Uint32Array;
  readonly #webhooks: Uint32Array;
  /** How many connections have their heartbeats at each millisecond of the interval between two. */
  readonly #beats: Uint32Array;
  readonly #kept = new Sample(waitsKept);
  #events = 0;
  #seen = 0;
  #waitSumMs = 0;
  #waitLongestMs = 0;

  constructor(plan: LoadPlan) {
    const { fleetSeconds } = plan.load;
    this.#plan = plan;
    this.#polls = new Uint32Array(fleetSeconds);
    this.#empty = new Uint32Array(fleetSeconds);
    this.#webhooks = new Uint32Array(fleetSeconds);
    this.#beats = new Uint32Array(plan.settings.heartbeatMs);
  }

  /** Counts what one more client asks and learns; returns how much work that was, in polls. */
  watch(client: number): number {
    const { seed, settings, load } = this.#plan;
    const { latencyMs, pollEveryMs, heartbeatMs } = settings;
    const endMs = load.fleetSeconds * 1_000;
    const everyMs = Math.max(pollEveryMs, 2 * latencyMs);
    const beat = phaseMs(seed, client, heartbeatMs);
    if (heartbeatMs > 0) this.#beats[beat] = (this.#beats[beat] ?? 0) + 1;
    const polls = this.#polls;
    const empty = this.#empty;
    const times = paymentTimesMs(this.#plan, client);
    this.#events += times.length;
    for (const at of times) count(this.#webhooks, at + latencyMs);

    let asked = 0;
    let next = 0;
    const firstMs = phaseMs(seed, client, pollEveryMs);
    for (let arrivesAt = firstMs + latencyMs; arrivesAt < endMs; arrivesAt += everyMs) {
      const second = (arrivesAt / 1_000) | 0;
      polls[second] = (polls[second] ?? 0) + 1;
      asked++;
      const from = next;
      for (
        let at = times[next];
        at !== undefined && at <= arrivesAt && next < from + eventsPerAnswer;
        at = times[++next]
      ) {
        const knownAt = arrivesAt + latencyMs;
        if (knownAt < endMs) this.#learn(at, knownAt - at);
      }
      if (next === from) empty[second] = (empty[second] ?? 0) + 1;
    }
    return 1 + asked + pollsPerPayment * times.length;
  }

  result(): FleetResult {
    return {
      polls: this.#polls,
      empty: this.#empty,
      webhooks: this.#webhooks,
      heartbeats: heartbeatsBySecond(this.#beats, this.#webhooks.length),
      events: this.#events,
      seen: this.#seen,
      waitMeanMs: this.#seen === 0 ? 0 : this.#waitSumMs / this.#seen,
      waitLongestMs: this.#waitLongestMs,
      webhookWaitMs: this.#plan.settings.latencyMs,
      waits: this.#kept.waits,
    };
  }

  #learn(atMs: number, waitMs: number): void {
    this.#seen++;
    this.#waitSumMs += waitMs;
    if (waitMs > this.#waitLongestMs) this.#waitLongestMs = waitMs;
    this.#kept.add({ atMs, waitMs });
  }
}

function count(seconds: Uint32Array, atMs: number): void {
  const second = Math.floor(atMs / 1_000);
  if (second < seconds.length) seconds[second] = (seconds[second] ?? 0) + 1;
}

/**
 * How many heartbeats leave in each second, of connections that are open all the time.
 *
 * @param beats how many of them have theirs at each millisecond of the interval between two; empty where there are none.
 */
export function heartbeatsBySecond(beats: Uint32Array, seconds: number): Uint32Array {
  const everyMs = beats.length;
  const bySecond = new Uint32Array(seconds);
  if (everyMs === 0) return bySecond;
  const upTo = new Float64Array(everyMs + 1);
  beats.forEach((connections, ms) => {
    upTo[ms + 1] = (upTo[ms] ?? 0) + connections;
  });
  const before = (ms: number) =>
    Math.floor(ms / everyMs) * (upTo[everyMs] ?? 0) + (upTo[ms % everyMs] ?? 0);
  return bySecond.map((_, second) => before((second + 1) * 1_000) - before(second * 1_000));
}

/** Every wait as long as there are few, then every second, every fourth of them, and so on. */
class Sample {
  waits: FleetWait[] = [];
  readonly #most: number;
  #met = 0;
  #every = 1;

  constructor(most: number) {
    this.#most = most;
  }

  add(wait: FleetWait): void {
    if (this.#met++ % this.#every !== 0) return;
    this.waits.push(wait);
    if (this.waits.length < 2 * this.#most) return;
    this.waits = this.waits.filter((_, index) => index % 2 === 0);
    this.#every *= 2;
  }
}
