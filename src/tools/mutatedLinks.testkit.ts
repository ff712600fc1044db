import fc from 'fast-check';
import { readOwnDemo } from '../learn/present/ownDemo.ts';
import { readDemoLink } from '../learn/present/demoLink.ts';
import { referenceCatalogue } from '../learn/reference/referenceCatalogue.ts';
import { readLink } from '../lab/state/readLink.ts';
import oldLinks from '../lab/state/oldLinks.json' with { type: 'json' };
import { chapterCatalogue } from '../lessons/chapters/chapterCatalogue.ts';
import { chapterLessonById } from '../lessons/chapters/chapterLessonById.ts';
import { demoCatalogue } from '../lessons/demos/demoCatalogue.ts';
import { demos } from '../lessons/demos/demos.ts';
import { termIds } from '../lessons/glossary.ts';
import { lessonById, lessons } from '../lessons/lessons.ts';
import { shortened } from '../model/rules/reading.ts';
import type { Route } from '../page/route.svelte.ts';
import { schemeIds } from '../signing/providers/schemeIds.ts';

/** Links of every route as the page writes them. */
const links: readonly string[] = [
  '#/',
  ...lessons.map(({ id }) => `#/lab?scenario=${id}&t=20000&speed=10&tab=sequence&skipQuiet=off`),
  ...oldLinks.map(({ link }) => `#/lab?${link}`),
  ...['3', 'capstone', 'demo-5'].map((id) => `#/lab?scenario=chapter-${id}`),
  '#/lab?scenario=lost-answer&lostAnswersPercent=5&tab=odds&policy=stripe',
  '#/lab?scenario=everything-at-once&do=1000:down,12000:up,15000:pollEveryMs:10000,20000:lose:dlv_3.1&embed=1',
  ...chapterCatalogue.map(({ id }) => `#/learn/${id}`),
  ...referenceCatalogue.map(({ id }) => `#/learn/${id}?embed=1`),
  '#/learn/glossary?term=jitter',
  '#/sign?scheme=stripe',
  '#/sign?scheme=github&embed=1',
  ...demoCatalogue.map(({ id }) => `#/present/${id}?stage=why&votes=1.2.3.4&runs=2`),
  '#/present/own?scenario=lost-answer&seed=7&ask=charges&options=4.5.6.10&stage=vote',
  '#/present/own?scenario=the-hole&do=1000:down&ask=missing&options=0.1&stage=why',
  '#/present/3?card=on',
  '#/present/3?stage=compare&embed=1',
];

const nasty = fc.constantFrom(
  ...['', '-1', '1e999', 'NaN', '4294967296', '99999999999999999999', '0x10', ' 7', '１２', '%'],
  ...['%00', '%F0%9F%92%A5', '%ud800', '__proto__', 'constructor', 'toString', 'null', '[object]'],
  ...['<b>red</b>', '"\'`', '‮', ':::,,,:', '1:explode', '&&==', '?#/lab', '/../..', 'on,off'],
  'x'.repeat(500),
);

type Mutation = (link: string) => string;

const splice = fc
  .record({ at: fc.nat(), gone: fc.nat(12), put: fc.oneof(nasty, fc.string({ maxLength: 8 })) })
  .map(({ at, gone, put }): Mutation => (link) => {
    const from = 2 + (at % Math.max(1, link.length - 2));
    return link.slice(0, from) + put + link.slice(from + gone);
  });

/** One of its values, or one of the steps of its path, is another one. */
const swap = fc
  .record({ which: fc.nat(), put: fc.oneof(nasty, fc.string(), fc.integer().map(String)) })
  .map(({ which, put }): Mutation => (link) => {
    const values = Array.from(link.matchAll(/(?<=[=/])[^&?=/]*/g));
    const { index = 0, 0: old = '' } = values[which % Math.max(1, values.length)] ?? {};
    return link.slice(0, index) + put + link.slice(index + old.length);
  });

/** What another link says is added. */
const graft = fc.constantFrom(...links).map(
  (other): Mutation =>
    (link) =>
      `${link}${link.includes('?') ? '&' : '?'}${other.split('?')[1] ?? ''}`,
);

/** A link of any route after one to three accidents; it still begins with `#/`. */
export const mutatedLink: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...links),
    fc.array(fc.oneof({ arbitrary: swap, weight: 3 }, splice, graft), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([link, mutations]) => mutations.reduce((now, mutate) => mutate(now), link));

/** The sentences with which the page answers a link: one for each thing that it asks for and does not get. */
export function answersTo({ page, place, params }: Route): readonly string[] {
  const none = (what: string, name: string, isOne: boolean) =>
    isOne ? [] : [`There is no ${what} “${shortened(name, 40)}”`];
  switch (page) {
    case 'home':
      return none('page', place, place === '');
    case 'lab':
      return readLink(params, (id) => lessonById(id) ?? chapterLessonById(id)).problems;
    case 'sign': {
      const asked = params.get('scheme');
      return none('provider', asked ?? '', asked === null || schemeIds.some((id) => id === asked));
    }
    case 'learn': {
      const term = place === 'glossary' ? params.get('term') : null;
      return [
        ...none(
          'chapter',
          place,
          ['', ...[...chapterCatalogue, ...referenceCatalogue].map(({ id }) => id)].includes(place),
        ),
        ...none('term', term ?? '', term === null || termIds.some((id) => id === term)),
      ];
    }
    case 'present': {
      if (place === 'own') return answersToOwn(params);
      const id = demoCatalogue.find((each) => each.id === place)?.id;
      if (id === undefined) return none('demo', place, place === '');
      if (params.has('card')) return [];
      const { question, runs } = demos[id];
      return readDemoLink(params, { options: question.options.length, runs: runs.length }).problems;
    }
  }
}

function answersToOwn(params: URLSearchParams): readonly string[] {
  const { shown, problems } = readOwnDemo(params);
  if (!shown) return problems;
  if (params.has('card')) return [];
  const { question, runs } = shown.demo;
  const link = readDemoLink(params, { options: question.options.length, runs: runs.length });
  return [...problems, ...link.problems];
}
