import Ajv from 'ajv';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { lessons } from '../../lessons/lessons.ts';
import { anyRun } from '../../sim/laws/anyRun.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { statecharts } from '../machines/statecharts.ts';
import { recipeOf, traceOf } from '../state/recipe.ts';
import { messagesHar } from './messagesHar.ts';
import { endOf } from './runTaken.ts';
import { statechartsCode, statechartsJson } from './statechartsFile.ts';

const require = createRequire(import.meta.url);

/** The published schema of HAR 1.2. */
function harProblems(): (har: unknown) => string {
  const ajv = new Ajv({ allErrors: true });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-06.json') as object);
  const schemas = Object.values(require('har-schema') as Record<string, object>);
  ajv.addSchema(schemas);
  const isValid = ajv.getSchema('har.json#');
  if (!isValid) throw new Error('The schema has another name.');
  return (har) => (isValid(har) === true ? '' : ajv.errorsText(isValid.errors));
}

describe('the messages as HAR', () => {
  const problemsOf = harProblems();

  test('are held to the published schema', () => {
    expect(problemsOf({ log: { version: '1.2', entries: [] } })).toContain('creator');
  });

  test.each(lessons)('of $id satisfy it', (lesson) => {
    const trace = traceOf(recipeOf(lesson))!;
    const link = { ...recipeOf(lesson), atMs: 0, tab: undefined };
    const har: unknown = JSON.parse(messagesHar({ trace, link, until: endOf(trace) }));
    expect(problemsOf(har)).toBe('');
    // Firefox reads no file without pages, and Chromium none without a size.
    expect(har).toMatchObject({ log: { pages: [] } });
  });

  test('of any run satisfy it', () => {
    const link = { ...recipeOf(lessons[0]!), atMs: 0, tab: undefined };
    fc.assert(
      fc.property(anyRun(), ({ scenario, commands }) => {
        const trace = simulate(scenario, commands);
        expect(problemsOf(JSON.parse(messagesHar({ trace, link, until: endOf(trace) })))).toBe('');
      }),
      { numRuns: runs(10, 200) },
    );
  });
});

describe('the machines for XState', () => {
  test('are taken by createMachine with the states that they have here', () => {
    const configs = JSON.parse(statechartsJson()) as Record<string, object>;
    expect(Object.keys(configs)).toEqual(statecharts.map(({ machine }) => machine));
    for (const { machine, states } of statecharts) {
      const made = createMachine(configs[machine]!);
      expect(Object.keys(made.states)).toEqual(states.map(({ name }) => name));
    }
  });

  test('are a module with one export each', async () => {
    const code = statechartsCode().replace(
      "import { createMachine } from 'xstate';",
      'const createMachine = (config) => config;',
    );
    const url = `data:text/javascript,${encodeURIComponent(code)}`;
    const module = (await import(/* @vite-ignore */ url)) as Record<string, { id: string }>;
    expect(
      Object.values(module)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(statecharts.map(({ machine }) => machine as string).sort());
  });
});
