import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../commands.ts';
import { limits } from '../limits.ts';
import { readCommand, readCommands, readSetting } from './readCommands.ts';
import { readScenario } from './readScenario.testkit.ts';
import { runs } from '../../tools/runs.testkit.ts';
import type { Scenario } from '../scenario.ts';
import { settingKeys, settingTable, standardSettings, type Setting } from '../settings.ts';

const standard: Scenario = {
  seed: 1,
  horizonMs: 120_000,
  eventTimesMs: [1_000],
  payments: [{ customer: 'cus_7', amountCents: 900 }],
  losses: [{ event: 1, attempt: 1, part: 'answer' }],
  plan: [{ at: 5_000, type: 'endpoint.set', mode: 'down' }],
  settings: standardSettings,
};

const problem = (reading: { ok: boolean; problem?: string }) =>
  reading.ok ? undefined : reading.problem;

describe('a scenario', () => {
  test('that is fine is read as it is', () => {
    expect(readScenario(standard)).toEqual({ ok: true, value: standard });
  });

  test.each<[name: string, change: object, sentence: string]>([
    ['a seed below 0', { seed: -1 }, 'The seed must be at least 0.'],
    ['a seed too large', { seed: 2 ** 32 }, 'The seed must be at most 4,294,967,295.'],
    ['a seed that is text', { seed: '7' }, 'The seed must be a number.'],
    ['a fractional seed', { seed: 1.5 }, 'The seed must be a whole number.'],
    ['a seed that is not a number', { seed: NaN }, 'The seed must be a number.'],
    [
      'a run that is too short',
      { horizonMs: 999 },
      'The length of the run in milliseconds must be at least 1,000.',
    ],
    [
      'a run that is too long',
      { horizonMs: 2_678_400_001 },
      'The length of the run in milliseconds must be at most 2,678,400,000.',
    ],
    [
      'an event before the start',
      { eventTimesMs: [-1] },
      'The moment of an event in milliseconds must be at least 0.',
    ],
    [
      'too many fixed events',
      { eventTimesMs: new Array(limits.eventTimes + 1).fill(0) },
      'At most 500 events can have a fixed moment.',
    ],
    [
      'a customer with markup',
      { payments: [{ customer: '<b>', amountCents: 1 }] },
      'A customer looks like cus_7.',
    ],
    [
      'a free payment',
      { payments: [{ customer: 'cus_1', amountCents: 0 }] },
      'An amount in cents must be at least 1.',
    ],
    [
      'a payment without an amount',
      { payments: [{ customer: 'cus_1' }] },
      'A payment has a customer and an amount in cents.',
    ],
    [
      'a customer that is a number',
      { payments: [{ customer: 7, amountCents: 1 }] },
      'A customer looks like cus_7.',
    ],
    ['a loss of no event', { losses: [{}] }, 'A loss has an event, an attempt and a part.'],
    [
      'a loss before the first attempt',
      { losses: [{ event: 1, attempt: 0, part: 'answer' }] },
      'The number of an attempt must be at least 1.',
    ],
    [
      'a loss of something else',
      { losses: [{ event: 1, attempt: 1, part: 'hope' }] },
      'Lost is either the request or the answer.',
    ],
    [
      'a plan with an unknown command',
      { plan: [{ at: 0, type: 'endpoint.explode' }] },
      'That is not a command this page knows.',
    ],
    [
      'a setting beyond its range',
      { settings: { ...standardSettings, pollEveryMs: 1 } },
      'Poll every in milliseconds must be at least 1,000.',
    ],
  ])('with %s is refused with a sentence', (_, change, sentence) => {
    expect(problem(readScenario({ ...standard, ...change }))).toBe(sentence);
  });

  test('is read with its plan in the order of its moments', () => {
    const plan: Command[] = [
      { at: 9, type: 'event.trigger' },
      { at: 3, type: 'worker.crash' },
      { at: 9, type: 'endpoint.enable' },
    ];
    const reading = readScenario({ ...standard, plan });
    expect(reading.ok && reading.value.plan.map(({ type }) => type)).toEqual([
      'worker.crash',
      'event.trigger',
      'endpoint.enable',
    ]);
  });

  test('does not keep what it does not know', () => {
    const reading = readScenario({ ...standard, secret: 'x' } as Scenario);
    expect(reading.ok && Object.keys(reading.value)).not.toContain('secret');
  });
});

const settings = settingKeys.map((key): [typeof key, Setting] => [key, settingTable[key]]);

