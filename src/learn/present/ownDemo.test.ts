import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../lessons/catalogue.ts';
import type { AskableName } from '../../lessons/demos/askable.ts';
import { askableNames } from '../../lessons/demos/askable.ts';
import { measureTable } from '../../lessons/chapters/measureTable.ts';
import { holds } from '../judge/claims.ts';
import { byHand, fill, measuresIn } from '../judge/fill.ts';
import { outcomeOf } from './demoRun.ts';
import {
  optionsMost,
  optionText,
  ownDemo,
  plausibleOf,
  readOwnDemo,
  trueValueOf,
  type OwnRun,
} from './ownDemo.ts';

const read = (query: string) => readOwnDemo(new URLSearchParams(query));

function runOf(query: string): OwnRun {
  const { run } = read(query);
  if (!run) throw new Error(`No demo can be made of ${query}.`);
  return run;
}

const made = (run: OwnRun, ask: AskableName) =>
  ownDemo(run, ask, [trueValueOf(run, ask), ...plausibleOf(run, ask).slice(0, optionsMost - 1)]);

const links = [
  ...catalogue.map(({ id }) => `scenario=${id}`),
  'scenario=lost-answer&skipProcessed=off&attempts=9&do=20000:down,40000:up&t=33300&tab=messages',
  'scenario=chapter-demo-5&tab=sequence',
  'scenario=forged-and-replayed&verifySignature=off&do=1000:forge',
];

describe.each(links)('of the run of %s', (query) => {
  const run = runOf(query);

  test('each question it answers has exactly one true option, and no result in its words', () => {
    expect(run.questions.length).toBeGreaterThan(5);
    for (const ask of run.questions) {
      const { demo } = made(run, ask);
      const { runs, truth } = outcomeOf(demo);
      const { options, text } = demo.question;
      expect(
        options.filter(({ when }) => holds(when, runs[0])),
        ask,
      ).toHaveLength(1);
      expect(options[truth]?.text, ask).toBe(fill(demo.result.was, runs[0]));
      expect(new Set(options.map((option) => option.text)).size, ask).toBe(options.length);
      expect(text.length, text).toBeLessThanOrEqual(530);
      expect(byHand(demo.result.told + demo.why), ask).not.toMatch(/\d/);
    }
  });

  test('its link brings the same demo, and opens the same run in the Lab', () => {
    for (const ask of run.questions) {
      const { hash, ...own } = made(run, ask);
      const again = read(hash.split('?')[1] ?? '');
      expect(again.problems).toEqual([]);
      expect({ ...again.shown, problems: undefined }).toEqual({
        hash,
        ...own,
        problems: undefined,
      });
      expect(hash.length).toBeLessThan(400);
    }
  });
});

test('every text of a question counts what there is to count', () => {
  const run = runOf('scenario=forged-and-replayed');
  for (const ask of askableNames) {
    const { demo } = ownDemo(run, ask, [1, 2]);
    for (const name of measuresIn(demo.result.told)) expect(measureTable).toHaveProperty(name);
  }
});

test.each([
  ['ask=luck&options=1.2', 'The link asks for “luck”'],
  ['ask=forgedAccepted&options=1.2', 'which nothing in this run answers'],
  ['ask=charges', 'The options must be 2 to 4 different whole numbers'],
  ['ask=charges&options=6', 'The options must be'],
  ['ask=charges&options=6.6', 'The options must be'],
  ['ask=charges&options=1.2.3.4.5', 'The options must be'],
  ['ask=charges&options=6.-1', 'The options must be'],
  ['ask=charges&options=6.1e3', 'The options must be'],
  ['ask=webhookWaitLongestMs&options=60001.60002', 'The options must be'],
])('a link that does not fit has no demo but a sentence: %s', (query, sentence) => {
  const { shown, problems, run } = read(`scenario=lost-answer&${query}`);
  expect(shown).toBeUndefined();
  expect(run).toBeDefined();
  expect(problems).toEqual([expect.stringContaining(sentence)]);
});

test('where no option of a link is true, the true one stands in place of one, and it is said', () => {
  const { shown, problems } = read('scenario=lost-answer&ask=charges&options=100.200');
  if (!shown) throw new Error('There is no demo.');
  expect(problems).toEqual([expect.stringContaining('No option of the link is true')]);
  const { truth, runs } = outcomeOf(shown.demo);
  expect(shown.demo.question.options).toHaveLength(2);
  expect(shown.demo.question.options[truth]?.text).toBe(fill('{charges}', runs[0]));
});

test('a run with more messages than a page should wait for is none to present', () => {
  const { run, problems } = read('scenario=polling-waste&eventEveryMs=100&pollCharges=afterWork');
  expect(run).toBeUndefined();
  expect(problems).toEqual([expect.stringContaining('too many messages')]);
});

test('a mutated link never throws, and what it brings can be answered', () => {
  const { hash } = made(runOf('scenario=lost-answer'), 'charges');
  const query = hash.split('?')[1] ?? '';
  fc.assert(
    fc.property(
      fc.nat(query.length - 1),
      fc.string({ maxLength: 6 }),
      fc.nat(4),
      (at, by, drops) => {
        const { shown } = read(query.slice(0, at) + by + query.slice(at + drops));
        if (!shown) return;
        const { options } = shown.demo.question;
        expect(outcomeOf(shown.demo).truth).toBeGreaterThanOrEqual(0);
        expect(options.length).toBeLessThanOrEqual(optionsMost);
      },
    ),
    { numRuns: 150 },
  );
});

test('wrong options read otherwise than the true one and each other', () => {
  for (const query of links) {
    const run = runOf(query);
    for (const ask of run.questions) {
      const texts = [trueValueOf(run, ask), ...plausibleOf(run, ask)].map((value) =>
        optionText(ask, value),
      );
      expect(texts.length, `${query} ${ask}`).toBeGreaterThanOrEqual(4);
      expect(new Set(texts).size).toBe(texts.length);
    }
  }
});
