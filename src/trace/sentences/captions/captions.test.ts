import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../../model/facts.ts';
import { durationMs, instant } from '../../../model/units.ts';
import { captionOfBeat, readingMs, selectCaption } from './captions.ts';
import { charged, handMadeTrace, occurred, polled } from '../../traceBuilder.testkit.ts';
import { linesOf } from '../lines.ts';
import { selectRecentLines } from './recentLines.ts';

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

test('every moment that is told has its caption, and it stands until the next', () => {
  const trace = handMadeTrace([
    [1_000, down],
    [1_500, up],
    [1_600, givenUp(1)],
  ]);
  const text = (at: number) => selectCaption(trace, instant(at))?.text;
  expect(text(1_000)).toBe('Billing goes down.');
  expect(text(1_499)).toBe('Billing goes down.');
  expect(text(1_599)).toBe('Billing is back after 0.5 s.');
  expect(text(600_000)).toBe('The Store gives up on payment evt_1 after 3 attempts.');
});

test('of what comes in one moment the most important is told', () => {
  const trace = handMadeTrace([[1_000, occurred('evt_1'), down, occurred('evt_2')]]);
  expect(selectCaption(trace, instant(1_500))?.text).toBe('Billing goes down.');
});

test.each([
  { text: 'Billing goes down.', more: 0, ms: 2_000 },
  { text: 'Billing answers 500; the Store counts attempt 1.', more: 0, ms: 3_200 },
  { text: 'Billing answers 500; the Store counts attempt 1.', more: 3, ms: 3_933 },
])('"$text" and $more more take $ms ms to read', ({ text, more, ms }) => {
  expect(Math.floor(readingMs({ parts: [{ text }], more }))).toBe(ms);
});

/** The wall time for the first and the last of two like it, with so many captions of another kind between. */
const readTwice = (between: number) => {
  const trace = handMadeTrace([
    [1_000, occurred('evt_1', 2_500)],
    ...Array.from({ length: between }, (_, i) => [2_000 + i, i % 2 ? up : down] as const),
    [9_000, occurred('evt_2', 4_000)],
  ]);
  return [captionOfBeat(trace, 0)?.readMs, captionOfBeat(trace, between + 1)?.readMs];
};

test('a caption that differs from one of the seven before by its numbers alone is read faster', () => {
  const inFullMs = 42_000 / 15;
  expect(readTwice(6)).toEqual([inFullMs, 2_000]);
  expect(readTwice(7)).toEqual([inFullMs, inFullMs]);
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

/** More polls than one would step through. */
const pollsEvery5s = (most: number) =>
  Array.from({ length: most }, (_, i) => i + 1).flatMap((n) => [
    [n * 5_000, polled(`poll_${n}`, n * 5_000 + 50)] as const,
    [n * 5_000 + 100, emptyPoll(n, n * 5_000 + 100)] as const,
  ]);

test('many polls are told as a number', () => {
  const trace = handMadeTrace(pollsEvery5s(40));
  const text = (at: number) => selectCaption(trace, instant(at))?.text;
  expect(text(5_099)).toBeUndefined();
  expect(text(5_100)).toBe('Since the start: 1 question, empty.');
  expect(text(200_100)).toBe('Since the start: 40 questions, all empty.');
});

test('for ten seconds many polls do not hide what happened before them, and then they are counted', () => {
  const trace = handMadeTrace([[1_000, down], ...pollsEvery5s(13)]);
  const text = (at: number) => selectCaption(trace, instant(at))?.text;
  expect(text(10_999)).toBe('Billing goes down.');
  expect(text(11_000)).toBe('Since 00:01.0: 2 questions, all empty.');
});

test('few polls are told one by one', () => {
  const trace = handMadeTrace([[1_000, down], ...pollsEvery5s(12)]);
  expect(selectCaption(trace, instant(5_099))?.text).toBe('Billing goes down.');
  expect(selectCaption(trace, instant(5_100))?.text).toBe('Billing asks. Nothing new.');
});

test('the last five lines leave out the polls', () => {
  const trace = handMadeTrace([
    [0, occurred('evt_1'), occurred('evt_2'), occurred('evt_3')],
    [10, polled('poll_1', 60), emptyPoll(1, 110)],
    [20, occurred('evt_4'), occurred('evt_5'), occurred('evt_6')],
    [30, down],
  ]);
  const texts = selectRecentLines(trace, instant(20)).map(({ parts }) => parts[1]?.eventId);
  expect(texts).toEqual(['evt_2', 'evt_3', 'evt_4', 'evt_5', 'evt_6']);
});

describe('a quiet stretch', () => {
  const trace = handMadeTrace([[1_000, down], ...pollsEvery5s(60), [400_500, up]]);
  const log = (at: number) =>
    selectRecentLines(trace, instant(at)).map(
      (line) => `${line.at} ${line.parts.map(({ text }) => text).join('')}`,
    );

  test('that was skipped is told by its length and what was asked in it, until something is told', () => {
    const text = (at: number, skippedTo: number) =>
      selectCaption(trace, instant(at), { skippedTo: instant(skippedTo) })?.text;
    expect(text(390_000, 390_000)).toBe('6 min 20 s without news: 60 questions, all empty.');
    expect(text(400_499, 390_000)).toBe('6 min 30 s without news: 60 questions, all empty.');
    expect(text(400_500, 390_000)).toBe('Billing is back after 6 min 40 s.');
    expect(text(389_999, 390_000)).toBe('Since 00:01.0: 60 questions, all empty.');
  });

  test('without polls is told by its length alone', () => {
    const silent = handMadeTrace([[100_000, down]]);
    const skippedTo = instant(42_000);
    expect(selectCaption(silent, skippedTo, { skippedTo })).toMatchObject({
      at: 42_000,
      text: '42 s without news.',
    });
  });

  test('stands in the log between what was told before it and after it', () => {
    expect(log(400_500)).toEqual([
      '1000 Billing goes down.',
      '400500 6 min 30 s without news: 60 questions, all empty.',
      '400500 Billing is back after 6 min 40 s.',
    ]);
    expect(log(11_000)).toEqual([
      '1000 Billing goes down.',
      '11000 10 s without news: 2 questions, all empty.',
    ]);
    expect(log(10_999)).toEqual(['1000 Billing goes down.']);
  });

  test('counts nothing of the moment that ends it', () => {
    const ended = handMadeTrace([...pollsEvery5s(13), [65_100, down]]);
    const [quiet] = selectRecentLines(ended, instant(65_100));
    expect(quiet?.parts[0]?.text).toBe('1 min without news: 12 questions, all empty.');
  });
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
