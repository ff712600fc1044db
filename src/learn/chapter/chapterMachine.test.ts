import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { chapterMachine, hintsMost, type ChapterEvent } from './chapter.machine.ts';

function at(id: string, ...events: readonly ChapterEvent[]) {
  const chapter = chapters.find((each) => each.id === id);
  if (!chapter) throw new Error(`There is no chapter ${id}.`);
  const actor = createActor(chapterMachine, { input: { chapter } }).start();
  for (const event of events) actor.send(event);
  return actor.getSnapshot();
}

const toTheChallenge: readonly ChapterEvent[] = [
  { type: 'next' },
  { type: 'option.chosen', option: 0 },
  { type: 'run' },
  { type: 'run.ended' },
  { type: 'next' },
];

describe('a chapter', () => {
  test('recalls from the third on, and begins with its question before', () => {
    expect(at('1').value).toBe('predicting');
    expect(at('3').value).toBe('recalling');
    expect(at('capstone').value).toBe('predicting');
  });

  test('does not run before something is guessed, unless it is skipped', () => {
    expect(at('3', { type: 'next' }, { type: 'run' }).value).toBe('predicting');
    expect(at('3', { type: 'next' }, { type: 'skip' }).value).toBe('running');
  });

  test('keeps a guess as it was when it ran', () => {
    const { context } = at('3', ...toTheChallenge, { type: 'option.chosen', option: 2 });
    expect(context.guessed).toBe(0);
  });

  test('comes to its end only when every clause is met, or when it is passed over', () => {
    const trying = [...toTheChallenge, { type: 'run' }] as const;
    const ended = (...verdicts: readonly ('met' | 'not met')[]) =>
      at('3', ...trying, { type: 'attempt.ended', verdicts }).value;
    expect(ended('met', 'not met', 'met')).toBe('challenging');
    expect(ended('met', 'met', 'met')).toBe('takingAway');
    expect(at('3', ...toTheChallenge, { type: 'next' }).value).toBe('takingAway');
  });

  test('takes back each change of a control, and none that was not made', () => {
    const changed = at('3', ...toTheChallenge, {
      type: 'control.chosen',
      control: 'plan',
      option: '6d2',
    });
    expect(changed.context.choices['plan']).toBe('6d2');
    const undo: ChapterEvent = { type: 'change.undone' };
    const back = at(
      '3',
      ...toTheChallenge,
      { type: 'control.chosen', control: 'plan', option: '6d2' },
      undo,
      undo,
    );
    expect(back.context.choices).toEqual(back.context.chapter.challenge.start);
  });

  test('gives three hints and no more, and none in the capstone', () => {
    const asked = (id: string) =>
      at(
        id,
        ...toTheChallenge.slice(id === 'capstone' ? 1 : 0),
        ...Array.from({ length: 5 }, () => ({ type: 'hint.asked' }) as const),
      ).context.hints;
    expect([asked('3'), asked('capstone')]).toEqual([hintsMost, 0]);
  });
});
