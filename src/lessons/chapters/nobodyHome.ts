import type { Chapter } from './chapter.ts';
import { chapterScenario, doubling, fixed, minute, option, second } from './chapterScenario.ts';

const outage = [
  { at: 25 * second, type: 'endpoint.set', mode: 'down' },
  { at: 85 * second, type: 'endpoint.set', mode: 'up' },
] as const;

const fivePayments = (horizonMs: number) =>
  chapterScenario({
    horizonMs,
    eventTimesMs: [10, 30, 50, 70, 90].map((at) => at * second),
    settings: { retryPlan: 'off' },
  });

export const nobodyHome: Chapter = {
  id: '3',
  misconception: 'When the receiver is down, the message waits somewhere and arrives later.',
  lead: 'Five payments happen. Billing is down for a minute, and three of them fall into it. A server in front of Billing answers in its place: 503, not now.',
  shows: 'push',
  extra: 'books',
  pictured: 'attempt · charge · reconciliation · ledger · webhook · worker · signature',
  first: { kind: 'run', scenario: fivePayments(2 * minute), commands: outage },
  speed: 5,
  seeds: [1],
  recall: {
    world: {
      kind: 'run',
      scenario: chapterScenario({
        seed: 7,
        horizonMs: 10 * minute,
        settings: { eventEveryMs: 5 * minute, pollEveryMs: 10 * second },
      }),
    },
    question: {
      text: 'Billing asks every 10 seconds for 10 minutes, and 2 payments happen. How many questions does it ask?',
      options: [
        { text: '2', when: [{ of: 'polls', is: 2 }] },
        { text: '10', when: [{ of: 'polls', is: 10 }] },
        { text: '60', when: [{ of: 'polls', is: 60 }] },
      ],
    },
    told: 'It asked {polls} times, {emptyPolls} of them for nothing: the clock sets the cost.',
  },
  question: {
    text: 'The Store sends each of 5 payments once and not again. Billing is down for 60 s, and 3 of the 5 happen then. When it is back, how many of the 5 are ever charged?',
    options: [
      { text: '5, they wait for Billing', when: [{ of: 'charged', is: 5 }] },
      { text: '3', when: [{ of: 'charged', is: 3 }] },
      { text: '2', when: [{ of: 'charged', is: 2 }] },
      { text: '0', when: [{ of: 'charged', is: 0 }] },
    ],
  },
  result: {
    big: '{charged} of {events} charged',
    told: 'Nobody keeps a request that was not taken, and here the Store does not try again. {#attempts} were made, one for each payment; {missing} met a closed door, and those payments stay missing as long as nobody sends or asks for them again. The list below, a reconciliation, holds what the Store has against what Billing has.',
    moment: { of: 'first', fact: 'delivery.deadLettered' },
  },
  why: [
    {
      text: 'The network keeps a request until the receiver is back.',
      told: 'Then all {events} would be charged. {missing} are missing: a request that is refused is over.',
    },
    {
      text: 'The Store was told “not now” and did not try again, so nobody ever sent them again.',
      isRight: true,
      told: '{#givenUp}, none of them taken. Only the sender can try again, and here it does not.',
    },
    {
      text: 'Billing threw them away when it came back.',
      told: 'Billing never had them: {charged} of {events} reached it.',
    },
  ],
  challenge: {
    goal: 'The outage stays. Have all five charged once, with at most 25 attempts.',
    world: {
      kind: 'run',
      scenario: fivePayments(20 * minute),
      commands: outage,
    },
    seeds: [1],
    controls: [
      {
        id: 'plan',
        label: 'The Store tries again',
        options: [
          option('off', 'never', { retryPlan: 'off' }),
          option('3x5', '3 times, every 5 s', fixed(5 * second, 3)),
          option('5x1', '5 times, every second', fixed(second, 5)),
          option('70x1', '70 times, every second', fixed(second, 70)),
          option('8x10', '8 times, every 10 s', fixed(10 * second, 8)),
          option('6d2', '6 times, doubling from 2 s', doubling(2 * second, 6)),
          option('3d5', '3 times, doubling from 5 s', doubling(5 * second, 3)),
          option('4d5', '4 times, doubling from 5 s', doubling(5 * second, 4)),
        ],
      },
    ],
    start: { plan: 'off' },
    clauses: [
      {
        say: 'all five are charged once',
        look: [
          {
            say: 'Look at a payment that is missing. How often did the Store send it?',
            so: [
              { of: 'missing', atLeast: 1 },
              { of: 'attempts', is: 'events' },
            ],
          },
          {
            say: 'Look at the last try of a payment that is missing. Was Billing back by then?',
            so: [{ of: 'missing', atLeast: 1 }],
          },
        ],
        claims: [{ of: 'once', is: 5 }],
      },
      {
        say: 'at most 25 attempts',
        look: [
          {
            say: 'Count the tries that find Billing down. What could make them fewer?',
            so: [
              { of: 'attempts', atLeast: 26 },
              { of: 'once', is: 5 },
            ],
          },
        ],
        claims: [{ of: 'attempts', atMost: 25 }],
      },
      {
        say: 'Billing is down for a minute at least',
        look: [
          {
            say: 'An outage that is shorter proves nothing.',
            so: [{ of: 'outageMs', below: minute }],
          },
        ],
        claims: [{ of: 'outageMs', atLeast: minute }],
      },
    ],
    passing: ['6d2', '8x10', '4d5'].map((plan) => ({ plan })),
    failing: [
      { plan: '5x1', clause: 'all five are charged once' },
      { plan: '3d5', clause: 'all five are charged once' },
      { plan: '70x1', clause: 'at most 25 attempts' },
    ],
    hint: 'The tries must last longer than Billing is down. How they are spread decides how many that takes.',
  },
  takeAway: {
    sentence:
      'A webhook that is not taken is lost, unless the sender keeps trying for longer than you are down.',
    link: {
      text: 'Stripe: automatic retries of webhooks',
      href: 'https://docs.stripe.com/webhooks#automatic-retries',
    },
  },
};
