import { expect, test } from 'vitest';
import { slowHandler } from '../../lessons/scenarios/slowHandler.ts';
import { simulate } from '../../sim/simulate.ts';
import { jobsOf } from './jobs.ts';

test('a job that is dropped without work is out of the tray', () => {
  const { scenario } = slowHandler;
  const settings = { ...scenario.settings, skipProcessed: true, firstWaitMs: 500 };
  const trace = simulate({ ...scenario, settings });

  const worked = new Set(
    trace.facts.flatMap((fact) => (fact.type === 'work.started' ? [fact.messageId] : [])),
  );
  const dropped = trace.facts.filter(
    (fact) => fact.type === 'effect.skipped' && !worked.has(fact.messageId),
  );
  expect(dropped.length).toBeGreaterThan(0);
  expect(jobsOf(trace).waiting.at(-1)?.count).toBe(0);
});
