import { writeLink } from '../../lab/state/link.ts';
import type { Chapter, Choices } from '../../lessons/chapters/chapter.ts';
import { lessonOfChapter } from '../../lessons/chapters/chapterLesson.ts';
import { settingKeys, type Settings } from '../../model/settings.ts';
import { chosenWorld } from '../judge/world.ts';

/** The query of the Lab link that opens a challenge just as it is set up. */
export function keepPlaying(chapter: Chapter, choices: Choices): string {
  const { challenge } = chapter;
  const world = chosenWorld(challenge.world, challenge.controls, choices);
  const lesson = lessonOfChapter(chapter);
  if (world.kind !== 'run' || !lesson) {
    const policy = world.kind === 'load' ? (world.load.policy ?? 'lab') : 'lab';
    return new URLSearchParams({ tab: 'load', loadPolicy: policy }).toString();
  }
  const { settings, seed, horizonMs } = world.scenario;
  const changes = Object.fromEntries(
    settingKeys
      .filter((key) => settings[key] !== lesson.scenario.settings[key])
      .map((key) => [key, settings[key]]),
  ) as Partial<Settings>;
  return writeLink({
    lesson,
    seed,
    lengthMs: horizonMs,
    changes,
    commands: world.commands ?? [],
    atMs: 0,
    tab: 'sequence',
  });
}
