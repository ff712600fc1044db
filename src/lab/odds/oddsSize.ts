import type { Trace } from '../../model/facts.ts';
import { count, duration, grouped } from '../../trace/words/format.ts';

/**
 * What an attempt takes a worker with all that hangs on it, the counting included: 0.06 to 0.24 ms were
 * measured on cores with nothing else to do, from long runs to short ones.
 */
const requestMs = 0.25;

/** A poll has no signature, checks or work. */
const pollsPerRequest = 10;

const cores = 2;
const minuteMs = 60_000;
const longestMs = 2 * minuteMs;

/** Why so many runs are refused before they start, in a sentence; undefined when they are not. */
export function whyTooMany(trace: Trace, runs: number): string | undefined {
  if (trace.cut) return 'This run stops before its end, so nobody can tell how it ends.';
  const { attempts, polls } = requestsOf(trace);
  const ms = (runs * (attempts + polls / pollsPerRequest) * requestMs) / cores;
  if (ms <= longestMs) return undefined;
  return (
    `${grouped(runs)} runs with ${count(attempts, 'attempt')} and ${count(polls, 'poll')} each would take about ` +
    `${duration(Math.ceil(ms / minuteMs) * minuteMs)} on ${cores} cores; ${duration(longestMs)} is the most. ` +
    'Choose fewer runs, or a shorter run.'
  );
}

/** What a run's luck leaves much the same: how many requests there are of the dear kind and of the cheap one. */
function requestsOf({ facts }: Trace): { readonly attempts: number; readonly polls: number } {
  const sent = facts.filter((fact) => fact.type === 'request.sent');
  const polls = sent.filter(({ eventId }) => eventId === undefined).length;
  return { attempts: sent.length - polls, polls };
}
