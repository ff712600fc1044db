import type { Trace } from '../../../model/facts.ts';
import type { SimInstant } from '../../../model/units.ts';
import { countUntil } from '../../../trace/records.ts';
import { traffic, type Leg, type Route } from '../../../trace/traffic.ts';

export type MovingMessage = Leg;

/** What just went wrong on a wire, shown for a while so that it is seen. */
export interface RecentEnding extends Leg {
  readonly what: 'refused' | 'hungUp' | 'lost';
  /** When it is seen to end. */
  readonly endedAt: number;
}

export interface InFlight {
  readonly messages: readonly MovingMessage[];
  /** Latest first. */
  readonly recent: readonly RecentEnding[];
}

export interface Showing {
  readonly at: SimInstant;
  /** A leg is shown at least this long, in simulated ms, however short it was. */
  readonly showMs: number;
  /** How long an ending stays to be seen, in simulated ms. */
  readonly lingerMs: number;
  /** True for no positions in between: what is under way is shown as arrived. */
  readonly settled?: boolean;
}

/** More than these in one second of the reader's time, and the others appear in place. */
const movingPerSecond = 5;
/** `showMs` stands for three quarters of a second of the reader's time. */
const secondsPerShow = 0.75;
/** Messages of one instant leave in a row, this share of `showMs` apart. */
const convoyGap = 0.16;

/** Everything on the wires at the playhead, as a drawing that is slower than the network needs it. */
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

/** Goes through thousands of messages in every frame, and hands out those that stand as they are. */
function collect(route: Route, showing: Showing, { messages, recent }: Found): void {
  const { at, showMs, lingerMs, settled = false } = showing;

  const show = (leg: Leg, from: number, to: number, moves: boolean) => {
    const { lost, refusal } = leg;
    if (at >= to) {
      const what = lost ? 'lost' : refusal && 'refused';
      if (what) recent.push(ending(leg, what, to));
    } else if (moves || settled) {
      const share = settled ? 1 : (at - from) / (to - from);
      messages.push({ ...leg, moves, fraction: !lost ? share : moves ? share / 2 : 0.5 });
    } else {
      messages.push(leg);
    }
  };
  const isSeen = (from: number, to: number) => at >= from && at < to + lingerMs;

  // By how much the drawing of a leg can be behind the network: the show itself, and the convoy.
  const legMs = showMs * (1 + movingPerSecond * convoyGap);
  const earliest = at - 2 * legMs - lingerMs;
  for (let i = countUntil(route.journeys, at, (journey) => journey.sentAt) - 1; i >= 0; i--) {
    const journey = route.journeys[i];
    if (!journey || journey.allOverAt < earliest) break;
    const { sentAt, requestEndsAt, answeredAt, answerEndsAt, hungUpAt } = journey;
    const moves = !settled && leavesInCalm(route, i, showMs);
    const from = sentAt + (moves ? convoyGap * showMs * route.sameInstant(i) : 0);
    const to = from + Math.max(requestEndsAt - sentAt, showMs, 1);
    if (isSeen(from, to)) show(route.request(i), from, to, moves);

    if (answeredAt !== undefined && answerEndsAt !== undefined) {
      const back = settled ? answeredAt : Math.max(answeredAt, to);
      const end = back + Math.max(answerEndsAt - answeredAt, showMs, 1);
      if (isSeen(back, end)) show(route.answer(i), back, end, moves);
    }
    if (hungUpAt !== undefined && isSeen(hungUpAt, hungUpAt)) {
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

/** Did few enough leave in the second before it that an eye can follow one more? */
function leavesInCalm({ journeys }: Route, index: number, showMs: number): boolean {
  const message = journeys[index];
  const crowd = journeys[index - movingPerSecond];
  return !message || !crowd || crowd.sentAt <= message.sentAt - showMs / secondsPerShow;
}
