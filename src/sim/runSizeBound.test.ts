import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policies } from '../model/policies/policies.ts';
import { presetOf } from '../model/policies/presets.ts';
import { mostOf } from '../model/runSize.ts';
import { anyRun, factsOf } from './anyRun.ts';
import { scenarioWith } from './scenarioWith.ts';
import { simulate } from './simulate.ts';

test('no run brings more attempts than were counted before it started', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyRun(), ({ scenario, commands }) => {
      const most = mostOf(scenario, commands);
      const trace = simulate(scenario, commands);
      expect(factsOf(trace, 'event.occurred').length).toBeLessThanOrEqual(most.events);
      expect(factsOf(trace, 'attempt.started').length).toBeLessThanOrEqual(most.attempts);
    }),
    { numRuns: 500 },
  );
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
