import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../model/facts.ts';
import { durationMs, instant } from '../../model/units.ts';
import { selectComparison } from './comparison.ts';
import { comparisonRows } from '../../lab/compare/comparisonRows.ts';
import {
  answered,
  charged,
  handMadeTrace,
  occurred,
  polled,
  pushed,
  stored,
} from '../traceBuilder.testkit.ts';
import { selectRequestWall } from '../../lab/compare/requestWall.ts';

const pollEnded = (
  messageId: `poll_${number}`,
  outcome: Extract<FactBody, { type: 'poll.finished' }>['outcome'],
): FactBody => ({ type: 'poll.finished', messageId, outcome, nextAt: instant(600_000) });

const refused = (
  messageId: `dlv_${string}.${number}`,
  attempt: number,
): Extract<FactBody, { type: 'attempt.finished' }> => ({
  type: 'attempt.finished',
  deliveryId: 'dlv_1',
  eventId: 'evt_1',
  attempt,
  messageId,
  outcome: { result: 'refused', status: 503 },
  tookMs: durationMs(100),
});

const accepted = (messageId: `dlv_${string}.${number}`, attempt: number): FactBody => ({
  ...refused(messageId, attempt),
  outcome: { result: 'accepted', status: 200 },
});

describe('pull', () => {
  const trace = handMadeTrace([
    [0, polled('poll_1', 50)],
    [100, pollEnded('poll_1', { result: 'empty' })],
    [1_000, occurred('evt_1')],
    [3_000, occurred('evt_2')],
    [5_000, polled('poll_2', 5_050)],
    [5_100, pollEnded('poll_2', { result: 'news', eventIds: ['evt_1', 'evt_2'] })],
    [5_100, charged('poll_2', 'evt_1'), charged('poll_2', 'evt_2')],
    [8_000, occurred('evt_3')],
    [10_000, polled('poll_3', 10_050)],
    [10_100, pollEnded('poll_3', { result: 'timedOut' })],
  ]);
  const pullAt = (at: number) => selectComparison(trace, instant(at)).pull;

  test('counts news, empty and failed polls apart', () => {
    expect(pullAt(20_000)).toMatchObject({
      requests: 3,
      withNews: 1,
      empty: 1,
      failed: 1,
      retries: 0,
    });
  });

  test('two events in one answer waited from their own moments', () => {
    expect(pullAt(5_100)).toMatchObject({
      staleness: { ms: 3_100 },
      stalenessWorstMs: 4_100,
      once: 2,
    });
  });

  test('an event that is not fetched yet counts with its wait so far, once that is the longest', () => {
    expect(pullAt(12_000)).toMatchObject({
      stalenessWorstMs: 4_100,
      worstIs: 'over',
      stillWaiting: 1,
    });
    expect(pullAt(20_000)).toMatchObject({
      stalenessWorstMs: 12_000,
      worstIs: 'waiting',
    });
  });

  test('the median is over all events so far, and goes on where its event still waits', () => {
    // 2.1 s and 4.1 s are over; the third has waited for 4 s, and then for 12 s.
    expect(pullAt(12_000)).toMatchObject({ staleness: { ms: 4_000, goesOn: true } });
    expect(pullAt(20_000)).toMatchObject({ staleness: { ms: 4_100, goesOn: false } });
    expect(pullAt(2_000)).toMatchObject({ staleness: { ms: 1_000, goesOn: true } });
  });

  test('a question that is on its way is not among those that have ended', () => {
    expect(pullAt(10_050)).toMatchObject({ requests: 3, ended: 2, empty: 1 });
    expect(pullAt(10_100)).toMatchObject({ requests: 3, ended: 3, empty: 1 });
  });

  test('before anything is known there is no staleness to name', () => {
    expect(pullAt(500)).toMatchObject({
      staleness: undefined,
      stalenessWorstMs: undefined,
    });
  });
});

describe('push', () => {
  test('a retry is a request that carries news when the first attempt brought none', () => {
    const trace = handMadeTrace([
      [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50 })],
      [50, answered('dlv_1.1', 503, { endsAt: 100 })],
      [100, refused('dlv_1.1', 1)],
      [1_100, pushed('dlv_1.2', 'evt_1', { endsAt: 1_150, attempt: 2 })],
      [1_150, stored('dlv_1.2', 'evt_1'), charged('dlv_1.2', 'evt_1')],
      [1_200, accepted('dlv_1.2', 2)],
    ]);
    expect(selectComparison(trace, instant(2_000)).push).toMatchObject({
      requests: 2,
      withNews: 1,
      failed: 1,
      retries: 1,
      stalenessWorstMs: 1_150,
      stillWaiting: 0,
    });
  });

  test('what is stored is held safely, and is charged only when its work is done', () => {
    const trace = handMadeTrace([
      [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50 })],
      [50, stored('dlv_1.1', 'evt_1')],
      [4_050, charged('dlv_1.1', 'evt_1')],
      [9_000, charged('dlv_1.1', 'evt_1')],
    ]);
    const pushAt = (at: number) => selectComparison(trace, instant(at)).push;
    const stale = { ms: 50, goesOn: false };
    expect(pushAt(3_000)).toMatchObject({
      staleness: stale,
      chargedAfter: { ms: 3_000, goesOn: true },
    });
    expect(pushAt(9_000)).toMatchObject({
      staleness: stale,
      chargedAfter: { ms: 4_050, goesOn: false },
    });
  });

  test('the second charge of one event carries no news', () => {
    const trace = handMadeTrace([
      [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50 })],
      [50, charged('dlv_1.1', 'evt_1')],
      [100, accepted('dlv_1.1', 1)],
      [6_000, pushed('dlv_1.2', 'evt_1', { endsAt: 6_050, attempt: 2 })],
      [6_050, charged('dlv_1.2', 'evt_1')],
      [6_100, accepted('dlv_1.2', 2)],
    ]);
    expect(selectComparison(trace, instant(7_000)).push).toMatchObject({
      requests: 2,
      withNews: 1,
      once: 0,
      double: 1,
      extra: 1,
      stalenessWorstMs: 50,
    });
  });

  test('what an attacker invents is neither a request of the sender nor news', () => {
    const trace = handMadeTrace([
      [0, pushed('forge_1', 'evt_x1', { endsAt: 50, origin: 'forged' })],
      [50, charged('forge_1', 'evt_x1', 99_900)],
    ]);
    expect(selectComparison(trace, instant(100)).push).toMatchObject({
      requests: 0,
      hostile: 1,
      withNews: 0,
      fake: 1,
    });
  });

  test('a copy that arrives in place of a lost original ends the wait, but no attempt carried news', () => {
    const trace = handMadeTrace([
      [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 25, lost: true })],
      [500, pushed('replay_1', 'evt_1', { endsAt: 550, origin: 'replayed' })],
      [550, charged('replay_1', 'evt_1')],
    ]);
    expect(selectComparison(trace, instant(1_000)).push).toMatchObject({
      withNews: 0,
      stillWaiting: 0,
      stalenessWorstMs: 550,
    });
  });

  test('an event that only came with a changed amount is still unknown', () => {
    const trace = handMadeTrace([
      [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50, origin: 'tampered' })],
      [50, charged('dlv_1.1', 'evt_1', 250_000)],
    ]);
    expect(selectComparison(trace, instant(1_000)).push).toMatchObject({
      requests: 1,
      withNews: 0,
      stillWaiting: 1,
      wrongAmount: 1,
    });
  });
});

