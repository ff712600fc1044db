import { expect, test } from 'vitest';
import { readScenario } from '../model/rules/readScenario.testkit.ts';
import {
  settingTable,
  type Setting,
  type SettingKey,
  type SettingValue,
} from '../model/settings.ts';
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

/** Other values than the present one: what is chosen from, the other way round, twice, half and least as much, and two numbers of a usual size. */
function otherValues(key: SettingKey, present: SettingValue): readonly SettingValue[] {
  const setting: Setting = settingTable[key];
  switch (setting.kind) {
    case 'switch':
      return [!present];
    case 'choice':
      return setting.options.filter((option) => option !== present);
    case 'waits':
      return ['5s 5s'];
    default: {
      const number = present as number;
      const { least, most } = setting;
      const values = [number * 2, Math.floor(number / 2), least, 50, 60_000];
      return values.filter((each) => each !== number && each >= least && each <= most);
    }
  }
}

test.each(lessons)('$id has three to five levers, and each changes its run', (lesson) => {
  const { levers, scenario } = lesson;
  expect(new Set(levers).size).toBe(levers.length);
  expect(levers.length).toBeGreaterThanOrEqual(3);
  expect(levers.length).toBeLessThanOrEqual(5);
  const told = (settings = scenario.settings) =>
    JSON.stringify(simulate({ ...scenario, settings }, [], { limits: runLimits }).facts);
  const asItComes = told();
  const idle = levers.filter((key) =>
    otherValues(key, scenario.settings[key]).every(
      (value) => told({ ...scenario.settings, [key]: value }) === asItComes,
    ),
  );
  expect(idle).toEqual([]);
});
