import { areWeThereYet } from '../chapters/areWeThereYet.ts';
import type { World } from '../chapters/chapter.ts';
import { chapterScenario, hour, minute, second } from '../chapters/chapterScenario.ts';
import { dontCallUs } from '../chapters/dontCallUs.ts';
import { named } from './changed.ts';
import { pollingWaste } from '../scenarios/pollingWaste.ts';
import type { Demo } from './demo.ts';

const { scenario } = pollingWaste;
const { seed } = scenario;

const hourOf = (pollEveryMs: number): World => ({
  kind: 'run',
  scenario: { ...scenario, settings: { ...scenario.settings, pollEveryMs } },
});

const wall = { kind: 'wall' } as const;
const bothWalls = { kind: 'bothWalls' } as const;
const requests = {
  kind: 'bars',
  of: [
    { measure: 'polls', label: 'questions' },
    { measure: 'webhooks', label: 'webhooks' },
  ],
} as const;

export const areWeThereYetDemo: Demo = {
  question: {
    text: 'Billing asks the Store for new payments every 5 seconds. One happens about once in 10 minutes. Of 100 questions, how many come back empty?',
    options: areWeThereYet.question.options,
  },
  short: 'Of 100 questions, how many are empty?',
  watch: 'Each mark is one question.',
  result: {
    big: '{emptyPolls}',
    told: 'of {polls} questions were empty: {emptyPercent}',
    was: '{emptyPercent}',
    caption: 'Each mark is one question; {usefulPolls} brought a payment.',
  },
  why: 'Billing asks by the clock. Almost always, nothing has happened since the last time.',
  runs: [
    {
      label: 'every 5 s',
      world: hourOf(5 * second),
      seed,
      picture: wall,
      big: '{usefulPolls} of {polls}',
      told: 'questions brought news',
    },
  ],
};

export const noFreeLunchDemo: Demo = {
  question: {
    text: 'Fine, Billing asks less often: every 60 seconds instead of every 5. What do we pay instead?',
    options: [
      {
        text: 'nothing',
        when: [
          { of: 'knownByPolling', is: 'events' },
          { of: 'pollWaitLongestMs', atMost: 6 * second },
        ],
      },
      {
        text: 'up to a minute of waiting',
        when: [
          { of: 'knownByPolling', is: 'events' },
          { of: 'pollWaitLongestMs', atLeast: 6 * second + 1, atMost: 61 * second },
        ],
      },
      {
        text: 'many minutes of waiting',
        when: [
          { of: 'knownByPolling', is: 'events' },
          { of: 'pollWaitLongestMs', atLeast: 61 * second + 1 },
        ],
      },
      { text: 'lost payments', when: [{ of: 'knownByPolling', below: 'events' }] },
    ],
  },
  short: 'What do we pay for asking less?',
  watch: 'Each mark is one question.',
  result: {
    big: '{pollWaitLongestMs}',
    told: 'was the longest wait for a payment',
    was: '{pollWaitLongestMs}',
    caption: 'Only {polls} questions, and {emptyPercent} of them still empty.',
  },
  why: 'In theory questions × average wait stays the same: you move along the curve, never off it.',
  runs: [
    {
      label: 'every 60 s',
      world: hourOf(minute),
      seed,
      picture: wall,
      big: '{pollsTimesWait}',
      told: '= {polls} questions × {halfIntervalMs} in theory; here {pollWaitMeanMs}',
    },
    {
      label: 'every 5 s',
      world: hourOf(5 * second),
      seed,
      picture: wall,
      big: '{pollsTimesWait}',
      told: '= {polls} questions × {halfIntervalMs} in theory; here {pollWaitMeanMs}',
    },
  ],
};

export const turnTheArrowDemo: Demo = {
  question: {
    text: 'The same hour, the same 6 payments. Now the Store calls Billing. How many requests does the Store send?',
    options: named(dontCallUs.question.options, ['0', '6', '12', '720']),
  },
  short: 'How many requests?',
  watch: 'Above: Billing asks. Below: the Store calls.',
  result: {
    big: '{webhooks}',
    told: 'calls, where polling took {polls} questions',
    was: '{webhooks}',
    caption: 'Each call came {webhookWaitLongestMs} after its payment.',
  },
  why: 'The Store knows when a payment happens. Now the events set the cost, not the clock.',
  runs: [
    {
      label: 'one customer',
      world: hourOf(5 * second),
      seed,
      picture: bothWalls,
      big: '{pollsPerWebhook} : 1',
      told: '{polls} questions to {webhooks} calls',
    },
    {
      label: '1,000 customers',
      world: {
        kind: 'fleet',
        load: { clients: 1_000, eventEverySeconds: 600, fleetSeconds: 3_600 },
        settings: { pollEveryMs: 5 * second },
      },
      seed,
      picture: {
        kind: 'bars',
        of: [
          { measure: 'fleetPollsPerSecond', label: 'asks a second' },
          { measure: 'fleetWebhooksPerSecond', label: 'calls a second' },
        ],
      },
      big: '{fleetPollsPerWebhook} : 1',
      told: '{fleetMillionPollsPerDay} million to {fleetWebhooksPerDay} a day',
    },
  ],
};

export const pollingStrikesBackDemo: Demo = {
  question: {
    text: 'Two payments per second, and Billing asks every 10 seconds. Who needs fewer requests now?',
    options: [
      { text: 'webhooks', when: [{ of: 'webhooks', below: 'polls' }] },
      { text: 'both the same', when: [{ of: 'webhooks', is: 'polls' }] },
      { text: 'polling', when: [{ of: 'polls', below: 'webhooks' }] },
    ],
  },
  short: 'Who needs fewer requests?',
  watch: 'Requests so far, each way.',
  result: {
    big: '{webhooksPerPoll} : 1',
    told: 'for polling: {polls} questions, {webhooks} webhooks',
    was: '{webhooksPerPoll} : 1',
    caption: 'About {eventsPerPoll} payments in each answer.',
    picture: requests,
  },
  why: 'One answer brings all that happened since the last. When it is busy, asking is the cheap way.',
  runs: [
    {
      label: 'two payments a second',
      world: {
        kind: 'run',
        scenario: chapterScenario({
          seed: 7,
          horizonMs: hour,
          settings: { eventEveryMs: second / 2, pollEveryMs: 10 * second, workMs: 0 },
        }),
      },
      seed: 7,
      picture: requests,
      big: '{webhooksPerPoll} : 1',
      told: 'for polling, and {pollWaitMeanMs} of waiting on average',
    },
  ],
};
