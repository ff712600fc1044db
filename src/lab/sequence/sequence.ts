import type { Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { countUntil, recordsOf, type MessageRecord } from '../../trace/records.ts';
import { SequenceDrawing } from './sequenceDrawing.ts';
import type { Sequence, SequenceFilter } from './sequencePicture.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

/** How many messages are drawn at once. */
export const messagesPerWindow = 25;

/**
 * The time-space diagram up to `at`; `endsWith` is the position of the last message to draw, absent to follow, and
 * `most` is how many are drawn.
 */
export function selectSequence(
  trace: Trace,
  at: SimInstant,
  {
    filter,
    endsWith,
    most = messagesPerWindow,
  }: { filter: SequenceFilter; endsWith?: number; most?: number },
): Sequence {
  const all = messagesOf(trace)[filter];
  const sent = countUntil(all, at, (message) => message.sentAt);
  const last = Math.min(sent, Math.max(endsWith ?? sent, Math.min(sent, most)));
  const first = Math.max(0, last - most);
  const drawing = new SequenceDrawing(trace, at, { filter, window: all.slice(first, last) });
  drawing.draw({
    startsAt: first === 0 ? (0 as SimInstant) : (all[first]?.sentAt ?? at),
    endsBefore: last === sent ? undefined : all[last]?.sentAt,
  });
  return { sent, first: last === 0 ? 0 : first + 1, last, ...drawing.finish(last === sent) };
}

/** The messages of one channel or of both, in the order they were sent. */
const messagesOf = oncePerTrace((trace): Record<SequenceFilter, readonly MessageRecord[]> => {
  const { messages } = recordsOf(trace);
  return {
    both: messages,
    pull: messages.filter(({ channel }) => channel === 'pull'),
    push: messages.filter(({ channel }) => channel === 'push'),
  };
});
