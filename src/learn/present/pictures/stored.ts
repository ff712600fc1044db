import { selectLedger } from '../../../trace/ledger/ledger.ts';
import { recordsOf } from '../../../trace/records.ts';
import type { Seen } from '../../judge/seen.ts';

/** What the one order costs and what is stored of it from a moment on, in cents. */
export interface StoredStep {
  readonly at: number;
  readonly real: number;
  readonly stored: number | undefined;
}

/** Each change of an order and of what is stored of it, up to the playhead. */
export function storedSteps({ trace, at }: Extract<Seen, { kind: 'run' }>): readonly StoredStep[] {
  const { events, effects } = recordsOf(trace);
  const moments = [
    ...events.map(({ occurredAt }) => occurredAt),
    ...effects.filter(({ channel }) => channel === 'push').map((effect) => effect.at),
  ]
    .filter((moment) => moment <= at)
    .sort((a, b) => a - b);
  return moments.flatMap((moment) => {
    const [row] = selectLedger(trace, moment).rows;
    return row
      ? [{ at: moment, real: row.payment.amountCents, stored: row.chargedCents.at(-1) }]
      : [];
  });
}
