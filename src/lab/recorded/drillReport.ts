import * as v from 'valibot';

/** `cannot tell` is what only the receiver’s own books could tell. */
export const verdictNames = ['held', 'fell short', 'cannot tell', 'not run'] as const;
export type VerdictName = (typeof verdictNames)[number];

const words = (most: number) => v.pipe(v.string(), v.maxLength(most));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const upTo = <T extends v.GenericSchema>(most: number, each: T) =>
  v.pipe(v.array(each), v.maxLength(most));

const drillSchema = v.object({
  id: words(100),
  name: words(100),
  says: words(500),
  expects: words(500),
  /** The statuses that came, and the longest wait. */
  seen: words(500),
  verdict: v.picklist(verdictNames),
  /** Why, in a sentence; empty where there is nothing to say. */
  because: words(2_000),
  /** The Lab’s scenario that shows why, as the part of its address. */
  lesson: v.pipe(v.string(), v.maxLength(100), v.regex(/^lab\?scenario=[a-z0-9-]+$/)),
  /** From when until when it went, in milliseconds of the run; absent where it was not run. */
  fromMs: v.optional(count),
  untilMs: v.optional(count),
});

const foundSchema = v.object({
  cause: words(500),
  evidence: words(1_000),
  cure: words(1_000),
  code: v.optional(words(10_000)),
});

/**
 * What the file of a real run says beside its trace, as its part `report`: where it went, and what every drill came
 * to. All of it is text to be shown. Longer texts and lists than these are refused.
 */
export const drillReportSchema = v.object({
  url: words(2_000),
  scheme: words(100),
  schemeId: words(100),
  policy: words(200),
  /** When it began, as ISO 8601 in UTC. */
  recordedAt: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/),
    v.check((text) => {
      // It reads what is written, no clock. A 30 February is read as a day of March.
      // eslint-disable-next-line no-restricted-globals
      const date = new Date(text);
      return !Number.isNaN(+date) && date.toISOString().slice(0, 19) === text.slice(0, 19);
    }),
  ),
  /** How many times as fast waits passed. */
  speed: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** Of wall time. */
  seconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
  requests: count,
  /** Whether the receiver told what it had done: else the ledger of the trace says nothing. */
  hasLedger: v.boolean(),
  drills: upTo(100, drillSchema),
  found: upTo(50, foundSchema),
  /** What went wrong beside the receiver: sentences. */
  troubles: upTo(50, words(2_000)),
});

export type DrillReport = v.InferOutput<typeof drillReportSchema>;
export type ReportedDrill = DrillReport['drills'][number];

/** How many drills came to each verdict. */
export function countVerdicts(
  drills: readonly Pick<ReportedDrill, 'verdict'>[],
): Readonly<Record<VerdictName, number>> {
  const counts = { held: 0, 'fell short': 0, 'cannot tell': 0, 'not run': 0 };
  for (const { verdict } of drills) counts[verdict]++;
  return counts;
}

/** What the drills came to in one sentence. */
export function verdictSentence(drills: readonly Pick<ReportedDrill, 'verdict'>[]): string {
  const verdicts = countVerdicts(drills);
  const ran = drills.length - verdicts['not run'];
  if (verdicts['fell short'] > 0)
    return `${verdicts['fell short']} of ${ran} drill${ran === 1 ? '' : 's'} fell short.`;
  if (ran === 0) return 'No drill was run.';
  if (verdicts.held === 0) return 'Nothing can be said of this receiver.';
  if (verdicts['cannot tell'] > 0)
    return 'Every answer was right; what was done only --effects can tell.';
  const unrun = verdicts['not run'];
  return unrun > 0
    ? `Every drill that ran held; ${unrun} ${unrun === 1 ? 'was' : 'were'} not run.`
    : 'Every drill held.';
}

/**
 * When a request of a real run was sent, in seconds of Unix time; `sentAtMs` is its moment in the run, whose waits may
 * have been shortened: it was sent no later than the run ended by the clock.
 */
export function sentSeconds(
  { recordedAt, seconds }: Pick<DrillReport, 'recordedAt' | 'seconds'>,
  sentAtMs: number,
): number {
  // eslint-disable-next-line no-restricted-globals
  return Math.floor((Date.parse(recordedAt) + Math.min(sentAtMs, seconds * 1_000)) / 1_000);
}

/** The drill that goes on at a moment of the run, its end included; between two of them the one before. */
export function drillAt(drills: readonly ReportedDrill[], atMs: number): ReportedDrill | undefined {
  return drills.findLast(({ fromMs }) => fromMs !== undefined && fromMs < atMs);
}
