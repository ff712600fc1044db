import { ways } from '../../../lessons/ways.ts';
import { duration, grouped } from '../../../trace/words/format.ts';
import { waitEndings } from '../../../trace/words/summary.ts';
import { bytesText } from '../trafficVolume.ts';
import type { WayCounts } from './wayCounts.ts';

/** What is compared of each way, in order. */
export const wayHeads = [
  'Connections opened',
  'A connection is open',
  'Bytes, both ways',
  'Staleness, mean',
  'Staleness, longest',
  'Missing',
  'Needs a public URL',
  'Who keeps the place',
] as const;

export interface WayCell {
  readonly head: (typeof wayHeads)[number];
  readonly text: string;
  readonly bad: boolean;
}

/** The row of a way, a cell for each head. */
export function wayCells(counts: WayCounts): readonly WayCell[] {
  const { way, requests, openMs, bytes, stalenessMeanMs, stalenessWorstMs, worstIs, missing } =
    counts;
  const { needsUrl, keepsPlace } = ways[way];
  const texts: Readonly<Record<(typeof wayHeads)[number], string>> = {
    'Connections opened': grouped(requests),
    'A connection is open': duration(openMs),
    'Bytes, both ways': bytesText(bytes),
    'Staleness, mean': stalenessMeanMs === undefined ? '–' : duration(stalenessMeanMs),
    'Staleness, longest':
      stalenessWorstMs === undefined ? '–' : duration(stalenessWorstMs) + waitEndings[worstIs],
    Missing: grouped(missing),
    'Needs a public URL': needsUrl,
    'Who keeps the place': keepsPlace,
  };
  return wayHeads.map((head) => ({
    head,
    text: texts[head],
    bad: head === 'Missing' && missing > 0,
  }));
}
