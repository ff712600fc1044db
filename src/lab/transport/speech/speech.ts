import type { Trace } from '../../../model/facts.ts';
import type { Priority } from '../../../trace/sentences/narration.ts';
import type { Line } from '../../../trace/sentences/lines.ts';
import { together } from '../../../trace/sentences/spokenSummary.ts';

/** Time on the wall, handed in so that a test can move it. */
export interface WallClock {
  now(): number;
  setTimeout(fire: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Sets what stands in a slot, and says of which lines it tells. */
export type Show = (slot: 0 | 1, text: string, lines?: readonly Line[]) => void;

interface Utterance {
  readonly priority: Priority;
  readonly text: string;
  /** The lines it tells, so that several utterances can become one. */
  readonly lines?: readonly Line[];
  readonly trace?: Trace;
}

/** A reader misses a text that replaces another; so the slot is empty for a while before. */
const emptyMs = 200;
const shownMs = 1_000;
const gapMsLeast = 1_200;
const msPerWord = 350;
const queueMost = 3;

/**
 * The pace of a polite live region: two slots used in turn, each text set some time after the last was
 * cleared, with room to be spoken before the next, and a short queue in which the important survives.
 */
export class Speech {
  readonly #show: Show;
  readonly #clock: WallClock;
  #queue: Utterance[] = [];
  #slot: 0 | 1 = 0;
  #freeAt = -Infinity;
  readonly #timers = new Set<unknown>();
  #pumping = false;

  constructor(show: Show, clock: WallClock) {
    this.#show = show;
    this.#clock = clock;
  }

  /** Something waits, or is being spoken. */
  get isBusy(): boolean {
    return this.#queue.length > 0 || this.#clock.now() < this.#freeAt;
  }

  say(utterance: Utterance): void {
    this.#queue = shortened([...this.#queue, utterance]);
    this.#pump();
  }

  /** Queues the text after what must be heard and drops everything else that waits. */
  sayLast(text: string): void {
    this.#queue = this.#queue.filter((waiting) => waiting.priority === 1);
    this.say({ priority: 1, text });
  }

  /** Says the text now, ahead of the queue: a person has just asked for it. */
  sayAtOnce(text: string): void {
    this.hush();
    this.say({ priority: 1, text });
  }

  hush(): void {
    for (const timer of this.#timers) this.#clock.clearTimeout(timer);
    this.#timers.clear();
    this.#pumping = false;
    this.#queue = [];
    this.#freeAt = -Infinity;
    this.#clear();
  }

  #pump(): void {
    if (this.#pumping || this.#queue.length === 0) return;
    this.#pumping = true;
    this.#later(Math.max(0, this.#freeAt - this.#clock.now()), () => {
      this.#clear();
      this.#later(emptyMs, () => {
        this.#pumping = false;
        this.#speak();
        this.#pump();
      });
    });
  }

  #speak(): void {
    const next = this.#queue.find((waiting) => waiting.priority === 1) ?? this.#queue[0];
    if (!next) return;
    this.#queue = this.#queue.filter((waiting) => waiting !== next);
    this.#slot = this.#slot === 0 ? 1 : 0;
    this.#show(this.#slot, next.text, next.lines);
    this.#freeAt = this.#clock.now() + gapMs(next.text);
    this.#later(shownMs, () => this.#clear());
  }

  #clear(): void {
    this.#show(0, '');
    this.#show(1, '');
  }

  #later(ms: number, act: () => void): void {
    const timer = this.#clock.setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}

/** How long a text takes to be spoken, with a pause after it. */
export function gapMs(text: string): number {
  return Math.max(gapMsLeast, msPerWord * text.split(/\s+/).length);
}

/** At most three wait: those of the least importance become one, or a single one of them is dropped. */
function shortened(queue: readonly Utterance[]): Utterance[] {
  if (queue.length <= queueMost) return [...queue];
  const least = Math.max(...queue.map((waiting) => waiting.priority)) as Priority;
  const same = queue.filter((waiting) => waiting.priority === least && waiting.lines);
  const others = queue.filter((waiting) => !same.includes(waiting));
  const trace = same.at(-1)?.trace;
  if (same.length > 1 && trace) {
    const lines = same.flatMap((waiting) => waiting.lines ?? []);
    return [...others, { priority: least, text: together(lines, trace), lines, trace }];
  }
  return least === 1 ? [...queue] : others;
}

export const wallClock: WallClock = {
  now: () => performance.now(),
  setTimeout: (fire, ms) => setTimeout(fire, ms),
  clearTimeout: (timer) => {
    clearTimeout(timer as ReturnType<typeof setTimeout>);
  },
};
