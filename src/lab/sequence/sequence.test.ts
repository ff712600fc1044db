import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../model/facts.ts';
import { durationMs, instant } from '../../model/units.ts';
import {
  answered,
  charged,
  handMadeTrace,
  occurred,
  polled,
  pushed,
} from '../../trace/traceBuilder.testkit.ts';
import { messagesPerWindow, selectSequence } from './sequence.ts';
import { lanesOf, SequenceRows } from './sequenceRows.ts';
import { sequenceTable } from './sequenceTable.ts';

const retry = (attempt: number, dueAt: number, backoffMs: number): FactBody => ({
  type: 'retry.scheduled',
  deliveryId: 'dlv_1',
  eventId: 'evt_1',
  attempt,
  backoffMs: durationMs(backoffMs),
  dueAt: instant(dueAt),
});

/** Billing charges, its answer is lost, the Store waits and tries again, Billing charges again. */
const twice = handMadeTrace([
  [1_000, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 1_050 })],
  [1_050, { type: 'request.arrived', messageId: 'dlv_1.1' }, charged('dlv_1.1', 'evt_1')],
  [1_060, answered('dlv_1.1', 200, { endsAt: 1_085, lost: true })],
  [1_085, { type: 'response.lost', messageId: 'dlv_1.1' }],
  [6_000, retry(2, 8_000, 2_000)],
  [8_000, pushed('dlv_1.2', 'evt_1', { endsAt: 8_050, attempt: 2 })],
  [8_050, { type: 'request.arrived', messageId: 'dlv_1.2' }, charged('dlv_1.2', 'evt_1')],
  [8_060, answered('dlv_1.2', 200, { endsAt: 8_110 })],
  [8_110, { type: 'response.arrived', messageId: 'dlv_1.2' }],
]);
const twiceAt = (at: number) => selectSequence(twice, instant(at), { filter: 'both' });

describe('an answer that is lost', () => {
  test('ends half-way', () => {
    expect(twiceAt(2_000).messages[0]?.answer).toMatchObject({ leg: 'lost', share: 0.5 });
  });

  test('is under way until it vanishes', () => {
    expect(twiceAt(1_070).messages[0]?.answer).toMatchObject({ leg: 'inFlight', share: 0.4 });
  });

  test('is not drawn before it is sent', () => {
    expect(twiceAt(1_055).messages[0]?.answer).toBeUndefined();
  });
});

describe('a wait between attempts', () => {
  test('reaches down to the playhead while it lasts', () => {
    const { waits, playheadRow } = twiceAt(6_500);
    expect(waits).toMatchObject([{ toRow: playheadRow, over: false }]);
  });

  test('ends where the next attempt starts', () => {
    const { waits, messages } = twiceAt(9_000);
    expect(waits[0]?.toRow).toBe(messages[1]?.request.startRow);
    expect(waits[0]?.over).toBe(true);
  });
});

test('a wait that somebody cut short ends where the attempt starts', () => {
  const trace = handMadeTrace([
    [1_000, occurred('evt_1')],
    [6_000, retry(2, 8_000, 2_000)],
    [
      7_000,
      { type: 'retry.broughtForward', deliveryId: 'dlv_1', eventId: 'evt_1', attempt: 2 },
      pushed('dlv_1.2', 'evt_1', { endsAt: 7_050, attempt: 2 }),
    ],
  ]);
  const { waits, messages } = selectSequence(trace, instant(7_020), { filter: 'both' });
  expect(waits).toMatchObject([{ toRow: messages[0]?.request.startRow, over: true }]);
});

test('two charges of one event are joined, and the second says so', () => {
  const { twins, labels } = twiceAt(9_000);
  const charges = labels.filter(({ kind }) => kind === 'charge');
  expect(charges.map(({ text }) => text)).toEqual(['charged €25 by webhook', 'double charge €25']);
  expect(twins).toMatchObject([{ fromRow: charges[0]?.row, toRow: charges[1]?.row, times: 2 }]);
});

test('a payment that each way charges once says of each charge by which way, and alone of none', () => {
  const trace = handMadeTrace([
    [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50 }), polled('poll_1', 50)],
    [50, { type: 'request.arrived', messageId: 'dlv_1.1' }, charged('dlv_1.1', 'evt_1')],
    [100, { ...charged('dlv_1.1', 'evt_1'), channel: 'pull', messageId: 'poll_1' } as FactBody],
  ]);
  const charges = (filter: 'both' | 'pull') =>
    selectSequence(trace, instant(150), { filter })
      .labels.filter(({ kind }) => kind === 'charge')
      .map(({ text }) => text);
  expect(charges('both')).toEqual(['charged €25 by webhook', 'charged €25 by polling']);
  expect(charges('pull')).toEqual(['charged €25']);
});

