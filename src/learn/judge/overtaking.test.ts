import { expect, test } from 'vitest';
import { justTheBell } from '../../lessons/chapters/justTheBell.ts';
import { linesOf } from '../../trace/sentences/lines.ts';
import { runScenario } from './world.ts';

test('a change that arrives before an earlier one of its order is told of, and the late one is not', () => {
  const seen = runScenario(justTheBell.first, justTheBell.seeds[0] ?? 1);
  if (seen.kind !== 'run') throw new Error('This is no run.');
  const told = linesOf(seen.trace).filter(({ text }) => text.includes('overtakes'));
  expect(told.map(({ text }) => text)).toEqual([
    'The message of payment 3 overtakes that of payment 2.',
  ]);
});
