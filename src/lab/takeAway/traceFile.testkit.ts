import * as v from 'valibot';
import type { Trace } from '../../model/facts.ts';

const moment = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What `traceJson` promises of its file; a fact has more members, by its type. */
const traceSchema = v.object({
  format: v.literal('hookscope-trace'),
  version: v.literal(1),
  title: v.string(),
  scenario: v.looseObject({ seed: moment, horizonMs: moment }),
  commands: v.array(v.looseObject({ type: v.string(), at: moment })),
  endsAt: moment,
  cut: v.optional(v.looseObject({ mostly: v.string() })),
  pollPlans: v.array(v.looseObject({ at: moment, everyMs: moment })),
  facts: v.array(
    v.looseObject({
      type: v.pipe(v.string(), v.regex(/^[a-z]+\.[a-zA-Z]+$/)),
      at: moment,
      seq: moment,
    }),
  ),
});

/** The trace in a file; throws where the file is another than documented. */
export function readTrace(text: string): Trace {
  const file: unknown = JSON.parse(text);
  // Valibot would put the members it knows before the others, and a digest tells the difference.
  v.assert(traceSchema, file);
  const { scenario, commands, facts, pollPlans, endsAt, cut } = file;
  const trace = { scenario, commands, facts, pollPlans, endsAt, ...(cut ? { cut } : {}) };
  return trace as unknown as Trace;
}
