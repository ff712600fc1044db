import type { Chapter } from './chapter.ts';
import { chapterScenario, hour, minute, option, second } from './chapterScenario.ts';
import { justTheDoorbell } from '../scenarios/justTheDoorbell.ts';

export const justTheBell: Chapter = {
  id: '10',
  misconception: 'What a webhook carries is the truth, and webhooks come in order.',
  lead: 'One order costs €10, then €20, then €30. Each time the Store sends a message with the amount.',
  shows: 'push',
  extra: 'order',
  pictured: 'event · attempt · charge · 200 · request · ledger · worker',
  first: {
    kind: 'run',
    scenario: {
      ...justTheDoorbell.scenario,
      settings: { ...justTheDoorbell.scenario.settings, pollEveryMs: hour },
    },
  },
  speed: 2,
  seeds: [1],
  recall: {
    world: {
      kind: 'run',
      scenario: chapterScenario({
        seed: 7,
        horizonMs: 21 * minute,
        eventTimesMs: [0],
        plan: [
          { at: 1, type: 'setting.set', key: 'https', value: true },
          { at: 20 * minute, type: 'attack', act: 'replay' },
        ],
        settings: { https: false, skipProcessed: false },
      }),
    },
    question: {
      text: 'A copy comes 20 minutes late. Billing verifies signatures and refuses what is older than 5 minutes. How many charges for the one payment?',
      options: [
        { text: '0', when: [{ of: 'charges', is: 0 }] },
        { text: '1', when: [{ of: 'charges', is: 1 }] },
        { text: '2', when: [{ of: 'charges', is: 2 }] },
      ],
    },
    told: '{#charges}: the signature of the copy fits, but the time that is signed with it is too old.',
  },
  question: {
    text: 'The message “€20” is lost, and the Store sends it again after “€30” has arrived. What amount has Billing stored at the end?',
    options: [
      { text: '€10', when: [{ of: 'storedCents', is: 1_000 }] },
      { text: '€20', when: [{ of: 'storedCents', is: 2_000 }] },
      { text: '€30', when: [{ of: 'storedCents', is: 3_000 }] },
      { text: '€60', when: [{ of: 'storedCents', is: 6_000 }] },
    ],
  },
  result: {
    big: '{storedCents} stored',
    told: 'The order costs {trueCents}. The late message came last, and the last one wins.',
    moment: { of: 'last', fact: 'effect.made' },
  },
  why: [
    {
      text: 'Billing added the amounts up.',
      told: 'Then it would be more. It says {storedCents}: each message replaces the one before.',
    },
    {
      text: 'Messages may overtake each other, and Billing believed whichever came last.',
      isRight: true,
      told: 'There was {#requestsLost}: the message was sent again, and by then a newer one was there.',
    },
    {
      text: 'The last change never arrived.',
      told: 'All {events} changes arrived, only in another order.',
    },
  ],
  challenge: {
    goal: 'Thirty changes of 3 orders come shuffled in one burst. Each has a version, so that it can be known which is newer; or Billing fetches the order, which the API allows 10 times in 10 s. Have all orders right, and no fetch refused.',
    world: {
      kind: 'run',
      scenario: chapterScenario({
        // With this seed two of three orders go wrong where they are stored as they arrive.
        seed: 76,
        horizonMs: 2 * minute,
        eventTimesMs: Array.from(
          { length: 30 },
          (_, n) => 10 * second + Math.floor((n * 10 * second) / 30),
        ),
        settings: {
          orders: 3,
          latencySpreadMs: 2 * second,
          workMs: 0,
          apiCallsPerMinute: 60,
          apiWindowMs: 10 * second,
        },
      }),
    },
    seeds: [76],
    controls: [
      {
        id: 'payload',
        label: 'A webhook carries',
        options: [
          option('full', 'the whole order', { payload: 'full' }),
          option('thin', 'only which order it is', { payload: 'thin' }),
        ],
      },
      {
        id: 'apply',
        label: 'With the whole order, keep',
        options: [
          option('arrives', 'the last to arrive', { applyRule: 'asItArrives' }),
          option('newest', 'the newest version', { applyRule: 'newestVersion' }),
        ],
      },
      {
        id: 'fetch',
        label: 'Without it, fetch',
        options: [
          option('every', 'for every message', { fetchRule: 'everyEvent' }),
          option('first', 'at the beginning of a burst', { fetchRule: 'firstOfBurst' }),
          option('end', 'at the end of a burst', { fetchRule: 'endOfBurst' }),
        ],
      },
    ],
    start: { payload: 'full', apply: 'arrives', fetch: 'every' },
    clauses: [
      {
        say: 'all orders are right',
        look: [
          {
            say: 'Look at an order that is wrong. Which of its messages came last?',
            so: [
              { of: 'ordersWrong', atLeast: 1 },
              { of: 'fetches', is: 0 },
            ],
          },
          {
            say: 'Look at an order that is wrong. Did Billing fetch it after its last change?',
            so: [
              { of: 'ordersWrong', atLeast: 1 },
              { of: 'fetches', atLeast: 1 },
            ],
          },
        ],
        claims: [{ of: 'ordersWrong', is: 0 }],
      },
      {
        say: 'no fetch is refused',
        look: [
          {
            say: 'Look at the fetches that come at once. How many does one order need?',
            so: [{ of: 'fetchesRefused', atLeast: 1 }],
          },
        ],
        claims: [{ of: 'fetchesRefused', is: 0 }],
      },
      {
        say: 'at most 10 fetches',
        look: [
          {
            say: 'Count the fetches of one order. Which of them saw its last change?',
            so: [{ of: 'fetches', atLeast: 11 }],
          },
        ],
        claims: [{ of: 'fetches', atMost: 10 }],
      },
    ],
    passing: [
      { payload: 'thin', apply: 'arrives', fetch: 'end' },
      { payload: 'thin', apply: 'newest', fetch: 'end' },
      // Nothing is fetched, whatever the rule for it.
      ...['every', 'first', 'end'].map((fetch) => ({ payload: 'full', apply: 'newest', fetch })),
    ],
    failing: [
      { payload: 'full', apply: 'arrives', fetch: 'every', clause: 'all orders are right' },
      { payload: 'thin', apply: 'arrives', fetch: 'every', clause: 'no fetch is refused' },
      { payload: 'thin', apply: 'arrives', fetch: 'first', clause: 'all orders are right' },
    ],
    hint: 'A thin message says only that something changed: when is the right moment to look? A full one needs a number that says which is newer.',
  },
  takeAway: {
    sentence:
      'Messages come in any order: keep the newest version, or take them as a doorbell and go and look.',
    link: {
      text: 'Stripe: thin events',
      href: 'https://docs.stripe.com/event-destinations#thin-events',
    },
  },
};
