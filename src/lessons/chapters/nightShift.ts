import type { Chapter } from './chapter.ts';
import { chapterScenario, doubling, minute, option, second } from './chapterScenario.ts';

const scenario = chapterScenario({
  seed: 76,
  horizonMs: 32 * minute,
  eventTimesMs: [
    ...[0.2, 1, 2, 3, 5.5, 5.6, 5.7, 9, 13, 15, 17, 20, 24].map((at) => at * minute),
    // A burst that changes the same orders again and again.
    ...Array.from({ length: 12 }, (_, n) => 26 * minute + n * 300),
  ],
  losses: [2, 3, 8].map((event) => ({ event, attempt: 1, part: 'answer' })),
  plan: [
    { at: 1, type: 'setting.set', key: 'forgery', value: 'noSignature' },
    { at: 0.5 * minute, type: 'attack', act: 'forge' },
    { at: 0.6 * minute, type: 'setting.set', key: 'forgery', value: 'wrongSecret' },
    { at: 1.5 * minute, type: 'attack', act: 'forge' },
    { at: 1.6 * minute, type: 'setting.set', key: 'forgery', value: 'plainHash' },
    { at: 2.5 * minute, type: 'attack', act: 'forge' },
    { at: 2.6 * minute, type: 'attack', act: 'tamper' },
    { at: 3.2 * minute, type: 'attack', act: 'replay' },
    // From here on nothing can be read any more, and what she has is a copy.
    { at: 3.3 * minute, type: 'setting.set', key: 'https', value: true },
    { at: 5.4 * minute, type: 'setting.set', key: 'workMs', value: 8 * second },
    { at: 7 * minute, type: 'setting.set', key: 'workMs', value: 200 },
    { at: 7.5 * minute, type: 'attack', act: 'replay' },
    { at: 12 * minute, type: 'endpoint.set', mode: 'down' },
    { at: 22 * minute, type: 'endpoint.set', mode: 'up' },
    { at: 23 * minute, type: 'attack', act: 'replay' },
    { at: 25 * minute, type: 'setting.set', key: 'orders', value: 3 },
    { at: 25 * minute, type: 'setting.set', key: 'latencySpreadMs', value: 2 * second },
  ],
  settings: {
    ...doubling(minute, 3),
    https: false,
    verifySignature: false,
    rejectOldTimestamps: false,
    skipProcessed: false,
    storeFirst: false,
    workers: 2,
    apiCallsPerMinute: 60,
    apiWindowMs: 10 * second,
  },
});

const sound = {
  check: 'on',
  tolerance: 'on',
  seen: 'on',
  answer: 'saved',
  backfill: 'last',
  order: 'newest',
} as const;

