import type { Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { isPoll } from '../../trace/messages/messageKind.ts';
import { recordsOf } from '../../trace/records.ts';

export const rowMs = 600_000;

/** One question: where in its row it stands, from 0 to 1, and what it brought; `ahead` has not been answered yet. */
export interface WallMark {
  readonly share: number;
  readonly state: 'ahead' | 'empty' | 'news';
  /** The payments that it brought, by their place among all. */
  readonly ordinals: readonly number[];
}

/** Every question of a run, in rows of ten minutes, as far as the playhead has come. */
export function selectHourWall(trace: Trace, at: SimInstant): readonly (readonly WallMark[])[] {
  const { messages, eventById } = recordsOf(trace);
  const rows: WallMark[][] = Array.from({ length: Math.ceil(trace.endsAt / rowMs) }, () => []);
  for (const { sentAt, pollEnd, ...message } of messages) {
    if (!isPoll(message)) continue;
    const ordinals =
      pollEnd && pollEnd.at <= at && pollEnd.outcome.result === 'news'
        ? pollEnd.outcome.eventIds.map((id) => eventById.get(id)?.ordinal ?? 0)
        : [];
    const answered = pollEnd !== undefined && pollEnd.at <= at;
    rows[Math.floor(sentAt / rowMs)]?.push({
      share: (sentAt % rowMs) / rowMs,
      state: !answered ? 'ahead' : ordinals.length > 0 ? 'news' : 'empty',
      ordinals,
    });
  }
  return rows;
}
