import { expect, test } from 'vitest';
import { pollingWaste } from '../../../lessons/scenarios/pollingWaste.ts';
import { wayIds, ways } from '../../../lessons/ways.ts';
import type { Command } from '../../../model/commands.ts';
import { instant } from '../../../model/units.ts';
import { workerInPage } from '../../../page/background/backgroundWorker.ts';
import { simulate } from '../../../sim/simulate.ts';
import { selectComparison } from '../../../trace/ledger/comparison.ts';
import { wayCells, wayHeads } from './wayCells.ts';
import { countWay } from './wayCounts.ts';
import { WaysRun } from './waysRun.svelte.ts';
import { countsOf, inWay } from './waysTask.ts';

const { scenario } = pollingWaste;
const quarter = { ...scenario, horizonMs: 900_000 };

test('a way is counted as the comparison of its run counts it, at every playhead', () => {
  for (const way of wayIds) {
    const made = inWay({ scenario: quarter, commands: [], way });
    const trace = simulate(made.scenario, made.commands);
    for (const at of [0, 334_900, 340_000, 900_000]) {
      const { events, ...sides } = selectComparison(trace, instant(at));
      const side = sides[ways[way].channel];
      expect(countWay(trace, instant(at), way)).toMatchObject({
        events,
        requests: side.requests + side.acks,
        missing: events - side.known,
        stalenessWorstMs: side.stalenessWorstMs,
      });
    }
  }
});

test('a connection is open while an answer is awaited, also of a question that the playhead cuts', () => {
  const trace = simulate(quarter);
  // The first question leaves at 0 and is answered at 100 ms, the next leaves at 5 s.
  const open = (at: number) => countWay(trace, instant(at), 'polling').openMs;
  expect([0, 40, 100, 3_000, 5_010].map(open)).toEqual([0, 40, 100, 100, 110]);
});

test('a way is not turned into another one on the way', () => {
  const commands: readonly Command[] = [
    { at: 1_000, type: 'setting.set', key: 'pullMode', value: 'longPoll' },
    { at: 2_000, type: 'endpoint.set', mode: 'down' },
  ];
  expect(inWay({ scenario, commands, way: 'polling' }).commands).toEqual(commands.slice(1));
});

test('every way has a cell for each head, and what is missing is marked', () => {
  const trace = simulate(quarter);
  const cells = wayCells({ ...countWay(trace, trace.endsAt, 'webhook'), missing: 2 });
  expect(cells.map(({ head }) => head)).toEqual(wayHeads);
  expect(cells.filter(({ bad }) => bad).map(({ text }) => text)).toEqual(['2']);
});

test('the table fills itself way by way, and is of every run that differs in its way alone', async () => {
  const run = new WaysRun(() => Promise.resolve(workerInPage(countsOf)));
  await run.start({ scenario: quarter, commands: [] });
  expect(run.state).toBe('done');
  expect(run.counts.map(({ way }) => way)).toEqual(wayIds);
  const other = (settings: Partial<typeof scenario.settings>) =>
    run.answers({
      scenario: { ...quarter, settings: { ...scenario.settings, ...settings } },
      commands: [],
    });
  expect(other({ pullMode: 'longPoll' })).toBe(true);
  expect(other({ pollEveryMs: 60_000 })).toBe(false);
});
