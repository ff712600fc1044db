import type { Fact, Trace } from '../../../model/facts.ts';
import type { MessageId } from '../../../model/ids.ts';
import type { SimInstant } from '../../../model/units.ts';
import { oncePerTrace } from '../../oncePerTrace.ts';
import { recordsOf } from '../../records.ts';
import { linesOf, type Line } from '../lines.ts';

/** With more polls than this in a run, nobody wants to step through each. */
const pollsMost = 12;
/** A charge that comes later than this tells nobody what an answer has brought. */
const chargeSoonMs = 1_000;

/** The moments in which something happens that a person would step to, in order. */
export const beatsOf = oncePerTrace((trace): readonly SimInstant[] => {
  const priorityMost = hasFewPolls(trace) ? 4 : 3;
  const folded = foldedOf(trace);
  const instants = linesOf(trace)
    .filter(({ priority, seq }) => priority <= priorityMost && !folded.has(seq))
    .map((line) => line.at);
  return instants.filter((at, i) => at !== instants[i - 1]);
});

/** True where each poll is a beat of its own. */
export function hasFewPolls(trace: Trace): boolean {
  return recordsOf(trace).polls.length <= pollsMost;
}

/**
 * The lines, by `seq`, that say what another line of the same message says too: a question and its answer, a
 * retry and what becomes of it, an answer that brings one payment and its charge. Nobody steps to them. How a
 * payment arrives, in a request or an answer, is told of the first one.
 */
export const foldedOf = oncePerTrace((trace): ReadonlySet<number> => {
  const folded = new Set<number>();
  /** Of each message the line that is told by the next one, if there is one. */
  const open = new Map<MessageId, Line>();
  const told = new Set<MessageId>();
  const arrived = new Set<Fact['type']>();
  for (const line of linesOf(trace)) {
    const fact = trace.facts[line.seq];
    if (!fact || !('messageId' in fact)) continue;
    const { messageId } = fact;
    const before = open.get(messageId);
    if (before && !(before.type === 'poll.finished' && fact.at - before.at > chargeSoonMs)) {
      folded.add(before.seq);
    }
    open.delete(messageId);
    const news =
      'outcome' in fact && fact.outcome.result === 'news' ? fact.outcome.eventIds.length : 0;
    const arrives = news > 0 || fact.type === 'event.stored';
    if (repeats(fact) && told.has(messageId)) folded.add(line.seq);
    else if (opens(fact) || (arrives && arrived.has(fact.type) && news < 2))
      open.set(messageId, line);
    else if (fact.type !== 'attempt.started') told.add(messageId);
    if (arrives) arrived.add(fact.type);
  }
  return folded;
});

/** Whether what comes next of the same message says it all. */
function opens(fact: Fact): boolean {
  switch (fact.type) {
    case 'request.sent':
    case 'work.started':
      return true;
    case 'attempt.started':
      return fact.attempt > 1;
    case 'request.checked':
      return fact.passed;
    case 'attempt.finished':
      return fact.outcome.result === 'accepted';
    // The rest is news, or the end of a message.
    default:
      return false;
  }
}

/** Whether it is what everybody expects of a message of which something else was told. */
function repeats(fact: Fact): boolean {
  return (
    (fact.type === 'attempt.finished' && fact.outcome.result === 'accepted') ||
    (fact.type === 'poll.finished' && fact.outcome.result === 'timedOut')
  );
}
