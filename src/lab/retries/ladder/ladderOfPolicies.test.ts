import { describe, expect, test } from 'vitest';
import { policies } from '../../../model/policies/policies.ts';
import type { PolicySettings } from '../../../model/policies/policy.ts';
import { presetOf } from '../../../model/policies/presets.ts';
import type { Settings } from '../../../model/settings.ts';
import { scenarioWith } from '../../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../../sim/simulate.ts';
import { selectLadder } from './ladder.ts';
import { planLadder } from './ladderPlan.ts';

const runnable = policies.flatMap((policy) => {
  const preset = presetOf(policy);
  return preset ? [{ name: policy.name, preset }] : [];
});

const everyTenSeconds: PolicySettings = {
  ...presetOf(policies.find(({ id }) => id === 'github')!)!,
  retryPlan: 'fixed',
  firstWaitMs: 10_000,
  attempts: 9,
  disableAfterFailures: 2,
};
const pausing = [
  { name: 'an endpoint that stays disabled', preset: everyTenSeconds },
  {
    name: 'a pause that is over before the next attempt, but not after it has grown',
    preset: { ...everyTenSeconds, disabledForMs: 6_000 },
  },
  {
    name: 'a pause that outlasts the wait',
    preset: { ...everyTenSeconds, disabledForMs: 20_000 },
  },
];

/** What becomes of one event whose endpoint stays down, over this much time. */
function climbed(settings: Partial<Settings>, forMs: number) {
  const trace = simulate(
    scenarioWith({
      horizonMs: Math.min(2_678_400_000, Math.ceil(forMs)),
      eventTimesMs: [1_000],
      plan: [{ at: 0, type: 'endpoint.set', mode: 'down' }],
      settings: { ...settings, pollEveryMs: 3_600_000 },
    }),
  );
  return selectLadder(trace, trace.endsAt, 'evt_1')!;
}

/** A refusal comes after both ways of the travel. */
const answerMs = 100;

describe.each(['503', 'silence', '429', '410'] as const)(
  'while %s meets every attempt',
  (downAnswer) => {
    test.each([...runnable, ...pausing])(
      'the Store climbs the ladder that is drawn for $name',
      ({ preset }) => {
        const settings = { ...scenarioWith({}).settings, ...preset, downAnswer };
        const { rungs, failureMs } = planLadder(settings);
        const { climbs } = climbed(settings, 2 * rungs.at(-1)!.latestMs + 600_000);

        const slackMs = failureMs > 0 ? 0 : answerMs;
        for (const { attempt, atMs } of climbs.slice(0, rungs.length)) {
          const { earliestMs, latestMs } = rungs[attempt - 1]!;
          expect(atMs).toBeGreaterThanOrEqual(Math.floor(earliestMs));
          expect(atMs).toBeLessThanOrEqual(Math.ceil(latestMs) + (attempt - 1) * slackMs);
        }
        // Where the time is up, jitter and travel can still decide over the last ones.
        if (preset.giveUpAfterMs === 0) expect(climbs).toHaveLength(rungs.length);
        else if (preset.jitter === 'none') expect(rungs.length - climbs.length).toBeOneOf([0, 1]);
      },
    );
  },
);
