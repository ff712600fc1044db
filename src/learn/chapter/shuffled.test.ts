import { expect, test } from 'vitest';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { shownOrder } from './shuffled.ts';

const shownRight = chapters.map(({ question, why }) =>
  shownOrder(question.text, why).findIndex((place) => why[place]?.isRight),
);

test('the right explanation stands in each place at least twice', () => {
  for (const place of [0, 1, 2])
    expect(shownRight.filter((each) => each === place).length).toBeGreaterThanOrEqual(2);
});

test('numbers keep their order, words lose none', () => {
  const [first] = chapters;
  expect(shownOrder('', first?.question.options ?? [])).toEqual([0, 1, 2, 3]);
  for (const { question } of chapters)
    expect(shownOrder(question.text, question.options).toSorted()).toEqual(
      question.options.map((_, place) => place),
    );
});
