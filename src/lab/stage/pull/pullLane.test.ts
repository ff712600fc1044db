import { describe, expect, test } from 'vitest';
import type { FactBody, PollPlan } from '../../../model/facts.ts';
import type { EventId, MessageId } from '../../../model/ids.ts';
import { durationMs, instant } from '../../../model/units.ts';
import { answered, handMadeTrace, occurred, polled } from '../../../trace/traceBuilder.testkit.ts';
import { selectPullLane } from './pullLane.ts';

const plan = (at: number, nextAt: number | undefined, everyMs = 5_000): PollPlan => ({
  at: instant(at),
  nextAt: nextAt === undefined ? undefined : instant(nextAt),
  everyMs: durationMs(everyMs),
});

const finished = (messageId: MessageId, nextAt: number, eventIds: EventId[] = []): FactBody => ({
  type: 'poll.finished',
  messageId,
  outcome: eventIds.length > 0 ? { result: 'news', eventIds } : { result: 'empty' },
  nextAt: instant(nextAt),
});

/** Three payments; the poll at 5 s fetches the first two. */
const told: Parameters<typeof handMadeTrace>[0] = [
  [0, polled('poll_1', 50)],
  [100, finished('poll_1', 5_000)],
  [1_000, occurred('evt_1')],
  [2_000, occurred('evt_2')],
  [5_000, polled('poll_2', 5_050)],
  [5_060, occurred('evt_3')],
  [5_100, finished('poll_2', 10_000, ['evt_1', 'evt_2'])],
  [10_000, polled('poll_3', 10_050, 'evt_2')],
];
const plans = [plan(0, 0), plan(100, 5_000), plan(5_100, 10_000)];
const laneAt = (at: number, show = 4) =>
  selectPullLane(handMadeTrace(told, {}, plans), { at: instant(at), show });

describe('the pull lane', () => {
  test('marks an event as fetched when the answer with it is in, and not a moment earlier', () => {
    expect(laneAt(5_099).latest.map(({ fetched }) => fetched)).toEqual([false, false, false]);
    expect(laneAt(5_100).latest.map(({ fetched }) => fetched)).toEqual([true, true, false]);
    expect(laneAt(5_100).notFetched).toBe(1);
  });

  test('shows the latest events and counts those before them', () => {
    expect(laneAt(6_000, 2)).toMatchObject({
      latest: [{ ordinal: 2 }, { ordinal: 3 }],
      earlier: 1,
    });
  });

  test('counts down to the next poll', () => {
    expect(laneAt(1_325).poller).toEqual({ doing: 'waiting', leftMs: 3_675, share: 0.25 });
  });

  test('is asking from the question to its end', () => {
    expect(laneAt(5_040).poller).toEqual({ doing: 'asking', forMs: 40 });
  });

  test('asks for what is on the wire', () => {
    expect(laneAt(9_000).asks).toBe('/events');
    expect(laneAt(10_000).asks).toBe('/events?after=evt_2');
  });

  test('plans the next poll anew when the interval is turned', () => {
    const trace = handMadeTrace(told.slice(0, 2), {}, [
      plan(100, 5_000),
      plan(1_000, 20_000, 20_000),
    ]);

    const { poller, everyMs } = selectPullLane(trace, { at: instant(2_000), show: 4 });

    expect(everyMs).toBe(20_000);
    expect(poller).toMatchObject({ doing: 'waiting', leftMs: 18_000 });
  });

  test('is stopped from the moment the receiver goes down until it plans its next poll', () => {
    const trace = handMadeTrace(
      [...told.slice(0, 2), [3_000, { type: 'receiver.changed', mode: 'restarting' }]],
      {},
      [plan(100, 5_000), plan(3_000, undefined), plan(9_000, 9_000)],
    );
    const pollerAt = (at: number) => selectPullLane(trace, { at: instant(at), show: 4 }).poller;

    expect(pollerAt(2_999)).toMatchObject({ doing: 'waiting' });
    expect(pollerAt(3_000)).toEqual({ doing: 'stopped', mode: 'restarting' });
    expect(pollerAt(9_000)).toMatchObject({ doing: 'waiting', leftMs: 0 });
  });

  test('tells how long the question is still held, from its arrival to its answer', () => {
    const question = polled('poll_1', 50);
    if (question.type !== 'request.sent') throw new Error('a poll is a request');
    const url = `${question.request.url}?wait=30s`;
    const held = { ...question, request: { ...question.request, url } };
    const told: Parameters<typeof handMadeTrace>[0] = [
      [0, held],
      [20_000, answered('poll_1', 200, { endsAt: 20_050 })],
    ];
    const trace = handMadeTrace(told, {}, [plan(0, 0)]);
    const pollerAt = (at: number) => selectPullLane(trace, { at: instant(at), show: 4 }).poller;
    expect(pollerAt(49).doing).toBe('asking');
    expect(pollerAt(15_050)).toEqual({ doing: 'held', leftMs: 15_000, share: 0.5 });
    expect(pollerAt(20_000).doing).toBe('asking');
  });

  test('goes by the interval that an adaptive poller has come to, within what is set since', () => {
    const trace = handMadeTrace(
      [
        [0, polled('poll_1', 50)],
        [100, finished('poll_1', 40_000)],
      ],
      { pullMode: 'adaptive' },
      [plan(100, 40_000, 40_000), plan(1_000, 20_000, 20_000)],
    );
    const laneAt = (at: number) => selectPullLane(trace, { at: instant(at), show: 4 });
    expect(laneAt(500)).toMatchObject({ everyMs: 40_000, poller: { leftMs: 39_500 } });
    expect(laneAt(1_000)).toMatchObject({ everyMs: 20_000, poller: { leftMs: 19_000 } });
  });

  test('backs off when told that it asks too often', () => {
    const told: Parameters<typeof handMadeTrace>[0] = [
      [0, polled('poll_1', 50)],
      [
        100,
        {
          type: 'poll.finished',
          messageId: 'poll_1',
          outcome: { result: 'rateLimited', retryAfterMs: durationMs(30_000) },
          nextAt: instant(30_100),
        },
      ],
    ];
    const trace = handMadeTrace(told, {}, [plan(100, 30_100)]);

    expect(selectPullLane(trace, { at: instant(15_100), show: 4 }).poller).toEqual({
      doing: 'backingOff',
      leftMs: 15_000,
      share: 0.5,
    });
  });

  test('counts down to the next connection', () => {
    const entered = (state: string): FactBody => ({
      type: 'machine.entered',
      machine: 'stream',
      actor: 'stream',
      state,
      on: '',
    });
    const told: Parameters<typeof handMadeTrace>[0] = [
      [100, entered('open')],
      [
        1_000,
        {
          type: 'stream.closed',
          messageId: 'stream_1',
          because: 'idle',
          nextAt: instant(4_000),
        },
      ],
      [1_000, entered('waiting')],
      [4_000, entered('connecting')],
    ];
    const trace = handMadeTrace(told, {}, []);
    const pollerAt = (at: number) => selectPullLane(trace, { at: instant(at), show: 4 }).poller;
    expect(pollerAt(999)).toEqual({ doing: 'connected' });
    expect(pollerAt(1_750)).toEqual({ doing: 'reconnecting', leftMs: 2_250, share: 0.25 });
    expect(pollerAt(4_000)).toEqual({ doing: 'connecting' });
  });
});
