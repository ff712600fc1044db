import { expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Scenario } from '../../model/scenario.ts';
import { standardSettings } from '../../model/settings.ts';
import { hasChances } from './chance.ts';

const scenario: Scenario = {
  seed: 1,
  horizonMs: 60_000,
  eventTimesMs: [],
  payments: [],
  losses: [],
  plan: [],
  settings: standardSettings,
};

test('a run has chances when a share of its messages is lost or held back, from the start or later', () => {
  const lossy: Command = { at: 5, type: 'setting.set', key: 'lostRequestsPercent', value: 1 };
  const settings = { ...standardSettings, heldBackPercent: 1 };
  expect(hasChances({ ...scenario, settings }, [])).toBe(true);
  expect(hasChances(scenario, [lossy])).toBe(true);
  expect(hasChances({ ...scenario, plan: [lossy] }, [])).toBe(true);
});

test('a loss of nothing is no chance, and neither is jitter, whose luck shows in every run', () => {
  const none: Command = { at: 5, type: 'setting.set', key: 'lostRequestsPercent', value: 0 };
  const settings = { ...standardSettings, jitter: 'full' } as const;
  expect(hasChances({ ...scenario, settings }, [none])).toBe(false);
});
