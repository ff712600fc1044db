import { expect, test } from 'vitest';
import { outageAndRetries } from '../../../lessons/scenarios/outageAndRetries.ts';
import { pollingWaste } from '../../../lessons/scenarios/pollingWaste.ts';
import { runLimits } from '../../../sim/engine/meter.ts';
import { simulate } from '../../../sim/simulate.ts';
import { recipeOf, scenarioOf, type Recipe } from '../../state/recipe.ts';
import { lengthToHold, readRunLength, roomFor, thinningWords } from './runLength.ts';

const day = 86_400_000;
const recipe = (changes: Recipe['changes'] = {}): Recipe => ({
  ...recipeOf(outageAndRetries),
  changes,
});
const tooLong = (from: Recipe, lengthMs: number, changes = {}) =>
  simulate(
    scenarioOf({ ...from, lengthMs, changes: { ...from.changes, ...changes } }),
    from.commands,
    { limits: runLimits },
  ).cut;

test('a run that is short enough keeps all that it does', () => {
  expect(roomFor(recipe(), 600_000)).toEqual({});
});

test('a run of many days asks less often, and as often as it can', { timeout: 60_000 }, () => {
  const often = recipe({ pollEveryMs: 1_000 });
  expect(tooLong(often, 20 * day)).toBeDefined();

  const thinning = roomFor(often, 20 * day);

  expect(thinning).toEqual({ pollEveryMs: 60_000 });
  expect(tooLong(often, 20 * day, thinning)).toBeUndefined();
});

test('payments become rarer only where rarer polls are not enough', { timeout: 60_000 }, () => {
  const busy = recipe({ eventEveryMs: 20_000, pollEveryMs: 60_000 });

  const thinning = roomFor(busy, 2 * day);

  expect(thinning?.eventEveryMs).toBeGreaterThan(20_000);
  expect(tooLong(busy, 2 * day, thinning)).toBeUndefined();
});

test.each([
  ['full', { eventEveryMs: 10_500, attempts: 1, retryPlan: 'off' }],
  ['thin', { eventEveryMs: 14_500, attempts: 1, retryPlan: 'off', payload: 'thin' }],
] as const)(
  'payments become rarer where their signatures would take too long, with %s webhooks',
  { timeout: 60_000 },
  (_, changes) => {
    const signed: Recipe = { ...recipeOf(pollingWaste), changes };
    expect(tooLong(signed, day)).toBeDefined();

    const thinning = roomFor(signed, day);

    expect(thinning).toEqual({ eventEveryMs: 60_000 });
    expect(tooLong(signed, day, thinning)).toBeUndefined();
  },
);

test('there is no room for bursts that are too many in any case', () => {
  expect(roomFor(recipe({ burstEveryMs: 1_000, burstSize: 50 }), day)).toBeUndefined();
});

test('what comes less often is said', () => {
  expect(thinningWords({})).toBe('');
  expect(thinningWords({ pollEveryMs: 60_000, eventEveryMs: 3_600_000 })).toBe(
    'So that it can be simulated, polls come every 1 min and payments every 1 h.',
  );
});

test.each([
  ['28 h', { ok: true, value: 100_800_000 }],
  ['31 d', { ok: true, value: 2_678_400_000 }],
  ['32 d', { ok: false, problem: 'A run lasts from 10 s to 31 d.' }],
  ['9 s', { ok: false, problem: 'A run lasts from 10 s to 31 d.' }],
  ['-3s', { ok: false, problem: '“-3s” is not a time: write 5 s, 30 min, 2 h or 1 d.' }],
])('a run length of “%s” is read as %o', (text, reading) => {
  expect(readRunLength(text)).toEqual(reading);
});

test('a run that is to hold 27 h 35 min 5 s lasts 28 h', () => {
  expect(lengthToHold(99_305_000)).toBe(28 * 3_600_000);
  expect(lengthToHold(3 * 60_000 + 1)).toBe(4 * 60_000);
  expect(lengthToHold(40 * day)).toBe(31 * day);
});
