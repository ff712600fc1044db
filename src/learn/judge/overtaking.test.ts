import { expect, test } from 'vitest';
import { justTheBell } from '../../lessons/chapters/justTheBell.ts';
import type { Settings } from '../../model/settings.ts';
import { linesOf } from '../../trace/sentences/lines.ts';
import { runScenario } from './world.ts';

test('a change that arrives before an earlier one of its order is told of, and the late one is not', () => {
  expect(overtakings({})).toEqual(['The message of payment 3 overtakes that of payment 2.']);
});

test('nothing is overtaken that the Store has given up on', () => {
  expect(overtakings({ retryPlan: 'off' })).toEqual([]);
});

function overtakings(changes: Partial<Settings>): readonly string[] {
  const { first } = justTheBell;
  if (first.kind !== 'run') throw new Error('This is no run.');
  const { scenario } = first;
  const settings = { ...scenario.settings, ...changes };
  const seen = runScenario({ ...first, scenario: { ...scenario, settings } }, scenario.seed);
  if (seen.kind !== 'run') throw new Error('This is no run.');
  return linesOf(seen.trace)
    .map(({ text }) => text)
    .filter((text) => text.includes('overtakes'));
}
