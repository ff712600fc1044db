import type { Question, Template, World } from '../chapters/chapter.ts';
import type { MeasureName } from '../chapters/measureTable.ts';

/** What is drawn of a run, large enough for the back row. */
export type DemoPicture =
  | { readonly kind: 'wall' | 'bothWalls' | 'tries' | 'calls' | 'bits' | 'arrivals' | 'stored' }
  | {
      readonly kind: 'bars';
      readonly of: readonly { readonly measure: MeasureName; readonly label: string }[];
    };

/** One run of a demo, and what it comes to. */
export interface DemoRun {
  /** What is set up otherwise than in the others. */
  readonly label: string;
  readonly world: World;
  readonly seed: number;
  readonly picture: DemoPicture;
  /** The number to remember, and what it is of. */
  readonly big: Template;
  readonly told: Template;
}

/** What an instructor asks a class, and the runs that answer it. */
export interface Demo {
  /** A class votes on it; the first run answers it. */
  readonly question: Question;
  /** The question again, in as few words as stand beside a picture. */
  readonly short: string;
  /** What the picture shows while the run goes on; it does not answer. */
  readonly watch: string;
  readonly result: {
    readonly big: Template;
    readonly told: Template;
    /** Stands beside the option that is true: “it was …”. */
    readonly was: Template;
    readonly caption: Template;
    /** Of the first run, where it is another than the one that is compared with others. */
    readonly picture?: DemoPicture;
  };
  readonly why: Template;
  /** The first of them answers the question; the others come one by one at the end. */
  readonly runs: readonly [DemoRun, ...DemoRun[]];
}
