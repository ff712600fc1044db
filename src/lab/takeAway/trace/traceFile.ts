import * as v from 'valibot';
import type { Trace } from '../../../model/facts.ts';
import { refused, shortened, type Reading } from '../../../model/rules/reading.ts';
import { standardSettings } from '../../../model/settings.ts';
import { isFact } from './traceFacts.ts';
import { drillReportSchema, type DrillReport } from '../../recorded/drillReport.ts';
import { endOf, titleOf, type RunTaken } from '../runTaken.ts';

const format = 'hookscope-trace';
const version = 1;

/**
 * The whole trace as JSON, version 1. `scenario`, `commands`, `facts`, `pollPlans`, `endsAt` and `cut` are those of
 * `Trace` in `src/model/facts.ts`, unchanged; `format`, `version` and `title` stand before them. Times are whole
 * milliseconds from the start of the run, amounts are cents, bodies are texts whose bytes are their UTF-8. One fact
 * stands on one line. A real run may have `report` too: what its drills came to, as `drillReportSchema` says.
 */
export function traceText(
  { facts, pollPlans, ...others }: Trace,
  title: string,
  report?: DrillReport,
): string {
  const head = { format, version, title, ...(report ? { report } : {}), ...others };
  const members = [
    ...Object.entries(head).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`),
    `"pollPlans": ${listOf(pollPlans)}`,
    `"facts": ${listOf(facts)}`,
  ];
  return `{\n${members.join(',\n')}\n}\n`;
}

/** A simulated run as such a file. */
export function traceJson(run: RunTaken): string {
  return traceText(run.trace, titleOf({ ...run, until: endOf(run.trace) }));
}

const listOf = (entries: readonly unknown[]): string =>
  entries.length === 0
    ? '[]'
    : `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;

const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What `traceText` promises of its file; a fact has more members, by its type. */
const traceSchema = v.object({
  format: v.literal(format),
  version: v.literal(version),
  title: v.pipe(v.string(), v.maxLength(1_000)),
  report: v.optional(drillReportSchema),
  scenario: v.looseObject({
    seed: moment,
    horizonMs: moment,
    eventTimesMs: v.array(moment),
    payments: v.array(v.looseObject({})),
    losses: v.array(v.looseObject({})),
    plan: v.array(v.looseObject({ type: v.string(), at: moment })),
    settings: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  }),
  commands: v.array(v.looseObject({ type: v.string(), at: moment })),
  endsAt: v.pipe(moment, v.minValue(1)),
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

/** A trace with what its file says of it. */
export interface TitledTrace {
  readonly title: string;
  readonly trace: Trace;
  readonly report?: DrillReport | undefined;
}

/**
 * Reads the JSON of a trace's file, or says in a sentence why it cannot. A setting that the file does not know is the
 * standard one.
 */
export function readTraceFile(name: string, input: unknown): Reading<TitledTrace> {
  const file = `“${shortened(name, 60)}”`;
  const read = v.safeParse(traceSchema, input);
  if (!read.success) {
    const part = v.getDotPath(read.issues[0]) ?? '';
    return refused(
      `${file} is a trace of Hookscope, but its part “${shortened(part, 40)}” cannot be read, so it is left alone.`,
    );
  }
  // Valibot puts the members it knows before the others, and a digest tells the difference.
  const { title, scenario, commands, facts, pollPlans, endsAt, cut } = input as typeof read.output;
  if (!facts.every(isFact))
    return refused(
      `${file} is a trace of Hookscope, but its facts say something else than this page reads, so it is left alone.`,
    );
  const isInOrder = facts.every(
    ({ at, seq }, place) => seq === place && at < endsAt && at >= (facts[place - 1]?.at ?? 0),
  );
  if (!isInOrder)
    return refused(
      `${file} is a trace of Hookscope, but its facts are not in order, so it is left alone.`,
    );
  const settings = { ...standardSettings, ...scenario.settings };
  const whole = { ...scenario, settings };
  const trace = { scenario: whole, commands, facts, pollPlans, endsAt, ...(cut ? { cut } : {}) };
  const { report } = read.output;
  return { ok: true, value: { title, trace: trace as unknown as Trace, report } };
}