describe.each(settings)('the setting %s', (key, setting) => {
  const says = (value: unknown) => problem(readSetting(key, value));

  test('takes its standard value', () => {
    expect(readSetting(key, setting.standard)).toEqual({ ok: true, value: setting.standard });
  });

  if (setting.kind === 'switch') {
    test('is on or off and nothing else', () => {
      expect([says(true), says(false)]).toEqual([undefined, undefined]);
      for (const value of ['true', 1, null, undefined]) {
        expect(says(value)).toBe(`${setting.label} must be on or off.`);
      }
    });
  } else if (setting.kind === 'choice') {
    test('is one of its options and nothing else', () => {
      expect(setting.options.map(says)).toEqual(setting.options.map(() => undefined));
      expect(says('something else')).toBe(
        `${setting.label} must be one of: ${setting.options.join(', ')}.`,
      );
    });
  } else if (setting.kind === 'waits') {
    test('takes a list of waits, in one spelling, and says what is none', () => {
      expect(says(setting.standard)).toBeUndefined();
      expect(readSetting(key, ' 90s, 60m 0 ')).toEqual({ ok: true, value: '90s 1h 0' });
      expect(says('-3s')).toBe('“-3s” is not a wait: write 5s, 30m, 2h or 1d.');
      expect(says('')).toBe('A schedule has at least one wait, such as 5s.');
      expect(says('1s 2s '.repeat(90))).toMatch('400 characters at most');
      expect(says(5)).toMatch('is a list such as 5s 5m 2h.');
    });
  } else {
    test('takes both ends of its range and nothing beyond', () => {
      expect([says(setting.least), says(setting.most)]).toEqual([undefined, undefined]);
      expect(says(setting.least - 1)).toMatch(setting.label);
      expect(says(setting.least - 1)).toMatch('must be at least');
      expect(says(setting.most + 1)).toMatch('must be at most');
      expect(says(setting.least + 0.5)).toMatch('must be a whole number.');
      expect(says(`${setting.least}`)).toMatch('must be a number.');
    });

    test('stands at a value in its range', () => {
      expect(setting.standard).toBeGreaterThanOrEqual(setting.least);
      expect(setting.standard).toBeLessThanOrEqual(setting.most);
    });
  }
});

describe('a command', () => {
  test.each<Command>([
    { at: 0, type: 'endpoint.set', mode: 'restarting' },
    { at: 86_400_000, type: 'endpoint.enable' },
    { at: 1, type: 'event.trigger' },
    { at: 1, type: 'attack', act: 'replay' },
    { at: 1, type: 'worker.crash' },
    { at: 1, type: 'setting.set', key: 'workers', value: 3 },
  ])('$type is read as it is', (command) => {
    expect(readCommand(command)).toEqual({ ok: true, value: command });
  });

  test.each([
    [
      { at: -1, type: 'event.trigger' },
      'The moment of a command in milliseconds must be at least 0.',
    ],
    [{ type: 'event.trigger' }, 'A part of the command event.trigger is missing.'],
    [{ at: 1, type: 'attack' }, 'A part of the command attack is missing.'],
    [
      { at: '1', type: 'event.trigger' },
      'The moment of a command in milliseconds must be a number.',
    ],
    [
      { at: 1, type: 'endpoint.set', mode: 'gone' },
      'An endpoint is one of: up, slow, down, restarting.',
    ],
    [{ at: 1, type: 'attack', act: 'beg' }, 'An attack is one of: forge, tamper, replay.'],
    [{ at: 1, type: 'setting.set', key: 'luck', value: 1 }, 'That is not the name of a setting.'],
    [{ at: 1, type: 'setting.set', key: 'workers', value: 99 }, 'Workers must be at most 8.'],
    [{ at: 1, type: 'dance' }, 'That is not a command this page knows.'],
  ])('%o is refused with a sentence', (command, sentence) => {
    expect(problem(readCommand(command))).toBe(sentence);
  });

  test.each([null, 7, 'event.trigger', []])('that is %o is refused with a sentence', (input) => {
    expect(problem(readCommand(input))).toMatch(/\.$/);
  });
});

describe('commands', () => {
  test('are refused together for the first that is wrong', () => {
    const commands = [
      { at: 1, type: 'event.trigger' },
      { at: 2, type: 'dance' },
    ];
    expect(problem(readCommands(commands))).toBe('That is not a command this page knows.');
  });

  test('fit up to their limit and not one more', () => {
    const many = (count: number) =>
      new Array<Command>(count).fill({ at: 1, type: 'event.trigger' });
    expect(readCommands(many(limits.commands)).ok).toBe(true);
    expect(problem(readCommands(many(limits.commands + 1)))).toBe(
      'At most 500 commands fit in a run.',
    );
  });
});

test('waits that are accepted are accepted again as they are then spelled, however they were written', () => {
  const word = fc
    .tuple(
      fc.integer({ min: 0, max: 30_000 }).map((n) => n / 1_000),
      fc.constantFrom('s', 'm', 'h', 'd', 'H'),
      fc.integer({ min: 1, max: 4 }),
    )
    .map(([number, unit, times]) => `${number}${unit}*${times}`);
  // As many long lists as short ones.
  const lists = fc
    .integer({ min: 1, max: 30 })
    .chain((length) => fc.array(word, { minLength: length, maxLength: length }));
  const numRuns = runs(100, 500);
  let long = 0;
  fc.assert(
    fc.property(lists, (words) => {
      const first = readSetting('waits', words.join(', '));
      if (!first.ok) return;
      if (String(first.value).length > limits.waitsLength / 2) long++;
      expect(readSetting('waits', first.value)).toEqual(first);
    }),
    { numRuns },
  );
  expect(long).toBeGreaterThan(numRuns / 10);
});
