import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chapterLessonById } from '../../lessons/chapters/chapterLessonById.ts';
import { lessonById, lessons } from '../../lessons/lessons.ts';
import { digest } from '../../sim/digest.ts';
import { anyRun } from '../../sim/laws/anyRun.testkit.ts';
import { runs } from '../../tools/runs.testkit.ts';
import type { LabLink } from '../state/link.ts';
import { readLink, type LinkReading } from '../state/readLink.ts';
import { recipeOf, traceOf, type Recipe } from '../state/recipe.ts';
import { endOf } from './runTaken.ts';
import { fileBytesMost, readScenarioFile, scenarioJson, tooLarge } from './scenarioFile.ts';

function fileOf(recipe: Recipe, view: Partial<LabLink> = {}): string {
  const trace = traceOf(recipe)!;
  return scenarioJson({
    trace,
    until: endOf(trace),
    link: { ...recipe, atMs: 0, tab: undefined, ...view },
  });
}

function opened(file: string): LinkReading {
  const read = readScenarioFile('a.hookscope.json', file);
  if (!read.ok) throw new Error(read.problem);
  return readLink(read.value, (id) => lessonById(id) ?? chapterLessonById(id), 'file');
}

const problemOf = (file: string) => {
  const read = readScenarioFile('my.json', file);
  return read.ok ? '' : read.problem;
};

const outage = recipeOf(lessons.find(({ id }) => id === 'outage-and-retries')!);

describe('a scenario that was saved and opened again', () => {
  test.each(lessons)('$id has the same digest', (lesson) => {
    const recipe = recipeOf(lesson);
    const reading = opened(fileOf(recipe));
    expect(reading.problems).toEqual([]);
    expect(digest(traceOf(reading)!)).toBe(digest(traceOf(recipe)!));
  });

  test('has the same digest whatever was turned and done in it', () => {
    const anyRecipe = fc
      .record({ lesson: fc.constantFrom(...lessons), run: anyRun() })
      .map(({ lesson, run: { scenario, commands } }): Recipe => ({
        lesson,
        seed: scenario.seed,
        lengthMs: scenario.horizonMs,
        changes: scenario.settings,
        commands,
      }));
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const trace = traceOf(recipe);
        if (!trace) return;
        const reading = opened(fileOf(recipe));
        expect(reading.problems).toEqual([]);
        expect(digest(traceOf(reading)!)).toBe(digest(trace));
      }),
      { numRuns: runs(15, 300) },
    );
  });

  test('comes back with its playhead, tab and speed', () => {
    const view = { atMs: 4_200, tab: 'sequence', speed: 10, skipQuiet: false } as const;
    expect(opened(fileOf(outage, view))).toMatchObject(view);
  });
});

describe('a file that is none of ours', () => {
  test.each([
    '',
    'null',
    '[]',
    '{}',
    '"hookscope"',
    '{"format":"hookscope-trace","version":1}',
    '{',
  ])('%j is named and left alone', (file) => {
    expect(problemOf(file)).toBe('“my.json” is no scenario of Hookscope, so it is left alone.');
  });

  test('of another version, or with a part that cannot be read, is refused as a whole', () => {
    expect(problemOf('{"format":"hookscope-scenario","version":2}')).toContain('version 1');
    const bad = fileOf(outage).replace('"seed": ', '"seed": "no number", "was": ');
    expect(problemOf(bad)).toContain('its part “seed” cannot be read');
  });

  test('is named shortly, and so is its size', () => {
    expect(tooLarge(`${'x'.repeat(5_000)}.json`, fileBytesMost + 1)).toMatch(
      /^“x{60}…” is too large for a scenario, so it is left alone: it has 1,000,001 bytes/,
    );
  });
});

test('a value of our own file that does not fit is named and replaced by its default', () => {
  const file = fileOf({ ...outage, changes: { pollEveryMs: 7_000 } as Recipe['changes'] });
  const reading = opened(file.replace('"pollEveryMs": 7000', '"pollEveryMs": -3'));
  expect(reading.changes).not.toHaveProperty('pollEveryMs');
  expect(reading.problems).toMatchObject([expect.stringContaining('The file says “-3”.')]);
});

test('no damaged file throws, and what is opened of it can be run', () => {
  const files = [fileOf(outage), ...lessons.map((lesson) => fileOf(recipeOf(lesson)))];
  const splice = fc.record({
    file: fc.constantFrom(...files),
    at: fc.nat(2_000),
    gone: fc.nat(12),
    put: fc.oneof(
      fc.constantFrom('', '"', '{', ']', 'null', '1e999', '-1', '__proto__', '\\ud800', ',', '[[['),
      fc.string({ maxLength: 8, unit: 'binary' }),
    ),
  });
  const mutated = fc.oneof(
    splice.map(({ file, at, gone, put }) => {
      const from = at % file.length;
      return file.slice(0, from) + put + file.slice(from + gone);
    }),
    fc
      .record({ file: fc.constantFrom(...files), key: fc.nat(8), value: fc.jsonValue() })
      .map(({ file, key, value }) => {
        const object = JSON.parse(file) as Record<string, unknown>;
        const name = Object.keys(object)[key];
        return JSON.stringify({ ...object, ...(name === undefined ? {} : { [name]: value }) });
      }),
  );
  let count = 0;
  fc.assert(
    fc.property(mutated, (file) => {
      const read = readScenarioFile('damaged.hookscope.json', file);
      if (!read.ok) {
        expect(read.problem).toMatch(/^“damaged.hookscope.json” is .{10,200}\.$/);
        return;
      }
      const reading = readLink(read.value, lessonById, 'file');
      // A run for some: they take longer than all the reading.
      if (++count % 20 === 0) traceOf(reading);
    }),
    { numRuns: runs(400, 10_000) },
  );
});
