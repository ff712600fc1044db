import { Playback } from '../../lab/transport/playback.svelte.ts';
import type { Chapter, Choices, Question, Template } from '../../lessons/chapters/chapter.ts';
import type { Trace } from '../../model/facts.ts';
import { oneWayOf } from '../../trace/oneWay.ts';
import { spokenTime } from '../../trace/words/format.ts';
import { modeAt } from '../../trace/receiver/receiverMode.ts';
import { cast } from '../../model/cast.ts';
import { countsIn, holds, verdictOf, type Verdict } from '../judge/claims.ts';
import { fill, nothing } from '../judge/fill.ts';
import { summaryOf } from '../judge/summaryOf.ts';
import { momentOf } from '../judge/moment.ts';
import { runScenario, chosenWorld, type RunWorld } from '../judge/world.ts';
import type { Seen } from '../judge/seen.ts';

/** A try takes about so long to watch, in wall time. */
const tryWallMs = 20_000;

/** The seed of a recalled world; its answer hangs on no luck. */
const recallSeed = 7;

const trueOption = ({ options }: Question, seen: Seen) =>
  options.findIndex(({ when }) => holds(when, seen));

/** The runs of one chapter: the one that is guessed at, and those of its challenge. */
export class ChapterRun {
  readonly playback: Playback | undefined;
  /** Which option of the question is true, by its place. */
  readonly truth: number;
  readonly recallTruth: number | undefined;
  readonly #chapter: Chapter;
  readonly #run: RunWorld;
  readonly #first: Seen;
  readonly #recalled: Seen | undefined;
  /** The run on the screen, to its end. */
  #shown: Seen = $state.raw(undefined as never);
  /** The runs of the challenge that was tried last, with each of its seeds, at their ends. */
  #tried: readonly Seen[] = $state.raw([]);
  /** What the picture shows, up to the playhead. */
  readonly seen: Seen = $derived.by(() =>
    this.playback && this.#shown.kind === 'run'
      ? { ...this.#shown, at: this.playback.readAt }
      : this.#shown,
  );
  /** What is judged: the first seed up to the playhead, unless the picture shows another run by now. */
  readonly #judged: readonly Seen[] = $derived.by(() => {
    const { seen } = this;
    return this.#tried.map((tried, place) =>
      place === 0 && tried.kind === 'run' && seen.kind === 'run' && seen.trace === tried.trace
        ? seen
        : tried,
    );
  });
  /** How each clause of the challenge stands, with every seed. */
  readonly verdicts: readonly Verdict[] = $derived.by(() =>
    this.#chapter.challenge.clauses.map(({ claims }) => {
      const each = this.#judged.map((seen) => verdictOf(claims, seen));
      return (
        each.find((verdict) => verdict === 'not met') ??
        each.find((verdict) => verdict === 'too early') ??
        each[0] ??
        'too early'
      );
    }),
  );

  /** Each clause with how it stands, and with the counts that decide it, of the seed that fails, once that is known. */
  readonly clausesTold: readonly string[] = $derived.by(() =>
    this.#chapter.challenge.clauses.map(({ say, claims }, place) => {
      const verdict = this.verdicts[place] ?? 'too early';
      if (verdict === 'too early') return `${say}: not yet known`;
      const seen = this.#judged.find((each) => verdictOf(claims, each) === verdict);
      const counted = seen ? fill(countsIn(claims), seen) : nothing;
      return `${say}: ${verdict}${counted === nothing ? '' : `, ${counted}`}`;
    }),
  );
  /** Where things stand, for who cannot see the picture. */
  readonly details: string = $derived.by(() => {
    const { seen, playback } = this;
    const counts = summaryOf(seen, this.#chapter.shows);
    if (seen.kind !== 'run' || !playback)
      return fill('{loadDelivered} delivered, {loadAttempts} attempts.', seen);
    if (playback.playing) return 'The run is playing.';
    const stands = playback.finished ? 'Finished after' : 'Paused at';
    return `${stands} ${spokenTime(seen.at)}. ${counts} ${cast.receiver} is ${modeAt(seen.trace, seen.at)}.`;
  });

  /** Where to look at the run that was tried last, of the first clause that fails; undefined where none does. */
  get look(): string | undefined {
    for (const { claims, look } of this.#chapter.challenge.clauses) {
      const seen = this.#tried.find((tried) => !holds(claims, tried));
      if (seen) return look?.find(({ so }) => holds(so, seen))?.say;
    }
    return undefined;
  }

  constructor(chapter: Chapter, run: RunWorld = runScenario) {
    this.#chapter = chapter;
    this.#run = run;
    this.#first = run(chapter.first, chapter.seeds[0] ?? 1);
    this.#shown = this.#first;
    const { question, recall, speed } = chapter;
    this.truth = trueOption(question, this.#first);
    this.#recalled = recall && run(recall.world, recallSeed);
    this.recallTruth = recall && this.#recalled && trueOption(recall.question, this.#recalled);
    if (this.#first.kind !== 'run') return;
    this.playback = new Playback(this.#told(this.#first.trace));
    this.playback.setSpeed(speed);
    this.playback.setSkipQuiet(true);
  }

  /** A text with the numbers of the run that was guessed at. */
  told(text: Template): string {
    return fill(text, this.#first);
  }

  recallTold(text: Template): string {
    return this.#recalled ? fill(text, this.#recalled) : '';
  }

  /** Shows the first run at the moment that decided it. */
  jump(): void {
    if (this.#first.kind !== 'run') return;
    this.#shown = this.#first;
    const told = { ...this.#first, trace: this.#told(this.#first.trace) };
    this.playback?.setTrace(told.trace);
    this.playback?.seek(momentOf(told, this.#chapter.result.moment));
  }

  /** What is played and told: a chapter that draws one way does not tell of the other. */
  #told(trace: Trace): Trace {
    const { shows } = this.#chapter;
    return shows === 'both' ? trace : oneWayOf(trace, shows);
  }

  /** Runs the challenge with what is chosen, with each of its seeds; the first is shown from its start. */
  try(choices: Choices): void {
    const { world, controls, seeds } = this.#chapter.challenge;
    const chosen = chosenWorld(world, controls, choices);
    this.#tried = seeds.map((seed) => this.#run(chosen, seed));
    const [tried] = this.#tried;
    if (!tried) return;
    this.#shown = tried;
    if (tried.kind !== 'run') return;
    this.playback?.setTrace(this.#told(tried.trace));
    this.playback?.seek(0);
    this.playback?.setSpeed(Math.max(this.#chapter.speed, tried.trace.endsAt / tryWallMs));
    this.playback?.play();
  }
}
