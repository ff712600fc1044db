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
      'That would be 50,001 polls beside 0 attempts, more than a run takes: poll less often or make the run shorter.',
    );
  });

  test('takes exactly the most attempts, and not one more', () => {
    const often = {
      eventEveryMs: 10,
      attempts: 5,
      retryPlan: 'immediate',
      pollEveryMs: 3_600_000,
    } as const;
    expect(whyTooLong(lasting(9_990, often), [])).toBeUndefined();
    expect(whyTooLong(lasting(10_000, often), [])).toMatch(
      '1,000 payments could bring 5,000 attempts, more than a run takes',
    );
  });

  test('with a payment every millisecond is refused with the numbers, and with what to change', () => {
    const flood = { eventEveryMs: 1, attempts: 6 };
    expect(whyTooLong(lasting(120_000, flood), [])).toBe(
      '120,000 payments could bring 720,000 attempts, more than a run takes: let payments come less often, make it shorter or allow fewer attempts.',
    );
  });

  test('is as long as a late command makes it', () => {
    const asking = lasting(3_600_000, { pollEveryMs: 1_000 });
    const late: Command = { at: 86_399_999, type: 'event.trigger' };
    expect(whyTooLong(asking, [])).toBeUndefined();
    expect(whyTooLong(asking, [late])).toMatch('That would be 86,460 polls');
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

  const svix = {
    retryPlan: 'schedule',
    waits: '5s 5m 30m 2h 5h 10h 10h',
    attempts: 8,
  } as const;
  const day = 86_400_000;

  test('of three days under a schedule is fine when polls are rare', () => {
    const scenario = { ...lasting(3 * day, { ...svix, pollEveryMs: 600_000 }) };
    const often = { ...scenario, eventTimesMs: Array.from({ length: 500 }, (_, n) => n) };
    expect(whyTooLong(often, [])).toBeUndefined();
  });

  test('counts only the attempts for which the waits leave time', () => {
    const settings = { ...svix, eventEveryMs: 1_000, pollEveryMs: 3_600_000 };
    // Attempts at 0, 5 s, 305 s: three in ten minutes, two in 304 s, for 600 and 304 events.
    expect(whyTooLong(lasting(600_000, { ...settings, eventEveryMs: 100 }), [])).toMatch(
      '6,000 payments could bring 18,000 attempts',
    );
    expect(whyTooLong(lasting(304_000, { ...settings, eventEveryMs: 100 }), [])).toMatch(
      '3,040 payments could bring 6,080 attempts',
    );
    const never = { ...settings, eventEveryMs: 100, giveUpAfterMs: 4_999 };
    expect(whyTooLong(lasting(304_000, never), [])).toBeUndefined();
  });

  test('counts the shortest waits that luck, or a setting that is turned, can bring', () => {
    const settings = { ...svix, eventEveryMs: 100, pollEveryMs: 3_600_000 };
    const spread = { ...settings, jitter: 'spread', jitterPercent: 20 } as const;
    expect(whyTooLong(lasting(304_000, settings), [])).toMatch('6,080 attempts');
    expect(whyTooLong(lasting(304_000, spread), [])).toMatch('9,120 attempts');
    const atOnce: Command = { at: 5, type: 'setting.set', key: 'waits', value: '0' };
    expect(whyTooLong(lasting(304_000, settings), [atOnce])).toMatch('24,320 attempts');
  });

  test('still has a bound when more policies are possible than can be looked at', () => {
    const turned = Array.from({ length: 80 }, (_, n): Command => {
      return { at: n, type: 'setting.set', key: 'firstWaitMs', value: 60_000 + n };
    });
    const settings = { eventEveryMs: 50, attempts: 6, firstWaitMs: 60_000 };
    expect(whyTooLong(lasting(60_000, settings), turned)).toMatch('7,200 attempts');
    const few = turned.slice(0, 3);
    expect(whyTooLong(lasting(60_000, settings), few)).toBeUndefined();
  });

  test('counts what is sent once more, by hand and by a script', () => {
    const settings = { retryPlan: 'off', eventEveryMs: 600_000, pollEveryMs: 3_600_000 } as const;
    const resend = (at: number, deliveryId: 'all' | 'dlv_1'): Command => {
      return { at, type: 'delivery.resend', deliveryId };
    };
    const all = Array.from({ length: 40 }, (_, n) => resend(n, 'all'));
    const one = Array.from({ length: 40 }, (_, n) => resend(n, 'dlv_1'));
    expect(whyTooLong(lasting(day, settings), one)).toBeUndefined();
    expect(whyTooLong(lasting(day, settings), all)).toMatch('144 payments could bring 5,904');
    const script = { ...settings, redeliverEveryMs: 2_400_000 };
    expect(whyTooLong(lasting(day, script), [])).toMatch('144 payments could bring 5,328');
  });

  test('that asks for redelivery every millisecond is refused, also without events', () => {
    expect(whyTooLong(lasting(120_000, { redeliverEveryMs: 1 }), [])).toMatch(
      /120,024 polls.*: ask for redelivery less often/,
    );
  });

  test('of a day with the standard settings and no events is fine', () => {
    expect(whyTooLong(lasting(86_400_000), [])).toBeUndefined();
  });
});
