import { expect, test } from 'vitest';
import { standardSettings } from '../../model/settings.ts';
import { changedSettings } from './changedSettings.ts';

test('only what differs from the scenario is named, each with its value in words', () => {
  const now = {
    ...standardSettings,
    eventEveryMs: 0,
    pollEveryMs: 90_000,
    attempts: 9,
    lostRequestsPercent: 5,
    receiverClockAheadSeconds: -30,
    storeFirst: false,
  };
  expect(changedSettings(standardSettings, now)).toEqual([
    'A payment every: only on command',
    'Poll every: 1 min 30 s',
    'Attempts: 9',
    'Lost requests: 5 %',
    'Billing’s clock is ahead by: −30 s',
    'Store first, work later: off',
  ]);
  expect(changedSettings(now, now)).toEqual([]);
});
