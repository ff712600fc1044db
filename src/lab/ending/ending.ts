import type { Trace } from '../../model/facts.ts';
import type { LessonId } from '../../lessons/endings.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';
import { answers } from './answers.ts';
import { endedRun } from './ended.ts';
import { trueOption } from './guessed.ts';
import { decidingMoment, type Moment } from './moments.ts';
import type { Told } from './told.ts';

/** What a finished run says to the question of its scenario. */
export interface Ending {
  readonly answer: readonly [Told, Told];
  readonly moment: Moment | undefined;
  /** The option of the scenario's guess that is true of this run. */
  readonly truth: string | undefined;
}

const runs = oncePerTrace(endedRun);

/** The ending of a run, counted from nothing but its trace. */
export function selectEnding(trace: Trace, lesson: LessonId): Ending {
  const run = runs(trace);
  return {
    answer: answers[lesson](run),
    moment: decidingMoment(run, lesson),
    truth: trueOption(run, lesson),
  };
}
