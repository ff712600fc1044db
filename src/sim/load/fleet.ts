import type { FleetResult, FleetWait, LoadPlan } from '../../model/load.ts';
import { luck } from '../luck.ts';
import { eventsPerPage as eventsPerAnswer } from '../../model/eventsPerPage.ts';

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
  const { seed, settings, load } = plan;
  const { latencyMs, pollEveryMs } = settings;
  const endMs = load.fleetSeconds * 1_000;
  const everyMs = Math.max(pollEveryMs, 2 * latencyMs);
  const polls = new Uint32Array(load.fleetSeconds);
  const empty = new Uint32Array(load.fleetSeconds);
  const webhooks = new Uint32Array(load.fleetSeconds);
  const kept = new Sample(waitsKept);
  let events = 0;
  let seen = 0;
  let waitSumMs = 0;
  let waitLongestMs = 0;

  for (let client = 0; client < load.clients; client++) {
    const times = paymentTimesMs(plan, client);
    events += times.length;
    for (const at of times) count(webhooks, at + latencyMs);

    let next = 0;
    const firstMs = phaseMs(seed, client, pollEveryMs);
    for (let arrivesAt = firstMs + latencyMs; arrivesAt < endMs; arrivesAt += everyMs) {
      const second = (arrivesAt / 1_000) | 0;
      polls[second] = (polls[second] ?? 0) + 1;
      const from = next;
      for (
        let at = times[next];
        at !== undefined && at <= arrivesAt && next < from + eventsPerAnswer;
        at = times[++next]
      ) {
        const knownAt = arrivesAt + latencyMs;
        if (knownAt >= endMs) continue;
        const waitMs = knownAt - at;
        seen++;
        waitSumMs += waitMs;
        if (waitMs > waitLongestMs) waitLongestMs = waitMs;
        kept.add({ atMs: at, waitMs });
      }
      if (next === from) empty[second] = (empty[second] ?? 0) + 1;
    }
  }

  return {
    polls,
    empty,
    webhooks,
    events,
    seen,
    waitMeanMs: seen === 0 ? 0 : waitSumMs / seen,
    waitLongestMs,
    webhookWaitMs: latencyMs,
    waits: kept.waits,
  };
}

function count(seconds: Uint32Array, atMs: number): void {
  const second = Math.floor(atMs / 1_000);
  if (second < seconds.length) seconds[second] = (seconds[second] ?? 0) + 1;
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
