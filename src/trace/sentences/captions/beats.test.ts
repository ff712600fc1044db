import { describe, expect, test } from 'vitest';
import { lessonById } from '../../../lessons/lessons.ts';
import { instant } from '../../../model/units.ts';
import { simulate } from '../../../sim/simulate.ts';
import { handMadeTrace, polled } from '../../traceBuilder.testkit.ts';
import { beatsOf } from './beats.ts';
import { selectCaption } from './captions.ts';
import { linesOf } from '../lines.ts';

const traceOf = (id: string) => simulate(lessonById(id)!.scenario);
const told = (id: string, from: number, to: number) => {
  const trace = traceOf(id);
  const beats = beatsOf(trace).filter((at) => at >= from && at <= to);
  return beats.map((at) => `${at} ${selectCaption(trace, at)?.text ?? ''}`);
};

describe('what says one thing twice is one beat', () => {
  test('a question and its empty answer, told together', () => {
    expect(told('outage-and-retries', 9_000, 20_000)).toEqual([
      '10100 Billing asks. Nothing new.',
      '15100 Billing asks. Nothing new.',
    ]);
  });

  test('a retry and its refusal', () => {
    expect(told('outage-and-retries', 34_000, 40_000)).toEqual([
      '34600 Billing is down, so attempt 2 for payment 2 fails at once. The Store will try payment 2 again in 4 s.',
      '38700 Billing is down, so attempt 3 for payment 2 fails at once. The Store will try payment 2 again in 8 s.',
    ]);
  });

  test('how a request is taken in, told of the first one only, and that it was answered', () => {
    expect(told('lost-answer', 0, 5_000)).toEqual([
      '4300 The Store sends payment 1, attempt 1.',
      '4350 Billing saves payment 1 and answers before doing the work.',
      '4550 Billing charges payment 1: €12.',
    ]);
    expect(told('lost-answer', 22_000, 25_000)).toEqual([
      '22400 The Store sends payment 2, attempt 1.',
      '22650 Billing charges payment 2: €20.',
    ]);
  });

  test('a payment that polling brings and its charge, from the second on', () => {
    expect(told('outage-and-retries', 5_000, 6_000)).toEqual([
      '5100 The Store returns 1 payment, which waited 1.8 s.',
      '5300 Billing charges payment 1, which polling brought after 1.8 s: €40.',
    ]);
    expect(told('outage-and-retries', 85_100, 85_600)).toEqual([
      '85100 The Store returns 3 payments; the oldest waited 52.7 s.',
      '85300 Billing charges payment 2, which polling brought after 52.7 s: €25.',
      '85500 Billing charges payment 3, which polling brought after 33.9 s: €35.',
    ]);
    expect(told('outage-and-retries', 95_100, 95_400)).toEqual([
      '95150 Billing charges payment 2: €25.',
      '95300 Billing charges payment 5, which polling brought after 2.3 s: €18.',
    ]);
  });

  test('but what a long work keeps from being charged is news before', () => {
    const { scenario } = lessonById('outage-and-retries')!;
    const trace = simulate({ ...scenario, settings: { ...scenario.settings, workMs: 2_000 } });
    expect(beatsOf(trace)).toEqual(expect.arrayContaining([95_100, 97_100]));
  });

  test('an answer that was lost and the poller that has waited for it', () => {
    const lost = told('everything-at-once', 85_000, 85_500);
    expect(lost).toContain('85236 The Store’s answer is lost on its way to Billing.');
    expect(told('everything-at-once', 89_500, 95_100).map((text) => text.split(' ')[0])).toEqual([
      '90000',
      '90823',
    ]);
  });
});

test('what nothing else tells stays a beat: a question that is still open at the end', () => {
  expect(beatsOf(handMadeTrace([[5_000, polled('poll_1', 5_050)]]))).toEqual([5_000]);
});

test('the lines for who wants to read all tell the question and the answer', () => {
  const texts = linesOf(traceOf('outage-and-retries'))
    .filter(({ at }) => at >= instant(10_000) && at <= instant(10_100))
    .map(({ text }) => text);
  expect(texts).toEqual(['Billing asks the Store for news.', 'The Store has nothing new.']);
});
