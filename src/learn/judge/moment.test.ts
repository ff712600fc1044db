import { expect, test } from 'vitest';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { selectLedgerCounts } from '../../trace/ledger/ledger.ts';
import { problemsOf } from '../../lab/stage/ledger/ledgerWords.ts';
import { momentOf } from './moment.ts';
import { runScenario } from './world.ts';

const runs = chapters.flatMap((chapter) => {
  if (chapter.first.kind !== 'run') return [];
  const seen = runScenario(chapter.first, chapter.seeds[0] ?? 1);
  return seen.kind === 'run' ? [{ id: chapter.id, chapter, seen }] : [];
});

test.each(runs)(
  'the moment of chapter $id is within its run and after its start',
  ({ chapter, seen }) => {
    const at = momentOf(seen, chapter.result.moment);
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(seen.trace.endsAt);
  },
);

test.each(runs.filter(({ chapter }) => chapter.result.moment === 'first fault'))(
  'at the moment of chapter $id the books become wrong, and were right before',
  ({ chapter, seen }) => {
    const at = momentOf(seen, chapter.result.moment);
    const faultsAt = (time: typeof at) =>
      problemsOf(selectLedgerCounts(seen.trace, time, 'push')).length;
    expect(faultsAt(at)).toBeGreaterThan(0);
    expect(
      seen.trace.facts.filter(
        (fact) => fact.type === 'effect.made' && fact.at < at && faultsAt(fact.at) > 0,
      ),
    ).toEqual([]);
  },
);
