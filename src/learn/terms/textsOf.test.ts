import { expect, test } from 'vitest';
import { firstUses } from '../../lab/terms/termsIn.ts';
import { chapters } from '../../lessons/chapters/chapters.ts';
import type { TermId } from '../../lessons/glossary.ts';
import { bothTogether } from '../reference/bothTogether.ts';
import { checklist } from '../reference/checklist.ts';
import { pushAndPull } from '../reference/pushAndPull/pushAndPull.ts';
import { questionsPage } from '../reference/questions.ts';
import { whenEachFits } from '../reference/whenEachFits.ts';
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

/** The words of the trade that each chapter shows first, and so has to explain. */
const shownFirst: Readonly<Record<string, readonly TermId[]>> = {
  1: ['store', 'billing', 'charge', 'api', 'polling', 'statusCode'],
  2: ['webhook', 'api', 'url', 'request', 'event', 'attempt', 'http'],
  3: ['statusCode', 'reconciliation'],
  4: ['endpoint', 'capacity', 'backoff', 'jitter', 'cap', 'staleness'],
  5: ['statusCode', 'event', 'attempt', 'deduplication'],
  6: ['worker', 'timeout', 'memory'],
  7: [
    'mallory',
    'header',
    'body',
    'signature',
    'byteAndBit',
    'json',
    'hash',
    'rawBody',
    'hmac',
    'statusCode',
  ],
  8: ['replayAttack', 'clockSkew', 'tolerance'],
  9: ['api', 'backfill'],
  10: ['burst', 'version', 'fetch', 'api', 'fatAndThin'],
  capstone: ['ledger', 'burst'],
};

test.each(Object.entries(shownFirst))('chapter %s explains %j', (id, terms) => {
  const chapter = chapters.find((each) => each.id === id);
  const linked = chapter && [...firstUses(textsOf(chapter)).values()].flat();
  expect(linked).toEqual(expect.arrayContaining([...terms]));
});

test('each abbreviation in a chapter or on a page to look up in is a term', () => {
  const pages = [pushAndPull, whenEachFits, bothTogether, checklist, questionsPage];
  const texts = [
    ...chapters.flatMap(textsOf).flatMap((each) => (typeof each === 'string' ? each : each.aside)),
    JSON.stringify(pages.map((page) => ({ ...page, links: [] }))),
  ];
  /** Names of firms and languages, and units. */
  const names = /^(MDN|AWS|CLI|IP|OK)$/;
  for (const text of texts)
    for (const [word] of text.replaceAll(/https:[^"]*/g, '').matchAll(/\b[A-Z]{2,}(-\d+)?\b/g))
      if (!names.test(word)) expect(firstUses([word]).get(word), word).toHaveLength(1);
});

test('what happens twice is a duplicate only where a charge does', () => {
  expect(firstUses(['the same coffee, twice']).get('the same coffee, twice')).toEqual([]);
});

test.each(chapters.map((chapter) => [chapter.id, chapter] as const))(
  'chapter %s links its terms, each once in what everyone reads',
  (_, chapter) => {
    const read = textsOf(chapter).filter((each) => typeof each === 'string');
    const linked = [...firstUses(read).values()].flat();
    expect(linked.length).toBeGreaterThan(0);
    expect(new Set(linked).size).toBe(linked.length);
  },
);
