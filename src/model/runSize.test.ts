import { describe, expect, test } from 'vitest';
import type { Command } from './commands.ts';
import { requestsMost, whyTooLong } from './runSize.ts';
import type { Scenario } from './scenario.ts';
import { standardSettings, type Settings } from './settings.ts';

const lasting = (horizonMs: number, settings: Partial<Settings> = {}): Scenario => ({
  seed: 1,
  horizonMs,
  eventTimesMs: [],
  payments: [],
  losses: [],
  plan: [],
  settings: { ...standardSettings, eventEveryMs: 0, ...settings },
});

describe('a run', () => {
  test('takes exactly the most polls, and not one more', () => {
    const longest = requestsMost * 1_000;
    expect(whyTooLong(lasting(longest, { pollEveryMs: 1_000 }), [])).toBeUndefined();
    expect(whyTooLong(lasting(longest + 1, { pollEveryMs: 1_000 }), [])).toBe(
      'That would be 20,001 polls; a run takes 20,000 requests at most.',
    );
  });

  test('with a payment every millisecond is refused with the numbers', () => {
    const flood = { eventEveryMs: 1, attempts: 6 };
    expect(whyTooLong(lasting(120_000, flood), [])).toBe(
      '120,000 payments could bring 720,000 attempts; a run takes 20,000 requests at most.',
    );
  });

  test('is refused for a flood that a command or its plan would bring', () => {
    const flood: Command = { at: 5, type: 'setting.set', key: 'eventEveryMs', value: 1 };
    const scenario = lasting(120_000);
    expect(whyTooLong(scenario, [flood])).toMatch('payments could bring');
    expect(whyTooLong({ ...scenario, plan: [flood] }, [])).toMatch('payments could bring');
  });

  test('counts bursts by their size', () => {
    const bursts = { burstEveryMs: 1_000, burstSize: 50, attempts: 5 };
    expect(whyTooLong(lasting(79_000, bursts), [])).toBeUndefined();
    expect(whyTooLong(lasting(120_000, bursts), [])).toMatch('30,000 attempts');
  });

  test('of a day with the standard settings and no events is fine', () => {
    expect(whyTooLong(lasting(86_400_000), [])).toBeUndefined();
  });
});
