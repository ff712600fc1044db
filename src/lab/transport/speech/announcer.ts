import type { Trace } from '../../../model/facts.ts';
import { instant } from '../../../model/units.ts';
import { captionOfQuiet } from '../../../trace/sentences/captions/captions.ts';
import { linesBetween, type Line } from '../../../trace/sentences/lines.ts';
import { selectStep } from '../stepMoments.ts';
import { spokenTime } from '../../../trace/words/format.ts';
import { currentDetails, summary, together } from '../../../trace/sentences/spokenSummary.ts';
import type { NarrationChoice } from '../../../page/settings/settings.svelte.ts';
import { Speech, wallClock, type Show, type WallClock } from './speech.ts';
import type { Move } from '../playback.machine.ts';

export interface PlaybackState {
  readonly trace: Trace;
  readonly move: Move;
  readonly playing: boolean;
  readonly finished: boolean;
}

/** News within this time of the last news is told in one sentence, in wall time. */
const newsGapMs = 20_000;
const settleMs = 200;
/** After a control with a value has moved, its own value is read first. */
const valueSettleMs = 1_000;
const joinedWordsMost = 18;

/**
 * Tells a screen reader what a sighted reader sees happen: little while time runs, everything that
 * a step brings, and nothing of what a reset or a scrub has made untrue.
 */
export class Announcer {
  readonly #speech: Speech;
  readonly #clock: WallClock;
  #choice: NarrationChoice;
  #last: PlaybackState | undefined;
  #news: Line[] = [];
  #newsTimer: unknown;
  #newsToldAt = -Infinity;
  #actionTimer: unknown;

  constructor(show: Show, clock: WallClock = wallClock, choice: NarrationChoice = 'keyMoments') {
    this.#speech = new Speech(show, clock);
    this.#clock = clock;
    this.#choice = choice;
  }

  choose(choice: NarrationChoice): void {
    this.#choice = choice;
    if (choice === 'off') this.hush();
  }

  /** What came of an answer or a try, which is never dropped for what happens in the run. */
  tell(text: string): void {
    if (this.#choice !== 'off') this.#speech.say({ priority: 1, text });
  }

  /** What a control that a person turns will change; of several turns only the last is told. */
  tellChange(text: string): void {
    if (this.#choice !== 'off') this.#settle(text, valueSettleMs);
  }

  /** Whoever wants to hear everything is waited for: time stands while something is being told. */
  get holds(): boolean {
    return this.#choice === 'everything' && this.#speech.isBusy;
  }

  /** Called whenever the playback has changed. */
  follow(state: PlaybackState): void {
    const before = this.#last;
    this.#last = state;
    if (!before || this.#choice === 'off') return;

    if (state.playing && !before.playing && this.#choice !== 'whenPaused') {
      this.#speech.sayAtOnce('Running.');
    }
    if (state.move !== before.move) this.#moved(state, before.trace);
    if (!before.playing || state.playing) return;

    const { by, to } = state.move;
    if (state.finished) {
      this.#forgetNews();
      const [push] = summary(state.trace, to);
      this.#speech.sayLast(`Finished after ${spokenTime(to)}. ${push ?? ''}`.trim());
    } else if (by === 'frame' || by === 'quiet') {
      this.#forgetNews();
      this.#speech.sayLast(currentDetails(state.trace, to).join(' '));
    }
  }

  /** Drops what waits and clears what is being read. */
  hush(): void {
    this.#forgetNews();
    this.#clock.clearTimeout(this.#actionTimer);
    this.#speech.hush();
  }

  #moved({ move, trace, finished }: PlaybackState, traceBefore: Trace): void {
    const { by, from, to } = move;
    switch (by) {
      case 'quiet':
        this.#hear(linesBetween(trace, from, to), trace);
        if (this.#choice === 'everything') {
          this.#speech.say({ priority: 3, text: captionOfQuiet(trace, to).text });
        }
        break;
      case 'frame':
        this.#hear(linesBetween(trace, from, to), trace);
        break;
      case 'step':
      case 'stepBack': {
        const lines = worthTelling(
          by === 'step' ? linesBetween(trace, from, to) : linesAt(trace, to),
        );
        const { step, of } = selectStep(trace, to);
        const ending = finished ? 'The end of the run.' : `Step ${step} of ${of}.`;
        this.hush();
        this.#speech.sayAtOnce([...lines.map((line) => line.text), ending].join(' '));
        break;
      }
      case 'seek':
      case 'reset':
        this.hush();
        break;
      case 'trace':
        this.#hearAction(linesAt(trace, to), linesAt(traceBefore, to));
        break;
      default:
        by satisfies never;
    }
  }

  #hear(lines: readonly Line[], trace: Trace): void {
    if (this.#choice === 'whenPaused') return;
    for (const line of lines) {
      if (line.priority === 1 || (this.#choice === 'everything' && line.priority < 4)) {
        this.#speech.say({ priority: line.priority, text: line.text, lines: [line], trace });
      } else if (line.priority === 2) {
        this.#news.push(line);
      }
    }
    if (this.#news.length === 0 || this.#newsTimer !== undefined) return;
    const waitMs = this.#newsToldAt + newsGapMs - this.#clock.now();
    this.#newsTimer = this.#clock.setTimeout(
      () => this.#tellNews(trace),
      Math.max(settleMs, waitMs),
    );
  }

  #tellNews(trace: Trace): void {
    const lines = this.#news;
    this.#forgetNews();
    this.#newsToldAt = this.#clock.now();
    const joined = lines.map((line) => line.text).join(' ');
    const text =
      lines.length <= 2 && joined.split(' ').length <= joinedWordsMost
        ? joined
        : together(lines, trace);
    this.#speech.say({ priority: 2, text, lines, trace });
  }

  #forgetNews(): void {
    this.#clock.clearTimeout(this.#newsTimer);
    this.#newsTimer = undefined;
    this.#news = [];
  }

  /** What a person has just done, at the playhead; only the last of several is told. */
  #hearAction(now: readonly Line[], before: readonly Line[]): void {
    const known = new Set(before.map((line) => line.text));
    const fresh = now.filter((line) => line.priority < 4 && !known.has(line.text));
    if (fresh.length === 0) return;
    const hasValue = fresh.some((line) => line.type === 'setting.changed');
    this.#settle(fresh.map((line) => line.text).join(' '), hasValue ? valueSettleMs : settleMs);
  }

  #settle(text: string, ms: number): void {
    this.#clock.clearTimeout(this.#actionTimer);
    this.#actionTimer = this.#clock.setTimeout(() => this.#speech.sayAtOnce(text), ms);
  }
}

/** Drops routine lines, unless there are no others. */
function worthTelling(lines: readonly Line[]): readonly Line[] {
  const told = lines.filter((line) => line.priority < 4);
  return told.length > 0 ? told : lines;
}

function linesAt(trace: Trace, at: number): readonly Line[] {
  return at === 0
    ? linesBetween(trace, instant(0), instant(0))
    : linesBetween(trace, instant(at - 1), instant(at));
}
