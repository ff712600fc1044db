import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeLink } from '../lab/state/link.ts';
import { readLink } from '../lab/state/readLink.ts';
import { recipeOf, scenarioOf, traceOf } from '../lab/state/recipe.ts';
import { chapterCatalogue } from '../lessons/chapters/chapterCatalogue.ts';
import { chapterLessonById } from '../lessons/chapters/chapterLessonById.ts';
import { demoCatalogue } from '../lessons/demos/demoCatalogue.ts';
import { lessonById, lessons } from '../lessons/lessons.ts';
import { parseHash } from '../page/route.svelte.ts';
import { digest } from '../sim/digest.ts';
import { answersTo, mutatedLink } from './mutatedLinks.testkit.ts';
import { runs } from './runs.testkit.ts';

const lessonOf = (id: string) => lessonById(id) ?? chapterLessonById(id);
const all = [
  ...lessons,
  ...[...chapterCatalogue, ...demoCatalogue.map(({ id }) => ({ id: `demo-${id}` }))]
    .map(({ id }) => chapterLessonById(`chapter-${id}`))
    .filter((lesson) => lesson !== undefined),
];

test.each(all)(
  'a shared link of $id, with a setting turned and a deed, restores the identical run',
  (lesson) => {
    const changes = { latencyMs: lesson.scenario.settings.latencyMs + 37 };
    const commands = [{ type: 'endpoint.set', at: 1_500, mode: 'slow' }] as const;
    const shared = { ...recipeOf(lesson), seed: 4_294_967_295, changes, commands };
    const hash = `#/lab?${writeLink({ ...shared, atMs: 2_000, tab: undefined })}`;
    const read = readLink(parseHash(hash).params, lessonOf);
    expect(scenarioOf(read)).toEqual(scenarioOf(shared));
    const [one, other] = [traceOf(read), traceOf(shared)];
    // What would hold the page too long is made in a worker, of the same.
    expect(one && digest(one)).toBe(other && digest(other));
  },
);

/** The keys of a link of the Lab that say something else than the Lab then does. */
function passedOver(params: URLSearchParams): readonly string[] {
  const read = readLink(params, lessonOf);
  const { lesson, lengthMs, commands, seed, tab, policy } = read;
  const done: Record<string, unknown> = {
    ...lesson.scenario.settings,
    ...read.changes,
    ...{ scenario: lesson.id, length: lengthMs, t: read.atMs, seed, tab, policy },
    speed: read.speed ?? lesson.speed,
    skipQuiet: read.skipQuiet ?? true,
    do: commands.length,
  };
  const asText = (value: unknown) => (value === true ? 'on' : value === false ? 'off' : value);
  return Object.keys(done).filter((key) => {
    const text = params.get(key);
    if (text === null) return false;
    if (key === 'do') return text.split(',').length !== (text === '' ? 1 : done[key]);
    return text !== asText(done[key]) && Number(text) !== done[key];
  });
}

test('of any mutated link none crashes the page’s reading, its run can be made, and each thing that it asks for and does not get is answered with a sentence', () => {
  let count = 0;
  fc.assert(
    fc.property(mutatedLink, (link) => {
      const route = parseHash(link);
      const answers = answersTo(route);
      for (const answer of answers) {
        expect(answer).toMatch(/^[A-Z“].{15,}/s);
        expect(answer.length).toBeLessThan(300);
      }
      const { page, params } = route;
      if (page !== 'lab') return;
      if (answers.length === 0) expect(passedOver(params)).toEqual([]);
      // A run for some: they take longer than all the reading.
      if (++count % 20 === 0) traceOf(readLink(params, lessonOf));
    }),
    { numRuns: runs(400, 10_000) },
  );
});

test('most mutated links ask for something that is not here', () => {
  const links = fc.sample(mutatedLink, { numRuns: 300, seed: 1 });
  expect(links.filter((link) => answersTo(parseHash(link)).length > 0).length).toBeGreaterThan(150);
});
