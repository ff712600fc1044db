import type { Channel, Trace } from '../../../model/facts.ts';
import { instant, type SimInstant } from '../../../model/units.ts';
import { selectComparison } from '../../../trace/ledger/comparison.ts';
import { selectLedgerCounts } from '../../../trace/ledger/ledger.ts';
import { clock, grouped } from '../../../trace/words/format.ts';
import { comparisonRows, type ComparisonCell, type ComparisonRow } from '../comparisonRows.ts';
import { selectBytes } from '../trafficVolume.ts';
import { faultsWords } from '../../stage/ledger/ledgerWords.ts';

/** Two runs of the same scenario, without and with what was turned. */
export interface BothRuns {
  readonly before: Trace;
  readonly after: Trace;
}

/** A counter as it was and as it is. */
export interface Pair {
  readonly before: ComparisonCell;
  readonly after: ComparisonCell;
}

export interface Difference {
  readonly name: string;
  /** Absent where it is of both ways. */
  readonly channel?: Channel;
  readonly now: Pair;
  readonly atEnd: Pair;
}

/** Every counter that differs at the playhead or at the end, what is wrong first. */
export function differencesOf({ before, after }: BothRuns, at: SimInstant): readonly Difference[] {
  const now = [rowsAt(before, at), rowsAt(after, at)] as const;
  const atEnd = [rowsAt(before, before.endsAt), rowsAt(after, after.endsAt)] as const;
  const names = new Set([...now, ...atEnd].flatMap((rows) => [...rows.keys()]));
  const ofBoth = namesOfBoth.map((name) => ({ name, of: 'pull' as const }));
  const ofOne = (['pull', 'push'] as const).flatMap((channel) =>
    [...names]
      .filter((name) => !namesOfBoth.includes(name))
      .map((name) => ({ name, channel, of: channel })),
  );
  const all = [...ofBoth, ...ofOne].flatMap(({ of, ...row }) => {
    const pairs = { now: pairOf(now, row.name, of), atEnd: pairOf(atEnd, row.name, of) };
    return isChange(pairs.now) || isChange(pairs.atEnd) ? [{ ...row, ...pairs }] : [];
  });
  return [...all.filter(isAboutFault), ...all.filter((row) => !isAboutFault(row))];
}

/** Whether the end of the runs tells of a difference what the playhead does not. */
export function differsAtEnd(rows: readonly Difference[]): boolean {
  return rows.some(
    ({ now, atEnd }) =>
      now.before.text !== atEnd.before.text || now.after.text !== atEnd.after.text,
  );
}

/** Whether the ledger has other faults up to a moment. */
export function changesFaults(runs: BothRuns, at: SimInstant): boolean {
  const { before, after } = faultsIn(runs, { before: at, after: at });
  return before !== after;
}

/** What became of the faults in the ledger, up to the playhead and where that differs at the end. */
export function whatChanged(runs: BothRuns, at: SimInstant): string {
  const now = faultsIn(runs, { before: at, after: at });
  const atEnd = faultsIn(runs, { before: runs.before.endsAt, after: runs.after.endsAt });
  const upTo = `Up to ${clock(at)} ${sentenceOf(now)}`;
  const isOver = now.before === atEnd.before && now.after === atEnd.after;
  return isOver ? upTo : `${upTo} By the end of the run ${sentenceOf(atEnd)}`;
}

/** What both ways have in common is said once. */
const namesOfBoth: readonly string[] = ['Payments'];

type Rows = ReadonlyMap<string, ComparisonRow>;

function rowsAt(trace: Trace, moment: SimInstant): Rows {
  const at = instant(Math.min(moment, trace.endsAt));
  const comparison = selectComparison(trace, at);
  const events = { text: grouped(comparison.events) };
  const rows: readonly ComparisonRow[] = [
    { name: 'Payments', pull: events, push: events },
    ...comparisonRows(comparison, selectBytes(trace, at)),
  ];
  return new Map(rows.map((row) => [row.name, row]));
}

/** A count that a table leaves out is zero; of anything else it says nothing. */
function pairOf([before, after]: readonly [Rows, Rows], name: string, channel: Channel): Pair {
  const [one, other] = [before.get(name), after.get(name)];
  const none = { text: (one ?? other)?.optional ? '0' : '–' };
  return { before: one?.[channel] ?? none, after: other?.[channel] ?? none };
}

function isChange({ before, after }: Pair): boolean {
  return before.text !== after.text;
}

function isAboutFault({ now, atEnd }: Difference): boolean {
  return [now.before, now.after, atEnd.before, atEnd.after].some(({ bad }) => bad === true);
}

interface Faults {
  readonly before: string;
  readonly after: string;
}

function faultsIn(runs: BothRuns, at: Readonly<Record<keyof BothRuns, SimInstant>>): Faults {
  const words = (trace: Trace, moment: SimInstant) =>
    faultsWords({ counts: selectLedgerCounts(trace, moment, 'push') }) || 'nothing wrong';
  return { before: words(runs.before, at.before), after: words(runs.after, at.after) };
}

function sentenceOf({ before, after }: Faults): string {
  return before === after
    ? `the ledger has the same as before: ${after}.`
    : `the ledger had ${before}; now it has ${after}.`;
}
