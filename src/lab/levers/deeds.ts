import type { Trace } from '../../model/facts.ts';

/** What a button of the levers does, in the order in which they stand. */
const deedTypes = ['event.trigger', 'worker.crash', 'backfill.run', 'secret.rotate'] as const;
export type DeedType = (typeof deedTypes)[number];

/** What is done in a run, by its plan or by a person. */
const doneIn = ({ scenario, commands }: Trace): ReadonlySet<string> =>
  new Set([...scenario.plan, ...commands].map(({ type }) => type));

/** The deeds that a run needs: a payment more, and what is done in it. */
export function deedsOf(trace: Trace): readonly DeedType[] {
  const done = doneIn(trace);
  return deedTypes.filter((type) => type === 'event.trigger' || done.has(type));
}
