import { expect, test } from 'vitest';
import { settingKeys, settingTable, type NumberKey } from '../../model/settings.ts';
import { leverCards, policyRules, stopsOf, type LeverCard } from './leverTable.ts';

/** A retry plan and its jitter are chosen in one go, or with a provider's whole policy. */
const withoutLever = ['retryPlan'];

test('every setting has one lever', () => {
  const cards: readonly LeverCard[] = Object.values(leverCards);
  const levers = [
    ...cards.flatMap(({ inSight, more }) => [...inSight, ...(more?.keys ?? [])]),
    ...Object.values(policyRules).flat(),
  ];

  expect([...levers, ...withoutLever].toSorted()).toEqual(settingKeys.toSorted());
});

test('every slider stops within its range, in order, and once at a present value between two stops', () => {
  const numbers = settingKeys.filter((key): key is NumberKey => 'least' in settingTable[key]);
  expect(numbers.length).toBeGreaterThan(30);
  for (const key of numbers) {
    const { least, most, standard } = settingTable[key];
    for (const present of [least, standard, most]) {
      const stops = stopsOf(key, present);
      expect(stops, key).toEqual([...new Set([...stops, present])].sort((a, b) => a - b));
      expect(stops[0], key).toBeGreaterThanOrEqual(least);
      expect(stops.at(-1), key).toBeLessThanOrEqual(most);
    }
  }
});
