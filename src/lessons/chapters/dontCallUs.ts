import { eventsPerPage } from '../../model/eventsPerPage.ts';
import type { Chapter } from './chapter.ts';
import { chapterScenario, minute, option, second } from './chapterScenario.ts';
import { pollingWaste } from '../scenarios/pollingWaste.ts';

export const dontCallUs: Chapter = {
  id: '2',
  misconception: 'A webhook is a protocol of its own or an open connection, and is always cheaper.',
  lead: 'A webhook is such an API call with its direction turned round: Billing gives the Store an address of Billing’s, and the Store sends a request there when a payment happens. The event of the first payment is evt_1; each try to hand an event over is an attempt.',
  shows: 'push',
  extra: 'twoWays',
  pictured: 'poll · charge · 200 · worker · signature',
  first: { kind: 'run', scenario: pollingWaste.scenario },
  speed: 300,
  seeds: [pollingWaste.scenario.seed],
  question: {
    text: 'The same hour with the same 6 payments, but now the Store calls Billing. How many requests does the Store send?',
    options: [
      { text: '0, the connection stays open', when: [{ of: 'webhooks', is: 0 }] },
      { text: '6', when: [{ of: 'webhooks', is: 6 }] },
      { text: '12', when: [{ of: 'webhooks', is: 12 }] },
      { text: '720, as many as before', when: [{ of: 'webhooks', is: 720 }] },
    ],
  },
  result: {
    big: '{#webhooks}',
    told: 'Each is an ordinary HTTP request in the other direction, and arrives {webhookWaitLongestMs} after its payment at the latest. Polling took {#polls} to bring the same {#events}.',
    moment: { of: 'first', fact: 'delivery.delivered' },
  },
  why: [
    {
      text: 'The Store knows when a payment happens, so it sends a request then, and none when nothing happens.',
      isRight: true,
      told: '{#events}, {#webhooks}: now the events set the cost, not the clock.',
    },
    {
      text: 'A webhook keeps one connection open, through which all payments come.',
      told: 'Then there would be one request for all of them. There were {webhooks}: each payment has a request and an answer of its own.',
    },
    {
      text: 'Webhooks are compressed, so that fewer are needed.',
      told: 'Nothing is put together: {#webhooks} carried {#events}, one each.',
    },
  ],
  challenge: {
    goal: 'Now beat the webhook. Find a case in which polling needs fewer requests, and still nobody waits for more than a minute. It is counted over ten minutes.',
    world: {
      kind: 'run',
      scenario: chapterScenario({
        seed: 7,
        horizonMs: 10 * minute,
        settings: { eventEveryMs: 5 * minute, workMs: 0 },
      }),
    },
    seeds: [7],
    controls: [
      {
        id: 'payments',
        label: 'A payment',
        options: [
          option('seldom', 'every 5 min', { eventEveryMs: 5 * minute }),
          option('minutely', 'every minute', { eventEveryMs: minute }),
          option('busy', 'every half second', { eventEveryMs: 500 }),
        ],
      },
      {
        id: 'interval',
        label: 'Poll every',
        options: [1, 5, 10, 30, 300].map((seconds) => ({
          id: String(seconds),
          label: seconds < 60 ? `${seconds} s` : `${seconds / 60} min`,
          change: { settings: { pollEveryMs: seconds * second } },
        })),
      },
    ],
    start: { payments: 'seldom', interval: '5' },
    clauses: [
      {
        say: 'polling needs fewer requests than webhooks',
        look: [
          {
            say: 'Each payment is one webhook. How many payments can one question bring?',
            so: [{ of: 'webhooks', is: 'events' }],
          },
        ],
        claims: [{ of: 'polls', below: 'webhooks' }],
      },
      {
        say: 'no payment waits for more than a minute',
        look: [
          {
            say: `More happens between two questions than one answer can hold, which brings ${eventsPerPage} payments at most. Where are the others meanwhile?`,
            so: [{ of: 'pollWaitLongestMs', atLeast: 5 * minute + second }],
          },
          {
            say: 'Who waits longest has just missed a question. When does the next one come?',
            so: [{ of: 'pollWaitLongestMs', atLeast: minute }],
          },
        ],
        claims: [{ of: 'pollWaitLongestMs', atMost: minute }],
      },
    ],
    passing: ['10', '1', '5', '30'].map((interval) => ({ payments: 'busy', interval })),
    failing: [
      { payments: 'seldom', interval: '5', clause: 'polling needs fewer requests than webhooks' },
      { payments: 'minutely', interval: '300', clause: 'no payment waits for more than a minute' },
    ],
    hint: `One answer can bring many payments at once, up to ${eventsPerPage}. How many happen is the first control, how long one waits the second.`,
  },
  takeAway: {
    sentence: 'Webhooks turn the arrow round: one request per event, right after it happens.',
    link: {
      text: 'MDN: an overview of HTTP',
      href: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Overview',
    },
  },
};
