import type { Ledger, LedgerRow, LedgerStatus } from './ledger.ts';

/** How soon a row is shown, and how much of the board it takes: a fault has a line of its own. */
const standing: Record<LedgerStatus, { readonly rank: number; readonly cells: number }> = {
  fake: { rank: 0, cells: 2 },
  wrongAmount: { rank: 0, cells: 2 },
  double: { rank: 0, cells: 2 },
  missing: { rank: 0, cells: 2 },
  waiting: { rank: 1, cells: 1 },
  ok: { rank: 2, cells: 1 },
};

/** The rows most worth seeing: faults first, then those that wait, and the latest of each kind first. */
export function mostRelevant({ rows }: Pick<Ledger, 'rows'>, cells = 8): readonly LedgerRow[] {
  const ranks: LedgerRow[][] = [[], [], []];
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i];
    const rank = row && ranks[standing[row.status].rank];
    if (rank && rank.length < cells) rank.push(row);
  }
  const ranked = ranks.flat();
  let taken = 0;
  const end = ranked.findIndex((row) => (taken += standing[row.status].cells) > cells);
  return end === -1 ? ranked : ranked.slice(0, end);
}
