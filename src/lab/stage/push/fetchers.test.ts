import { expect, test } from 'vitest';
import { instant } from '../../../model/units.ts';
import { scenarioWith } from '../../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../../sim/simulate.ts';
import { selectFetchers } from './fetchers.ts';

const run = (payload: 'full' | 'thin') =>
  simulate(
    scenarioWith({
      eventTimesMs: [1_000, 1_000],
      settings: {
        payload,
        fetchRule: 'endOfBurst',
        burstQuietMs: 5_000,
        apiCallsPerMinute: 1,
        workMs: 0,
      },
    }),
  );

test('a fetcher is counted where it is: waiting for the end of its burst, asking, told to wait', () => {
  const trace = run('thin');
  const at = (ms: number) => selectFetchers(trace, instant(ms));
  expect(at(1_000)).toEqual({ collecting: 0, fetching: 0, pausing: 0, backingOff: 0 });
  expect(at(1_050)).toEqual({ collecting: 2, fetching: 0, pausing: 0, backingOff: 0 });
  expect(at(6_050)).toEqual({ collecting: 0, fetching: 2, pausing: 0, backingOff: 0 });
  expect(at(6_150)).toEqual({ collecting: 0, fetching: 0, pausing: 0, backingOff: 1 });
  expect(at(119_000)).toEqual({ collecting: 0, fetching: 0, pausing: 0, backingOff: 0 });
});

test('a fetcher whose question was not answered in time is counted until it asks again', () => {
  const trace = simulate(
    scenarioWith({
      eventTimesMs: [1_000],
      settings: { payload: 'thin', retryPlan: 'off', workMs: 0, lostAnswersPercent: 100 },
    }),
  );
  const at = (ms: number) => selectFetchers(trace, instant(ms));
  expect(at(11_050)).toEqual({ collecting: 0, fetching: 0, pausing: 1, backingOff: 0 });
  expect(at(12_050)).toEqual({ collecting: 0, fetching: 1, pausing: 0, backingOff: 0 });
});

test('a run whose webhooks say everything has no fetchers to tell of', () => {
  expect(selectFetchers(run('full'), instant(6_000))).toBeUndefined();
});
