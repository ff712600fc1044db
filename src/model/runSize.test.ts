import { describe, expect, test } from 'vitest';
import type { Command } from './commands.ts';
import { whyTooLong } from './runSize.ts';
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
  test('takes exactly the most polls, ten of which count as one request, and not one more', () => {
    const longest = 50_000_000;
    expect(whyTooLong(lasting(longest, { pollEveryMs: 1_000 }), [])).toBeUndefined();
    expect(whyTooLong(lasting(longest + 1, { pollEveryMs: 1_000 }), [])).toBe(
      'That would be 50,001 polls beside 0 attempts; a run takes 5,000 requests at most, ten polls counting as one.',
    );
  });

  test('takes exactly the most attempts, and not one more', () => {
    const often = { eventEveryMs: 10, attempts: 5, pollEveryMs: 3_600_000 };
    expect(whyTooLong(lasting(9_990, often), [])).toBeUndefined();
    expect(whyTooLong(lasting(10_000, often), [])).toMatch(
      '1,000 payments could bring 5,000 attempts beside 1 poll;',
    );
  });

  test('with a payment every millisecond is refused with the numbers', () => {
    const flood = { eventEveryMs: 1, attempts: 6 };
    expect(whyTooLong(lasting(120_000, flood), [])).toBe(
      '120,000 payments could bring 720,000 attempts beside 24 polls; a run takes 5,000 requests at most, ten polls counting as one.',
    );
  });

  test('is as long as a late command makes it', () => {
    const asking = lasting(3_600_000, { pollEveryMs: 1_000 });
    const late: Command = { at: 86_399_999, type: 'event.trigger' };
    expect(whyTooLong(asking, [])).toBeUndefined();
    expect(whyTooLong(asking, [late])).toMatch('That would be 86,400 polls');
  });

  test('makes one attempt for each payment when no policy in it retries', () => {
    const many = lasting(120_000, { eventEveryMs: 30, attempts: 6, retryPlan: 'off' });
    const retrying: Command = { at: 5, type: 'setting.set', key: 'retryPlan', value: 'fixed' };
    expect(whyTooLong(many, [])).toBeUndefined();
    expect(whyTooLong(many, [retrying])).toMatch('4,000 payments could bring 24,000 attempts');
  });

  test('is refused for a flood that a command or its plan would bring', () => {
    const flood: Command = { at: 5, type: 'setting.set', key: 'eventEveryMs', value: 1 };
    const scenario = lasting(120_000);
    expect(whyTooLong(scenario, [flood])).toMatch('payments could bring');
    expect(whyTooLong({ ...scenario, plan: [flood] }, [])).toMatch('payments could bring');
  });

  test('counts bursts by their size', () => {
    const bursts = { burstEveryMs: 1_000, burstSize: 50, attempts: 5 };
    expect(whyTooLong(lasting(19_000, bursts), [])).toBeUndefined();
    expect(whyTooLong(lasting(120_000, bursts), [])).toMatch('30,000 attempts');
  });

  test('of a day with the standard settings and no events is fine', () => {
    expect(whyTooLong(lasting(86_400_000), [])).toBeUndefined();
  });
});
