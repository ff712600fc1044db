import { settingKeys } from '../../model/settings.ts';
import { chapterPrefix } from '../catalogue.ts';
import type { Lesson } from '../lesson.ts';
import { chapterCatalogue } from './chapterCatalogue.ts';
import type { Chapter } from './chapter.ts';

/** The challenge of a chapter as a scenario of the Lab; undefined for one that is no run. */
export function lessonOfChapter({ id, challenge, lead, speed }: Chapter): Lesson | undefined {
  const { world, controls } = challenge;
  if (world.kind !== 'run') return undefined;
  const turned = new Set(
    controls.flatMap(({ options }) =>
      options.flatMap(({ change }) => Object.keys(change.settings ?? {})),
    ),
  );
  return {
    id: chapterPrefix + id,
    title: chapterCatalogue.find((each) => each.id === id)?.title ?? '',
    question: lead,
    speed: speed >= 60 ? 60 : 2,
    levers: settingKeys.filter((key) => turned.has(key)).slice(0, 5),
    scenario: world.scenario,
  };
}
