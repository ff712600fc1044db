import type { Channel } from '../../model/facts.ts';
import type { EndpointMode } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import type { Leg, MessageState } from '../../trace/messages/messageState.ts';
import type { MessageRecord } from '../../trace/records.ts';
import type { LabelDraft } from './sequenceLabels.ts';
import type { RowBreak } from './sequenceRows.ts';

export type SequenceFilter = 'both' | Channel;

export type Lifeline = 'sender' | 'attacker' | 'receiver';

export interface SequenceArrow {
  readonly from: Lifeline;
  readonly to: Lifeline;
  readonly startRow: number;
  readonly endRow: number;
  readonly leg: Leg;
  /** How much of the way is done: 1 when it has arrived, 0.5 when it vanished. */
  readonly share: number;
}

export interface SequenceMessage {
  readonly message: MessageRecord;
  readonly title: string;
  readonly status: string;
  readonly verdict: string;
  readonly state: MessageState;
  readonly request: SequenceArrow;
  readonly answer?: SequenceArrow;
}

export type SequenceLabel = LabelDraft & { readonly row: number };

export interface SequenceWait {
  readonly fromRow: number;
  readonly toRow: number;
  readonly over: boolean;
  readonly lane: number;
}

/** Two charges for one event. */
export interface SequenceTwins {
  readonly fromRow: number;
  readonly toRow: number;
  readonly times: number;
  readonly lane: number;
}

export interface SequenceOutage {
  readonly fromRow: number;
  readonly toRow: number;
  readonly mode: EndpointMode;
}

/** A window on the messages of a run, laid out in rows from the top. */
export interface Sequence {
  /** How many messages were sent up to the playhead, drawn or not. */
  readonly sent: number;
  /** The positions of the first and the last that are drawn, counted from 1; 0 when there are none. */
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly messages: readonly SequenceMessage[];
  readonly labels: readonly SequenceLabel[];
  readonly waits: readonly SequenceWait[];
  readonly twins: readonly SequenceTwins[];
  readonly outages: readonly SequenceOutage[];
  readonly breaks: readonly (RowBreak & { readonly quiet: boolean })[];
  /** Where the clock is written. */
  readonly clocks: readonly { readonly row: number; readonly at: SimInstant }[];
  readonly withAttacker: boolean;
  /** Absent when the window ends before the playhead. */
  readonly playheadRow?: number;
}
