import type { LessonId } from '../../lessons/endings.ts';
import { deliveryIdOf } from '../../model/ids.ts';
import { recordsOf } from '../../trace/records.ts';
import { allIn, hostileMessages, lastRepair, notArrived, rowOf, type Ended } from './ended.ts';

/**
 * Which option of a scenario's guess is true of a run, by its id; undefined where the run, after changes,
 * fits none of them.
 */
export function trueOption(run: Ended, lesson: LessonId): string | undefined {
  return truths[lesson](run);
}

const minute = 60_000;
const hour = 60 * minute;

const truths: Readonly<Record<LessonId, (run: Ended) => string | undefined>> = {
  'polling-waste': ({ pull: { empty, ended } }) => {
    if (ended === 0) return undefined;
    const share = empty / ended;
    if (share < 0.3) return 'few';
    if (share < 0.7) return 'half';
    return share < 0.95 ? 'most' : 'nearlyAll';
  },
  'outage-and-retries': ({ push: { known }, events }) => (events === 5 ? String(known) : undefined),
  'provider-outage': (run) => {
    const repair = lastRepair(run);
    if (typeof repair !== 'object') return undefined;
    const lastMs = repair.afterMs.push.at(-1);
    if (lastMs === undefined) return 'never';
    if (lastMs < 10 * minute) return 'minutes';
    return lastMs <= hour ? 'hour' : 'hours';
  },
  'lost-answer': (run) => {
    const charged = rowOf(run, 3)?.chargedCents.length;
    return charged === undefined ? undefined : ['never', 'once', 'twice'][charged];
  },
  'seen-before-or-after': ({ push: { missing, extra, waiting, once, orders } }) => {
    if (waiting > 0 || orders > 0 || missing > 1 || extra > 1) return undefined;
    if (missing > 0) return extra > 0 ? 'both' : 'lost';
    return extra > 0 ? 'doubled' : once > 0 ? 'right' : undefined;
  },
  'slow-handler': (run) => {
    const charged = rowOf(run, 1)?.chargedCents.length;
    return charged === undefined ? undefined : (['never', 'once', 'twice'][charged] ?? 'more');
  },
  'which-status': (run) => {
    const row = rowOf(run, 2);
    if (!row || row.status === 'waiting') return undefined;
    if (row.status === 'ok') return 'charged';
    const ending = recordsOf(run.trace).deliveryById.get(deliveryIdOf(row.eventId))?.ending;
    if (ending?.type === 'delivery.delivered') return 'believed';
    return ending && ending.attempts > 1 ? 'givenUp' : 'dropped';
  },
  'forged-and-replayed': (run) => {
    const hostile = hostileMessages(run);
    const charged = hostile.filter(({ effects }) => effects.length > 0).length;
    if (charged < 2) return String(charged);
    return charged < 4 ? '2' : '4';
  },
  'the-hole': (run) => {
    const without = notArrived(run, 'push').length;
    if (without < 2) return ['none', 'one'][without];
    return without < 4 ? 'some' : 'many';
  },
  'just-the-doorbell': ({ rows }) => {
    const stands = rows.push[0]?.chargedCents[0];
    return stands === undefined ? undefined : String(stands);
  },
  'burst-and-limit': (run) => {
    const [push, pull] = [allIn(run, 'push'), allIn(run, 'pull')];
    if (push === undefined && pull === undefined) return undefined;
    const lead = (pull ?? Infinity) - (push ?? Infinity);
    if (Math.abs(lead) <= 1_000) return 'same';
    return lead > 0 ? 'push' : 'pull';
  },
  'held-connection': (run) => String(notArrived(run, 'pull').length),
  'fetched-queue': ({ trace, events }) => {
    if (events !== 4) return undefined;
    const charges = recordsOf(trace).effects.filter(({ channel }) => channel === 'pull').length;
    if (charges < 3) return undefined;
    return charges > 5 ? 'more' : String(charges);
  },
  'everything-at-once': ({ push: { missing, waiting, extra, fake, wrongAmount } }) => {
    const lacks = missing + waiting > 0;
    const hasMore = extra + fake + wrongAmount > 0;
    if (lacks) return hasMore ? 'both' : 'missing';
    return hasMore ? 'tooMany' : 'nothing';
  },
};
