import { expect, test } from 'vitest';
import { readScenario } from '../model/rules/readScenario.testkit.ts';
import { runLimits } from '../sim/engine/meter.ts';
import { simulate } from '../sim/simulate.ts';
import { catalogue, firstLesson } from './catalogue.ts';
import { lessonById, lessons } from './lessons.ts';

test('the catalogue lists every scenario under its own title, in order', () => {
  expect(lessons.map(({ id, title }) => ({ id, title }))).toEqual(catalogue);
  expect(lessonById(firstLesson.id)).toBe(firstLesson);
});

test.each(lessons)(
  '$id is a scenario that a link could carry, and short enough to run',
  (lesson) => {
    expect(readScenario(lesson.scenario)).toEqual({ ok: true, value: lesson.scenario });
    expect(simulate(lesson.scenario, [], { limits: runLimits }).cut).toBeUndefined();
  },
);

test.each(lessons)('$id asks one question in at most 45 words', ({ question }) => {
  expect(question.split(/\s+/).length).toBeLessThanOrEqual(45);
  expect(question).toMatch(/\?$/);
});
