import '../../lab/state/allParts.ts';
import { readLink } from '../../lab/state/readLink.ts';
import { recipeOf, traceOf } from '../../lab/state/recipe.ts';
import {
  readRunCode,
  resultOf,
  runCounts,
  type RunResult,
} from '../../lab/page/resultCode/runCode.ts';
import type { LabLink } from '../../lab/state/link.ts';
import { chapterCatalogue, type ChapterId } from '../../lessons/chapters/chapterCatalogue.ts';
import { chapterLessonById } from '../../lessons/chapters/chapterLessonById.ts';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { lessonById } from '../../lessons/lessons.ts';
import { readKind } from '../../model/rules/resultCode.ts';
import { count } from '../../trace/words/format.ts';
import { verdictOf } from '../judge/claims.ts';
import { runAny } from '../judge/runAny.ts';
import { chosenWorld } from '../judge/world.ts';
import { chapterIdIn, readChapterCode } from './chapterCode.ts';

/** What is said of a code, and whether it holds: a run here comes to what it says. */
export interface Checked {
  readonly holds: 'yes' | 'no' | 'unknown';
  readonly sentences: readonly string[];
}

const said = (holds: Checked['holds'], ...sentences: readonly string[]): Checked => ({
  holds,
  sentences,
});

const otherVersion =
  'The code is whole, but of something that is not here: another version of Hookscope made it.';

/**
 * Reads a code and runs here what it says: the challenge of a chapter with what was chosen, or a scenario. Of a scenario that
 * was changed a code has a digest only.
 * @param link of that run, with which the digest is compared; empty where there is none.
 */
export function checkCode(text: string, link = ''): Checked {
  const read = readKind(text);
  if (!read.ok) return said('no', read.problem);
  const { kind, rest } = read.value;
  if (kind === 'chapter') {
    const id = chapterIdIn(rest);
    return id === undefined ? said('unknown', otherVersion) : chapterChecked(rest, id);
  }
  const result = readRunCode(rest);
  return result ? runChecked(result, link) : said('unknown', otherVersion);
}

function chapterChecked(rest: readonly number[], id: ChapterId): Checked {
  const title = chapterCatalogue.find((each) => each.id === id)?.title ?? '';
  const name = id === 'capstone' ? `the capstone, ${title}` : `chapter ${id}, ${title}`;
  const chapter = chapters.find((each) => each.id === id);
  const result = chapter && readChapterCode(rest, chapter);
  if (!result)
    return said(
      'unknown',
      `The code is whole, and of ${name}; but its challenge is another one here: another version of Hookscope made it.`,
    );
  const { challenge } = chapter;
  const world = chosenWorld(challenge.world, challenge.controls, result.choices);
  const runs = challenge.seeds.map((seed) => runAny(world, seed));
  const failed = challenge.clauses.filter(({ claims }) =>
    runs.some((run) => verdictOf(claims, run) !== 'met'),
  );
  const chosen = challenge.controls.map(
    ({ id: control, label, options }) =>
      `${label}: ${options.find((option) => option.id === result.choices[control])?.label ?? ''}`,
  );
  const guess = {
    none: 'Nothing was guessed before.',
    right: 'The guess before was right.',
    wrong: 'The guess before was not right.',
  }[result.guess];
  return said(
    failed.length === 0 ? 'yes' : 'no',
    `The code is whole. It is of ${name}.`,
    `${chosen.join('; ')}.`,
    failed.length === 0
      ? `Run again here, the challenge is met${runs.length > 1 ? ` with each of ${runs.length} seeds` : ''}.`
      : `Run again here, the challenge is not met: ${failed.map(({ say }) => `“${say}”`).join(', ')}.`,
    `${count(result.attempts, 'try', 'tries')}, ${count(result.hints, 'hint')}. ${guess}`,
  );
}

const countWords = {
  once: 'charged once',
  missing: 'missing',
  double: 'charged more than once',
  fake: 'fake',
  wrongAmount: 'of a wrong amount',
} as const;

const countsTold = (counts: RunResult['counts']): string =>
  runCounts
    .filter((name) => name === 'once' || counts[name] > 0)
    .map((name) => `${counts[name]} ${countWords[name]}`)
    .join(', ');

const lessonOf = (id: string) => lessonById(id) ?? chapterLessonById(id);

function runChecked(result: RunResult, linkText: string): Checked {
  const lesson = lessonOf(result.scenario);
  if (!lesson) return said('unknown', otherVersion);
  const about = [
    `The code is whole. It is of the Lab’s scenario “${lesson.title}”, ${result.isChanged ? 'with changes' : 'as it comes'}.`,
    `It says, by webhook: ${countsTold(result.counts)}.`,
  ];
  const hash = linkText.split('#').at(-1) ?? '';
  const query = hash.split('?').slice(1).join('?');
  if (result.isChanged && query === '')
    return said(
      'unknown',
      ...about,
      'What was changed does not fit into a code: with the link of the run it can be run again here.',
    );
  const link: LabLink = result.isChanged
    ? readLink(new URLSearchParams(query), lessonOf)
    : { ...recipeOf(lesson), atMs: 0, tab: undefined };
  const trace = traceOf(link);
  if (!trace) return said('unknown', ...about, 'Its run has too many messages to be made here.');
  const here = resultOf(link, trace);
  if (here.digest !== result.digest || here.scenario !== result.scenario)
    return said(
      'no',
      ...about,
      result.isChanged
        ? 'The link is of another run.'
        : 'This scenario is another one here: another version of Hookscope made the code.',
    );
  return runCounts.every((name) => here.counts[name] === result.counts[name])
    ? said('yes', ...about, 'Run again here, it comes to the same.')
    : said('no', ...about, `Run again here, it comes to ${countsTold(here.counts)}.`);
}
