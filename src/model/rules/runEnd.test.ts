import { describe, expect, test } from 'vitest';
import { endOf } from './runEnd.ts';
import { standardSettings } from '../settings.ts';
import type { Scenario } from '../scenario.ts';

describe('the end of a run', () => {
  const scenario: Scenario = {
    seed: 1,
    horizonMs: 100_000,
    eventTimesMs: [],
    payments: [],
    losses: [],
    plan: [],
    settings: standardSettings,
  };

  test('is its horizon when nothing was done late', () => {
    expect(endOf(scenario, [{ at: 40_000, type: 'event.trigger' }])).toBe(100_000);
  });

  test('lies a minute after something that was done later', () => {
    expect(endOf(scenario, [{ at: 90_000, type: 'event.trigger' }])).toBe(150_000);
  });

  test('is not moved by a setting, and never past 31 days', () => {
    const turned = { at: 99_000, type: 'setting.set', key: 'workers', value: 2 } as const;
    expect(endOf(scenario, [turned])).toBe(100_000);
    expect(endOf(scenario, [{ at: 2_678_399_000, type: 'event.trigger' }])).toBe(2_678_400_000);
  });
});
