import type { ChannelSummary } from '../../trace/ledger/comparison.ts';
import { duration, grouped } from '../../trace/words/format.ts';
import { problemsOf } from './ledger/ledgerWords.ts';

export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly bad?: boolean;
}

/** The figures that both lanes have: staleness, what still waits, and what is wrong. */
export function commonFigures(summary: ChannelSummary): readonly Figure[] {
  const { stalenessMedianMs, waiting } = summary;
  return [
    {
      name: 'staleness, median',
      value: stalenessMedianMs === undefined ? '–' : duration(stalenessMedianMs),
    },
    ...(waiting > 0 ? [{ name: 'still waiting', value: grouped(waiting) }] : []),
    ...problemsOf(summary).map(([number, name]) => ({ name, value: grouped(number), bad: true })),
  ];
}