export const nightShift: Chapter = {
  id: 'capstone',
  misconception: 'One defence is enough.',
  lead: 'The capstone, with all ten chapters in it: a good half hour with an outage, lost answers, slow work, fakes, copies and a burst of changes.',
  shows: 'push',
  extra: 'books',
  pictured:
    'attempt · charge · reconciliation · Store · Billing · Mallory · ledger · event · request · webhook · 200 · timeout · worker · double charge · backfill · overtakes',
  first: { kind: 'run', scenario },
  speed: 60,
  seeds: [76],
  question: {
    text: 'Every defence is off. Of missing, double, fake and wrong charges: how many of these four kinds does the ledger have at the end?',
    options: [1, 2, 3, 4].map((kinds) => ({
      text: String(kinds),
      when: [{ of: 'kindsOfFaults', is: kinds }],
    })),
  },
  result: {
    big: '{#kindsOfFaults}',
    told: 'Missing: {missing}. Charged more than once: {doubles}. Fakes: {fakes}. Orders with a wrong amount: {wrongAmounts}.',
    moment: 'first fault',
  },
  why: [
    {
      text: 'Each kind of fault has a cause of its own, so each needs a defence of its own.',
      isRight: true,
      told: 'An outage leaves {#missing}, {#answersLost} bring doubles, {#fakes} and {#replays} walk in.',
    },
    {
      text: 'Polling would have prevented all of it.',
      told: 'It would have found what is missing here ({#missing}), and let nobody in. It would also have asked all night.',
    },
    {
      text: 'The Store should have tried more often.',
      told: 'It made {#attempts}. More of them bring back what is missing, and more doubles.',
    },
  ],
  challenge: {
    goal: 'Set up Billing so that the ledger is right in the morning: every payment charged once, for the right amount, and nothing else. There are no hints this time: it is all in the ten chapters.',
    world: { kind: 'run', scenario },
    seeds: [76],
    controls: [
      {
        id: 'check',
        label: 'Verify signature',
        options: [
          option('off', 'off', { verifySignature: false }),
          option('on', 'on', { verifySignature: true }),
        ],
      },
      {
        id: 'tolerance',
        label: 'Reject old timestamps',
        options: [
          option('off', 'off', { rejectOldTimestamps: false }),
          option('on', 'older than 5 min', { rejectOldTimestamps: true }),
        ],
      },
      {
        id: 'seen',
        label: 'Skip events already processed',
        options: [
          option('off', 'off', { skipProcessed: false }),
          option('short', 'by ids of the last minute', { skipProcessed: true, memoryMs: minute }),
          option('on', 'by ids of the last 15 min', { skipProcessed: true, memoryMs: 15 * minute }),
        ],
      },
      {
        id: 'answer',
        label: 'Billing answers',
        options: [
          option('after', 'after the work', { storeFirst: false }),
          option('saved', 'after saving it', { storeFirst: true }),
        ],
      },
      {
        id: 'backfill',
        label: 'Ask for what was missed',
        options: [
          option('never', 'never', { backfillEveryMs: 0 }),
          option('newest', 'every 5 min, after the newest it has', {
            backfillEveryMs: 5 * minute,
            backfillFrom: 'newestStored',
          }),
          option('last', 'every 5 min, after the last such call', {
            backfillEveryMs: 5 * minute,
            backfillFrom: 'lastBackfill',
          }),
        ],
      },
      {
        id: 'order',
        label: 'Of one order keep',
        options: [
          option('arrives', 'the last to arrive', { applyRule: 'asItArrives' }),
          option('newest', 'the newest version', { applyRule: 'newestVersion' }),
        ],
      },
    ],
    start: {
      check: 'off',
      tolerance: 'off',
      seen: 'off',
      answer: 'after',
      backfill: 'never',
      order: 'arrives',
    },
    clauses: [
      { say: 'no payment is missing', claims: [{ of: 'missing', is: 0 }] },
      { say: 'no payment is charged twice', claims: [{ of: 'extra', is: 0 }] },
      { say: 'no fake is charged', claims: [{ of: 'fakes', is: 0 }] },
      { say: 'no amount is wrong', claims: [{ of: 'wrongAmounts', is: 0 }] },
      { say: 'no real payment is refused', claims: [{ of: 'genuineRefused', is: 0 }] },
      {
        say: 'no request of the Store times out but those whose answer was lost',
        claims: [{ of: 'timeouts', atMost: 'answersLost' }],
      },
    ],
    passing: [sound],
    failing: [
      { ...sound, check: 'off', clause: 'no fake is charged' },
      { ...sound, tolerance: 'off', clause: 'no payment is charged twice' },
      { ...sound, seen: 'short', clause: 'no payment is charged twice' },
      {
        ...sound,
        answer: 'after',
        clause: 'no request of the Store times out but those whose answer was lost',
      },
      { ...sound, backfill: 'newest', clause: 'no payment is missing' },
      { ...sound, order: 'arrives', clause: 'no amount is wrong' },
    ],
  },
  takeAway: {
    sentence: 'Be told at once, check it, do it once, and ask for what you missed.',
    link: {
      text: 'Standard Webhooks',
      href: 'https://www.standardwebhooks.com/',
    },
  },
};
