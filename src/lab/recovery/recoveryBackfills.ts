import type { BackfillCursor, BackfillOutcome, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { isBackfill } from '../../trace/messages/messageKind.ts';
import { recordsOf } from '../../trace/records.ts';

/** One turn of the backfill: a question and its outcome, or a turn missed while the server was down. */
export type BackfillRow =
  | {
      readonly kind: 'asked';
      readonly at: SimInstant;
      readonly messageId: MessageId;
      readonly after: BackfillCursor;
      /** Absent while it is under way. */
      readonly outcome?: BackfillOutcome;
    }
  | { readonly kind: 'missedTurn'; readonly at: SimInstant };

export type Backfills = ReturnType<typeof selectBackfills>;

/** The receiver's questions for what it missed, up to the playhead. */
export function selectBackfills(trace: Trace, at: SimInstant) {
  const { messages, machines } = recordsOf(trace);
  const asked = messages.flatMap((message): BackfillRow[] => {
    const { messageId, sentAt, request, backfillEnd } = message;
    if (!isBackfill(message) || sentAt > at) return [];
    const ended = backfillEnd && backfillEnd.at <= at ? { outcome: backfillEnd.outcome } : {};
    return [{ kind: 'asked', at: sentAt, messageId, after: cursorIn(request.url), ...ended }];
  });
  const missed = (machines.get('backfill') ?? []).flatMap((entry): BackfillRow[] =>
    entry.state === 'idle' && entry.on === 'nextBackfill' && entry.at <= at
      ? [{ kind: 'missedTurn', at: entry.at }]
      : [],
  );
  const outcomes = asked.flatMap((row) =>
    row.kind === 'asked' && row.outcome ? [row.outcome] : [],
  );
  return {
    /** The newest first. */
    rows: [...asked, ...missed].sort((a, b) => b.at - a.at),
    calls: asked.length,
    /** Missing payments that the calls found. */
    found: outcomes.reduce(
      (sum, outcome) => sum + (outcome.result === 'events' ? outcome.missing.length : 0),
      0,
    ),
    refused: outcomes.filter(({ result }) => result === 'rateLimited').length,
  };
}

function cursorIn(url: string): BackfillCursor {
  return (/[?&]after=([^&]*)/.exec(url)?.[1] ?? '') as BackfillCursor;
}
