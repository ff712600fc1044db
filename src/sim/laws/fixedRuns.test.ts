import { expect, test } from 'vitest';
import { readCommands } from '../../model/rules/readCommands.ts';
import { readScenario } from '../../model/rules/readScenario.testkit.ts';
import { digest } from '../digest.ts';
import { fixedRuns } from './fixedRuns.testkit.ts';
import { simulate } from '../simulate.ts';

test.each(fixedRuns)(
  'the trace of $name is the known one',
  ({ scenario, commands, digest: known }) => {
    expect(digest(simulate(scenario, commands))).toBe(known);
  },
);

test.each(fixedRuns)('$name is a run that a person could make', ({ scenario, commands }) => {
  expect(readScenario(scenario)).toEqual({ ok: true, value: scenario });
  expect(readCommands(commands)).toEqual({ ok: true, value: commands });
});

test('changing one thing changes the digest', () => {
  const [run] = fixedRuns;
  if (!run) throw new Error('there is no fixed run');
  const changed = { ...run.scenario, settings: { ...run.scenario.settings, latencyMs: 51 } };
  expect(digest(simulate(changed, run.commands))).not.toBe(run.digest);
});
