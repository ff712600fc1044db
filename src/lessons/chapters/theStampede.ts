import type { Chapter } from './chapter.ts';
import { minute } from './chapterScenario.ts';

export const theStampede: Chapter = {
  id: '4',
  misconception: 'Trying again fast helps to recover fast, or doubling the wait is enough.',
  lead: 'Billing’s endpoint is down for half a minute, and the Store has sixty deliveries for it, one for each payment. Each try of a delivery is a call. While Billing is down, a call is refused at once, and with a wait of 5 s the Store’s rounds are 5 s apart. Once it is up, Billing answers all calls of a second at that second’s end, and the rounds are 6 s apart.',
  shows: 'push',
  extra: 'load',
  pictured: 'receiver · staleness',
  first: { kind: 'load', load: { policy: 'fixed5s' } },
  speed: 5,
  seeds: [1, 2, 3, 4, 5],
  recall: {
    world: { kind: 'load', load: { policy: 'fixed5s', deliveries: 6, downSeconds: 30 } },
    question: {
      text: 'A webhook is sent for each of 6 payments, and Billing is up. How many requests is that?',
      options: [
        { text: '1, over an open connection', when: [{ of: 'loadDelivered', is: 1 }] },
        { text: '6', when: [{ of: 'loadDelivered', is: 6 }] },
        { text: '60', when: [{ of: 'loadDelivered', is: 60 }] },
      ],
    },
    told: 'One for each: {loadDelivered}.',
  },
  question: {
    text: 'Billing’s capacity is 10 calls a second; more than 30 choke it, and none of them is taken. It is back at 30 s. Each of 60 deliveries is tried again 5 s after a call failed. How many are done after 2 minutes?',
    options: [
      { text: '60', when: [{ of: 'loadDelivered', is: 60 }] },
      { text: 'about 30', when: [{ of: 'loadDelivered', atLeast: 15, below: 60 }] },
      { text: '10', when: [{ of: 'loadDelivered', is: 10 }] },
      { text: '0', when: [{ of: 'loadDelivered', is: 0 }] },
    ],
  },
  result: {
    big: '{loadDelivered} done',
    told: 'Billing is up, and nothing gets through: {loadPeak} calls come in one second, all are refused, and all come back together. {loadAttempts} calls were made for nothing.',
    moment: { of: 'first', fact: 'attempt.finished' },
  },
  why: [
    {
      text: 'Billing needs more than two minutes to recover.',
      told: 'It was up and had room: in the seconds between two rounds of {loadPeak} calls none came.',
    },
    {
      text: 'All failed in the same moment and wait equally long, so they always come back in the same second.',
      isRight: true,
      told: 'The busiest second brought {loadPeak} calls, and each round the same again.',
    },
    {
      text: 'The Store gave up too early.',
      told: 'It had given up nothing: {loadAttempts} calls were made, all in the wrong seconds.',
    },
  ],
  challenge: {
    goal: 'Have all 60 done within 2 minutes, with at most 520 calls in all, and after the outage in no second more than the 10 that Billing can take. Doubling makes each wait twice as long as the last; jitter draws each wait by chance, from 0 up to the one that is named. It must hold for five different runs. A payment’s staleness is how long Billing has not had it.',
    world: { kind: 'load', load: { policy: 'fixed5s' } },
    seeds: [1, 2, 3, 4, 5],
    controls: [
      {
        id: 'policy',
        label: 'They try again',
        options: [
          { id: 'every1s', label: 'after a second', change: { load: { policy: 'every1s' } } },
          { id: 'fixed5s', label: 'after 5 s', change: { load: { policy: 'fixed5s' } } },
          {
            id: 'fixed5sJitter',
            label: 'after 5 s, with jitter: 0 to 5 s',
            change: { load: { policy: 'fixed5sJitter' } },
          },
          {
            id: 'fixed10sJitter',
            label: 'after 10 s, with jitter: 0 to 10 s',
            change: { load: { policy: 'fixed10sJitter' } },
          },
          { id: 'doubling', label: 'doubling from 1 s', change: { load: { policy: 'doubling' } } },
          {
            id: 'doublingJitter',
            label: 'doubling from 1 s, with jitter',
            change: { load: { policy: 'doublingJitter' } },
          },
          {
            id: 'doublingCap20sJitter',
            label: 'doubling up to 20 s, with jitter',
            change: { load: { policy: 'doublingCap20sJitter' } },
          },
          {
            id: 'doublingCap60sJitter',
            label: 'doubling up to 60 s, with jitter',
            change: { load: { policy: 'doublingCap60sJitter' } },
          },
        ],
      },
    ],
    start: { policy: 'fixed5s' },
    clauses: [
      {
        say: 'all 60 are done',
        look: [
          {
            say: 'Look at a second with too many calls: none of them is taken.',
            so: [{ of: 'loadPeak', atLeast: 31 }],
          },
          {
            say: 'Look at the end: a delivery is still open. How long have its waits become, with nothing to bound them?',
            so: [
              { of: 'loadPeak', atMost: 30 },
              { of: 'loadDelivered', below: 'loadDeliveries' },
            ],
          },
        ],
        claims: [{ of: 'loadDelivered', is: 60 }],
      },
      {
        say: 'within 2 minutes',
        look: [
          {
            say: 'Look at how long the waits are once Billing is back.',
            so: [{ of: 'loadDoneMs', atLeast: 2 * minute }],
          },
        ],
        claims: [{ of: 'loadDoneMs', atMost: 2 * minute }],
      },
      {
        say: 'at most 10 calls in any second after the outage',
        look: [
          {
            say: 'Look at the highest column after the outage: the waits are spread, but over so few seconds that too many calls still meet in one.',
            so: [{ of: 'loadPeak', below: 'loadDeliveries' }],
          },
        ],
        claims: [{ of: 'loadPeak', atMost: 10 }],
      },
      {
        say: 'at most 520 calls',
        look: [
          {
            say: 'Look at the calls during the outage: each of them is in vain.',
            so: [{ of: 'loadAttempts', atLeast: 521 }],
          },
        ],
        claims: [{ of: 'loadAttempts', atMost: 520 }],
      },
    ],
    passing: ['doublingCap20sJitter', 'doublingCap60sJitter'].map((policy) => ({ policy })),
    failing: [
      { policy: 'every1s', clause: 'all 60 are done' },
      { policy: 'doubling', clause: 'all 60 are done' },
      { policy: 'fixed5sJitter', clause: 'at most 520 calls' },
      { policy: 'fixed10sJitter', clause: 'at most 10 calls in any second after the outage' },
      { policy: 'doublingJitter', clause: 'all 60 are done' },
    ],
    hint: 'Waits that grow bring fewer calls a second. Jitter makes each a different length, so that not all come back together. A cap keeps doubled waits from growing without end.',
  },
  takeAway: {
    sentence: 'Back off so you send less, and jitter so you do not all come back together.',
    link: {
      text: 'AWS: exponential backoff and jitter',
      href: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
    },
  },
};
