import type { ChapterId } from '../chapters/chapterCatalogue.ts';

/** The demos of an instructor in their order, each with the question a class is asked, how many minutes it takes, and its chapter in Learn. */
export const demoCatalogue = [
  { id: '1', title: 'Are we there yet?', asks: 'What does asking cost?', minutes: 3, chapter: '1' },
  {
    id: '2',
    title: 'No free lunch',
    asks: 'What do we pay for asking less?',
    minutes: 3,
    chapter: '1',
  },
  {
    id: '3',
    title: 'Turn the arrow round',
    asks: 'How many calls is the same hour?',
    minutes: 4,
    chapter: '2',
  },
  {
    id: '4',
    title: 'Polling strikes back',
    asks: 'Who wins when it is busy?',
    minutes: 3,
    chapter: '2',
  },
  { id: '5', title: 'Nobody home', asks: 'What comes after an outage?', minutes: 5, chapter: '3' },
  {
    id: '6',
    title: 'The stampede',
    asks: 'What if all come back at once?',
    minutes: 5,
    chapter: '4',
  },
  {
    id: '7',
    title: 'The lost thank-you',
    asks: 'What if only the OK is lost?',
    minutes: 4,
    chapter: '5',
  },
  {
    id: '8',
    title: 'Too slow to say yes',
    asks: 'What if the work takes too long?',
    minutes: 4,
    chapter: '6',
  },
  { id: '9', title: 'The forger', asks: 'What does a signature show?', minutes: 5, chapter: '7' },
  { id: '10', title: 'The photocopier', asks: 'Does a copy get in?', minutes: 6, chapter: '8' },
  { id: '11', title: 'The hole', asks: 'What if retries end too early?', minutes: 5, chapter: '9' },
  {
    id: '12',
    title: 'Just the doorbell',
    asks: 'What if messages overtake?',
    minutes: 6,
    chapter: '10',
  },
] as const satisfies readonly (Readonly<Record<'id' | 'title' | 'asks', string>> & {
  readonly minutes: number;
  readonly chapter: ChapterId;
})[];

export type DemoId = (typeof demoCatalogue)[number]['id'];

/** What the id of a demo's scenario begins with in a link: the Lab loads it with those of the chapters. */
export const demoPrefix = 'chapter-demo-';
