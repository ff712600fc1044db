import type { Channel } from '../../../model/facts.ts';
import type { EventId } from '../../../model/ids.ts';
import type { Ledger } from '../../../trace/ledger/ledger.ts';
import type { LedgerRow, LedgerStatus } from '../../../trace/ledger/ledgerRow.ts';

/** The event whose charge in that lane the caption tells of; the stage hands it to its boxes. */
export type Charged = (channel: Channel) => EventId | undefined;

/** How soon a row is shown, and how much of the board it takes: what is said of a charge has a line of its own. */
const standing: Record<LedgerStatus, { readonly rank: number; readonly cells: number }> = {
  fake: { rank: 0, cells: 2 },
  wrongAmount: { rank: 0, cells: 2 },
  double: { rank: 0, cells: 2 },
  missing: { rank: 0, cells: 1 },
  waiting: { rank: 1, cells: 1 },
  ok: { rank: 2, cells: 1 },
};

/** The rows most worth seeing: faults first, then those that wait, and the latest of each kind first. */
export function mostRelevant({ rows, counts }: Ledger, cells = 24): readonly LedgerRow[] {
  const { events, fake, once, waiting } = counts;
  const ranks: LedgerRow[][] = [[], [], []];
  let wanted = 0;
  for (const there of [events + fake - once - waiting, waiting, once]) {
    wanted += Math.min(there, cells);
  }
  // Of thousands of rows the latest are looked at, and no more once there is nothing to be found.
  for (let i = rows.length - 1; wanted > 0; i--) {
    const row = rows[i];
    if (!row) break;
    const rank = ranks[standing[row.status].rank];
    if (rank && rank.length < cells) {
      rank.push(row);
      wanted--;
    }
  }
  const ranked = ranks.flat();
  let taken = 0;
  const end = ranked.findIndex((row) => (taken += cellsOf(row)) > cells);
  return end === -1 ? ranked : ranked.slice(0, end);
}

/** An order that is still to be changed says what is written until then, which takes a line. */
function cellsOf({ status, payment }: LedgerRow): number {
  return status === 'waiting' && payment.version !== undefined ? 2 : standing[status].cells;
}
