import { describe, expect, test } from 'vitest';
import type { Known } from '../../model/policies/policy.ts';
import { policies } from '../../model/policies/policies.ts';
import { policyById } from '../../model/policies/policyById.testkit.ts';
import { presetOf } from '../../model/policies/presets.ts';
import {
  publishedWaits,
  type PublishedWaits,
} from '../../model/policies/publishedWaits.testkit.ts';
import { instant } from '../../model/units.ts';
import { factsOf } from './anyRun.testkit.ts';
import { scenarioWith } from './scenarioWith.testkit.ts';
import { simulate } from '../simulate.ts';

/** In seconds after the first attempt, where a formula is published and not the waits themselves. */
const byFormula: Readonly<Record<string, readonly number[]>> = {
  ticket_tailor: [0, ...upTo(22, (k) => k ** 4).slice(1)],
  // Without luck every wait is the longest that the full jitter can draw.
  prolific: sums(upTo(11, (k) => 60 * 2 ** (k - 1))),
  ahasend: sums(upTo(6, (k) => k ** 4)),
  // The next would be due at 24 h sharp, and is late by what the others took.
  adobe_io: [0, 60, 180, 420, 900, ...every(900, { after: 900, times: 94 })],
};

/** In seconds after the first attempt, where no waits are published and others stand in for them. */
const standIns: Readonly<Record<string, readonly number[]>> = {
  stripe: [
    0, 300, 900, 2_100, 4_500, 9_300, 18_900, 38_100, 76_500, 119_700, 162_900, 206_100, 249_300,
  ],
  shopify: [0, 56, 169, 395, 847, 1_751, 3_558, 7_172, 14_400],
  paypal: [
    0, 60, 140, 247, 391, 584, 842, 1_187, 1_649, 2_267, 3_094, 4_201, 5_683, 7_667, 10_322, 13_876,
    18_633, 25_000, 33_522, 44_929, 60_197, 80_633, 107_987, 144_600, 193_605, 259_198,
  ],
  paddle: [
    0,
    ...every(180, { after: 0, times: 20 }),
    ...every(3_066, { after: 3_600, times: 27 }),
    ...every(13_293, { after: 86_382, times: 13 }),
  ],
  hubspot: [0, 84, 253, 591, 1_267, 2_618, 5_321, 10_726, 21_537, 43_158, 86_400],
  sendgrid: [0, 60, 180, 420, 900, 1_860, 3_780, 7_380, 14_580, 28_980, 57_780],
  meta: [0, 0, 60, 660, 4_260, 25_860, 112_260],
  dropbox: [0, 5, 15, 35, 75, 155, 315, 600],
  discord: [0, 5, 15, 35, 75, 155, 315, 600],
  paymongo: [0, 2, 6, 14, 30, 62, 126, 254, 510, 1_022, 2_046, 4_094, 8_190],
  aws_eventbridge_api_destinations: [
    0,
    1,
    3,
    7,
    15,
    31,
    63,
    127,
    255,
    511,
    ...every(480, { after: 511, times: 176 }),
  ],
  gcp_pubsub_push: [
    0,
    0.1,
    0.3,
    0.7,
    1.5,
    3.1,
    6.3,
    12.7,
    25.5,
    51.1,
    102.3,
    ...every(60, { after: 102.3, times: 189 }),
  ],
  vercel: doublings(60, { waits: 6, then: [3_600, 7_200, 14_400, 28_800] }),
  calendly: doublings(60, { waits: 6, then: [3_600, 7_200, 14_400, 28_800] }),
  postmark: doublings(60, { waits: 9 }),
  pusher: doublings(5, { waits: 5, then: [140] }),
  notion: doublings(300, { waits: 8 }),
  squarespace: doublings(1_800, { waits: 6 }),
  jira_cloud: [0, ...every(600, { after: 0, times: 5 })],
  box: [0, ...every(600, { after: 0, times: 12 })],
  chargebee: sums([120, 420, 1_380, 4_560, 15_360, 51_600, 172_800]),
  pagerduty: [...doublings(10, { waits: 9 }), ...every(3_600, { after: 5_110, times: 46 })],
  twilio_event_streams: [0, 10, 30, 70, 150, 310, 630, 1_270, 2_550, 5_110, 8_710, 12_310],
};

/** When attempts come if they fail at once, by what was noted of a provider; undefined without waits. */
function notedTimes(noted: PublishedWaits): readonly number[] | undefined {
  const { id, cumulativeS, firstPhaseS = [], tail } = noted;
  if (cumulativeS) return cumulativeS;
  const waits = noted.delaysS ?? noted.capsS ?? noted.exampleS;
  if (!waits) return byFormula[id];
  const times = [0, ...firstPhaseS];
  for (const wait of waits) times.push((times.at(-1) ?? 0) + wait);
  if (tail) {
    const last = times.at(-1) ?? 0;
    const repeats = Math.floor((tail.untilS - last) / tail.repeatS);
    times.push(...every(tail.repeatS, { after: last, times: repeats }));
  }
  return times;
}

const runs = publishedWaits.flatMap((noted) => {
  const times = notedTimes(noted);
  const known = policyById(noted.id)?.retries?.known;
  return times && known ? [{ id: noted.id, noted, times, known }] : [];
});
const isProviders = (known: Known) =>
  known === 'documentation' || known === 'code' || known === 'quoted';

