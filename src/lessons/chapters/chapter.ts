import type { Command } from '../../model/commands.ts';
import type { LoadSettings } from '../../model/load/load.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Settings } from '../../model/settings.ts';
import type { ChapterId } from './chapterCatalogue.ts';
import type { MeasureName } from './measureTable.ts';

/** A text with numbers of the run in it: `{emptyPolls} of {#polls}` is “714 of 720 questions”. No other number of a result stands in it. */
export type Template = string;

/** A bound: a number in the measure's unit, or another count of the same run. */
type Bound = number | MeasureName;

/** Something that is true of a run or not: one count within bounds. Of two bounds both hold. */
export interface Claim {
  readonly of: MeasureName;
  readonly is?: Bound;
  readonly atLeast?: Bound;
  readonly atMost?: Bound;
  readonly below?: Bound;
}

/** What is run: one world of the Lab, many deliveries to one endpoint, or many clients that poll. */
export type World =
  | {
      readonly kind: 'run';
      readonly scenario: Scenario;
      /** What happens in it that a choice may replace. */
      readonly commands?: readonly Command[];
    }
  | { readonly kind: 'load'; readonly load: Partial<LoadSettings> }
  | {
      readonly kind: 'fleet';
      readonly load: Partial<LoadSettings>;
      readonly settings: Partial<Settings>;
    };

/** What a choice changes of a world. Commands replace those of the world. */
export interface Change {
  readonly settings?: Partial<Settings>;
  readonly commands?: readonly Command[];
  readonly load?: Partial<LoadSettings>;
}

/** A knob with a few values, each of which teaches something. */
export interface Control {
  readonly id: string;
  readonly label: string;
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly change: Change;
  }[];
}

/** What is chosen of each control, by their ids. */
export type Choices = Readonly<Record<string, string>>;

export interface Question {
  readonly text: string;
  /** In their order where they are numbers; exactly one is true of the run. */
  readonly options: readonly { readonly text: string; readonly when: readonly Claim[] }[];
}

/** A picture beside the sequence of messages that answers the chapter's own question. */
export type ExtraPicture =
  'wall' | 'waitCurve' | 'twoWays' | 'load' | 'books' | 'queue' | 'bits' | 'freshness' | 'order';

/** The moment that decided a run: when the books became wrong first, or the first or last fact of a kind. */
export type Moment = 'first fault' | FactMoment;

interface FactMoment {
  readonly of: 'first' | 'last';
  readonly fact:
    | 'poll.finished'
    | 'request.sent'
    | 'effect.made'
    | 'attempt.finished'
    | 'delivery.delivered'
    | 'delivery.deadLettered'
    | 'response.lost'
    | 'attack.made'
    | 'worker.crashed'
    | 'version.skipped'
    | 'fetch.finished'
    | 'backfill.finished';
  /** Only facts about this event. */
  readonly eventId?: `evt_${string}`;
}

export interface Chapter {
  readonly id: ChapterId;
  /** What many believe before it; said to instructors, confronted by the question. */
  readonly misconception: string;
  readonly lead: string;
  /** What is drawn: the messages of one way or of both. */
  readonly shows: 'pull' | 'push' | 'both';
  readonly extra: ExtraPicture;
  /** The words of the trade on its pictures and in its captions, as they stand there. */
  readonly pictured: string;
  readonly first: World;
  /** At this speed the first run plays well. */
  readonly speed: number;
  /** The answer is the same for each of them; the first is shown. */
  readonly seeds: readonly number[];
  /** Of what was learnt two chapters before, with other numbers; from chapter 3 on. */
  readonly recall?: { readonly world: World; readonly question: Question; readonly told: Template };
  readonly question: Question;
  readonly result: {
    /** The number that surprises, and what it is of. */
    readonly big: Template;
    readonly told: Template;
    readonly moment: Moment;
  };
  readonly why: readonly {
    readonly text: string;
    readonly isRight?: true;
    /** What the run would have shown if it were so, or why it is so. */
    readonly told: Template;
  }[];
  readonly challenge: {
    readonly goal: string;
    readonly world: World;
    readonly seeds: readonly number[];
    readonly controls: readonly Control[];
    /** What is chosen before anything is touched; it never passes. */
    readonly start: Choices;
    readonly clauses: readonly {
      readonly say: string;
      readonly claims: readonly Claim[];
      /** The first hint where it fails: where to look, by the first that is so of the run. Without hints there is none. */
      readonly look?: readonly { readonly say: string; readonly so: readonly Claim[] }[];
    }[];
    /** All settings that pass, the first of them as the worked example of the third hint. */
    readonly passing: readonly Choices[];
    readonly failing: readonly (Choices & { readonly clause: string })[];
    /** The second hint: which control decides. Without it there are no hints. */
    readonly hint?: string;
  };
  readonly takeAway: {
    readonly sentence: string;
    readonly link: { readonly text: string; readonly href: string };
  };
}
