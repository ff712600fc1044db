import { actors } from '../../sim/engine/actors.ts';
import { compiled } from '../../sim/engine/compiled.ts';
import { goal, line, meanMs, msOf } from './benchLine.ts';
import { countRequests, machineDeliveries, type DeliveriesModel } from './machineDeliveries.ts';
import { plainDeliveries } from './plainDeliveries.ts';

const hourMs = 3_600_000;
const rounds = 9;
const warmUps = 3;

/** 10,000 events in three days, and two hours in which the endpoint refuses everything. */
const threeDays: DeliveriesModel = {
  seed: 7,
  deliveries: 10_000,
  everyMs: (72 * hourMs) / 10_000,
  downFromMs: 24 * hourMs,
  downUntilMs: 26 * hourMs,
  roundTripMs: 120,
  timeoutMs: 15_000,
  attempts: 12,
  firstWaitMs: 5_000,
  longestWaitMs: hourMs,
};

const ways = {
  actors: () => machineDeliveries(actors, threeDays),
  fast: () => machineDeliveries(compiled, threeDays),
  plain: () => plainDeliveries(threeDays),
} as const;

type Way = keyof typeof ways;

/** The same deliveries by XState's actors, by the compiled machine, and by a loop written by hand. */
export function benchMachines(): void {
  const facts = JSON.stringify(ways.plain());
  for (const way of ['actors', 'fast'] as const) {
    if (JSON.stringify(ways[way]()) !== facts) throw new Error(`The facts of ${way} are others.`);
  }
  const ms = interleaved();
  const { length } = ways.plain();
  console.log(
    `Three days, 10,000 events, ${length.toLocaleString('en')} facts that are equal, mean of ${rounds}`,
  );
  line("XState's actors", `${ms.actors.toFixed(0)} ms`);
  line('the fast way', `${ms.fast.toFixed(0)} ms`);
  line('a plain loop, by hand', `${ms.plain.toFixed(0)} ms`);
  const gained = ms.actors / ms.fast;
  const lost = ms.fast / ms.plain;
  goal('fast way against actors (goal 20)', `${gained.toFixed(1)} times`, gained >= 20, 'UNDER');
  goal('fast way to plain loop (goal 2)', `${lost.toFixed(1)} times`, lost <= 2);
  const counted = meanMs(rounds, () => countRequests(compiled, threeDays));
  goal('the fast way, nothing recorded (goal 100)', `${counted.toFixed(0)} ms`, counted <= 100);
}

/**
 * Round by round, so that what else the computer does meets all three alike; and each from a clean heap,
 * so that none pays for what the one before has left.
 */
function interleaved(): Record<Way, number> {
  const sums: Record<Way, number> = { actors: 0, fast: 0, plain: 0 };
  for (let round = -warmUps; round < rounds; round++) {
    for (const way of ['actors', 'fast', 'plain'] as const) {
      gc?.();
      const ms = msOf(ways[way]);
      if (round >= 0) sums[way] += ms;
    }
  }
  return { actors: sums.actors / rounds, fast: sums.fast / rounds, plain: sums.plain / rounds };
}
