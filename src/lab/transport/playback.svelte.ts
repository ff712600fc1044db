import { untrack } from 'svelte';
import { createActor, type SnapshotFrom } from 'xstate';
import type { Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { selectCaption } from '../../trace/sentences/captions/captions.ts';
import { watchingSpeedMost } from '../../trace/watchingSpeed.ts';
import { playbackMachine, type Move } from './playback.machine.ts';
import { speeds, type Speed } from './speeds.ts';

/** How often `readAt` changes while time runs, in wall time. */
const readEveryWallMs = 100;

/**
 * Where the reader's playhead stands in a finished trace. The only place wall time meets simulated time.
 * Each field is derived by itself, so that a frame wakes only those who read what it has changed.
 */
export class Playback {
  readonly #actor;
  #snapshot: SnapshotFrom<typeof playbackMachine>;
  /** The wall time that has run since `readAt` changed. */
  #unreadWallMs = 0;
  #readAt: SimInstant = $state(instant(0));

  readonly trace: Trace = $derived.by(() => this.#snapshot.context.trace);
  readonly at: SimInstant = $derived.by(() => this.#snapshot.context.at);
  readonly playing = $derived.by(() => this.#snapshot.value === 'playing');
  readonly finished = $derived.by(() => this.#snapshot.value === 'finished');
  readonly speed: Speed = $derived.by(() => this.#snapshot.context.speed);
  readonly skipQuiet = $derived.by(() => this.#snapshot.context.skipQuiet);
  /** Reduced motion: whoever draws must not move anything, playing is one step every two seconds. */
  readonly stepwise = $derived.by(() => this.#snapshot.context.stepwise);
  readonly move: Move = $derived.by(() => this.#snapshot.context.move);
  /** Where the reader last set time going, or changed how it goes. */
  readonly playedFrom: SimInstant = $derived.by(() => this.#snapshot.context.playedFrom);
  /** True while time goes over many messages, too fast to follow one. */
  readonly sweeps = $derived(this.playing && !this.stepwise && this.speed > watchingSpeedMost);
  readonly #skippedTo = $derived.by(() => this.#snapshot.context.skippedTo);
  /** What is told of the moment, on the stage and below it. */
  readonly caption = $derived(
    this.sweeps
      ? selectCaption(this.trace, this.readAt, {
          since: this.playedFrom,
          skippedTo: this.#skippedTo,
        })
      : selectCaption(this.trace, this.at, { skippedTo: this.#skippedTo }),
  );

  constructor(trace: Trace) {
    this.#actor = createActor(playbackMachine, { input: { trace } });
    this.#snapshot = $state.raw(this.#actor.getSnapshot());
    this.#actor.subscribe((snapshot) => {
      this.#snapshot = snapshot;
      this.#read(snapshot);
    });
    this.#actor.start();
  }

  get end(): SimInstant {
    return this.trace.endsAt;
  }

  /**
   * Where the playhead is, for reading: exact at rest and where something else than time has moved it or
   * changed the run, and ten times a second while time runs.
   */
  get readAt(): SimInstant {
    return this.#readAt;
  }

  #read({ context: { at, stepwise, move }, value }: SnapshotFrom<typeof playbackMachine>): void {
    // Who moves the playhead in an effect does not follow it.
    const begins = untrack(() => this.#readAt) === 0;
    const walks = value === 'playing' && !stepwise && move.by === 'frame';
    if (walks && !begins && this.#unreadWallMs < readEveryWallMs) return;
    this.#readAt = at;
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

  /** Time stands while this is true: somebody is being told. */
  isHeld?: () => boolean | undefined;

  /** Called once per animation frame with the wall time since the last one. */
  frame(elapsedMs: number): void {
    if (this.isHeld?.()) return;
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
