import { expect, test } from 'vitest';
import { instant } from '../../model/units.ts';
import { selectWaits, turningPoints } from '../../lab/freshness/stalenessPeriods.ts';
import { charged, handMadeTrace, occurred, pushed, stored } from '../traceBuilder.testkit.ts';
import { selectStaleness } from './staleness.ts';
import { freshnessSummary } from '../words/summary.ts';
import { trafficSummary } from '../words/trafficSummary.ts';

/** The second payment overtakes the first, which needs eight seconds. */
const overtaken = handMadeTrace([
  [2_000, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 10_000 })],
  [5_000, occurred('evt_2'), pushed('dlv_2.1', 'evt_2', { endsAt: 6_000 })],
  [6_000, stored('dlv_2.1', 'evt_2')],
  [10_000, stored('dlv_1.1', 'evt_1')],
]);

test('the age of the copy is that of its oldest gap, whatever overtook it', () => {
  const { points } = selectStaleness(overtaken, instant(12_000), 'push');
  expect(points.map(({ at, ms }) => [at, ms])).toEqual([
    [0, 0],
    [2_000, 0],
    [10_000, 8_000],
    [10_000, 0],
    [12_000, 0],
  ]);
});

test('each event has a dot at the height of its wait, and hangs on the playhead while it waits', () => {
  const { dots } = selectStaleness(overtaken, instant(7_000), 'push');
  expect(dots).toEqual([
    { eventId: 'evt_2', at: 6_000, waitMs: 1_000, waiting: false },
    { eventId: 'evt_1', at: 7_000, waitMs: 5_000, waiting: true },
  ]);
});

test('the table of waits leaves open what is not known', () => {
  expect(selectWaits(overtaken, instant(7_000))).toMatchObject([
    { event: { eventId: 'evt_1' }, pullMs: undefined, pushMs: undefined },
    { event: { eventId: 'evt_2' }, pullMs: undefined, pushMs: 1_000 },
  ]);
});

test('the table of waits tells what is held safely from what is charged', () => {
  const worked = handMadeTrace([
    [1_000, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 1_050 })],
    [1_050, stored('dlv_1.1', 'evt_1')],
    [9_050, charged('dlv_1.1', 'evt_1')],
  ]);
  const at = (ms: number) => selectWaits(worked, instant(ms));
  expect(at(9_000)).toMatchObject([{ pushMs: 50, pushChargedMs: undefined }]);
  expect(at(9_050)).toMatchObject([{ pushMs: 50, pushChargedMs: 8_050 }]);
});

test('a keyboard stops where an event occurs or becomes known', () => {
  expect(turningPoints(overtaken)).toEqual([2_000, 5_000, 6_000, 10_000]);
});

test('the pictures are told in a sentence', () => {
  expect(freshnessSummary(overtaken, instant(7_000))).toBe(
    'At 00:07.0 pull is 5 s behind, 5 s at worst; push is 5 s behind, 5 s at worst.',
  );
  expect(trafficSummary(overtaken, instant(7_000))).toBe(
    'Up to 00:07.0: 0 polls, 0 empty; 2 attempts, 0 retries. 2 payments, pushed and charged once: 0.',
  );
});
