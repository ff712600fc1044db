import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { chapters } from '../../../lessons/chapters/chapters.ts';
import { lessons } from '../../../lessons/lessons.ts';
import type { Trace } from '../../../model/facts.ts';
import { instant, type SimInstant } from '../../../model/units.ts';
import { anyRun } from '../../../sim/laws/anyRun.testkit.ts';
import { simulate } from '../../../sim/simulate.ts';
import { isFull, runs } from '../../../tools/runs.testkit.ts';
import { selectCaption } from '../../../trace/sentences/captions/captions.ts';
import { watchingSpeedMost } from '../../../trace/watchingSpeed.ts';
import { playbackMachine } from '../playback.machine.ts';
import { speeds, type Speed } from '../speeds.ts';
import { nextMoment } from '../stepMoments.ts';

const scenarios = lessons.map(({ id, scenario }) => ({ id, trace: simulate(scenario) }));
const watchingSpeeds = speeds.filter((speed) => speed <= watchingSpeedMost);

interface Told {
  readonly at: number;
  readonly text: string;
  readonly readMs: number;
}

/** The caption as it stands on the screen. */
function told(trace: Trace, at: number, skippedTo?: SimInstant): Told | undefined {
  const caption = selectCaption(trace, instant(at), { skippedTo });
  const text = caption?.parts.map((part) => part.eventId ?? part.text).join('');
  return caption && { at: caption.at, text: text ?? '', readMs: caption.readMs };
}

/** What the captions say to who steps from the start to the end. */
function stepped(trace: Trace): Told[] {
  const beats: Told[] = [];
  for (let at = instant(0); at < trace.endsAt;) {
    at = nextMoment(trace, at);
    const caption = told(trace, at);
    if (caption?.at === at) beats.push(caption);
  }
  return beats;
}

interface Playing {
  readonly speed: Speed;
  readonly skipQuiet: boolean;
  readonly frameMs: number;
}

/** What the captions say to who plays from the start to the end, each with how long it stands. */
function played(trace: Trace, { speed, skipQuiet, frameMs }: Playing) {
  const actor = createActor(playbackMachine, { input: { trace } }).start();
  actor.send({ type: 'speedChosen', speed });
  actor.send({ type: 'skipQuietSet', on: skipQuiet });
  actor.send({ type: 'play' });
  const seen: (Told & { wallMs: number })[] = [];
  /** By where each quiet stretch that was skipped has ended: how long it was said. */
  const skips = new Map<number, number>();
  while (actor.getSnapshot().value === 'playing') {
    const { at, skippedTo } = actor.getSnapshot().context;
    const caption = told(trace, at, skippedTo);
    if (skippedTo !== undefined) {
      const says = caption?.text.includes('without news') ? frameMs : 0;
      skips.set(skippedTo, (skips.get(skippedTo) ?? 0) + says);
    }
    const last = seen.at(-1);
    if (caption && (caption.at !== last?.at || caption.text !== last.text)) {
      seen.push({ ...caption, wallMs: frameMs });
    } else if (last) {
      last.wallMs += frameMs;
    }
    actor.send({ type: 'frame', elapsedMs: frameMs });
  }
  return { seen, skips };
}

function expectToKeepUp(trace: Trace, playing: Playing): void {
  const beats = stepped(trace).filter(({ at }) => at < trace.endsAt);
  const names = new Set(beats.map(({ at, text }) => `${at} ${text}`));
  const { seen, skips } = played(trace, playing);
  const seenBeats = seen.filter(({ at, text }) => names.has(`${at} ${text}`));

  expect(seenBeats.map(({ at, text }) => ({ at, text }))).toEqual(
    beats.map(({ at, text }) => ({ at, text })),
  );
  for (const { at, text, readMs, wallMs } of seenBeats) {
    expect(readMs).toBeGreaterThanOrEqual(2_000);
    expect(wallMs, `${at} ${text}`).toBeGreaterThan(readMs - playing.frameMs - 1);
  }
  for (const [at, wallMs] of skips) {
    expect(wallMs, `skipped to ${at}`).toBeGreaterThan(2_000 - playing.frameMs - 1);
  }
  for (const [i, { at }] of seen.entries()) expect(at).toBeGreaterThanOrEqual(seen[i - 1]?.at ?? 0);
}

/** A longer run is played without its quiet stretches only, or it would take hours of wall time. */
const wholeMsMost = 600_000;

describe.each(scenarios)(
  'in $id every beat that Step shows, and every quiet stretch that is skipped, is told in order, long enough to be read',
  ({ trace }) => {
    test.each(watchingSpeeds)('at $0×, without quiet time', (speed) => {
      expectToKeepUp(trace, { speed, skipQuiet: true, frameMs: isFull ? 16.7 : 100 });
    });

    if (trace.endsAt > wholeMsMost) return;
    test('at 2×, frame by frame', () => {
      expectToKeepUp(trace, { speed: 2, skipQuiet: false, frameMs: 16.7 });
    });
  },
);

test.each(
  chapters.flatMap(({ id, first, speed }) =>
    first.kind === 'run' ? [{ id, first, speed: Math.min(speed, watchingSpeedMost) }] : [],
  ),
)('and so it is in chapter $id at its own pace', ({ first: { scenario, commands }, speed }) => {
  const pace = watchingSpeeds.findLast((each) => each <= speed) ?? 1;
  expectToKeepUp(simulate(scenario, commands), { speed: pace, skipQuiet: true, frameMs: 100 });
});

test('and so it is in any run', () => {
  fc.assert(
    fc.property(
      anyRun(),
      fc.constantFrom(...watchingSpeeds),
      fc.boolean(),
      ({ scenario, commands }, speed, skipQuiet) => {
        expectToKeepUp(simulate(scenario, commands), { speed, skipQuiet, frameMs: 150 });
      },
    ),
    { numRuns: runs(10, 100) },
  );
});

test('Play never takes the caption back, wherever it is pressed and however fast time goes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...scenarios).map(({ trace }) => trace),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(...speeds),
      (trace, share, speed) => {
        // At the end it begins anew.
        const at = instant(Math.floor(share * (trace.endsAt - 1)));
        const before = selectCaption(trace, at);
        const actor = createActor(playbackMachine, { input: { trace } }).start();
        actor.send({ type: 'seek', at });
        actor.send({ type: 'speedChosen', speed });
        actor.send({ type: 'play' });
        actor.send({ type: 'frame', elapsedMs: 16.7 });
        const { context } = actor.getSnapshot();
        const since = speed > watchingSpeedMost ? context.playedFrom : undefined;
        const after = selectCaption(trace, context.at, { since, skippedTo: context.skippedTo });
        if (before) expect(after?.at).toBeGreaterThanOrEqual(before.at);
      },
    ),
    { numRuns: runs(100, 1_000) },
  );
});
