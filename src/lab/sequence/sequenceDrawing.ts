import type { Fact, Party, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { EndpointMode } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import { stateOf, type Leg } from '../../trace/messages/messageState.ts';
import { statusOf, titleOf, verdictOf } from '../../trace/words/messageWords.ts';
import { asOf, countUntil, recordsOf, type MessageRecord } from '../../trace/records.ts';
import type {
  Lifeline,
  Sequence,
  SequenceFilter,
  SequenceLabel,
  SequenceMessage,
  SequenceTwins,
  SequenceWait,
} from './sequencePicture.ts';
import { labelOf } from './sequenceLabels.ts';
import { lanesOf, SequenceRows, type RowLane } from './sequenceRows.ts';

const lifelines: Readonly<Record<Party, Lifeline>> = {
  sender: 'sender',
  api: 'sender',
  receiver: 'receiver',
  poller: 'receiver',
  attacker: 'attacker',
};

const sides = { sender: 'left', attacker: 'middle', receiver: 'right' } as const;
const sideOf = (party: Party) => sides[lifelines[party]];

type Journey = Extract<Fact, { type: `${'request' | 'response'}.${'sent' | 'arrived' | 'lost'}` }>;

const isJourney = (fact: Fact): fact is Journey =>
  /^(request|response)\.(sent|arrived|lost)$/.test(fact.type);

interface MessageDraft {
  readonly message: MessageRecord;
  startRow?: number;
  endRow?: number;
  answerStartRow?: number;
  answerEndRow?: number;
}

/** Goes through the facts of a window once and gives each mark its row. */
export class SequenceDrawing {
  readonly #trace: Trace;
  readonly #at: SimInstant;
  readonly #filter: SequenceFilter;
  readonly #rows = new SequenceRows();
  readonly #drafts: ReadonlyMap<MessageId, MessageDraft>;
  readonly #open = new Set<MessageId>();
  readonly #labels: SequenceLabel[] = [];
  readonly #clocks: { row: number; at: SimInstant }[] = [];
  readonly #quiet: boolean[] = [];
  readonly #outages: { fromRow: number; toRow?: number; mode: EndpointMode }[] = [];

  constructor(
    trace: Trace,
    at: SimInstant,
    { filter, window }: { filter: SequenceFilter; window: readonly MessageRecord[] },
  ) {
    this.#trace = trace;
    this.#at = at;
    this.#filter = filter;
    this.#drafts = new Map(window.map((message) => [message.messageId, { message }]));
  }

  draw({
    startsAt,
    endsBefore,
  }: {
    startsAt: SimInstant;
    endsBefore: SimInstant | undefined;
  }): void {
    const { facts } = this.#trace;
    const { modes } = recordsOf(this.#trace);
    const mode = modes.findLast((change) => change.at < startsAt)?.mode ?? 'up';
    if (mode !== 'up') this.#outages.push({ fromRow: 0, mode });

    const from = countUntil(facts, (startsAt - 1) as SimInstant, (fact) => fact.at);
    for (let i = from; i < facts.length; i++) {
      const fact = facts[i];
      if (!fact || fact.at > this.#at) break;
      const within = endsBefore === undefined || fact.at < endsBefore;
      // A message may be under way beyond the window; the rest of the world then is on the next page.
      if (!within && this.#open.size === 0) break;
      if (!this.#drawMessage(fact) && within) this.#drawMark(fact);
    }
  }

  /** Returns false for a fact that is no part of a message's way. */
  #drawMessage(fact: Fact): boolean {
    if (!isJourney(fact)) return false;
    const draft = this.#drafts.get(fact.messageId);
    if (!draft) return true;
    const { from, to } = draft.message;
    switch (fact.type) {
      case 'request.sent':
        draft.startRow = this.#place(fact.at, `start ${sideOf(from)}`);
        this.#open.add(fact.messageId);
        this.#writeClock(draft.startRow, fact.at);
        break;
      case 'request.arrived':
        draft.endRow = this.#place(fact.at, `end ${sideOf(to)}`);
        break;
      case 'request.lost':
        draft.endRow = this.#place(fact.at, 'end middle');
        this.#open.delete(fact.messageId);
        break;
      case 'response.sent': {
        const below = draft.endRow === this.#rows.last ? 0.35 : 0;
        draft.answerStartRow = this.#place(fact.at, `start ${sideOf(to)}`, below);
        break;
      }
      case 'response.arrived':
      case 'response.lost': {
        const lost = fact.type === 'response.lost';
        draft.answerEndRow = this.#place(fact.at, `end ${lost ? 'middle' : sideOf(from)}`);
        this.#open.delete(fact.messageId);
        break;
      }
    }
    return true;
  }

  #writeClock(row: number, at: SimInstant): void {
    const last = this.#clocks.at(-1);
    if (!last || (row - last.row >= 1.2 && at > last.at)) this.#clocks.push({ row, at });
  }

  #drawMark(fact: Fact): void {
    const label = labelOf(this.#trace, fact);
    if (!label) return;
    if (this.#filter !== 'both' && label.channel && label.channel !== this.#filter) return;
    const row = this.#place(fact.at, `label ${label.side}`);
    // Each way has a ledger of its own: without a word the same payment would seem charged twice.
    const text = this.#filter === 'both' && label.by ? `${label.text} ${label.by}` : label.text;
    this.#labels.push({ ...label, text, row });
    if (fact.type !== 'receiver.changed') return;
    const outage = this.#outages.at(-1);
    if (outage) outage.toRow ??= row;
    if (fact.mode !== 'up') this.#outages.push({ fromRow: row, mode: fact.mode });
  }

  #place(at: SimInstant, lane?: RowLane, below = 0): number {
    const row = this.#rows.place(at, lane, { below });
    if (this.#rows.breaks.length > this.#quiet.length) this.#quiet.push(this.#open.size === 0);
    return row;
  }

  finish(latest: boolean): Omit<Sequence, 'sent' | 'first' | 'last'> {
    const playheadRow =
      latest || this.#open.size > 0 ? this.#place(this.#at, undefined, 0.7) : undefined;
    const lastRow = this.#rows.last;
    const messages = [...this.#drafts.values()].map((draft) => this.#finishMessage(draft, lastRow));
    return {
      rows: lastRow + 1.5,
      messages,
      labels: this.#labels,
      waits: this.#waits(lastRow),
      twins: this.#twins(),
      outages: this.#outages.map(({ fromRow, toRow = lastRow, mode }) => ({
        fromRow,
        toRow,
        mode,
      })),
      breaks: this.#rows.breaks.map((gap, index) => ({
        ...gap,
        quiet: this.#quiet[index] ?? false,
      })),
      clocks: this.#clocks,
      withAttacker: messages.some(({ message }) => message.origin !== 'genuine'),
      ...(latest && playheadRow !== undefined ? { playheadRow } : {}),
    };
  }

  #finishMessage(draft: MessageDraft, lastRow: number): SequenceMessage {
    const message = asOf(draft.message, this.#at);
    const { answer } = message;
    const state = stateOf(this.#trace, message, this.#at);
    const shareOf = (leg: Leg, sentAt: SimInstant, endsAt: SimInstant) =>
      leg === 'inFlight' ? (this.#at - sentAt) / (endsAt - sentAt) : leg === 'lost' ? 0.5 : 1;
    const [asker, asked] = [lifelines[message.from], lifelines[message.to]];
    const startRow = draft.startRow ?? 0;
    const answerStartRow = draft.answerStartRow ?? lastRow;
    return {
      message,
      title: titleOf(message),
      status: statusOf(message, state),
      verdict: verdictOf(this.#trace, message, this.#at),
      state,
      request: {
        from: asker,
        to: asked,
        startRow,
        endRow: draft.endRow ?? lastRow,
        leg: state.request,
        share: shareOf(
          state.request,
          message.sentAt,
          message.requestWasDue?.endsAt ?? message.requestEndsAt,
        ),
      },
      ...(answer && state.answer
        ? {
            answer: {
              from: asked,
              to: asker,
              startRow: answerStartRow,
              endRow: draft.answerEndRow ?? lastRow,
              leg: state.answer.leg,
              share: shareOf(state.answer.leg, answer.sentAt, (answer.wasDue ?? answer).endsAt),
            },
          }
        : {}),
    };
  }

  #waits(lastRow: number): SequenceWait[] {
    const waits = this.#labels.flatMap(({ row, wait }) => {
      if (!wait) return [];
      const { startRow } = this.#drafts.get(wait.messageId) ?? {};
      // A retry that was sent by hand came before it was due.
      const over = startRow !== undefined || wait.dueAt <= this.#at;
      const toRow = startRow ?? lastRow;
      return [{ fromRow: row, toRow, over }];
    });
    const lanes = lanesOf(waits);
    return waits.map((wait, index) => ({ ...wait, lane: lanes[index] ?? 0 }));
  }

  #twins(): SequenceTwins[] {
    const rowOfCharge = new Map<string, number>();
    const twins = this.#labels.flatMap(({ charge, row }) => {
      if (!charge) return [];
      const key = `${charge.effect.channel} ${charge.effect.eventId}`;
      const before = rowOfCharge.get(key);
      rowOfCharge.set(key, row);
      if (before === undefined || charge.look !== 'double') return [];
      return [{ fromRow: before, toRow: row, times: charge.ordinal }];
    });
    const lanes = lanesOf(twins);
    return twins.map((pair, index) => ({ ...pair, lane: lanes[index] ?? 0 }));
  }
}
