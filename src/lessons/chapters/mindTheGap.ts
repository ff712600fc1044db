import type { Chapter } from './chapter.ts';
import { chapterScenario, fixed, hour, minute, option, second } from './chapterScenario.ts';
import { theHole } from '../scenarios/theHole.ts';

const scenario = {
  ...theHole.scenario,
  settings: { ...theHole.scenario.settings, pollEveryMs: hour },
};

export const mindTheGap: Chapter = {
  id: '9',
  misconception: 'Retries guarantee that nothing is lost.',
  lead: 'Billing is down for half an hour. The Store tries each payment again for 7 minutes, and then gives up.',
  shows: 'push',
  extra: 'books',
  pictured: 'attempt · charge · reconciliation · ledger · 503 · webhook · worker · signature',
  first: {
    kind: 'run',
    // Nobody asks for what was missed.
    scenario: {
      ...scenario,
      horizonMs: 55 * minute,
      plan: scenario.plan.filter(({ type }) => type !== 'backfill.run'),
      settings: { ...scenario.settings, backfillEveryMs: 0 },
    },
  },
  speed: 300,
  seeds: [1],
  recall: {
    world: {
      kind: 'run',
      scenario: chapterScenario({
        seed: 7,
        horizonMs: minute,
        eventTimesMs: [5, 15].map((at) => at * second),
        plan: [
          { at: 9 * second, type: 'attack', act: 'forge' },
          { at: 19 * second, type: 'attack', act: 'forge' },
          { at: 29 * second, type: 'attack', act: 'forge' },
        ],
        settings: { ...fixed(5 * second, 2), https: false },
      }),
    },
    question: {
      text: 'Mallory forges 3 requests with a secret that is not the Store’s, and Billing verifies signatures. How many fakes are charged?',
      options: [
        { text: '0', when: [{ of: 'forgedAccepted', is: 0 }] },
        { text: '1', when: [{ of: 'forgedAccepted', is: 1 }] },
        { text: '3', when: [{ of: 'forgedAccepted', is: 3 }] },
      ],
    },
    told: '{forgedAccepted} of {forged}: without the secret no signature fits.',
  },
  question: {
    text: 'Billing is down for 30 minutes. 6 payments happen then, 5 minutes apart, the last 2 ½ minutes before Billing is back. The Store tries each again 1, 3 and 7 minutes after it. How many of the six arrive by themselves?',
    options: [
      { text: '6', when: [{ of: 'charged', is: 6 }] },
      { text: '3', when: [{ of: 'charged', is: 3 }] },
      { text: '1', when: [{ of: 'charged', is: 1 }] },
      { text: '0', when: [{ of: 'charged', is: 0 }] },
    ],
  },
  result: {
    big: '{charged} of {events} arrived',
    told: 'The Store gave up on {givenUp} while Billing was down. Its API still lists them, and nobody asks for them.',
    moment: { of: 'first', fact: 'delivery.deadLettered' },
  },
  why: [
    {
      text: 'Retries end, and an outage may last longer than all of them.',
      isRight: true,
      told: '{givenUp} of {events} used up their attempts while Billing was down.',
    },
    {
      text: 'The Store sends everything again when it notices that Billing is back.',
      told: 'It does not notice. It had given up on {givenUp} before, and takes none up again.',
    },
    {
      text: 'The payments were lost on the way.',
      told: 'The network lost none of them. Billing was down each time, and the Store stopped trying.',
    },
  ],
  challenge: {
    goal: 'Now and then Billing asks the Store’s API, as in chapter 1, but only for what it missed: a backfill, numbered in the picture. It did so once before the outage. Have all six charged once, at most 15 minutes after Billing is back, with at most 4 such calls an hour.',
    world: {
      kind: 'run',
      scenario: {
        ...scenario,
        settings: {
          ...scenario.settings,
          backfillEveryMs: 0,
          backfillFrom: 'now',
          skipProcessed: false,
        },
      },
    },
    seeds: [1],
    controls: [
      {
        id: 'every',
        label: 'Ask for what was missed',
        options: [0, 5, 15, 60].map((minutes) => ({
          id: String(minutes),
          label:
            minutes === 0 ? 'never again' : minutes < 60 ? `every ${minutes} min` : 'every hour',
          change: { settings: { backfillEveryMs: minutes * minute } },
        })),
      },
      {
        id: 'from',
        label: 'Ask for events after',
        options: [
          option('now', 'the moment of asking', { backfillFrom: 'now' }),
          option('newest', 'the newest that Billing has', { backfillFrom: 'newestStored' }),
          option('last', 'the last such call', { backfillFrom: 'lastBackfill' }),
        ],
      },
      {
        id: 'seen',
        label: 'Skip events already processed',
        options: [
          option('off', 'off', { skipProcessed: false }),
          option('on', 'on', { skipProcessed: true }),
        ],
      },
    ],
    start: { every: '0', from: 'now', seen: 'off' },
    clauses: [
      {
        say: 'all six are charged once',
        look: [
          {
            say: 'Look at a payment that is missing. Did Billing ask for it once it was back?',
            so: [{ of: 'missing', atLeast: 1 }],
          },
          {
            say: 'Look at the payment that is charged twice. How did it come each time?',
            so: [{ of: 'doubles', is: 1 }],
          },
        ],
        claims: [{ of: 'once', is: 6 }],
      },
      {
        say: 'at most 15 minutes after Billing is back',
        look: [
          {
            say: 'Look at how long after its return Billing asks for the first time.',
            so: [{ of: 'completeAfterMs', atLeast: 15 * minute }],
          },
        ],
        claims: [{ of: 'completeAfterMs', atMost: 15 * minute }],
      },
      {
        say: 'at most 4 calls an hour',
        look: [
          {
            say: 'Count the calls of an hour. What decides how many they are?',
            so: [{ of: 'backfillCallsPerHour', atLeast: 5 }],
          },
        ],
        claims: [{ of: 'backfillCallsPerHour', atMost: 4 }],
      },
      {
        say: 'Billing is down for half an hour at least',
        look: [
          {
            say: 'An outage that is shorter proves nothing.',
            so: [{ of: 'outageMs', below: 30 * minute }],
          },
        ],
        claims: [{ of: 'outageMs', atLeast: 30 * minute }],
      },
    ],
    passing: [{ every: '15', from: 'last', seen: 'on' }],
    failing: [
      { every: '15', from: 'newest', seen: 'on', clause: 'all six are charged once' },
      { every: '15', from: 'last', seen: 'off', clause: 'all six are charged once' },
      { every: '5', from: 'last', seen: 'on', clause: 'at most 4 calls an hour' },
      { every: '60', from: 'last', seen: 'on', clause: 'at most 15 minutes after Billing is back' },
    ],
    hint: 'One payment came by a retry after the outage, so the newest that Billing has is newer than the five that are missing. After what must it ask to find them?',
  },
  takeAway: {
    sentence: 'Webhooks for speed, a scheduled “what did I miss?” for truth.',
    link: {
      text: 'Stripe: process undelivered webhook events',
      href: 'https://docs.stripe.com/webhooks/process-undelivered-events',
    },
  },
};
