import { settingKeys } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';
import type { Demo } from './demo.ts';
import { demoCatalogue, demoPrefix, type DemoId } from './demoCatalogue.ts';

const leversMost = 5;
const longMs = 600_000;

/** The run that answers a demo's question, as a scenario of the Lab; undefined for one that is no run. */
export function lessonOfDemo(id: DemoId, { runs, question }: Demo): Lesson | undefined {
  const [{ world, seed }] = runs;
  if (world.kind !== 'run') return undefined;
  const { scenario, commands = [] } = world;
  const turned = settingKeys.filter((key) =>
    runs.some(
      (run) =>
        run.world.kind === 'run' && run.world.scenario.settings[key] !== scenario.settings[key],
    ),
  );
  return {
    id: demoPrefix + id,
    title: demoCatalogue.find((each) => each.id === id)?.title ?? '',
    question: question.text,
    speed: scenario.horizonMs > longMs ? 60 : 2,
    levers: (turned.length > 0 ? turned : (['pollEveryMs'] as const)).slice(0, leversMost),
    scenario: { ...scenario, seed, plan: [...scenario.plan, ...commands] },
  };
}