const month = 31 * 86_400_000;

/** One event under a policy without luck, while the endpoint is down all the time. */
function givenUp(id: string) {
  const policy = policyById(id);
  const preset = policy && presetOf(policy);
  if (!preset) throw new Error(`${id} has no preset`);
  const trace = simulate(
    scenarioWith({
      horizonMs: month,
      eventTimesMs: [0],
      plan: [{ at: 0, type: 'endpoint.set', mode: 'down' }],
      settings: {
        ...preset,
        jitter: 'none',
        // The whole schedule is to be seen, also where the endpoint would be disabled half-way.
        disableAfterFailures: 0,
        disableAfterDeadLetters: 0,
        disableAfterFailingMs: 0,
        pollEveryMs: 3_600_000,
      },
    }),
  );
  // A wait begins with the failure: what the failed attempts took comes on top of it.
  let tookMs = 0;
  const took = factsOf(trace, 'attempt.finished').map((finished) => finished.tookMs);
  const offsets = factsOf(trace, 'attempt.started').map(({ at }, n) => {
    const offset = (at - tookMs) / 1000;
    tookMs += took[n] ?? 0;
    return offset;
  });
  return { offsets, endings: factsOf(trace, 'delivery.deadLettered') };
}

/** The policy really calls at these times, and gives up after the last. */
function expectTimes(id: string, times: readonly number[]): void {
  const { offsets, endings } = givenUp(id);
  expect(offsets).toEqual(times);
  expect(endings).toHaveLength(1);
  expect(endings[0]).toMatchObject({ attempts: times.length });
}

describe('where waits are published', () => {
  test.each(runs.filter(({ known }) => isProviders(known)))(
    'the attempts of $id come at the published times, to the second',
    ({ id, noted, times }) => {
      expectTimes(id, times);
      const { attemptsTotal, attemptsMost, totalS } = noted;
      if (attemptsTotal !== undefined) expect(times).toHaveLength(attemptsTotal);
      if (attemptsMost !== undefined) expect(times.length).toBeLessThanOrEqual(attemptsMost);
      if (totalS !== undefined) expect(times.at(-1)).toBe(totalS);
    },
  );

  test.each(['adyen', 'azure_event_grid', 'adobe_io'])(
    'the attempts of %s end with its window, not with their number',
    (id) => {
      expect(givenUp(id).endings[0]?.reason).toBe('out of time');
    },
  );
});

describe('where waits are not published', () => {
  test.each(runs.filter(({ known }) => !isProviders(known)))(
    'the attempts of $id come at the times that are remembered, or told by others',
    ({ id, times }) => {
      expectTimes(id, times);
    },
  );

  test.each(Object.entries(standIns))('the attempts of %s come at stand-in times', (id, times) => {
    expectTimes(id, times);
    expect(isProviders(policyById(id)!.retries!.known)).toBe(false);
  });

  test.each(publishedWaits.filter(({ id }) => standIns[id]))(
    'the stand-ins of $id keep the published number and window',
    ({ id, retriesMost, windowS }) => {
      const { offsets, endings } = givenUp(id);
      if (retriesMost !== undefined) expect(offsets).toHaveLength(1 + retriesMost);
      if (windowS !== undefined) expect(offsets.at(-1)).toBeLessThanOrEqual(windowS);
      if (id === 'twilio_event_streams') expect(endings[0]?.reason).toBe('out of time');
    },
  );
});

test('every policy that can be run is held against its waits', () => {
  const runnable = policies.filter((policy) => presetOf(policy)).map(({ id }) => id);
  const held = [...runs.map(({ id }) => id), ...Object.keys(standIns)];
  expect(held.sort()).toEqual(runnable.sort());
});

test('seven timeouts of 15 s make the last attempt under Svix 105 s late', () => {
  const policy = policyById('svix');
  const settings = {
    ...(policy && presetOf(policy)),
    jitter: 'none',
    overloadWaitMs: 0,
    downAnswer: 'silence',
    pollEveryMs: 3_600_000,
  } as const;
  const trace = simulate(
    scenarioWith({
      horizonMs: 3 * 86_400_000,
      eventTimesMs: [0],
      plan: [{ at: 0, type: 'endpoint.set', mode: 'down' }],
      settings,
    }),
  );
  expect(factsOf(trace, 'attempt.started').at(-1)?.at).toBe(instant((99_305 + 7 * 15) * 1000));
});

/** So many times a wait, as the times at which it ends. */
function every(wait: number, { after, times }: { after: number; times: number }): number[] {
  return Array.from({ length: times }, (_, n) => after + (n + 1) * wait);
}

/** What `of` is for 1, 2 and so on. */
function upTo(most: number, of: (k: number) => number): number[] {
  return Array.from({ length: most }, (_, n) => of(n + 1));
}

/** After the zero: a first wait that doubles for so many waits, and what comes then. */
function doublings(
  firstS: number,
  { waits, then = [] }: { readonly waits: number; readonly then?: readonly number[] },
): readonly number[] {
  return sums([...upTo(waits, (k) => firstS * 2 ** (k - 1)), ...then]);
}

/** Nothing, and then what the numbers come to one after the other. */
function sums(numbers: readonly number[]): number[] {
  return numbers.reduce<number[]>((all, number) => [...all, (all.at(-1) ?? 0) + number], [0]);
}
