import type { Seen } from '../../judge/seen.ts';
import type { LedgerStatus } from '../../../trace/ledger/ledgerRow.ts';
import { selectLedger } from '../../../trace/ledger/ledger.ts';
import { isBackfill, isFetch } from '../../../trace/messages/messageKind.ts';
import { recordsOf, type MessageRecord } from '../../../trace/records.ts';

type Run = Extract<Seen, { kind: 'run' }>;

/** How one attempt looks on its row; `found` is a charge that a question for what was missed brought. */
export type TryEnd = 'taken' | 'refused' | 'hungUp' | 'answerLost' | 'seen' | 'open' | 'found';

export interface Try {
  readonly from: number;
  readonly until: number;
  readonly end: TryEnd;
  /** Until when its work went on that ended in a charge. */
  readonly workedUntil: number | undefined;
}

export interface TryRow {
  readonly name: string;
  readonly tries: readonly Try[];
  /** What the ledger says of it; undefined where the rows are attempts of one payment. */
  readonly status: LedgerStatus | undefined;
  readonly charges: number;
}

/** The webhooks that the sender or an attacker sent, copies and fakes included. */
export const isWebhook = (message: MessageRecord): boolean =>
  message.channel === 'push' && !isFetch(message) && !isBackfill(message);

/** A row for each payment, or for each attempt where there is one payment; up to the playhead. */
export function tryRows({ trace, at }: Run): readonly TryRow[] {
  const { events, messages, effects } = recordsOf(trace);
  const ledger = selectLedger(trace, at).rows;
  const sent = messages.filter((message) => isWebhook(message) && message.sentAt <= at);
  const own = new Set(sent.map(({ messageId }) => messageId));
  if (events.length === 1)
    return sent.map((message, index) => ({
      name: String(index + 1),
      tries: [tryOf(message, at)],
      status: undefined,
      charges: message.effects.filter((effect) => effect.at <= at).length,
    }));
  return events
    .filter(({ occurredAt }) => occurredAt <= at)
    .map(({ eventId, ordinal }) => {
      const row = ledger.find(({ key }) => key === eventId);
      const found = effects.filter(
        (effect) =>
          effect.channel === 'push' &&
          effect.eventId === eventId &&
          effect.at <= at &&
          !own.has(effect.messageId),
      );
      return {
        name: String(ordinal),
        tries: [
          ...sent.filter((message) => message.eventId === eventId).map((each) => tryOf(each, at)),
          ...found.map((effect): Try => ({
            from: effect.at,
            until: effect.at,
            end: 'found',
            workedUntil: undefined,
          })),
        ],
        status: row?.status,
        charges: row?.chargedCents.length ?? 0,
      };
    });
}

function tryOf({ sentAt, attemptEnd, answer, checks, effects }: MessageRecord, at: number): Try {
  const isOver = attemptEnd !== undefined && attemptEnd.at <= at;
  const worked = effects.find((effect) => effect.at <= at)?.at;
  return {
    from: sentAt,
    until: isOver ? attemptEnd.at : at,
    end: !isOver
      ? 'open'
      : answer?.lost === true
        ? 'answerLost'
        : attemptEnd.outcome.result === 'accepted'
          ? checks.some(({ check, passed }) => check === 'duplicate' && !passed)
            ? 'seen'
            : 'taken'
          : attemptEnd.outcome.result === 'timedOut'
            ? 'hungUp'
            : 'refused',
    workedUntil: worked,
  };
}

/** The stretches in which the receiver is down, as far as the playhead has come. */
export function downStretches({ trace, at }: Run) {
  const { modes } = recordsOf(trace);
  return modes.flatMap(({ at: from, mode }, index) =>
    (mode === 'down' || mode === 'restarting') && from <= at
      ? [{ from, until: Math.min(at, modes[index + 1]?.at ?? trace.endsAt) }]
      : [],
  );
}
