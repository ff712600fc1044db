import type { Trace } from '../../../model/facts.ts';
import type { EventId } from '../../../model/ids.ts';
import type { Settings } from '../../../model/settings.ts';
import type { SimInstant } from '../../../model/units.ts';
import { recordsOf } from '../../../trace/records.ts';
import { selectLadder } from './ladder.ts';
import { planLadder } from './ladderPlan.ts';
import { ladderScale, roundedOnLadder } from './ladderScale.ts';
import { climbSentence, planSentence } from './ladderSentences.ts';

/**
 * What the ladder of a payment shows at the playhead: the plan of these settings, the attempts of the payment, or of
 * the first that failed, and the outage that is supposed until a person supposes another.
 */
export function selectLadderPicture(
  trace: Trace,
  at: SimInstant,
  { settings, wanted }: { readonly settings: Settings; readonly wanted?: EventId | undefined },
) {
  const plan = planLadder(settings);
  const ladder = selectLadder(trace, at, wanted);
  /** All that the run brings, so that the picture stays where it is while the playhead moves. */
  const whole = selectLadder(trace, trace.endsAt, ladder?.eventId);
  const scale = ladderScale([
    ...plan.rungs.flatMap(({ earliestMs, latestMs }) => [earliestMs, latestMs]),
    ...(whole?.climbs ?? []).map(({ atMs }) => atMs),
    ...(whole?.outages ?? []).map(({ untilMs }) => untilMs),
  ]);
  const lastOutageMs = ladder?.outages.findLast(({ goesOn }) => !goesOn)?.untilMs;
  const halfMs = roundedOnLadder((plan.rungs.at(-1)?.atMs ?? 0) / 2) || 60_000;
  return { plan, ladder, whole, scale, supposedMs: Math.min(lastOutageMs ?? halfMs, scale.mostMs) };
}

/** What a ladder comes to; `policyName` is whose plan it is. */
export function ladderSummary(
  trace: Trace,
  { plan, ladder }: Pick<ReturnType<typeof selectLadderPicture>, 'plan' | 'ladder'>,
  policyName = 'The plan',
): string {
  const climbed = ladder
    ? climbSentence(ladder, paymentName(trace, ladder.eventId))
    : 'No attempt has failed yet, so this is the plan alone.';
  return `${policyName}: ${planSentence(plan)} ${climbed}`;
}

/** `Payment 3` */
export function paymentName(trace: Trace, eventId: EventId): string {
  const ordinal = recordsOf(trace).eventById.get(eventId)?.ordinal;
  return ordinal === undefined ? eventId : `Payment ${ordinal}`;
}
