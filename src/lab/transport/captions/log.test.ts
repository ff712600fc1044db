import { expect, test } from 'vitest';
import { everythingAtOnce } from '../../../lessons/scenarios/everythingAtOnce.ts';
import { instant } from '../../../model/units.ts';
import { simulate } from '../../../sim/simulate.ts';
import { linesOf } from '../../../trace/sentences/lines.ts';
import { selectLog } from './log.ts';

test('the log holds every sentence up to the playhead, the newest first, or those alone that matter', () => {
  const trace = simulate(everythingAtOnce.scenario);
  const at = instant(60_000);
  const until = linesOf(trace).filter((line) => line.at <= at);
  const seqs = (lines: readonly { readonly seq: number }[]) => lines.map(({ seq }) => seq);
  expect(seqs(selectLog(trace, at, 4)).toReversed()).toEqual(seqs(until));
  const key = until.filter(({ priority }) => priority <= 2);
  expect(seqs(selectLog(trace, at, 2)).toReversed()).toEqual(seqs(key));
  expect(key.length).toBeGreaterThan(0);
  expect(key.length).toBeLessThan(until.length);
});
