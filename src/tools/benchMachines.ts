import { lessonById } from '../lessons/lessons.ts';
import { actors, compiled } from '../sim/engine.ts';
import { simulate } from '../sim/simulate.ts';
import { line, meanMs, msOf } from './benchLine.ts';
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
  line('fast way against actors (goal 15)', `${gained.toFixed(1)} times${under(gained, 15)}`);
  line('fast way to plain loop (goal 2)', `${lost.toFixed(1)} times${over(lost, 2)}`);
  const counted = meanMs(rounds, () => countRequests(compiled, threeDays));
  line(
    'the fast way, nothing recorded (goal 100)',
    `${counted.toFixed(0)} ms${over(counted, 100)}`,
  );
}

/** Odds: the same outage under another seed each. */
export function benchSeeds(): void {
  const outage = lessonById('outage-and-retries');
  if (!outage) throw new Error('The lesson with the outage is gone.');
  const seeds = 1_000;
  console.log(`${seeds.toLocaleString('en')} seeds of "${outage.title}"`);
  const ms = msOf(() => {
    for (let seed = 1; seed <= seeds; seed++) simulate({ ...outage.scenario, seed });
  });
  line('on one core (goal 3,000 on two)', `${ms.toFixed(0)} ms${over(ms, 6_000)}`);
}

/** Round by round, so that what else the computer does meets all three alike. */
function interleaved(): Record<Way, number> {
  const sums: Record<Way, number> = { actors: 0, fast: 0, plain: 0 };
  for (let round = -warmUps; round < rounds; round++) {
    for (const way of ['actors', 'fast', 'plain'] as const) {
      const ms = msOf(ways[way]);
      if (round >= 0) sums[way] += ms;
    }
  }
  return { actors: sums.actors / rounds, fast: sums.fast / rounds, plain: sums.plain / rounds };
}

function over(value: number, most: number): string {
  return value > most ? '  OVER' : '';
}

function under(value: number, least: number): string {
  return value < least ? '  UNDER' : '';
}
