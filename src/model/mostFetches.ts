import { fetchTriesMost, leastGivingUpMs } from './fetchTries.ts';
import { leastCallsAllowed, mayBeUnheard, refusingWindows, type Values } from './settingValues.ts';

/** What a run brings at most. */
interface Brought {
  readonly endsAt: number;
  readonly events: number;
  readonly attempts: number;
  readonly attacks: number;
  /** How often the receiver's process ends. */
  readonly crashes: number;
}

/** The most fetches of a run: every job with its tries, and with its refusals where there is a limit. */
export function mostFetches(values: Values, brought: Brought): number {
  if (!values('payload').includes('thin')) return 0;
  const again = values('durableQueue').includes(true) ? brought.crashes : 0;
  const fetchers = mostJobs(values, brought) * (1 + again);
  const tries = mayBeUnheard(values) ? fetchTriesMost : 1;
  return fetchers * (tries + refusalsEach(values, brought.endsAt, fetchers * tries));
}

/** Each request that is taken in is a job, unless its event is recognised: then there are few of each. */
function mostJobs(values: Values, { endsAt, events, attempts, attacks, crashes }: Brought): number {
  const unheard = mayBeUnheard(values);
  const recognised =
    !values('skipProcessed').includes(false) &&
    !values('storeFirst').includes(false) &&
    !values('seenKey').includes('attemptId') &&
    // Who joins a burst late may be given up on, and forgotten, at once.
    !(unheard && values('fetchRule').some((rule) => rule !== 'everyEvent'));
  if (!recognised) return attempts + attacks;
  const rememberedMs = Math.min(...values('memoryMs'), unheard ? leastGivingUpMs : Infinity);
  const lost = values('durableQueue').includes(false) ? crashes : 0;
  const jobsEach = 1 + Math.floor(endsAt / rememberedMs) + lost;
  return Math.min(attempts, events * jobsEach) + attacks;
}

/**
 * Whoever is refused asks again in a later window, until it is among those let through.
 *
 * @param calls how many can be let through in the whole run: in a window that refuses, all it allows are.
 */
function refusalsEach(values: Values, endsAt: number, calls: number): number {
  const allowed = leastCallsAllowed(values);
  if (allowed === undefined) return 0;
  const changes = values('apiWindowMs').length - 1;
  return Math.min(refusingWindows(values, endsAt), Math.ceil(calls / allowed) + changes);
}
