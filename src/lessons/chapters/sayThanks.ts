import type { Chapter } from './chapter.ts';
import { chapterScenario, fixed, minute, option, second } from './chapterScenario.ts';

export const sayThanks: Chapter = {
  id: '6',
  misconception: 'One answers when the work is finished, and slow is only slow.',
  lead: 'Billing needs 8 seconds for a payment, and answers when it is done. The Store waits for 5. Billing checks no ids here, so that each attempt shows.',
  shows: 'push',
  extra: 'queue',
  pictured:
    'attempt · charge · worker · queue · double charge · 200 · timeout · request · signature',
  first: {
    kind: 'run',
    scenario: chapterScenario({
      horizonMs: minute,
      eventTimesMs: [second],
      settings: {
        ...fixed(5 * second, 3),
        workMs: 8 * second,
        workers: 4,
        requestTimeoutMs: 5 * second,
        storeFirst: false,
        skipProcessed: false,
      },
    }),
  },
  speed: 2,
  seeds: [1],
  recall: {
    world: { kind: 'load', load: { policy: 'doublingCap20sJitter', deliveries: 30 } },
    question: {
      text: 'Thirty senders double their waits up to 20 s, each with jitter, and Billing takes 10 calls a second. How many get through in 2 minutes?',
      options: [
        { text: 'none, they stay in step', when: [{ of: 'loadDelivered', is: 0 }] },
        { text: '10', when: [{ of: 'loadDelivered', is: 10 }] },
        { text: 'all', when: [{ of: 'loadDelivered', is: 30 }] },
      ],
    },
    told: '{#loadDelivered}, and {#loadPeak}: jitter spreads them.',
  },
  question: {
    text: 'The work takes 8 s. The Store hangs up after 5 s and tries again 3 times. For one payment: how often is the customer charged, and what does the Store believe?',
    options: [
      {
        text: 'once, and it was delivered',
        when: [
          { of: 'charges', is: 1 },
          { of: 'delivered', is: 1 },
        ],
      },
      {
        text: 'once, and it failed',
        when: [
          { of: 'charges', is: 1 },
          { of: 'delivered', is: 0 },
        ],
      },
      {
        text: '4 times, and it was delivered',
        when: [
          { of: 'charges', is: 4 },
          { of: 'delivered', is: 1 },
        ],
      },
      {
        text: '4 times, and it failed',
        when: [
          { of: 'charges', is: 4 },
          { of: 'delivered', is: 0 },
        ],
      },
    ],
  },
  result: {
    big: '{#charges}',
    told: 'It was one payment. {timeouts} times the Store hung up, and in its log the delivery has failed. Nobody told Billing’s work to stop.',
    moment: 'first fault',
  },
  why: [
    {
      text: 'When the Store hangs up, Billing does not learn of it, so each attempt does all of the work.',
      isRight: true,
      told: '{#attempts}, {#timeouts}, {#charges}: the sender’s patience decides what is too slow.',
    },
    {
      text: 'The Store charges the customer by itself when it hangs up.',
      told: 'Only Billing charges, and it wrote {charges} rows.',
    },
    {
      text: 'Billing was overloaded by the attempts.',
      told: 'It had a worker for each of {#attempts}. The first one was too slow already.',
    },
  ],
  challenge: {
    goal: 'Ten payments, one a second, 6 seconds of work for each, and at 8 seconds the workers crash. Let no attempt time out, and charge each payment exactly once; Billing still checks no ids.',
    world: {
      kind: 'run',
      scenario: chapterScenario({
        horizonMs: 2 * minute,
        eventTimesMs: Array.from({ length: 10 }, (_, at) => at * second),
        plan: [{ at: 8 * second, type: 'worker.crash' }],
        settings: {
          ...fixed(5 * second, 3),
          workMs: 6 * second,
          requestTimeoutMs: 5 * second,
          storeFirst: false,
          skipProcessed: false,
        },
      }),
    },
    seeds: [1],
    controls: [
      {
        id: 'answer',
        label: 'Billing answers',
        options: [
          option('after', 'after the work', { storeFirst: false }),
          option('memory', 'at once, and keeps it in memory', {
            storeFirst: true,
            durableQueue: false,
          }),
          option('saved', 'after saving it', { storeFirst: true, durableQueue: true }),
        ],
      },
      {
        id: 'workers',
        label: 'Workers',
        options: [1, 2, 3].map((workers) => option(String(workers), String(workers), { workers })),
      },
    ],
    start: { answer: 'after', workers: '1' },
    clauses: [
      {
        say: 'no attempt times out',
        look: [
          {
            say: 'Look at how long an answer takes. What does Billing do before it answers?',
            so: [{ of: 'timeouts', atLeast: 1 }],
          },
        ],
        claims: [{ of: 'timeouts', is: 0 }],
      },
      {
        say: 'each payment is charged exactly once',
        look: [
          {
            say: 'Look at the crash. Where was each payment that had been answered by then?',
            so: [
              { of: 'crashes', atLeast: 1 },
              { of: 'missing', atLeast: 1 },
            ],
          },
        ],
        claims: [{ of: 'once', is: 10 }],
      },
      {
        say: 'a worker crashed',
        look: [{ say: 'Without a crash nothing is proven.', so: [{ of: 'crashes', is: 0 }] }],
        claims: [{ of: 'crashes', atLeast: 1 }],
      },
    ],
    passing: ['1', '2', '3'].map((workers) => ({ answer: 'saved', workers })),
    failing: [
      { answer: 'after', workers: '3', clause: 'no attempt times out' },
      { answer: 'memory', workers: '3', clause: 'each payment is charged exactly once' },
    ],
    hint: 'When Billing answers decides what the Store believes, and where the payment is kept until then decides what a crash takes.',
  },
  takeAway: {
    sentence: 'Save it, say 200, then do the work.',
    link: {
      text: 'GitHub: respond within 10 seconds',
      href: 'https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks',
    },
  },
};
