import { untrack } from 'svelte';
import { createActor, type SnapshotFrom } from 'xstate';
import type { Trace } from '../../model/facts.ts';
import { standardSettings } from '../../model/settings.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { playbackMachine, type Move } from './playback.machine.ts';
import { speeds, type Speed } from './speeds.ts';

const nothing: Trace = {
  scenario: {
    seed: 0,
    horizonMs: 1_000,
    eventTimesMs: [],
    payments: [],
    losses: [],
    plan: [],
    settings: standardSettings,
  },
  commands: [],
  facts: [],
  pollPlans: [],
  endsAt: instant(0),
};

/** How often `readAt` changes while time runs, in wall time. */
const readEveryWallMs = 100;

/**
 * Where the reader's playhead stands in a finished trace. The only place wall time meets simulated time.
 * Each field is a state of its own, so that a frame wakes only those who read what it has changed.
 */
export class Playback {
  readonly #actor;
  /** The wall time that has run since `readAt` changed. */
  #unreadWallMs = 0;

  trace: Trace = $state.raw(nothing);
  at: SimInstant = $state(instant(0));
  /**
   * Where the playhead is, for reading: exact at rest and where something else than time has moved it or
   * changed the run, and ten times a second while time runs.
   */
  readAt: SimInstant = $state(instant(0));
  playing = $state(false);
  finished = $state(false);
  speed: Speed = $state(1);
  skipQuiet = $state(false);
  /** Reduced motion: whoever draws must not move anything, playing is one step every two seconds. */
  stepwise = $state(false);
  move: Move = $state.raw({ by: 'reset', from: instant(0), to: instant(0) });

  constructor(trace: Trace = nothing) {
    this.#actor = createActor(playbackMachine, { input: { trace } });
    this.#show(this.#actor.getSnapshot());
    this.#actor.subscribe((snapshot) => {
      this.#show(snapshot);
    });
    this.#actor.start();
  }

  get end(): SimInstant {
    return this.trace.endsAt;
  }

  /** True while the playhead stands. */
  get atRest(): boolean {
    return this.stepwise || !this.playing;
  }

  #show({ context, value }: SnapshotFrom<typeof playbackMachine>): void {
    const { trace, at, speed, skipQuiet, stepwise, move } = context;
    this.trace = trace;
    this.at = at;
    this.playing = value === 'playing';
    this.finished = value === 'finished';
    this.speed = speed;
    this.skipQuiet = skipQuiet;
    this.stepwise = stepwise;
    this.move = move;

    // Who moves the playhead in an effect does not follow it.
    const begins = untrack(() => this.readAt) === 0;
    const walks = value === 'playing' && !stepwise && move.by === 'frame';
    if (walks && !begins && this.#unreadWallMs < readEveryWallMs) return;
    this.readAt = at;
    this.#unreadWallMs = 0;
  }

  play(): void {
    this.#actor.send({ type: 'play' });
  }

  pause(): void {
    this.#actor.send({ type: 'pause' });
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  step(): void {
    this.#actor.send({ type: 'step' });
  }

  stepBack(): void {
    this.#actor.send({ type: 'stepBack' });
  }

  reset(): void {
    this.#actor.send({ type: 'reset' });
  }

  seek(at: number): void {
    this.#actor.send({ type: 'seek', at });
  }

  /** Called once per animation frame with the wall time since the last one. */
  frame(elapsedMs: number): void {
    this.#unreadWallMs += elapsedMs;
    this.#actor.send({ type: 'frame', elapsedMs });
  }

  /** Shows another run with the playhead where it is, or at the end when that comes earlier. */
  setTrace(trace: Trace): void {
    this.#actor.send({ type: 'traceReplaced', trace });
  }

  /** Takes the nearest of the speeds there are. */
  setSpeed(speed: number): void {
    this.#actor.send({ type: 'speedChosen', speed: nearest(speed) });
  }

  setSkipQuiet(on: boolean): void {
    this.#actor.send({ type: 'skipQuietSet', on });
  }

  setStepwise(on: boolean): void {
    this.#actor.send({ type: 'stepwiseSet', on });
  }
}

function nearest(speed: number): Speed {
  return speeds.reduce((best, each) =>
    Math.abs(each - speed) < Math.abs(best - speed) ? each : best,
  );
}
