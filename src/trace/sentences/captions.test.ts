import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../model/facts.ts';
import { durationMs, instant } from '../../model/units.ts';
import { selectCaption, selectRecentLines } from './captions.ts';
import { charged, handMadeTrace, occurred, polled } from '../traceBuilder.testkit.ts';
import { linesOf, type Line } from './lines.ts';

const down: FactBody = { type: 'receiver.changed', mode: 'down' };
const up: FactBody = { type: 'receiver.changed', mode: 'up' };
const givenUp = (n: number): FactBody => ({
  type: 'delivery.deadLettered',
  deliveryId: `dlv_${n}`,
  eventId: `evt_${n}`,
  attempts: 3,
  reason: 'attempts exhausted',
});
const emptyPoll = (n: number, at: number): FactBody => ({
  type: 'poll.finished',
  messageId: `poll_${n}`,
  outcome: { result: 'empty' },
  nextAt: instant(at + 5_000),
});

test('nothing stands before anything happened', () => {
  const trace = handMadeTrace([[100, occurred('evt_1')]]);
  expect(selectCaption(trace, instant(99))).toBeUndefined();
});

test('a caption stands long enough to be read before a lesser one follows', () => {
  const trace = handMadeTrace([
    [1_000, occurred('evt_1')],
    [1_500, occurred('evt_2')],
  ]);
  const text = (at: number) => selectCaption(trace, instant(at))?.text;
  expect(text(1_000)).toBe('Payment 1 of €25 happens at the Store.');
  // 38 characters take 2.5 s at 15 a second.
  expect(text(3_533)).toBe('Payment 1 of €25 happens at the Store.');
  expect(text(3_534)).toBe('Payment 2 of €25 happens at the Store.');
});

test('at ten times the speed it stands for ten times the simulated time', () => {
  const trace = handMadeTrace([
    [1_000, occurred('evt_1')],
    [1_500, occurred('evt_2')],
  ]);
  const text = (at: number) => selectCaption(trace, instant(at), { speed: 10 })?.text;
  expect(text(26_333)).toBe('Payment 1 of €25 happens at the Store.');
  expect(text(26_334)).toBe('Payment 2 of €25 happens at the Store.');
});

test('what must be heard cuts a lesser caption short', () => {
  const trace = handMadeTrace([
    [1_000, occurred('evt_1')],
    [1_500, down],
  ]);
  expect(selectCaption(trace, instant(1_500))?.text).toBe('Billing goes down.');
});

test('no sentence of the first importance is passed over: each has its turn', () => {
  const trace = handMadeTrace([
    [1_000, down],
    [1_500, up],
    [1_600, givenUp(1)],
  ]);
  const text = (at: number) => selectCaption(trace, instant(at))?.text;
  expect(text(2_999)).toBe('Billing goes down.');
  expect(text(3_000)).toBe('Billing is back after 0.5 s.');
  expect(text(5_000)).toBe('The Store gives up on payment evt_1 after 3 attempts.');
});

test('too many of them at once are told as the last and how many more', () => {
  const trace = handMadeTrace([[1_000, down, givenUp(1), givenUp(2), givenUp(3)]]);
  expect(selectCaption(trace, instant(1_000))).toMatchObject({
    at: 1_000,
    seq: 3,
    text: 'The Store gives up on payment evt_3 after 3 attempts.',
    eventId: 'evt_3',
    more: 3,
  });
});

test('a failed attempt is told together with what the sender decides in that moment', () => {
  const trace = handMadeTrace([
    [0, down],
    [
      9_000,
      {
        type: 'attempt.finished',
        deliveryId: 'dlv_6',
        eventId: 'evt_6',
        attempt: 1,
        messageId: 'dlv_6.1',
        outcome: { result: 'refused', status: 500 },
        tookMs: durationMs(100),
      },
      {
        type: 'retry.scheduled',
        deliveryId: 'dlv_6',
        eventId: 'evt_6',
        attempt: 2,
        backoffMs: durationMs(1_400),
        dueAt: instant(10_400),
      },
    ],
  ]);
  expect(selectCaption(trace, instant(9_000))?.text).toBe(
    'Billing answers 500; the Store counts attempt 1 for payment evt_6 as failed. ' +
      'The Store will try payment evt_6 again in 1.4 s.',
  );
});

