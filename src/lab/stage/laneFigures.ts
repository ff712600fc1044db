import type { ChannelSummary } from '../../trace/ledger/comparison.ts';
import { medianWords } from '../../trace/words/summary.ts';
import { grouped } from '../../trace/words/format.ts';
import { problemsOf } from './ledger/ledgerWords.ts';

export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly bad?: boolean;
}

/** The figures that both lanes have: staleness, what still waits, and what is wrong. */
export function commonFigures(summary: ChannelSummary): readonly Figure[] {
  const { waiting } = summary;
  return [
    { name: 'staleness, median', value: medianWords(summary.staleness) },
    { name: 'charged after', value: medianWords(summary.chargedAfter) },
    ...(waiting > 0 ? [{ name: 'still waiting', value: grouped(waiting) }] : []),
    ...problemsOf(summary).map(({ number, name, about }) => ({
      name,
      value: `${grouped(number)}${about}`,
      bad: true,
    })),
  ];
}
