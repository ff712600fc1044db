import type { LoadPlan } from '../../model/load/load.ts';
import { paymentTimesMs, phaseMs } from './fleet.ts';

/** What many receivers cost a sender that hold a connection each. */
export interface HeldFleetResult {
  /** Connections that are open at the same time, all of the time. */
  readonly open: number;
  /** Heartbeats and payments that come to the receivers in each second. */
  readonly heartbeats: Uint32Array;
  readonly payments: Uint32Array;
  /** How many of all payments come before the end. */
  readonly events: number;
  readonly seen: number;
  /** The same for every one: a connection that is open brings it after one travel. */
  readonly waitMs: number;
}

/**
 * Many clients, each with a connection that is open from the start to the end, by arithmetic instead of an actor each.
 * Each has its heartbeats at its own moments; the first comes within one interval. Nobody is cut off.
 */
export function runHeldFleet(plan: LoadPlan): HeldFleetResult {
  const { seed, load, settings } = plan;
  const { latencyMs, heartbeatMs } = settings;
  const { clients, fleetSeconds } = load;
  const endMs = fleetSeconds * 1_000;
  const heartbeats = new Uint32Array(fleetSeconds);
  const payments = new Uint32Array(fleetSeconds);
  let events = 0;
  let seen = 0;
  const note = (seconds: Uint32Array, atMs: number) => {
    const second = (atMs / 1_000) | 0;
    seconds[second] = (seconds[second] ?? 0) + 1;
  };
  for (let client = 0; client < clients; client++) {
    if (heartbeatMs > 0) {
      const firstMs = phaseMs(seed, client, heartbeatMs) + latencyMs;
      for (let at = firstMs; at < endMs; at += heartbeatMs) note(heartbeats, at);
    }
    for (const at of paymentTimesMs(plan, client)) {
      events++;
      if (at + latencyMs >= endMs) continue;
      seen++;
      note(payments, at + latencyMs);
    }
  }
  return { open: clients, heartbeats, payments, events, seen, waitMs: latencyMs };
}
