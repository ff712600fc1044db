import type { Channel, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { intakesOf } from '../../trace/receiver/intakes.ts';
import { countUntil, recordsOf } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

/** Every finished request of one channel as a mark: did it carry news? */
export interface RequestWall {
  /** How many requests have ended. */
  readonly finished: number;
  readonly withNews: number;
  /** How many requests one mark stands for; it counts as news when one of them carried some. */
  readonly perMark: number;
  readonly news: readonly boolean[];
}

const marksMost = 2_000;

/** The ended requests of a channel in the order they ended. */
export function selectRequestWall(trace: Trace, at: SimInstant, channel: Channel): RequestWall {
  const ends = endsOf(trace)[channel];
  const finished = countUntil(ends, at, (end) => end.at);
  const perMark = Math.max(1, Math.ceil(finished / marksMost));
  const news: boolean[] = [];
  let withNews = 0;
  for (let i = 0; i < finished; i++) {
    const newsAt = ends[i]?.newsAt;
    const carried = newsAt !== undefined && newsAt <= at;
    if (carried) withNews += 1;
    const mark = Math.floor(i / perMark);
    news[mark] = (news[mark] ?? false) || carried;
  }
  return { finished, withNews, perMark, news };
}

interface End {
  readonly at: SimInstant;
  /** A slow receiver may take an event in when the sender has long stopped waiting. */
  readonly newsAt: SimInstant | undefined;
}

const endsOf = oncePerTrace((trace): Record<Channel, readonly End[]> => {
  const newsAt = new Map<MessageId, SimInstant>();
  for (const intake of intakesOf(trace).push.inOrder) {
    if (intake.genuine) newsAt.set(intake.messageId, intake.at);
  }
  return {
    pull: recordsOf(trace).polls.map(({ at, outcome }) => ({
      at,
      newsAt: 'eventIds' in outcome ? at : undefined,
    })),
    push: trace.facts.flatMap((fact) =>
      fact.type === 'attempt.finished' ? [{ at: fact.at, newsAt: newsAt.get(fact.messageId) }] : [],
    ),
  };
});
