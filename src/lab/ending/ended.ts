import type { Channel, Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { intakesOf } from '../../trace/receiver/intakes.ts';
import { selectComparison, type ChannelSummary } from '../../trace/ledger/comparison.ts';
import { selectLedger } from '../../trace/ledger/ledger.ts';
import type { LedgerRow } from '../../trace/ledger/ledgerRow.ts';
import { recordsOf, type EventRecord, type MessageRecord } from '../../trace/records.ts';

/** A run at its end, as the selectors count it. */
export interface Ended {
  readonly trace: Trace;
  readonly events: number;
  readonly pull: ChannelSummary;
  readonly push: ChannelSummary;
  readonly rows: Readonly<Record<Channel, readonly LedgerRow[]>>;
}

export function endedRun(trace: Trace): Ended {
  const { endsAt } = trace;
  const rows = (channel: Channel) => selectLedger(trace, endsAt, channel).rows;
  return {
    trace,
    ...selectComparison(trace, endsAt),
    rows: { pull: rows('pull'), push: rows('push') },
  };
}

/** The events that the receiver does not know of at the end. */
export function notArrived({ trace }: Ended, channel: Channel): readonly EventRecord[] {
  const known = new Set(intakesOf(trace)[channel].inOrder.map(({ event }) => event.eventId));
  return recordsOf(trace).events.filter(({ eventId }) => !known.has(eventId));
}

/** How long after the last event the receiver had all of them, in ms; undefined where it has not. */
export function allIn({ trace, events }: Ended, channel: Channel): number | undefined {
  const { inOrder } = intakesOf(trace)[channel];
  const last = recordsOf(trace).events.at(-1);
  if (!last || inOrder.length < events) return undefined;
  return Math.max(...inOrder.map(({ at }) => at)) - last.occurredAt;
}

/** When the receiver came back from its last outage, and what had waited for that. */
export interface Repair {
  readonly at: SimInstant;
  /** How long after it each event came that had happened before it, the first to come first. */
  readonly afterMs: Readonly<Record<Channel, readonly number[]>>;
}

/** Undefined where the receiver was never down; `still` where it is down at the end. */
export function lastRepair({ trace }: Ended): Repair | 'still' | undefined {
  const { modes } = recordsOf(trace);
  const isGone = (mode: string | undefined) => mode === 'down' || mode === 'restarting';
  if (isGone(modes.at(-1)?.mode)) return 'still';
  const at = modes.findLast(({ mode }, i) => !isGone(mode) && isGone(modes[i - 1]?.mode))?.at;
  if (at === undefined) return undefined;
  const intakes = intakesOf(trace);
  const after = (channel: Channel) =>
    intakes[channel].inOrder
      .filter((intake) => intake.event.occurredAt < at && intake.at >= at)
      .map((intake) => intake.at - at);
  return { at, afterMs: { pull: after('pull'), push: after('push') } };
}

/** The requests that an attacker made or changed. */
export function hostileMessages({ trace }: Ended): readonly MessageRecord[] {
  return recordsOf(trace).messages.filter(({ origin }) => origin !== 'genuine');
}

/** The row of the payment of this ordinal; undefined also where payments change orders. */
export function rowOf({ trace, rows }: Ended, ordinal: number): LedgerRow | undefined {
  const event = recordsOf(trace).events[ordinal - 1];
  return rows.push.find(({ key, status }) => key === event?.eventId && status !== 'fake');
}
