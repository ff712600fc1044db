import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessons } from '../../lessons/lessons.ts';
import type { Command } from '../../model/commands.ts';
import { runs } from '../../tools/runs.testkit.ts';
import type { Scenario } from '../../model/scenario.ts';
import { anyRun } from '../laws/anyRun.testkit.ts';
import { actors } from './actors.ts';
import { compiled } from './compiled.ts';
import type { Engine } from './engine.ts';
import { fixedRuns } from '../laws/fixedRuns.testkit.ts';
import { simulate } from '../simulate.ts';

function bytes(scenario: Scenario, commands: readonly Command[], engine: Engine): string {
  const { endsAt, facts, pollPlans } = simulate(scenario, commands, { engine });
  return JSON.stringify([endsAt, facts, pollPlans]);
}

function expectSameBytes(scenario: Scenario, commands: readonly Command[]): void {
  // Compared as one: a difference of a long text is slow to print.
  const same = bytes(scenario, commands, compiled) === bytes(scenario, commands, actors);
  if (same) return;
  expect(simulate(scenario, commands, { engine: compiled })).toEqual(
    simulate(scenario, commands, { engine: actors }),
  );
  throw new Error('the traces are equal, but not byte by byte');
}

describe('the fast way gives the same bytes as the actors', () => {
  test.each(lessons)('on the lesson $title', ({ scenario }) => {
    expectSameBytes(scenario, []);
  });

  test.each(fixedRuns)('on $name', ({ scenario, commands }) => {
    expectSameBytes(scenario, commands);
  });

  test('on random runs', () => {
    fc.assert(
      fc.property(anyRun(), ({ scenario, commands }) => {
        expectSameBytes(scenario, commands);
      }),
      { numRuns: runs(60, 1_000) },
    );
  });
});
