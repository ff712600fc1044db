import type { Template } from '../chapters/chapter.ts';
import type { MeasureName } from '../chapters/measureTable.ts';

/** A question that can be asked of any run of the Lab; a count of the run answers it. */
export interface Askable {
  /** As a class is asked. */
  readonly asks: string;
  readonly short: string;
  /** What the count is of. */
  readonly told: Template;
  readonly why: string;
  /** What draws it where it has room; else it is drawn as a bar, with this one beside it. */
  readonly look: 'wall' | 'tries' | 'arrivals';
  readonly bars: readonly [own: string, other: { measure: MeasureName; label: string }];
  /** Asked only where there is one of these. */
  readonly needs?: MeasureName;
}

const payments = { measure: 'events', label: 'payments' } as const;
const attempts = { measure: 'attempts', label: 'attempts' } as const;

/** What else is to be said of a run in which there is one of these at least, and none of those. */
export interface Because {
  readonly some: readonly MeasureName[];
  readonly none?: readonly MeasureName[];
  readonly why: Template;
}

/** Of what is charged, the likeliest reason first. */
export const becauses: readonly Because[] = [
  { some: ['outageMs', 'givenUp'], why: 'The Store gave up on {givenUp}.' },
  {
    some: ['outageMs', 'delivered'],
    none: ['givenUp'],
    why: 'The Store has not given up, so all were taken later.',
  },
  { some: ['forgedAccepted'], why: 'Billing took {forgedAccepted} of {#forged} for payments.' },
  { some: ['replaysAccepted'], why: 'Of {#replays} {replaysAccepted} passed as new.' },
  {
    some: ['answersLost', 'seenBefore'],
    why: 'A lost answer looks like a lost request: what came again was known.',
  },
  {
    some: ['answersLost', 'doubles'],
    why: 'A lost answer looks like a lost request: the Store sent again, and it was charged again.',
  },
  { some: ['timeouts'], none: ['delivered'], why: 'The Store hung up, but the work went on.' },
];

/** What an own demo may ask, by the count that answers it: whole numbers, or whole milliseconds. */
export const askables = {
  emptyPolls: {
    asks: 'How many of Billing’s questions come back empty?',
    short: 'How many questions are empty?',
    told: 'of {#polls} were empty',
    why: 'Billing asks by the clock, whether anything has happened or not.',
    look: 'wall',
    bars: ['empty', { measure: 'polls', label: 'questions' }],
    needs: 'polls',
  },
  polls: {
    asks: 'How many questions does Billing ask?',
    short: 'How many questions?',
    told: 'questions for {#events}',
    why: 'The clock sets how often Billing asks, not the payments.',
    look: 'wall',
    bars: ['questions', payments],
  },
  webhooks: {
    asks: 'How many webhooks does the Store send?',
    short: 'How many webhooks?',
    told: 'webhooks for {#events}',
    why: 'One for each payment, and one more whenever none of them was answered well.',
    look: 'tries',
    bars: ['webhooks', payments],
  },
  charges: {
    asks: 'How many charges are made by webhook?',
    short: 'How many charges?',
    told: 'charges for {#events}',
    why: 'What gets in and is not known yet is charged; what never gets in is not.',
    look: 'tries',
    bars: ['charges', payments],
  },
  once: {
    asks: 'How many payments are charged exactly once by webhook?',
    short: 'How many are charged once?',
    told: 'of {#events} are charged once',
    why: 'A payment must get in, and be known when it comes again.',
    look: 'tries',
    bars: ['once', payments],
  },
  doubles: {
    asks: 'How many payments are charged more than once by webhook?',
    short: 'How many are charged twice or more?',
    told: 'of {#events} are charged more than once',
    why: 'To the Store, a lost or late answer looks like a lost request: it sends again.',
    look: 'tries',
    bars: ['too often', payments],
  },
  missing: {
    asks: 'How many payments are not charged by webhook at the end?',
    short: 'How many are missing?',
    told: 'of {#events} are not charged',
    why: 'What was never taken is never charged, unless somebody asks for it.',
    look: 'tries',
    bars: ['missing', payments],
  },
  givenUp: {
    asks: 'How many deliveries does the Store give up?',
    short: 'How many are given up?',
    told: 'given up, {delivered} delivered',
    why: 'Retries end: what fails for longer than they last is given up.',
    look: 'tries',
    bars: ['given up', { measure: 'delivered', label: 'delivered' }],
  },
  timeouts: {
    asks: 'On how many attempts does the Store hang up?',
    short: 'How many attempts time out?',
    told: 'of {#attempts} timed out',
    why: 'The sender’s patience decides what is too slow.',
    look: 'tries',
    bars: ['hung up', attempts],
  },
  forgedAccepted: {
    asks: 'How many of Mallory’s fakes are charged?',
    short: 'How many fakes are charged?',
    told: 'of {#forged} were charged',
    why: 'Without the secret nobody makes a signature that fits; but somebody must check it.',
    look: 'arrivals',
    bars: ['charged', { measure: 'forged', label: 'fakes' }],
    needs: 'forged',
  },
  replaysAccepted: {
    asks: 'How many of Mallory’s copies are charged?',
    short: 'How many copies are charged?',
    told: 'of {#replays} were charged',
    why: 'A copy has a good signature: only its time and its id tell it apart.',
    look: 'arrivals',
    bars: ['charged', { measure: 'replays', label: 'copies' }],
    needs: 'replays',
  },
  pollWaitLongestMs: {
    asks: 'What is the longest wait for a payment, by polling?',
    short: 'What is the longest wait?',
    told: 'was the longest wait by polling',
    why: 'A payment that happens just after a question waits for the next one.',
    look: 'wall',
    bars: ['polling', { measure: 'webhookWaitLongestMs', label: 'webhook' }],
  },
  webhookWaitLongestMs: {
    asks: 'What is the longest wait for a payment, by webhook?',
    short: 'What is the longest wait?',
    told: 'was the longest wait by webhook',
    why: 'A webhook leaves at once; one that fails waits for its retry.',
    look: 'tries',
    bars: ['webhook', { measure: 'pollWaitLongestMs', label: 'polling' }],
  },
} as const satisfies Partial<Readonly<Record<MeasureName, Askable>>>;

export type AskableName = keyof typeof askables;
export const askableNames = Object.keys(askables) as readonly AskableName[];