describe('the table in words', () => {
  const noBytes = { pull: 0, push: 0 };
  const trace = handMadeTrace([
    [0, polled('poll_1', 50), occurred('evt_1')],
    [0, pushed('dlv_1.1', 'evt_1', { endsAt: 50, lost: true })],
    [100, pollEnded('poll_1', { result: 'empty' })],
  ]);
  const row = (name: string, at: number) =>
    comparisonRows(selectComparison(trace, instant(at)), noBytes).find(
      (each) => each.name === name,
    );

  test('says of the worst staleness that it is still waiting', () => {
    expect(row('Worst staleness', 11_800)?.push.text).toBe('11.8 s, still waiting');
  });

  test('says of a payment that came with another amount that it was never right, not that it never arrived', () => {
    const changed = handMadeTrace([
      [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50, origin: 'tampered' })],
      [50, charged('dlv_1.1', 'evt_1', 250_000)],
    ]);
    const rows = comparisonRows(selectComparison(changed, instant(1_000)), noBytes);
    const worst = rows.find(({ name }) => name === 'Worst staleness');
    expect(worst?.push.text).toBe('1 s, never right');
  });

  test('says how many of the requests carried news, and which share was empty', () => {
    expect(row('Requests that carried news', 200)?.pull.text).toBe('0 of 1');
    expect(row('Empty polls', 200)?.pull.text).toBe('1 (100 %)');
  });

  test('has a dash where a share would be of nothing', () => {
    expect(row('Requests that carried news', 50)?.pull.text).toBe('–');
    expect(row('Empty polls', 50)?.pull.text).toBe('–');
  });

  test('counts the cost over the payments that arrived, and names those that did not', () => {
    const cost = (at: number) => row('Cost of one payment', at)?.push.text;
    expect(cost(200)).toBe('–; 1 not arrived');
  });

  test('says of how many payments the charges are too many', () => {
    const often = handMadeTrace([
      [0, occurred('evt_1')],
      [50, charged('dlv_1.1', 'evt_1'), charged('dlv_1.2', 'evt_1'), charged('dlv_1.3', 'evt_1')],
    ]);
    const rows = comparisonRows(selectComparison(often, instant(60)), noBytes);
    expect(rows.find(({ name }) => name === 'Double charges')?.push).toEqual({
      text: '1 payment, 2 charges too many',
      bad: true,
    });
  });

  test('marks a fault in the books', () => {
    const faulty = handMadeTrace([[0, charged('forge_1', 'evt_x1')]]);
    const rows = comparisonRows(selectComparison(faulty, instant(1)), noBytes);
    expect(rows.find(({ name }) => name === 'Fake charges')?.push).toEqual({
      text: '1',
      bad: true,
    });
  });
});

test('an attempt that timed out turns into one that carried news when the slow receiver is done', () => {
  const trace = handMadeTrace([
    [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50 })],
    [5_000, { ...refused('dlv_1.1', 1), outcome: { result: 'timedOut' } } as FactBody],
    [8_000, charged('dlv_1.1', 'evt_1')],
  ]);
  const wallAt = (at: number) => selectRequestWall(trace, instant(at), 'push');
  expect(wallAt(6_000)).toEqual({ finished: 1, withNews: 0, perMark: 1, news: [false] });
  expect(wallAt(9_000)).toEqual({ finished: 1, withNews: 1, perMark: 1, news: [true] });
});

test('thousands of polls share their marks, and a mark with any news is filled', () => {
  const trace = handMadeTrace(
    Array.from(
      { length: 5_000 },
      (_, n) =>
        [
          n,
          pollEnded(
            `poll_${n + 1}`,
            n === 4 ? { result: 'news', eventIds: ['evt_1'] } : { result: 'empty' },
          ),
        ] as const,
    ),
  );
  const { perMark, news, finished, withNews } = selectRequestWall(trace, instant(5_000), 'pull');
  expect([perMark, news.length, finished, withNews]).toEqual([3, 1_667, 5_000, 1]);
  expect(news.indexOf(true)).toBe(1);
});
