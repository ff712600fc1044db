import type { Chapter } from './chapter.ts';
import { chapterScenario, fixed, minute, option, second } from './chapterScenario.ts';

export const twiceIsNormal: Chapter = {
  id: '5',
  misconception:
    'No answer means that no work was done, and duplicates are a mistake of the sender.',
  lead: 'Billing charges payment 3. Its “200 OK” never reaches the Store.',
  shows: 'push',
  extra: 'books',
  pictured:
    'attempt · charge · reconciliation · ledger · double charge · webhook · request · worker · signature',
  first: {
    kind: 'run',
    scenario: chapterScenario({
      horizonMs: minute,
      eventTimesMs: [10, 20, 30, 40, 50].map((at) => at * second),
      losses: [{ event: 3, attempt: 1, part: 'answer' }],
      settings: { ...fixed(5 * second, 2), skipProcessed: false },
    }),
  },
  speed: 2,
  seeds: [1],
  recall: {
    world: {
      kind: 'run',
      scenario: chapterScenario({
        horizonMs: 2 * minute,
        eventTimesMs: [30 * second],
        plan: [
          { at: 25 * second, type: 'endpoint.set', mode: 'down' },
          { at: 85 * second, type: 'endpoint.set', mode: 'up' },
        ],
        settings: { ...fixed(10 * second, 3) },
      }),
    },
    question: {
      text: 'Billing goes down for a minute, and 5 seconds later a payment happens. The Store tries it again 3 times, every 10 seconds. Is it ever charged?',
      options: [
        { text: 'yes', when: [{ of: 'charged', is: 1 }] },
        { text: 'no', when: [{ of: 'charged', is: 0 }] },
      ],
    },
    told: '{#attempts} were over before Billing was back: {charged} of {events} charged.',
  },
  question: {
    text: 'The Store sends 5 payments. One of Billing’s answers, that to payment 3, is lost on its way back. How many charges does Billing make?',
    options: [
      { text: '4', when: [{ of: 'charges', is: 4 }] },
      { text: '5', when: [{ of: 'charges', is: 5 }] },
      { text: '6', when: [{ of: 'charges', is: 6 }] },
      { text: '10', when: [{ of: 'charges', is: 10 }] },
    ],
  },
  result: {
    big: '{#charges}',
    told: 'There were {#events}. The Store cannot tell “lost on the way in” from “lost on the way back”, so it must try again, and Billing charges what it has charged before. In the picture a clock marks the wait for an answer that does not come, and a round arrow the wait before the next attempt.',
    moment: { of: 'last', fact: 'effect.made', eventId: 'evt_3' },
  },
  why: [
    {
      text: 'The Store sent the payment twice by mistake.',
      told: 'Its first attempt got no answer. If it had not tried again, a request that was really lost would have been the last.',
    },
    {
      text: 'To the Store a lost answer looks like a lost request, and Billing does not notice that it did the work before.',
      isRight: true,
      told: '{#answersLost}, {#attempts}: each that arrived was charged.',
    },
    {
      text: 'Billing charges twice whenever the network is slow.',
      told: 'Nothing was slow: {#answersLost} was enough.',
    },
  ],
  challenge: {
    goal: 'Three answers will be lost, and one request. Charge all six payments exactly once. Two of them are honestly alike: the same customer buys the same coffee again. An event’s id names what happened, an attempt’s id one try to hand it over.',
    world: {
      kind: 'run',
      scenario: chapterScenario({
        horizonMs: 90 * second,
        eventTimesMs: [10, 20, 30, 40, 50, 60].map((at) => at * second),
        payments: [
          { customer: 'cus_1', amountCents: 1_000 },
          { customer: 'cus_2', amountCents: 350 },
          { customer: 'cus_3', amountCents: 2_000 },
          { customer: 'cus_4', amountCents: 900 },
          { customer: 'cus_2', amountCents: 350 },
          { customer: 'cus_5', amountCents: 4_200 },
        ],
        losses: [
          { event: 1, attempt: 1, part: 'answer' },
          { event: 3, attempt: 1, part: 'answer' },
          { event: 4, attempt: 1, part: 'request' },
          { event: 6, attempt: 1, part: 'answer' },
        ],
        settings: { retryPlan: 'off', skipProcessed: false },
      }),
    },
    seeds: [1],
    controls: [
      {
        id: 'retries',
        label: 'The Store tries again',
        options: [
          option('off', 'never', { retryPlan: 'off' }),
          option('on', 'twice, every 5 s', fixed(5 * second, 2)),
        ],
      },
      {
        id: 'seen',
        label: 'Skip events already processed',
        options: [
          option('none', 'off', { skipProcessed: false }),
          option('attempt', 'by the attempt’s id', { skipProcessed: true, seenKey: 'attemptId' }),
          option('amount', 'by amount and customer', {
            skipProcessed: true,
            seenKey: 'amountAndCustomer',
          }),
          option('event', 'by the event’s id', { skipProcessed: true, seenKey: 'eventId' }),
        ],
      },
    ],
    start: { retries: 'off', seen: 'none' },
    clauses: [
      {
        say: 'each payment is charged exactly once',
        look: [
          {
            say: 'Look at the first payment that is missing. It was sent once, and lost: who could send it again?',
            so: [
              { of: 'missing', atLeast: 1 },
              { of: 'attempts', is: 'events' },
            ],
          },
          {
            say: 'Look at a payment that is charged twice. What do its two attempts share?',
            so: [{ of: 'doubles', atLeast: 1 }],
          },
          {
            say: 'Look at the payment that is missing. Which earlier one does Billing take it for?',
            so: [{ of: 'missing', is: 1 }],
          },
        ],
        claims: [{ of: 'once', is: 6 }],
      },
      {
        say: 'at least 3 answers were lost',
        look: [
          {
            say: 'Look at how many answers there are at all.',
            so: [{ of: 'answersLost', below: 3 }],
          },
        ],
        claims: [{ of: 'answersLost', atLeast: 3 }],
      },
    ],
    passing: [{ retries: 'on', seen: 'event' }],
    failing: [
      { retries: 'off', seen: 'event', clause: 'each payment is charged exactly once' },
      { retries: 'on', seen: 'attempt', clause: 'each payment is charged exactly once' },
      { retries: 'on', seen: 'amount', clause: 'each payment is charged exactly once' },
    ],
    hint: 'A payment whose request is lost comes only if the Store tries again. Then something must stay the same in every attempt of one payment, and differ between two payments.',
  },
  takeAway: {
    sentence: 'Expect every event twice: remember its id and do the work once.',
    link: {
      text: 'Stripe: handle duplicate events',
      href: 'https://docs.stripe.com/webhooks#handle-duplicate-events',
    },
  },
};
