import { expect, test } from 'vitest';
import { standardSettings, type Settings } from '../../../model/settings.ts';
import { scenarioWith } from '../../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../../sim/simulate.ts';
import { selectLadder } from './ladder.ts';
import { planLadder } from './ladderPlan.ts';
import { climbSentence, outageRows, outcomeWords, planSentence } from './ladderSentences.ts';

const h = 3_600_000;
const svix: Partial<Settings> = {
  retryPlan: 'schedule',
  waits: '5s 5m 30m 2h 5h 10h 10h',
  attempts: 8,
};
const plan = (settings: Partial<Settings>) => planLadder({ ...standardSettings, ...settings });

test('the plan is told with its last attempt, its jitter and what silence adds', () => {
  expect(planSentence(plan(svix))).toBe(
    '8 attempts: the last one 27 h 35 min 5 s after the first.',
  );
  expect(planSentence(plan({ ...svix, jitter: 'spread', jitterPercent: 20 }))).toBe(
    '8 attempts: the last one 27 h 35 min 5 s after the first, with jitter between 22 h 4 min and 33 h 6 min.',
  );
  expect(planSentence(plan({ ...svix, downAnswer: 'silence', requestTimeoutMs: 15_000 }))).toBe(
    '8 attempts: the last one 27 h 36 min 50 s after the first. Each attempt first waits 15 s for an answer.',
  );
});

test('a plan of one attempt says why there is no other', () => {
  expect(planSentence(plan({ retryPlan: 'off' }))).toBe(
    'One attempt, and no other: the policy has no retries.',
  );
  expect(planSentence(plan({ downAnswer: '410', on410: 'disable' }))).toBe(
    'One attempt, and no other: the policy disables the endpoint after it.',
  );
});

test('a plan that ends early says why', () => {
  const fixed: Partial<Settings> = { retryPlan: 'fixed', firstWaitMs: 10_000, attempts: 9 };
  expect(planSentence(plan({ ...fixed, giveUpAfterMs: 30_000 }))).toBe(
    '4 attempts until its time is up: the last one 30 s after the first.',
  );
  expect(planSentence(plan({ ...fixed, disableAfterFailures: 3 }))).toBe(
    '3 attempts until the endpoint is disabled: the last one 20 s after the first.',
  );
});

test('an outage is told line by line: 40 h under the schedule of Svix lose 31.04 %', () => {
  expect(outageRows(plan(svix), 40 * h).map(({ value }) => value)).toEqual([
    'never',
    '31.04 %',
    '17 h 57 min',
    '7.29',
  ]);
  expect(outageRows(plan(svix), h).map(({ value }) => value)).toEqual([
    'at attempt 5, after 2 h 35 min 5 s',
    'none',
    '1 h 22 min',
    '4.33',
  ]);
});

test('a climb is told by its end, and before it by what comes next', () => {
  const trace = simulate(
    scenarioWith({
      eventTimesMs: [5_000, 20_000],
      plan: [{ at: 10_000, type: 'endpoint.set', mode: 'down' }],
      settings: { retryPlan: 'fixed', firstWaitMs: 10_000, attempts: 3 },
    }),
  );
  const told = (at: number, eventId: 'evt_1' | 'evt_2') =>
    climbSentence(selectLadder(trace, at as never, eventId)!, 'Payment 2');
  expect(told(119_000, 'evt_1')).toBe('Payment 2 got through at its first attempt.');
  expect(told(20_050, 'evt_2')).toBe('The first attempt of Payment 2 is under way.');
  expect(told(25_000, 'evt_2')).toBe(
    'Payment 2: attempt 1 has failed; the next one is due 10.1 s after the first.',
  );
  expect(told(119_000, 'evt_2')).toBe(
    'Payment 2 was given up after 3 attempts: the attempts are used up.',
  );
});

test('an outcome has words for each way in which an attempt can end', () => {
  expect([
    outcomeWords(undefined),
    outcomeWords({ result: 'accepted', status: 204 }),
    outcomeWords({ result: 'refused', status: 503 }),
    outcomeWords({ result: 'timedOut' }),
  ]).toEqual(['under way', 'got through, 204', 'failed, 503', 'failed, no answer in time']);
});
