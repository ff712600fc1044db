import { describe, expect, test } from 'vitest';
import { Announcer } from '../../lab/transport/speech/announcer.ts';
import { gapMs } from '../../lab/transport/speech/speech.ts';
import type { Chapter } from '../../lessons/chapters/chapter.ts';
import { chapters } from '../../lessons/chapters/chapters.ts';
import type { Trace } from '../../model/facts.ts';
import { instant } from '../../model/units.ts';
import { linesOf } from '../../trace/sentences/lines.ts';
import { chosenWorld, runScenario } from './world.ts';
import { holds } from './claims.ts';
import { runAny } from './runAny.ts';

const named = chapters.map((chapter) => [chapter.id, chapter] as const);
const words = (text: string) => text.trim().split(/\s+/).length;

/** Every sentence that a chapter itself says. */
const textsOf = ({ lead, question, recall, result, why, challenge, takeAway }: Chapter) => [
  lead,
  question.text,
  ...question.options.map(({ text }) => text),
  ...(recall ? [recall.question.text, recall.told] : []),
  result.big,
  result.told,
  ...why.flatMap(({ text, told }) => [text, told]),
  challenge.goal,
  ...challenge.clauses.flatMap(({ say, look = [] }) => [say, ...look.map((each) => each.say)]),
  challenge.hint ?? '',
  ...challenge.controls.flatMap(({ label, options }) => [label, ...options.map((o) => o.label)]),
  takeAway.sentence,
];

function tracesOf({ first, challenge, seeds }: Chapter): readonly Trace[] {
  const tried = chosenWorld(challenge.world, challenge.controls, challenge.passing[0] ?? {});
  return [first, tried].flatMap((world) => {
    if (world.kind !== 'run') return [];
    const seen = runScenario(world, seeds[0] ?? 1);
    return seen.kind === 'run' ? [seen.trace] : [];
  });
}

describe.each(named)('chapter %s', (_, chapter) => {
  test('names no colour and no side', () => {
    for (const text of textsOf(chapter))
      expect(text).not.toMatch(
        /\b(red|green|blue|yellow|orange|purple|grey|gray|on the left|on the right|left-hand|right-hand)\b/i,
      );
  });

  test('tells each moment of its runs in a sentence of 18 words at most, without a colour or a side', () => {
    for (const trace of tracesOf(chapter)) {
      for (const { text } of linesOf(trace)) {
        expect(words(text), text).toBeLessThanOrEqual(18);
        expect(text).not.toMatch(/\b(red|green|blue|yellow|on the left|on the right)\b/i);
      }
    }
  });

  test('offers beside the truth only what its run does not show', () => {
    const seen = runAny(chapter.first, chapter.seeds[0] ?? 1);
    const wrong = chapter.question.options.filter(({ when }) => !holds(when, seen));
    expect(wrong).toHaveLength(chapter.question.options.length - 1);
    expect(wrong.length).toBeGreaterThanOrEqual(2);
    for (const { when } of wrong) expect(when).not.toEqual([]);
    expect(chapter.misconception).not.toBe('');
  });

  test('says to a screen reader no more than can be heard, and all that matters most', () => {
    for (const trace of tracesOf(chapter)) {
      const { told, clock, lines } = listened(trace, 20_000);
      for (const [place, { at, text }] of told.entries()) {
        const before = told[place - 1];
        if (before && text) expect(at - before.at).toBeGreaterThanOrEqual(gapMs(before.text));
      }
      expect(clock.now()).toBeGreaterThan(20_000);
      // Each by itself, or counted with others of its kind.
      for (const { seq, text, priority, at } of linesOf(trace))
        if (priority === 1 && at > 0) expect(lines, text).toContain(seq);
      for (const { text } of told)
        for (const sentence of text.split(/(?<=[.?!]) /))
          expect(words(sentence), text).toBeLessThanOrEqual(18);
      if (chapter.id === '1' && trace.scenario.settings.pollEveryMs === 5_000)
        expect(told.length).toBeLessThanOrEqual(6);
    }
  });
});

test('says nothing more after Reset', () => {
  for (const chapter of chapters)
    for (const trace of tracesOf(chapter)) {
      const { told, toldByReset } = listened(trace, 20_000, 100);
      expect(told.length).toBe(toldByReset);
    }
});

/**
 * What the announcer says while a run plays in so long a wall time, by a clock that is moved by hand.
 *
 * @param resetAt the frame of 200 at which it is reset; without it the run ends.
 */
function listened(trace: Trace, wallMs: number, resetAt?: number) {
  let now = 0;
  const timers = new Set<{ at: number; fire: () => void }>();
  const clock = {
    now: () => now,
    setTimeout(fire: () => void, ms: number) {
      const timer = { at: now + ms, fire };
      timers.add(timer);
      return timer;
    },
    clearTimeout(timer: unknown) {
      timers.delete(timer as { at: number; fire: () => void });
    },
  };
  const advance = (to: number) => {
    for (;;) {
      const [next] = [...timers].filter(({ at }) => at <= to).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      timers.delete(next);
      now = next.at;
      next.fire();
    }
    now = to;
  };
  const told: { at: number; text: string }[] = [];
  const lines = new Set<number>();
  const announcer = new Announcer((_, text, of = []) => {
    if (text) told.push({ at: now, text });
    for (const { seq } of of) lines.add(seq);
  }, clock);
  const still = { by: 'seek', from: instant(0), to: instant(0) } as const;
  announcer.follow({ trace, move: still, playing: false, finished: false });
  announcer.follow({ trace, move: still, playing: true, finished: false });
  const frames = 200;
  let toldByReset = 0;
  for (let frame = 1; frame <= frames; frame++) {
    advance((frame * wallMs) / frames);
    const at = (part: number) => instant(Math.floor((trace.endsAt * part) / frames));
    const ends = frame === frames;
    if (frame === resetAt) {
      const reset = { by: 'reset', from: at(frame), to: instant(0) } as const;
      announcer.follow({ trace, move: reset, playing: false, finished: false });
      toldByReset = told.length;
      break;
    }
    announcer.follow({
      trace,
      move: { by: 'frame', from: at(frame - 1), to: at(frame) },
      playing: !ends,
      finished: ends,
    });
  }
  advance(wallMs + 120_000);
  return { told, clock, lines, toldByReset };
}
