import type { Scenario } from '../model/scenario.ts';
import type { SettingKey } from '../model/settings.ts';

/** A scenario to start from, with what it asks the reader. */
export interface Lesson {
  /** As it stands in a link. */
  readonly id: string;
  readonly title: string;
  /** One question that the run answers. */
  readonly question: string;
  /** The speed at which it plays well. */
  readonly speed: number;
  /** The three to five settings that answer the question when they are turned; the other levers stand behind them. */
  readonly levers: readonly SettingKey[];
  readonly scenario: Scenario;
}
