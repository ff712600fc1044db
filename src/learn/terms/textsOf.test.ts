import { expect, test } from 'vitest';
import { firstUses } from '../../lab/terms/termsIn.ts';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { textsOf } from './textsOf.ts';

/** Of a question the options, of a challenge the controls with theirs, as a reader sees them. */
const choicesIn = ({ question, recall, why, challenge }: (typeof chapters)[number]) => [
  ...question.options.map(({ text }) => text),
  ...(recall?.question.options ?? []).map(({ text }) => text),
  ...why.map(({ text }) => text),
  ...challenge.controls.flatMap(({ label, options }) => [label, ...options.map((o) => o.label)]),
];

test.each(chapters.map((chapter) => [chapter.id, chapter] as const))(
  'chapter %s explains each term of its choices at its first use or before',
  (_, chapter) => {
    const linked = [...firstUses(textsOf(chapter)).values()].flat();
    for (const choice of choicesIn(chapter))
      expect(linked, choice).toEqual(
        expect.arrayContaining([...firstUses([choice]).values()].flat()),
      );
  },
);

test('the Store and Billing are explained where a newcomer meets them, and Mallory where she comes in', () => {
  const firstIn = (id: string) => {
    const chapter = chapters.find((each) => each.id === id);
    return chapter && firstUses(textsOf(chapter)).get(chapter.lead);
  };
  expect(firstIn('1')).toEqual(expect.arrayContaining(['store', 'billing']));
  expect(firstIn('7')).toContain('mallory');
});

test.each(chapters.map((chapter) => [chapter.id, chapter] as const))(
  'chapter %s links its terms, each once',
  (_, chapter) => {
    const linked = [...firstUses(textsOf(chapter)).values()].flat();
    expect(linked.length).toBeGreaterThan(0);
    expect(new Set(linked).size).toBe(linked.length);
  },
);