test('many polls in one breath are told as a number', () => {
  const polls = Array.from({ length: 40 }, (_, i) => i + 1).flatMap((n) => [
    [n * 5_000, polled(`poll_${n}`, n * 5_000 + 50)] as const,
    [n * 5_000 + 100, emptyPoll(n, n * 5_000 + 100)] as const,
  ]);
  const trace = handMadeTrace(polls);
  expect(selectCaption(trace, instant(200_100), { speed: 60 })?.text).toBe(
    'In the last 2 min 5 s: 26 questions, all empty.',
  );
});

test('at rest it tells of the very moment, whatever a reader who plays would still be reading', () => {
  const trace = handMadeTrace([
    [1_000, down],
    [1_500, occurred('evt_1'), charged('dlv_1.1', 'evt_1')],
  ]);
  expect(selectCaption(trace, instant(1_500), { atRest: true })?.text).toBe(
    'Billing charges payment 1: €25.',
  );
});

test('for someone who jumped to a moment between, a poll does not hide what happened just before', () => {
  const trace = handMadeTrace([
    [1_000, down],
    [3_000, polled('poll_1', 3_050)],
  ]);
  const text = (at: number) => selectCaption(trace, instant(at), { atRest: true })?.text;
  expect(text(3_000)).toBe('Billing asks the Store for news.');
  expect(text(3_001)).toBe('Billing goes down.');
  expect(text(11_001)).toBe('Billing asks the Store for news.');
});

test('the last five lines leave out the polls', () => {
  const trace = handMadeTrace([
    [0, occurred('evt_1'), occurred('evt_2'), occurred('evt_3')],
    [10, polled('poll_1', 60), emptyPoll(1, 110)],
    [20, occurred('evt_4'), occurred('evt_5'), occurred('evt_6')],
    [30, down],
  ]);
  expect(selectRecentLines(trace, instant(20)).map((line) => line.eventId)).toEqual([
    'evt_2',
    'evt_3',
    'evt_4',
    'evt_5',
    'evt_6',
  ]);
});

test('for the eye an event has the id by which the pictures know it', () => {
  const trace = handMadeTrace([
    [0, occurred('evt_a'), occurred('evt_b')],
    [1, charged('forge_1', 'evt_x1')],
  ]);
  const [, second, fake] = linesOf(trace);
  expect(fake?.parts).toEqual([
    { text: 'Fake charge: nobody made payment ' },
    { text: 'evt_x1', eventId: 'evt_x1' },
    { text: '.' },
  ]);
  expect(second).toMatchObject({
    text: 'Payment 2 of €25 happens at the Store.',
    parts: [
      { text: 'Payment ' },
      { text: '2', eventId: 'evt_b' },
      { text: ' of €25 happens at the Store.' },
    ],
  });
});

describe('to plan the captions of a flood', () => {
  /** How often a line is looked at, on average, until it is known which caption stands when. */
  function looksALine(moments: number, bodyOf: (n: number) => FactBody, speed: number): number {
    const trace = handMadeTrace(
      Array.from({ length: moments }, (_, n) => [n + 1, bodyOf(n + 1)] as const),
    );
    const lines = linesOf(trace) as Line[];
    let looks = 0;
    for (const [place, line] of lines.entries()) {
      lines[place] = new Proxy(line, {
        get: (target, key) => {
          looks++;
          return Reflect.get(target, key) as unknown;
        },
      });
    }
    selectCaption(trace, instant(moments), { speed });
    expect(lines).toHaveLength(moments);
    return looks / moments;
  }

  const payment = (n: number) => occurred(`evt_${n}`);
  const turned = (n: number): FactBody => ({
    type: 'setting.changed',
    key: 'attempts',
    from: n,
    to: n + 1,
  });

  test.each([
    ['payments', payment],
    [
      'payments, and in every half second one that must be heard',
      (n: number) => (n % 500 === 0 ? givenUp(n) : payment(n)),
    ],
    [
      'payments and as much that must be heard',
      (n: number) => (n % 2 === 0 ? givenUp(n) : payment(n)),
    ],
    [
      'payments while somebody turns a lever every 20 ms',
      (n: number) => (n % 20 === 0 ? turned(n) : payment(n)),
    ],
    ['polls', (n: number) => emptyPoll(n, n)],
  ] as const)('of %s each line is looked at a few times, however many there are', (_, bodyOf) => {
    for (const speed of [0.25, 1, 60]) {
      for (const moments of [1_000, 8_000]) {
        expect(looksALine(moments, bodyOf, speed)).toBeLessThan(40);
      }
    }
  });
});
