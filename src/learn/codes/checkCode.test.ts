import { describe, expect, test } from 'vitest';
import { readLink } from '../../lab/state/readLink.ts';
import { traceOf } from '../../lab/state/recipe.ts';
import { resultOf, runCode, type RunResult } from '../../lab/page/resultCode/runCode.ts';
import { catalogue } from '../../lessons/catalogue.ts';
import { chapterLessonById } from '../../lessons/chapters/chapterLessonById.ts';
import { chapterCatalogue } from '../../lessons/chapters/chapterCatalogue.ts';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { headOf, writeCode } from '../../model/rules/resultCode.ts';
import { chapterCode } from './chapterCode.ts';
import { checkCode } from './checkCode.ts';

const passed = { guess: 'right', attempts: 3, hints: 1 } as const;
const typedByHand = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{1,4}){2,3}$/;

describe.each(chapters.map((chapter) => [chapter.id, chapter] as const))(
  'the code of chapter %s',
  (id, chapter) => {
    const title = chapterCatalogue.find((each) => each.id === id)?.title ?? '?';

    test('says of each setting that passes that the challenge is met, once it has run again', () => {
      for (const choices of chapter.challenge.passing) {
        const code = chapterCode(chapter, { ...passed, choices });
        expect(code).toMatch(typedByHand);
        const { holds, sentences } = checkCode(code.toLowerCase());
        expect(sentences.join(' ')).toContain(title);
        expect(sentences.join(' ')).toContain('the challenge is met');
        expect(sentences.at(-1)).toBe('3 tries, 1 hint. The guess before was right.');
        expect(holds).toBe('yes');
      }
    });

    test('says of each setting that fails which line is not met', () => {
      const { clauses, failing, start } = chapter.challenge;
      for (const { clause, ...choices } of failing) {
        const { holds, sentences } = checkCode(chapterCode(chapter, { ...passed, choices }));
        expect(holds).toBe('no');
        expect(sentences.join(' ')).toContain('the challenge is not met');
        expect(clauses.some(({ say }) => say === clause)).toBe(true);
        expect(sentences.join(' ')).toContain(`“${clause}”`);
      }
      expect(checkCode(chapterCode(chapter, { ...passed, choices: start })).holds).toBe('no');
    });

    test('is not judged where its challenge was another one', () => {
      const [control] = chapter.challenge.controls;
      if (!control) throw new Error('It has no control.');
      const other = {
        ...chapter,
        challenge: { ...chapter.challenge, controls: [control, ...chapter.challenge.controls] },
      };
      const code = chapterCode(other, { ...passed, choices: chapter.challenge.start });
      expect(checkCode(code)).toEqual({
        holds: 'unknown',
        sentences: [expect.stringContaining('its challenge is another one here')],
      });
    });
  },
);

const linkOf = (query: string) => readLink(new URLSearchParams(query), lessonOf(query));
const lessonOf = (query: string) =>
  query.startsWith('scenario=chapter-') ? chapterLessonById : undefined;

function resultOfRun(query: string): RunResult {
  const link = linkOf(query);
  const trace = traceOf(link);
  if (!trace) throw new Error(`${query} is too long.`);
  return resultOf(link, trace);
}

describe('the code of a run of the Lab', () => {
  test.each([
    ...catalogue.map(({ id }) => `scenario=${id}`),
    'scenario=chapter-3',
    'scenario=chapter-demo-5&tab=sequence',
    'scenario=lost-answer&t=33300&tab=messages&speed=8&skipQuiet=off',
  ])('as it comes is run again, wherever it stood: %s', (query) => {
    const code = runCode(resultOfRun(query));
    expect(code).toMatch(typedByHand);
    const { holds, sentences } = checkCode(code);
    expect(sentences[0]).toContain('as it comes');
    expect(sentences.at(-1)).toBe('Run again here, it comes to the same.');
    expect(holds).toBe('yes');
  });

  const changed = 'scenario=lost-answer&skipProcessed=on&pollCharges=afterWork&do=20000:event';
  const base = 'https://example.test/hookscope/';

  test('of a changed scenario is run again with its link, and with that one only', () => {
    const code = runCode(resultOfRun(changed));
    expect(checkCode(code).holds).toBe('unknown');
    expect(checkCode(code).sentences.at(-1)).toContain('with the link of the run');
    for (const link of [
      `${base}#/lab?${changed}`,
      `${base}?embed=1#/lab?${changed}&t=5000`,
      `${base}#/lab?${changed}&tab=messages`,
    ])
      expect(checkCode(code, link).holds, link).toBe('yes');
    const other = checkCode(code, `${base}#/lab?${changed.replace('20000', '20001')}`);
    expect(other).toMatchObject({ holds: 'no' });
    expect(other.sentences.at(-1)).toBe('The link is of another run.');
    expect(checkCode(code, 'no link at all').sentences.at(-1)).toContain('with the link of');
  });

  test('with counts that its run does not come to says what it comes to', () => {
    const result = resultOfRun('scenario=outage-and-retries');
    const { holds, sentences } = checkCode(
      runCode({ ...result, counts: { ...result.counts, once: 4, missing: 1 } }),
    );
    expect(holds).toBe('no');
    expect(sentences.slice(1)).toEqual([
      'It says, by webhook: 4 charged once, 1 missing.',
      'Run again here, it comes to 5 charged once.',
    ]);
  });
});

test.each([
  [
    'of a chapter',
    headOf('chapter'),
    [
      [31, 5],
      [0, 30],
      [0, 5],
    ],
  ],
  [
    'of another length',
    headOf('chapter'),
    [
      [0, 5],
      [0, 15],
    ],
  ],
  [
    'of a scenario',
    headOf('run'),
    [
      [500, 9],
      [0, 30],
      [0, 16],
    ],
  ],
] as const)('a whole code of what is not here is not judged: %s', (_, head, fields) => {
  expect(checkCode(writeCode([...head, ...fields]))).toEqual({
    holds: 'unknown',
    sentences: [expect.stringContaining('of something that is not here')],
  });
});
