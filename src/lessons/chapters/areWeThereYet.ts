import type { Chapter } from './chapter.ts';
import { second } from './chapterScenario.ts';
import { pollingWaste } from '../scenarios/pollingWaste.ts';

const hourOfPolls = { kind: 'run', scenario: pollingWaste.scenario } as const;

/** The stepped list of intervals, in whole seconds. */
const intervals = [1, 5, 10, 15, 20, 24, 25, 29, 30, 60, 300, 600] as const;

export const areWeThereYet: Chapter = {
  id: '1',
  misconception: 'Asking often is almost free, and its cost depends on how much happens.',
  lead: 'A payment happens at the Store, and then Billing, a program of yours, charges it. To hear of it, Billing asks the Store’s API again and again: polling. Each answer says 200, all is well, even when it brings nothing.',
  shows: 'pull',
  extra: 'wall',
  pictured: 'request · median',
  first: hourOfPolls,
  speed: 300,
  seeds: [pollingWaste.scenario.seed],
  question: {
    text: 'Billing asks every 5 seconds. A payment happens about once in 10 minutes. Of 100 questions, how many come back empty?',
    options: [
      { text: 'none', when: [{ of: 'emptyPercent', is: 0 }] },
      { text: 'about 50', when: [{ of: 'emptyPercent', atLeast: 40, below: 65 }] },
      { text: 'about 90', when: [{ of: 'emptyPercent', atLeast: 65, below: 98.5 }] },
      { text: '99 or more', when: [{ of: 'emptyPercent', atLeast: 98.5 }] },
    ],
  },
  result: {
    big: '{emptyPolls} of {polls} empty',
    told: 'Each question is an API call, a poll. The clock decides how many there are, not the payments: {#usefulPolls}, {emptyPolls} that brought none. That is {emptyPercent} for nothing. The longest wait for a payment was {pollWaitLongestMs}.',
    moment: { of: 'first', fact: 'effect.made' },
  },
  why: [
    {
      text: 'The Store was slow to tell, so most questions came too early.',
      told: 'Then the payments would be late. The Store had each of them at once; Billing learnt of it after {pollWaitLongestMs} at most, because it asked no sooner.',
    },
    {
      text: 'Billing asks by the clock, and almost always nothing has happened since the last time.',
      isRight: true,
      told: '{#polls} meet {#events}: whatever happens, the clock sets the cost.',
    },
    {
      text: 'Each payment needs many questions before it is found.',
      told: 'Each payment was found by the very next question: {#usefulPolls}, for {#events}.',
    },
  ],
  challenge: {
    goal: 'Hear of all six payments, let none wait for more than 30 seconds, and ask at most 150 times in the hour.',
    world: hourOfPolls,
    seeds: [pollingWaste.scenario.seed],
    controls: [
      {
        id: 'interval',
        label: 'Poll every',
        options: intervals.map((seconds) => ({
          id: String(seconds),
          label: seconds < 60 ? `${seconds} s` : `${seconds / 60} min`,
          change: { settings: { pollEveryMs: seconds * second } },
        })),
      },
    ],
    start: { interval: '5' },
    clauses: [
      {
        say: 'Billing hears of all payments',
        look: [
          {
            say: 'The last payment comes late in the hour. Is there still a question after it?',
            so: [{ of: 'knownByPolling', below: 'events' }],
          },
        ],
        claims: [{ of: 'knownByPolling', is: 'events' }],
      },
      {
        say: 'no payment waits for more than 30 s',
        look: [
          {
            say: 'The next question after a payment is the first that can find it. When does it come?',
            so: [{ of: 'pollWaitLongestMs', atLeast: 30 * second }],
          },
        ],
        claims: [{ of: 'pollWaitLongestMs', atMost: 30 * second }],
      },
      {
        say: 'at most 150 questions',
        look: [
          {
            say: 'Most marks are hollow. What alone decides how many marks there are?',
            so: [{ of: 'emptyPercent', atLeast: 50 }],
          },
        ],
        claims: [{ of: 'polls', atMost: 150 }],
      },
    ],
    passing: ['25', '24', '29', '30'].map((interval) => ({ interval })),
    failing: [
      { interval: '5', clause: 'at most 150 questions' },
      { interval: '60', clause: 'no payment waits for more than 30 s' },
      { interval: '600', clause: 'Billing hears of all payments' },
    ],
    hint: 'Longer between two questions means fewer of them, and a longer wait. Look for the shortest interval that still asks seldom enough.',
  },
  takeAway: {
    sentence: 'Polling asks on a schedule, so quiet times cost as much as busy times.',
    link: {
      text: 'How GitHub asks its API to be polled',
      href: 'https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api',
    },
  },
};