test('quiet time is cut short and says how long it was; waiting for an answer is not quiet', () => {
  expect(twiceAt(9_000).breaks.map(({ ms, quiet }) => [ms, quiet])).toEqual([
    [4_915, true],
    [2_000, true],
  ]);
  const slow = handMadeTrace([
    [0, pushed('dlv_1.1', 'evt_1', { endsAt: 50 })],
    [50, { type: 'request.arrived', messageId: 'dlv_1.1' }],
    [5_000, answered('dlv_1.1', 200, { endsAt: 5_050 })],
  ]);
  const { breaks } = selectSequence(slow, instant(5_000), { filter: 'both' });
  expect(breaks.map(({ ms, quiet }) => [ms, quiet])).toEqual([[4_950, false]]);
});

test('every arrow is a row of its table', () => {
  expect(sequenceTable(twiceAt(9_000)).map((row) => [row.what, row.arrives])).toEqual([
    ['evt_1 attempt 1, request', '00:01.0'],
    ['evt_1 attempt 1, answer 200', 'never: lost'],
    ['evt_1 attempt 2, request', '00:08.0'],
    ['evt_1 attempt 2, answer 200', '00:08.1'],
  ]);
});

test('an outage hatches Billing from its start to the playhead, and no further once it is over', () => {
  const trace = handMadeTrace([
    [0, polled('poll_1', 50)],
    [1_000, { type: 'receiver.changed', mode: 'down' }],
    [9_000, { type: 'receiver.changed', mode: 'up' }],
    [20_000, polled('poll_2', 20_050)],
  ]);
  const during = selectSequence(trace, instant(5_000), { filter: 'both' });
  expect(during.outages).toMatchObject([{ mode: 'down', toRow: during.playheadRow }]);
  const afterwards = selectSequence(trace, instant(30_000), { filter: 'both' });
  expect(afterwards.outages[0]?.toRow).toBe(
    afterwards.labels.find(({ text }) => text === 'up again')?.row,
  );
});

describe('a long run', () => {
  const trace = handMadeTrace(
    Array.from(
      { length: 60 },
      (_, n) => [n * 5_000, polled(`poll_${n + 1}`, n * 5_000 + 50)] as const,
    ),
  );
  const windowEnding = (endsWith?: number) =>
    selectSequence(trace, instant(300_000), {
      filter: 'both',
      ...(endsWith === undefined ? {} : { endsWith }),
    });

  test('shows the newest messages and follows the playhead', () => {
    expect(windowEnding()).toMatchObject({ sent: 60, first: 36, last: 60 });
    expect(windowEnding().playheadRow).toBeDefined();
  });

  test('shows earlier ones on demand, without a playhead that lies beyond them', () => {
    const earlier = windowEnding(40);
    expect(earlier).toMatchObject({ first: 16, last: 40 });
    expect(earlier.messages.at(-1)?.title).toBe('poll 40');
    expect(earlier.playheadRow).toBeUndefined();
  });

  test('follows a message that is under way beyond the window to its end', () => {
    const slow = handMadeTrace([
      ...Array.from(
        { length: messagesPerWindow },
        (_, n) => [n * 100, polled(`poll_${n + 1}`, n * 100 + 50)] as const,
      ),
      [3_000, polled('poll_26', 3_050)],
      [9_000, answered('poll_25', 200, { endsAt: 9_050 })],
      [9_050, { type: 'response.arrived', messageId: 'poll_25' }],
    ]);
    const { messages, last } = selectSequence(slow, instant(20_000), {
      filter: 'both',
      endsWith: messagesPerWindow,
    });
    expect(last).toBe(messagesPerWindow);
    const answer = messages.at(-1)?.answer;
    expect(answer?.leg).toBe('arrived');
    expect(answer?.endRow).toBeGreaterThan(answer?.startRow ?? Infinity);
  });

  test('never pages beyond its first or last message', () => {
    expect(windowEnding(-10)).toMatchObject({ first: 1, last: messagesPerWindow });
    expect(windowEnding(1_000)).toMatchObject({ first: 36, last: 60 });
  });

  test('an hour is hardly taller than the same messages in a few minutes', () => {
    const hour = handMadeTrace(
      Array.from(
        { length: 60 },
        (_, n) => [n * 60_000, polled(`poll_${n + 1}`, n * 60_000 + 50)] as const,
      ),
    );
    const tall = selectSequence(hour, instant(3_600_000), { filter: 'both' }).rows;
    expect(tall).toBeLessThan(windowEnding().rows * 1.5);
  });
});

test('nothing sent yet: nothing to draw', () => {
  expect(twiceAt(0)).toMatchObject({ sent: 0, first: 0, last: 0, messages: [] });
});

describe('rows', () => {
  test('marks of one instant share a row unless they would collide', () => {
    const rows = new SequenceRows();
    expect(rows.place(instant(0), 'label left')).toBe(rows.place(instant(0), 'start left'));
    expect(rows.place(instant(0), 'start left')).toBe(rows.place(instant(0)));
    expect(rows.last).toBe(1.5);
  });

  test('stretches that overlap get lanes of their own, and a lane is used again', () => {
    expect(
      lanesOf([
        { fromRow: 0, toRow: 4 },
        { fromRow: 2, toRow: 5 },
        { fromRow: 4, toRow: 6 },
      ]),
    ).toEqual([0, 1, 0]);
  });
});
