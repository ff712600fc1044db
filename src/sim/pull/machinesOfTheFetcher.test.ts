import { expect } from 'vitest';
import type { FetchOutcome } from '../../model/facts.ts';
import {
  fetchTimeoutMs,
  fetchTriesMost,
  leastGivingUpMs,
  waitAfterTry,
} from '../../model/rules/fetchTries.ts';
import type { EventId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { durationMs } from '../../model/units.ts';
import { VirtualClock } from '../engine/clock.ts';
import { fetcherMachine } from './fetcher.machine.ts';
import type { Job } from '../receiver/jobQueue.ts';
import { machineTests, type Start } from '../paths/machines.testkit.ts';

machineTests('fetcher', {
  machine: fetcherMachine,
  transitions: [
    'backingOff: retryAfter > fetching',
    'collecting: at once, if fetchesAtOnce > fetching',
    'collecting: burstEnd > fetching',
    'fetcher: event.joined > itself',
    'fetcher: process.ended > done',
    'fetching: fetchTimeout > pausing',
    'fetching: fetchTimeout, if triedEnough > done',
    'fetching: response.arrived > resting',
    'fetching: response.arrived, if answersAnEarlierFetch > itself',
    'fetching: response.arrived, if rateLimited > backingOff',
    'pausing: nextTry > fetching',
    'resting: at once, if leavesNothingOut > done',
    'resting: burstEnd > done',
    'resting: event.joined > itself',
  ],
  claims: {
    'fetches at once for an event of its own, and is done with the answer': (start) => {
      const { fetcher, did, answer } = fetcherOf(start, 'everyEvent');
      answer(1, fetched);
      expect(did).toEqual(['0 ask 1 for evt_1', '0 settle evt_1 as fetched']);
      expect(fetcher.actor.getSnapshot().value).toBe('done');
    },
    'waits for the end of a burst, counted from its first event, and asks once for all of it': (
      start,
    ) => {
      const { fetcher, did, answer, join } = fetcherOf(start, 'endOfBurst');
      fetcher.wait(3_000);
      join('evt_2');
      fetcher.wait(1_999);
      expect(did).toEqual([]);
      fetcher.wait(1);
      answer(1, fetched);
      expect(did).toEqual(['5000 ask 1 for evt_1 evt_2', '5000 settle evt_1 evt_2 as fetched']);
      expect(fetcher.facts).toEqual([
        { type: 'fetch.finished', messageId: 'fetch_1', eventId: 'evt_2', outcome: fetched },
      ]);
    },
    'after the first of a burst leaves out what comes before the burst is over': (start) => {
      const { fetcher, did, answer, join } = fetcherOf(start, 'firstOfBurst');
      answer(1, fetched);
      fetcher.wait(4_999);
      join('evt_2');
      expect(fetcher.actor.getSnapshot().value).toBe('resting');
      fetcher.wait(1);
      expect(did).toEqual([
        '0 ask 1 for evt_1',
        '0 settle evt_1 as fetched',
        '4999 leave out evt_2',
      ]);
      expect(fetcher.actor.getSnapshot().value).toBe('done');
    },
    'waits as long as a 429 asks before it fetches again, for those too that came meanwhile': (
      start,
    ) => {
      const { fetcher, did, answer, join } = fetcherOf(start, 'firstOfBurst');
      answer(1, { result: 'rateLimited', retryAfterMs: durationMs(7_000) });
      join('evt_2');
      fetcher.wait(6_999);
      expect(did).toEqual(['0 ask 1 for evt_1']);
      fetcher.wait(1);
      answer(2, { result: 'notFound' });
      expect(did.slice(1)).toEqual([
        '7000 ask 2 for evt_1 evt_2',
        '7000 settle evt_1 evt_2 as notFound',
      ]);
      expect(fetcher.actor.getSnapshot().value).toBe('done');
    },
    'fetches again a while after no answer came in time, and ignores the late one': (start) => {
      const { fetcher, did, answer } = fetcherOf(start, 'everyEvent');
      fetcher.wait(fetchTimeoutMs);
      answer(1, fetched);
      fetcher.wait(999);
      expect(did).toEqual(['0 ask 1 for evt_1']);
      fetcher.wait(1);
      answer(1, fetched);
      expect(fetcher.facts).toMatchObject([
        { messageId: 'fetch_1', outcome: { result: 'timedOut', againInMs: 1_000 } },
      ]);
      expect(did).toEqual(['0 ask 1 for evt_1', '11000 ask 2 for evt_1']);
      answer(2, fetched);
      expect(did.at(-1)).toBe('11000 settle evt_1 as fetched');
    },
    'gives up when as many tries as it has were in vain; a 429 in between is none': (start) => {
      const { fetcher, did, answer, join } = fetcherOf(start, 'endOfBurst');
      fetcher.wait(5_000);
      answer(1, { result: 'rateLimited', retryAfterMs: durationMs(1_000) });
      fetcher.wait(1_000 + fetchTimeoutMs);
      join('evt_2');
      fetcher.wait(leastGivingUpMs - fetchTimeoutMs - 1);
      expect(fetcher.actor.getSnapshot().value).toBe('fetching');
      fetcher.wait(1);
      expect(fetcher.actor.getSnapshot().value).toBe('done');
      expect(did).toHaveLength(1 + fetchTriesMost + 1);
      expect(did.at(-1)).toBe(`${6_000 + leastGivingUpMs} settle evt_1 evt_2 as timedOut`);
      expect(fetcher.facts.at(-1)).toMatchObject({ eventId: 'evt_2' });
      expect(fetcher.facts.at(-1)).toHaveProperty('outcome', { result: 'timedOut' });
    },
    'ends with its process, whatever it was at': (start) => {
      for (const rule of ['everyEvent', 'endOfBurst'] as const) {
        const { fetcher, did } = fetcherOf(start, rule);
        const asked = did.length;
        fetcher.actor.send({ type: 'process.ended' });
        fetcher.wait(60_000);
        expect(did.length).toBe(asked);
        expect(fetcher.states.at(-1)).toBe('done');
      }
    },
  },
});

const fetched: FetchOutcome = {
  result: 'fetched',
  payment: { order: 501, customer: 'cus_1', amountCents: 900, version: 1 },
};

function jobOf(id: EventId): Job {
  return {
    messageId: `dlv_${id.slice('evt_'.length)}.1`,
    event: { id, order: 501 },
    keys: { eventId: id, attemptId: 'att', amountAndCustomer: id },
    durable: true,
    answersAfter: false,
  };
}

function fetcherOf(start: Start<typeof fetcherMachine>, rule: Settings['fetchRule']) {
  const clock = new VirtualClock();
  const did: string[] = [];
  let fetches = 0;
  const named = (jobs: readonly Job[]) => jobs.map(({ event }) => event.id).join(' ');
  const fetcher = start(
    {
      name: 'fetcher 1',
      job: jobOf('evt_1'),
      rule,
      burstMs: durationMs(5_000),
      desk: {
        now: () => clock.now,
        nextFetch: () => ++fetches,
        ask: (_, fetch, jobs) => did.push(`${clock.now} ask ${fetch} for ${named(jobs)}`),
        waitAfterTry,
        settle: (jobs, { result }) => did.push(`${clock.now} settle ${named(jobs)} as ${result}`),
        leaveOut: (job) => did.push(`${clock.now} leave out ${job.event.id}`),
      },
    },
    clock,
  );
  return {
    fetcher,
    did,
    answer: (fetch: number, outcome: FetchOutcome) =>
      fetcher.actor.send({ type: 'response.arrived', fetch, outcome }),
    join: (id: EventId) => fetcher.actor.send({ type: 'event.joined', job: jobOf(id) }),
  };
}
