import type { Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { selectComparison, type ChannelSummary, type Median } from '../ledger/comparison.ts';
import { clock, duration, grouped, percent } from './format.ts';
import { stalenessAt } from '../ledger/staleness.ts';

/** How a wait stands that was named by its length: `, still waiting`, and nothing where it is over. */
export const waitEndings: Readonly<Record<ChannelSummary['worstIs'], string>> = {
  over: '',
  waiting: ', still waiting',
  lost: ', never arrived',
  wrong: ', never right',
};

/** `1.8 s`, or `over 12 min` where the middle one of the events still waits; a dash before the first. */
export function medianWords(median: Median | undefined): string {
  return median ? `${median.goesOn ? 'over ' : ''}${duration(median.ms)}` : '–';
}

/** `714 (99.2 %)` of the polls that have ended; a dash before the first has. */
export function emptyWords({ empty, ended }: Pick<ChannelSummary, 'empty' | 'ended'>): string {
  if (ended === 0) return '–';
  return empty === 0 ? '0' : `${grouped(empty)} (${percent(empty, ended)})`;
}

/** How old Billing’s copy is, each way. */
export function freshnessSummary(trace: Trace, at: SimInstant): string {
  const { pull, push } = selectComparison(trace, at);
  const words = (name: string, nowMs: number, worstMs: number | undefined) =>
    `${name} ${nowMs === 0 ? 'is up to date' : `is ${duration(nowMs)} behind`}${worstMs === undefined ? '' : `, ${duration(worstMs)} at worst`}`;
  const pulled = words('pull', stalenessAt(trace, at, 'pull'), pull.stalenessWorstMs);
  const pushed = words('push', stalenessAt(trace, at, 'push'), push.stalenessWorstMs);
  return `At ${clock(at)} ${pulled}; ${pushed}.`;
}
