import { cast } from '../../../model/cast.ts';
import type { Fact, Trace } from '../../../model/facts.ts';
import { settingKeys, settingTable } from '../../../model/settings.ts';
import { instant } from '../../../model/units.ts';
import { selectLedgerCounts } from '../../../trace/ledger/ledger.ts';
import { clock, count } from '../../../trace/words/format.ts';
import { settingLine } from '../../../trace/words/settingWords.ts';
import { isBackfill } from '../../../trace/messages/messageKind.ts';
import { isUndelivered, selectDeadLetters } from '../../recovery/recoveryDeadLetters.ts';
import { faultsWords } from '../../stage/ledger/ledgerWords.ts';
import type { LateTurn } from '../../state/lab.svelte.ts';
import { changesFaults, whatChanged } from './beforeAfter.ts';

/** What was turned, as `Skip events already processed: on`; a policy turns more than can be read. */
export function turnedWords({ turned }: Pick<LateTurn, 'turned'>): string {
  const all = settingKeys.flatMap((key) => {
    const value = turned[key];
    return value === undefined ? [] : [settingLine(key, value)];
  });
  return all.length > 3 ? count(all.length, 'setting') : all.join('; ');
}

/**
 * Why there is more to see of settings that were turned: what had happened by then stays, all goes on as it
 * would have gone, or, where they were turned for the whole run, the ledger is another. Undefined where
 * nothing of that is so, or the run began with them.
 * @param after the run in which they were turned.
 */
export function whyLate(late: Turn, after: Trace): string | undefined {
  const { turned, atMs, before, isThroughout } = late;
  const { settings } = before.scenario;
  if (settingKeys.every((key) => (turned[key] ?? settings[key]) === settings[key]))
    return undefined;
  if (isThroughout) {
    const runs = { before, after };
    return changesFaults(runs, instant(atMs)) ? whatChanged(runs, instant(atMs)) : undefined;
  }
  const reasons = [harmBy(before, atMs), uselessFrom(late, after)];
  return reasons.filter((words) => words !== undefined).join(' ') || undefined;
}

type Turn = Pick<LateTurn, 'turned' | 'atMs' | 'before' | 'isThroughout'>;

function harmBy(before: Trace, atMs: number): string | undefined {
  const at = instant(atMs);
  const givenUp = selectDeadLetters(before, at).filter(isUndelivered).length;
  const harm = [
    faultsWords({ counts: selectLedgerCounts(before, at, 'push') }),
    givenUp === 0 ? '' : `${count(givenUp, 'event')} given up`,
  ].filter((words) => words !== '');
  return harm.length === 0
    ? undefined
    : `${cast.receiver} had ${harm.join(' and ')} by ${clock(atMs)}. That stays: a setting changes only what follows.`;
}

function uselessFrom({ turned, atMs, before }: Turn, after: Trace): string | undefined {
  const isBackfillAhead = after.facts.some(
    (fact) => fact.at >= atMs && fact.type === 'request.sent' && isBackfill(fact),
  );
  if (turned.backfillFrom !== undefined && !isBackfillAhead)
    return `No backfill comes after ${clock(atMs)}.`;
  return goesOnAlike(before, after, atMs)
    ? `After ${clock(atMs)} the run goes on as before.`
    : undefined;
}

/** What to do where two runs do not differ. */
export function whyAlike({ turned }: Pick<LateTurn, 'turned'>): string {
  return turned.backfillFrom === undefined
    ? ''
    : `Only a backfill asks from there: turn “${settingTable.backfillEveryMs.label}” up, or press “Backfill now” after the harm.`;
}

/** Whether two runs are the same from a moment on, but for what was turned in it. */
function goesOnAlike(before: Trace, after: Trace, atMs: number): boolean {
  const rest = restOf(after, atMs);
  let next = rest.next();
  for (const fact of restOf(before, atMs)) {
    if (next.done || !isSame(fact, next.value, 'seq')) return false;
    next = rest.next();
  }
  return next.done === true;
}

function* restOf({ facts }: Trace, atMs: number): Generator<Fact, undefined> {
  for (const fact of facts) {
    const { at, type } = fact;
    if (at > atMs || (at === atMs && type !== 'setting.changed' && type !== 'command.given'))
      yield fact;
  }
}

/** @param but what may differ. */
function isSame(one: unknown, other: unknown, but?: string): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        key === but ||
        isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}
