import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactOf } from '../model/facts.ts';
import { policies } from '../model/policies/policies.ts';
import { presetOf } from '../model/policies/presets.ts';
import { mostOf } from '../model/runSize.ts';
import { anyRun, factsOf, type AnyRun } from './anyRun.ts';
import { scenarioWith } from './scenarioWith.ts';
import { simulate } from './simulate.ts';

type Kind = 'attempts' | 'attacks' | 'fetches' | 'polls' | 'backfills';

function kindOf({ from, messageId }: FactOf<'request.sent'>): Kind {
  if (from === 'sender') return 'attempts';
  if (from === 'attacker') return 'attacks';
  if (from === 'poller') return 'polls';
  return messageId.startsWith('fetch_') ? 'fetches' : 'backfills';
}

function requestsOf({ scenario, commands }: AnyRun) {
  const trace = simulate(scenario, commands);
  const made = { attempts: 0, attacks: 0, fetches: 0, polls: 0, backfills: 0 };
  for (const sent of factsOf(trace, 'request.sent')) made[kindOf(sent)]++;
  return { ...made, events: factsOf(trace, 'event.occurred').length };
}

/** The same run for five minutes, so that whatever is tried again is tried to its end. */
const lasting = (run: AnyRun): AnyRun => ({
  ...run,
  scenario: { ...run.scenario, horizonMs: 300_000 },
});

const kinds: readonly [name: string, runs: fc.Arbitrary<AnyRun>, numRuns: number][] = [
  ['run', anyRun(), 400],
  ['longer run', anyRun().map(lasting), 80],
  ['longer run of thin webhooks', anyRun({ settled: { payload: 'thin' } }).map(lasting), 120],
  [
    'longer run whose fetches are all in vain',
    anyRun({ settled: { payload: 'thin', lostAnswersPercent: 100 } }).map(lasting),
    120,
  ],
  [
    'longer run whose API refuses most',
    anyRun({
      settled: { payload: 'thin', apiCallsPerMinute: 1, eventEveryMs: 8_000, arrivals: 'slotted' },
      unturned: ['eventEveryMs'],
    }).map(lasting),
    80,
  ],
  [
    'longer run that backfills again and again',
    anyRun({ settled: { eventEveryMs: 500, backfillEveryMs: 5_000, retryPlan: 'off' } }).map(
      lasting,
    ),
    20,
  ],
];

test.each(kinds)(
  'no %s makes more requests of any kind than were counted before it started',
  (_, runs, numRuns) => {
    fc.assert(
      fc.property(runs, (run) => {
        const most = mostOf(run.scenario, run.commands);
        for (const [kind, made] of Object.entries(requestsOf(run))) {
          expect(made, kind).toBeLessThanOrEqual(most[kind as Kind]);
        }
      }),
      { numRuns },
    );
  },
);

test('fetches that are all in vain are as many as were counted', () => {
  const run: AnyRun = {
    scenario: scenarioWith({
      horizonMs: 600_000,
      eventTimesMs: [1_000, 2_000, 3_000],
      settings: { payload: 'thin', lostAnswersPercent: 100, retryPlan: 'off', memoryMs: 600_000 },
    }),
    commands: [],
  };
  expect(requestsOf(run).fetches).toBe(15);
});
const presets = policies.flatMap((policy) => {
  const preset = presetOf(policy);
  return preset ? [[policy.id, preset] as const] : [];
});

// Attempts take a moment themselves, so that the last one can fall behind the end.
test.each(presets)('an outage under %s brings what was counted, or one less', (_, preset) => {
  for (const hours of [1, 12, 48]) {
    const scenario = scenarioWith({
      horizonMs: hours * 3_600_000,
      eventTimesMs: [0],
      plan: [{ at: 0, type: 'endpoint.set', mode: 'down' }],
      settings: {
        ...preset,
        jitter: 'none',
        disableAfterFailures: 0,
        latencyMs: 1,
        pollEveryMs: 3_600_000,
      },
    });
    const counted = mostOf(scenario, []).attempts;
    const made = factsOf(simulate(scenario), 'attempt.started').length;
    expect([made, made + 1]).toContain(counted);
  }
});
