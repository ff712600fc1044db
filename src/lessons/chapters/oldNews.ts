import type { Chapter } from './chapter.ts';
import { chapterScenario, minute, option, second } from './chapterScenario.ts';

/** She reads one payment in the clear; from then on nothing can be read. */
const recorded = [{ at: 1, type: 'setting.set', key: 'https', value: true }] as const;
const replayAt = (at: number) => ({ at, type: 'attack', act: 'replay' }) as const;

export const oldNews: Chapter = {
  id: '8',
  misconception: 'A valid signature means that a message is fresh, or comes for the first time.',
  lead: 'Mallory cannot sign. But she has kept a copy of a genuine request, with its signature.',
  shows: 'push',
  extra: 'freshness',
  pictured: 'attempt · charge · double charge · 200 · worker',
  first: {
    kind: 'run',
    scenario: chapterScenario({
      seed: 7,
      horizonMs: 21 * minute,
      eventTimesMs: [0],
      plan: [...recorded, replayAt(20 * minute)],
      settings: {
        https: false,
        rejectOldTimestamps: false,
        skipProcessed: false,
      },
    }),
  },
  speed: 60,
  seeds: [7],
  recall: {
    world: {
      kind: 'run',
      scenario: chapterScenario({
        horizonMs: minute,
        eventTimesMs: [second],
        settings: {
          workMs: 8 * second,
          requestTimeoutMs: 5 * second,
          storeFirst: true,
        },
      }),
    },
    question: {
      text: 'The work takes 8 s and the Store waits for 5. Billing saves the payment, answers, and then works. How many attempts time out?',
      options: [
        { text: '0', when: [{ of: 'timeouts', is: 0 }] },
        { text: '1', when: [{ of: 'timeouts', is: 1 }] },
        { text: 'all', when: [{ of: 'timeouts', atLeast: 2 }] },
      ],
    },
    told: '{timeouts}: the answer was there at once, and the work was done later.',
  },
  question: {
    text: 'Mallory sends an old genuine request again, unchanged, 20 minutes later. Billing checks the signature, and remembers no ids. What happens?',
    options: [
      {
        text: 'refused, the signature was used before',
        when: [
          { of: 'replaysAccepted', is: 0 },
          { of: 'genuineRefused', is: 0 },
        ],
      },
      {
        text: 'refused, it comes from the wrong sender',
        when: [
          { of: 'replaysAccepted', is: 0 },
          { of: 'genuineRefused', atLeast: 1 },
        ],
      },
      {
        text: 'accepted, and charged again',
        when: [
          { of: 'replaysAccepted', atLeast: 1 },
          { of: 'extra', atLeast: 1 },
        ],
      },
      {
        text: 'accepted, and ignored',
        when: [
          { of: 'replaysAccepted', atLeast: 1 },
          { of: 'extra', is: 0 },
        ],
      },
    ],
  },
  result: {
    big: '{#charges}',
    told: 'It was one payment. The copy has the same bytes and so the same signature, and that fits now as it did then.',
    moment: { of: 'last', fact: 'effect.made' },
  },
  why: [
    {
      text: 'Mallory has guessed the secret.',
      told: 'She changed no byte, so she needed none: a copy brings its signature along.',
    },
    {
      text: 'The signature fits a copy as well, and Billing looks neither at the time that is signed with it nor at the id.',
      isRight: true,
      told: '{#events}, {#replays}, {#charges}: the time and the id must be checked as well.',
    },
    {
      text: 'Signatures run out by themselves, and this one had not yet.',
      told: 'They do not. Only a receiver that looks at the signed time can call a message old.',
    },
  ],
  challenge: {
    goal: 'A payment comes every second, and copies of one after 10 seconds, 4 minutes and 20 minutes. Charge no copy, refuse no real payment, and remember at most 700 ids. Billing’s clock is 40 s ahead of the Store’s, and one payment comes only by its second attempt, 8 minutes later; the Store signs each attempt anew, with its own time. How old a message may be is the tolerance.',
    world: {
      kind: 'run',
      scenario: chapterScenario({
        seed: 7,
        horizonMs: 1_210 * second,
        eventTimesMs: [0, 1],
        losses: [{ event: 2, attempt: 1, part: 'request' }],
        plan: [...recorded, replayAt(10 * second), replayAt(4 * minute), replayAt(20 * minute)],
        settings: {
          https: false,
          eventEveryMs: second,
          workMs: 0,
          retryPlan: 'fixed',
          firstWaitMs: 8 * minute,
          attempts: 2,
          receiverClockAheadSeconds: 40,
          rejectOldTimestamps: false,
          skipProcessed: false,
        },
      }),
    },
    seeds: [7],
    controls: [
      {
        id: 'tolerance',
        label: 'Reject old timestamps',
        options: [
          option('off', 'off', { rejectOldTimestamps: false }),
          ...[30, 300, 3_600].map((toleranceSeconds) => ({
            id: String(toleranceSeconds),
            label:
              toleranceSeconds < 60
                ? `older than ${toleranceSeconds} s`
                : toleranceSeconds < 3_600
                  ? `older than ${toleranceSeconds / 60} min`
                  : 'older than 1 h',
            change: { settings: { rejectOldTimestamps: true, toleranceSeconds } },
          })),
        ],
      },
      {
        id: 'memory',
        label: 'Skip events already processed',
        options: [
          option('off', 'off', { skipProcessed: false }),
          ...[5, 10, 24 * 60].map((minutes) => ({
            id: String(minutes),
            label: `by ids of the last ${minutes < 60 ? `${minutes} min` : '24 h'}`,
            change: { settings: { skipProcessed: true, memoryMs: minutes * minute } },
          })),
        ],
      },
    ],
    start: { tolerance: 'off', memory: 'off' },
    clauses: [
      {
        say: 'no copy is charged',
        look: [
          {
            say: 'Look at the copies that were charged. How old was each, and was its id remembered?',
            so: [{ of: 'replaysAccepted', atLeast: 2 }],
          },
          {
            say: 'Look at the copy that was charged. How old was it, and was its id remembered?',
            so: [{ of: 'replaysAccepted', is: 1 }],
          },
        ],
        claims: [{ of: 'replaysAccepted', is: 0 }],
      },
      {
        say: 'no real payment is refused',
        look: [
          {
            say: 'Look at any of the refused attempts. How old is it by Billing’s clock?',
            so: [{ of: 'genuineRefused', atLeast: 2 }],
          },
        ],
        claims: [{ of: 'genuineRefused', is: 0 }],
      },
      {
        say: 'at most 700 ids are remembered',
        look: [
          {
            say: 'A payment comes every second. How long is its id kept?',
            so: [{ of: 'idsRemembered', atLeast: 701 }],
          },
        ],
        claims: [{ of: 'idsRemembered', atMost: 700 }],
      },
      {
        say: 'at least 3 copies came',
        look: [{ say: 'Without copies nothing is proven.', so: [{ of: 'replays', below: 3 }] }],
        claims: [{ of: 'replays', atLeast: 3 }],
      },
    ],
    passing: [
      { tolerance: '300', memory: '10' },
      { tolerance: '300', memory: '5' },
    ],
    failing: [
      { tolerance: '30', memory: '10', clause: 'no real payment is refused' },
      { tolerance: '300', memory: 'off', clause: 'no copy is charged' },
      { tolerance: '3600', memory: '10', clause: 'no copy is charged' },
      { tolerance: 'off', memory: '1440', clause: 'at most 700 ids are remembered' },
    ],
    hint: 'The tolerance bounds how long an id must be remembered, and it must forgive a clock that is wrong.',
  },
  takeAway: {
    sentence: 'The signature says who, the timestamp when, the id how often; you need all three.',
    link: {
      text: 'Standard Webhooks: verifying webhook authenticity',
      href: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
  },
};
