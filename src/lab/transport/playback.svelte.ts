import { createActor, type SnapshotFrom } from 'xstate';
import type { Trace } from '../../model/facts.ts';
import { standardSettings } from '../../model/settings.ts';
import { instant } from '../../model/units.ts';
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
  endsAt: instant(0),
};

/** Where the reader's playhead stands in a finished trace. The only place wall time meets simulated time. */
export class Playback {
  readonly #actor;
  #snapshot: SnapshotFrom<typeof playbackMachine>;

  readonly trace = $derived.by(() => this.#snapshot.context.trace);
  readonly at = $derived.by(() => this.#snapshot.context.at);
  readonly end = $derived.by(() => this.#snapshot.context.trace.endsAt);
  readonly playing = $derived.by(() => this.#snapshot.matches('playing'));
  readonly finished = $derived.by(() => this.#snapshot.matches('finished'));
  readonly speed = $derived.by(() => this.#snapshot.context.speed);
  readonly skipQuiet = $derived.by(() => this.#snapshot.context.skipQuiet);
  /** Reduced motion: whoever draws must not move anything, playing is one step every two seconds. */
  readonly stepwise = $derived.by(() => this.#snapshot.context.stepwise);
  /** How the playhead last came to where it is. */
  readonly move: Move = $derived.by(() => this.#snapshot.context.move);
  /** The reader looks at one moment rather than goes along with time. */
  readonly atRest = $derived.by(() => this.stepwise || !this.playing);

  constructor(trace: Trace = nothing) {
    this.#actor = createActor(playbackMachine, { input: { trace } });
    this.#snapshot = $state.raw(this.#actor.getSnapshot());
    this.#actor.subscribe((snapshot) => {
      this.#snapshot = snapshot;
    });
    this.#actor.start();
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
