import type { Scenario } from '../model/scenario.ts';

/** A scenario to start from, with what it asks the reader. */
export interface Lesson {
  /** As it stands in a link. */
  readonly id: string;
  readonly title: string;
  /** One question that the run answers. */
  readonly question: string;
  /** The speed at which it plays well. */
  readonly speed: number;
  readonly scenario: Scenario;
}
