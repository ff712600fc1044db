import type { Trace } from '../../model/facts.ts';
import { doneIn } from '../../model/rules/doneIn.ts';

/** What a button of the levers does, in the order in which they stand. */
const deedTypes = ['worker.crash', 'backfill.run', 'secret.rotate'] as const;
export type DeedType = (typeof deedTypes)[number];

/** The deeds that are done in a run. */
export function deedsOf({ scenario, commands }: Trace): readonly DeedType[] {
  const done = new Set<string>(doneIn(scenario, commands).map(({ type }) => type));
  return deedTypes.filter((type) => done.has(type));
}
