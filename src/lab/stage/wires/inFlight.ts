import type { Trace } from '../../../model/facts.ts';
import type { MessageId } from '../../../model/ids.ts';
import type { SimInstant } from '../../../model/units.ts';
import { countUntil } from '../../../trace/records.ts';
import { traffic, type Leg, type Route } from '../../../trace/traffic.ts';

/** Part of the way along its leg. One that the network loses never gets beyond the middle. */
export interface MovingMessage extends Leg {
  /** 0 where it began, 1 where it ends. */
  readonly fraction: number;
}

/** What just went wrong on a wire, or came too fast to be seen under way, shown for a while. */
export interface RecentEnding extends Leg {
  readonly what: 'refused' | 'hungUp' | 'lost' | 'arrived';
  readonly endedAt: number;
}

export interface InFlight {
  readonly messages: readonly MovingMessage[];
  /** Latest first. */
  readonly recent: readonly RecentEnding[];
}

export interface Showing {
  readonly at: SimInstant;
  /** A leg that takes less than this, in simulated ms, is shown only when it has arrived. */
  readonly leastMs: number;
  /** How long an ending stays to be seen, in simulated ms. */
  readonly lingerMs: number;
  /** True for no positions in between: what is under way is shown as arrived. */
  readonly settled?: boolean;
  /** Of this message an answer that has arrived is shown as long as any ending: something is told of it. */
  readonly toldId?: MessageId | undefined;
}

/** What is on the wires at the playhead, and what has just ended there. */
export function selectInFlight(trace: Trace, showing: Showing): InFlight {
  const found: Found = { messages: [], recent: [] };
  const { pull, push } = traffic(trace);
  collect(pull, showing, found);
  collect(push, showing, found);
  found.recent.sort((one, other) => other.endedAt - one.endedAt);
  return found;
}

const none: readonly never[] = [];

/** Filters; none is always the same list, so that nothing is drawn anew for it. */
export function only<T>(all: readonly T[], isWanted: (each: T) => boolean): readonly T[] {
  const wanted = all.filter(isWanted);
  return wanted.length > 0 ? wanted : none;
}

interface Found {
  readonly messages: MovingMessage[];
  readonly recent: RecentEnding[];
}

/** Goes through thousands of messages in every frame, and hands out endings that stand as they are. */
function collect(route: Route, showing: Showing, { messages, recent }: Found): void {
  const { at, leastMs, lingerMs, settled = false, toldId } = showing;
  const isRecent = (endedAt: number) => at >= endedAt && at < endedAt + lingerMs;

  const show = (leg: Leg, from: number, end: number) => {
    const { lost, reach, refusal } = leg;
    const isSeen = end - from >= leastMs;
    if (at < end) {
      if (at < from || !isSeen) return;
      const fraction = settled ? (lost ? 0.5 : 1) : (reach * (at - from)) / (end - from);
      const isStillGenuine = leg.origin === 'tampered' && at < leg.changedAt;
      messages.push({ ...leg, fraction, origin: isStillGenuine ? 'genuine' : leg.origin });
    } else if (isRecent(end)) {
      const isArrival = leg.leg === 'answer' && (!isSeen || leg.messageId === toldId);
      const what = reach < 1 ? 'lost' : refusal ? 'refused' : isArrival && 'arrived';
      if (what) recent.push(ending(leg, what, end));
    }
  };

  const earliest = at - lingerMs - 1;
  for (let i = countUntil(route.journeys, at, (journey) => journey.sentAt) - 1; i >= 0; i--) {
    const journey = route.journeys[i];
    if (!journey || journey.allOverAt < earliest) break;
    const { sentAt, requestEndsAt, answeredAt, answerEndsAt, hungUpAt } = journey;
    show(route.request(i), sentAt, requestEndsAt);
    if (answeredAt !== undefined && answerEndsAt !== undefined) {
      show(route.answer(i), answeredAt, answerEndsAt);
    }
    if (hungUpAt !== undefined && isRecent(hungUpAt)) {
      recent.push(ending(route.request(i), 'hungUp', hungUpAt));
    }
  }
}

const endings = new WeakMap<Leg, RecentEnding>();

/** Kept for as long as it is seen: to make hundreds anew would take most of a frame. */
function ending(of: Leg, what: RecentEnding['what'], endedAt: number): RecentEnding {
  const last = endings.get(of);
  if (last?.endedAt === endedAt && last.what === what) return last;
  const leg = what === 'hungUp' ? 'answer' : of.leg;
  const made = { ...of, leg, what, endedAt };
  endings.set(of, made);
  return made;
}
