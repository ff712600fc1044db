import { describe, expect, test } from 'vitest';
import type { Choices, Control, Question, Template } from '../../lessons/chapters/chapter.ts';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { measureTable } from '../../lessons/chapters/measureTable.ts';
import { holds } from './claims.ts';
import { byHand, measuresIn } from './fill.ts';
import { runAny as run } from './runAny.ts';
import { chosenWorld } from './world.ts';
import type { Seen } from './seen.ts';

const trueOf = ({ options }: Question, seen: Seen) =>
  options.filter(({ when }) => holds(when, seen)).map(({ text }) => text);

/** Every way to set the controls. */
function settingsOf(controls: readonly Control[]): readonly Choices[] {
  return controls.reduce<readonly Choices[]>(
    (all, { id, options }) =>
      all.flatMap((choices) => options.map((option) => ({ ...choices, [id]: option.id }))),
    [{}],
  );
}

/** What one should come upon by oneself in the first run of a chapter, and so is not said by its question. */
const leftToTheRun: Readonly<Partial<Record<string, RegExp>>> = {
  3: /lost|nobody/,
  4: /in step|together|refuse/,
  5: /try again|tries/,
  8: /only|time/,
  10: /late|as it arrives|last/,
};

/** What nobody could guess rightly without. */
const said: Readonly<Partial<Record<string, RegExp>>> = {
  3: /once/,
  4: /5 s after/,
  8: /no ids/,
  9: /1, 3 and 7 minutes/,
  10: /after “€30”/,
};

test.each(Object.entries(said))(
  'the question of chapter %s says what its answer needs',
  (id, words) => {
    expect(chapters.find((chapter) => chapter.id === id)?.question.text).toMatch(words ?? /./);
  },
);

test.each(Object.entries(leftToTheRun))(
  'the question of chapter %s leaves to its run what decides it',
  (id, words) => {
    const text = chapters.find((chapter) => chapter.id === id)?.question.text;
    expect(text).toBeTruthy();
    if (words) expect(text).not.toMatch(words);
  },
);

test('whoever passes the stampede backs off, with jitter', () => {
  const passing = chapters.find(({ id }) => id === '4')?.challenge.passing ?? [];
  expect(passing).not.toEqual([]);
  for (const { policy } of passing) expect(policy).toMatch(/^doubling.*Jitter$/);
});

describe.each(chapters.map((chapter) => [chapter.id, chapter] as const))(
  'chapter %s',
  (_, chapter) => {
    const { challenge } = chapter;
    const outcome = (choices: Choices, seed: number) =>
      run(chosenWorld(challenge.world, challenge.controls, choices), seed);
    const failed = (choices: Choices) =>
      challenge.seeds.flatMap((seed) => {
        const seen = outcome(choices, seed);
        return challenge.clauses.filter(({ claims }) => !holds(claims, seen)).map(({ say }) => say);
      });

    test('has exactly one true answer, the same for every seed', () => {
      const answers = chapter.seeds.map((seed) =>
        trueOf(chapter.question, run(chapter.first, seed)),
      );
      expect(answers[0]).toHaveLength(1);
      expect(new Set(answers.map((answer) => answer.join()))).toHaveLength(1);
    });

    test('has exactly one right explanation, and recalls one thing that is true', () => {
      expect(chapter.why.filter(({ isRight }) => isRight)).toHaveLength(1);
      const { recall } = chapter;
      if (recall) expect(trueOf(recall.question, run(recall.world, 7))).toHaveLength(1);
      expect(recall !== undefined).toBe(
        chapters.indexOf(chapter) >= 2 && chapter.id !== 'capstone',
      );
    });

    test('has for each clause a first hint that is not the clause again, where it has hints', () => {
      for (const { say, look } of challenge.clauses) {
        expect(look !== undefined, say).toBe(challenge.hint !== undefined);
        for (const hint of look ?? []) {
          expect(hint.say).not.toContain(say);
          expect(hint.so).not.toEqual([]);
        }
      }
    });

    test('has for each setting that fails a first hint that is so of the run on the screen, and none that is never so', () => {
      if (challenge.hint === undefined) return;
      const told = new Map<string, Set<string>>();
      for (const choices of settingsOf(challenge.controls)) {
        const [clause] = failed(choices);
        if (clause === undefined) continue;
        const seen = outcome(choices, challenge.seeds[0] ?? 1);
        const { claims, look } = challenge.clauses.find(({ say }) => say === clause) ?? {};
        expect(holds(claims ?? [], seen), JSON.stringify(choices)).toBe(false);
        const said = look?.find(({ so }) => holds(so, seen))?.say;
        expect(said, JSON.stringify(choices)).toBeDefined();
        told.set(clause, (told.get(clause) ?? new Set()).add(said ?? ''));
      }
      for (const [clause, said] of told)
        expect([...said]).toEqual(
          expect.arrayContaining(
            challenge.clauses.find(({ say }) => say === clause)?.look?.map(({ say }) => say) ?? [],
          ),
        );
    });

    test('has a challenge whose start fails', () => {
      expect(failed(challenge.start)).not.toEqual([]);
    });

    test.each(challenge.failing)(
      'fails with %o in the clause that is named',
      ({ clause, ...choices }) => {
        expect(failed(choices)).toContain(clause);
      },
    );

    test('passes with the settings that are named, which are fewer than half of all', () => {
      const all = settingsOf(challenge.controls);
      const passing = all.filter((choices) => failed(choices).length === 0);
      expect(passing).toEqual(expect.arrayContaining([...challenge.passing]));
      expect(passing).toHaveLength(challenge.passing.length);
      expect(passing.length * 2).toBeLessThan(all.length);
    });

    test('writes no result by hand', () => {
      const texts: readonly Template[] = [
        chapter.result.big,
        chapter.result.told,
        ...chapter.why.map(({ told }) => told),
        ...(chapter.recall ? [chapter.recall.told] : []),
      ];
      for (const text of texts) {
        expect(byHand(text)).not.toMatch(/\d/);
        for (const name of measuresIn(text)) expect(measureTable).toHaveProperty(name);
      }
    });

    test('keeps its question and its take-away short', () => {
      const words = (text: string) => text.split(/\s+/).length;
      expect(words(chapter.question.text)).toBeLessThanOrEqual(45);
      expect(words(chapter.takeAway.sentence)).toBeLessThanOrEqual(20);
    });
  },
);
