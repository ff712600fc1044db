import type { Channel, Origin, Party, Trace } from '../model/facts.ts';
import type { EventId, MessageId } from '../model/ids.ts';
import type { SimInstant } from '../model/units.ts';
import { countUntil, type MessageRecord } from './records.ts';
import { traffic, type Refusal, type Route } from './traffic.ts';

/** One message, or its answer, on the wire. */
export interface MovingMessage {
  readonly key: string;
  readonly messageId: MessageId;
  readonly leg: 'request' | 'answer';
  readonly channel: Channel;
  readonly origin: Origin;
  readonly from: Party;
  readonly eventId?: EventId;
  /** Which event, counted from 1; absent when nobody knows it, as with a forged one. */
  readonly ordinal?: number;
  readonly attempt?: number;
  /** How far along its leg: 0 where it began, 1 where it ends. A lost one never gets beyond the middle. */
  readonly fraction: number;
  /** False for one that appears in place, because more would move than an eye can follow. */
  readonly moves: boolean;
  readonly lost: boolean;
  /** The same event again, after the receiver had taken it. */
  readonly duplicate: boolean;
  /** Of an answer. */
  readonly status?: number;
  readonly refusal?: Refusal;
  /** How many events a poll's answer brings. */
  readonly news?: number;
}

/** What just went wrong on a wire, shown for a while so that it is seen. */
export interface RecentEnding {
  readonly key: string;
  readonly messageId: MessageId;
  readonly leg: 'request' | 'answer';
  readonly channel: Channel;
  readonly from: Party;
  readonly what: 'refused' | 'hungUp' | 'lost';
  readonly eventId?: EventId;
  readonly status?: number;
  readonly refusal?: Refusal;
  /** 1 when it has just ended, falling to 0 when it is forgotten. */
  readonly freshness: number;
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
  const messages: MovingMessage[] = [];
  const recent: RecentEnding[] = [];
  for (const channel of ['pull', 'push'] as const) {
    collect(traffic(trace)[channel], showing, messages, recent);
  }
  return { messages, recent: recent.toSorted((a, b) => b.freshness - a.freshness) };
}

function collect(
  route: Route,
  showing: Showing,
  messages: MovingMessage[],
  recent: RecentEnding[],
): void {
  const { at, showMs, lingerMs } = showing;
  // By how much the drawing of a leg can be behind the network: the show itself, and the convoy.
  const legMs = showMs * (1 + movingPerSecond * convoyGap);
  const slackMs = 2 * legMs + lingerMs;
  for (let i = countUntil(route.messages, at, (message) => message.sentAt) - 1; i >= 0; i--) {
    if ((route.latestEnd[i] ?? 0) + slackMs < at) break;
    const message = route.messages[i];
    const legs = message?.answer ? 2 : 1;
    if (message && (route.ends[i] ?? 0) + legs * legMs + lingerMs >= at) {
      show(message, { route, index: i, showing }, messages, recent);
    }
  }
}

interface Sighting {
  readonly route: Route;
  readonly index: number;
  readonly showing: Showing;
}

function show(
  message: MessageRecord,
  { route, index, showing }: Sighting,
  messages: MovingMessage[],
  recent: RecentEnding[],
): void {
  const { at, showMs, lingerMs, settled = false } = showing;
  const { sentAt, answer } = message;
  const moves = !settled && leavesInCalm(route, index, showMs);
  const gapMs = moves ? convoyGap * showMs * route.sameInstant(index) : 0;
  const request: DrawnLeg = {
    name: 'request',
    from: sentAt + gapMs,
    to: sentAt + gapMs + Math.max(message.requestEndsAt - sentAt, showMs, 1),
    lost: message.requestLost,
  };
  const sighting = { route, index, showing, moves };
  showLeg(message, request, sighting, messages, recent);

  if (answer) {
    const from = settled ? answer.sentAt : Math.max(answer.sentAt, request.to);
    const to = from + Math.max(answer.endsAt - answer.sentAt, showMs, 1);
    const leg: DrawnLeg = { name: 'answer', from, to, lost: answer.lost };
    showLeg(message, leg, sighting, messages, recent);
  }

  const hungUpAt = route.hungUpAt(message);
  if (hungUpAt !== undefined && at >= hungUpAt && at < hungUpAt + lingerMs) {
    recent.push({
      ...route.about(index),
      key: `${message.messageId} hung up`,
      leg: 'answer',
      what: 'hungUp',
      freshness: 1 - (at - hungUpAt) / lingerMs,
    });
  }
}

interface DrawnLeg {
  readonly name: 'request' | 'answer';
  readonly from: number;
  readonly to: number;
  readonly lost: boolean;
}

function showLeg(
  { messageId }: MessageRecord,
  { name: leg, from, to, lost }: DrawnLeg,
  { route, index, showing, moves }: Sighting & { readonly moves: boolean },
  messages: MovingMessage[],
  recent: RecentEnding[],
): void {
  const { at, lingerMs, settled = false } = showing;
  if (at < from || at >= to + lingerMs) return;
  const about = leg === 'answer' ? route.answered(index) : route.about(index);
  const key = `${messageId} ${leg}`;
  if (at < to) {
    const share = settled ? 1 : moves ? (at - from) / (to - from) : slot(index);
    const fraction = lost ? (moves ? share / 2 : 0.5) : share;
    messages.push({ ...about, key, leg, fraction, moves, lost });
  } else if (lost || about.refusal !== undefined) {
    const what = lost ? 'lost' : 'refused';
    recent.push({ ...about, key, leg, what, freshness: 1 - (at - to) / lingerMs });
  }
}

/** Did few enough leave in the second before it that an eye can follow one more? */
function leavesInCalm({ messages }: Route, index: number, showMs: number): boolean {
  const message = messages[index];
  const crowd = messages[index - movingPerSecond];
  return !message || !crowd || crowd.sentAt <= message.sentAt - showMs / secondsPerShow;
}

/** A place on the wire that differs from its neighbours' (steps of the golden ratio). */
function slot(index: number): number {
  return 0.12 + 0.76 * ((index * 0.618_034) % 1);
}
