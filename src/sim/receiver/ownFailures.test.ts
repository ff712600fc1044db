import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Channel, Trace } from '../../model/facts.ts';
import type { Settings } from '../../model/settings.ts';
import { factsOf } from '../laws/anyRun.testkit.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { simulate } from '../simulate.ts';

const hour = 3_600_000;

/** Six payments, ten seconds apart, of which the second fails; answers wait for the work. */
const run = (settings: Partial<Settings>, plan: readonly Command[] = []) =>
  simulate(
    scenarioWith({
      eventTimesMs: [1, 2, 3, 4, 5, 6].map((n) => n * 10_000),
      plan,
      settings: {
        storeFirst: false,
        failFor: 'one',
        retryPlan: 'fixed',
        firstWaitMs: 1_000,
        attempts: 3,
        ...settings,
      },
    }),
  );

const charged = (trace: Trace, channel: Channel = 'push') =>
  factsOf(trace, 'effect.made')
    .filter((effect) => effect.channel === channel)
    .map(({ eventId }) => Number(eventId.slice('evt_'.length)));
const attemptsOf = (trace: Trace, eventId = 'evt_2') =>
  factsOf(trace, 'attempt.finished')
    .filter((attempt) => attempt.eventId === eventId)
    .map(({ outcome }) => (outcome.result === 'timedOut' ? 'silence' : outcome.status));
const reasons = (trace: Trace) =>
  factsOf(trace, 'delivery.deadLettered').map(({ eventId, reason }) => `${eventId} ${reason}`);

describe('the work fails', () => {
  test.each([
    ['none', [1, 2, 3, 4, 5, 6]],
    ['one', [1, 3, 4, 5, 6]],
    ['every', [1, 3, 5]],
    ['from', [1]],
  ] as const)('for %s of the payments by the second', (failFor, rest) => {
    expect(charged(run({ failFor }))).toEqual(rest);
    expect(charged(run({ failFor }), 'pull')).toEqual(rest);
  });

  test('until the fault passes, counted from the first payment that it can hit', () => {
    // Payments 2, 3 and 4 happen at 20, 30 and 40 s; the last attempts of 3 come at 32 s.
    const trace = run({ failFor: 'from', faultMs: 15_000, retryPlan: 'off' });
    expect(charged(trace)).toEqual([1, 4, 5, 6]);
    // Pull keeps what it has, and works on it at 35 s.
    expect(charged(trace, 'pull')).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('so often and then no more: k failures take k + 1 attempts, as far as the policy goes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), (k, attempts) => {
        const trace = run({ faultTries: k, attempts });
        expect(attemptsOf(trace)).toHaveLength(Math.min(k + 1, attempts));
        expect(charged(trace).includes(2)).toBe(k < attempts);
      }),
      { numRuns: 40 },
    );
  });

  test('and what is stored is tried again without the sender, where the fault passes', () => {
    const stored = { storeFirst: true } as const;
    expect(charged(run(stored))).toEqual([1, 3, 4, 5, 6]);
    expect(charged(run({ ...stored, faultMs: 25_000 }))).toEqual([1, 3, 4, 2, 5, 6]);
    expect(charged(run({ ...stored, faultTries: 3 }))).toEqual([1, 2, 3, 4, 5, 6]);
    for (const settings of [{}, { faultMs: 25_000 }, { faultTries: 3 }])
      expect(attemptsOf(run({ ...stored, ...settings }))).toEqual([200]);
  });

  test('until the bug is mended by hand, which brings what was set aside', () => {
    const mend: Command = { at: 45_000, type: 'setting.set', key: 'failFor', value: 'none' };
    expect(charged(run({ storeFirst: true }, [mend]))).toEqual([1, 3, 4, 2, 5, 6]);
    expect(charged(run({}, [mend]))).toEqual([1, 3, 4, 5, 6]);
    expect(charged(run({}, [mend]), 'pull')).toEqual([1, 3, 4, 2, 5, 6]);
  });
});

describe('an error of its own that is answered with', () => {
  test('500 is tried again until the attempts are used up', () => {
    const trace = run({});
    expect(attemptsOf(trace)).toEqual([500, 500, 500]);
    expect(reasons(trace)).toEqual(['evt_2 attempts exhausted']);
  });

  test('400 is dropped at once by a sender that takes it for final, and tried again by another', () => {
    const trace = run({ errorStatus: '400', on4xx: 'giveUp' });
    expect(attemptsOf(trace)).toEqual([400]);
    expect(reasons(trace)).toEqual(['evt_2 not tried again']);
    expect(attemptsOf(run({ errorStatus: '400' }))).toEqual([400, 400, 400]);
  });

  test('200 counts as delivered, and the payment is lost', () => {
    const trace = run({ errorStatus: '200' });
    expect(attemptsOf(trace)).toEqual([200]);
    expect(reasons(trace)).toEqual([]);
    expect(charged(trace)).toEqual([1, 3, 4, 5, 6]);
  });

  test('410 ends the subscription where the policy takes its word, for all payments that follow', () => {
    const trace = run({ errorStatus: '410', on410: 'disable' });
    expect(factsOf(trace, 'endpoint.disabled').map(({ because }) => because)).toEqual([
      'endpoint gone',
    ]);
    expect(charged(trace)).toEqual([1]);
    expect(reasons(trace)).toEqual([
      'evt_2 endpoint gone',
      ...[3, 4, 5, 6].map((n) => `evt_${n} endpoint disabled`),
    ]);
    expect(charged(run({ errorStatus: '410', on410: 'giveUp' }))).toEqual([1, 3, 4, 5, 6]);
  });

  test('500 after storing is charged, and once more for each try where nobody remembers', () => {
    const thrown = { errorStatus: 'stored', faultTries: 2 } as const;
    const times = (settings: Partial<Settings>) =>
      charged(run({ ...thrown, ...settings })).filter((n) => n === 2).length;
    for (const storeFirst of [true, false]) {
      expect(times({ storeFirst })).toBe(1);
      expect(attemptsOf(run({ ...thrown, storeFirst }))).toEqual([500, 200]);
      expect(times({ storeFirst, skipProcessed: false })).toBe(3);
    }
    expect(charged(run(thrown), 'pull')).toEqual([1, 2, 3, 4, 5, 6]);
    // It breaks before the mark is written, or after.
    expect(times({ markSeen: 'after' })).toBe(3);
    expect(times({ markSeen: 'before' })).toBe(1);
  });
});

test('an event that is marked before its work is lost when the work fails once', () => {
  const trace = run({ markSeen: 'before', faultTries: 1 });
  expect(attemptsOf(trace)).toEqual([500, 200]);
  expect(charged(trace)).toEqual([1, 3, 4, 5, 6]);
  expect(charged(run({ markSeen: 'after', faultTries: 1 }))).toContain(2);
});

test('a fault that never hits leaves every fact of a run as it was', () => {
  const facts = (settings: Partial<Settings>) => JSON.stringify(run(settings).facts);
  expect(facts({ failNumber: 50, faultMs: hour })).toBe(facts({ failFor: 'none' }));
});
