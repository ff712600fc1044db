import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstLesson } from '../../lessons/catalogue.ts';
import { lessonById, lessons } from '../../lessons/lessons.ts';
import type { Command } from '../../model/commands.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { settingKeys, settingTable, type Settings } from '../../model/settings.ts';
import { writeWaits } from '../../model/rules/waits.ts';
import { writeLink, type LabLink } from './link.ts';
import { readLink } from './readLink.ts';
import { speeds } from '../transport/speeds.ts';

const read = (query: string) => readLink(new URLSearchParams(query));

const anyWaits = fc
  .array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 20 })
  .map((seconds) => writeWaits(seconds.map((n) => n * 1_000)));

const anyValue = (key: keyof Settings): fc.Arbitrary<unknown> => {
  const setting = settingTable[key];
  switch (setting.kind) {
    case 'switch':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...setting.options);
    case 'waits':
      return anyWaits;
    default:
      return fc.integer({ min: setting.least, max: setting.most });
  }
};

const anyAction = fc.oneof(
  fc
    .constantFrom('up', 'slow', 'down', 'restarting')
    .map((mode) => ({ type: 'endpoint.set', mode })),
  fc.constant({ type: 'endpoint.enable' }),
  fc.constant({ type: 'event.trigger' }),
  fc.constant({ type: 'worker.crash' }),
  fc.constant({ type: 'secret.rotate' }),
  fc
    .tuple(
      fc.constantFrom('lose', 'tamper', 'copy'),
      fc.constantFrom('dlv_3.1', 'poll_12', 'fetch_2', 'backfill_1', 'forge_1', 'replay_2'),
    )
    .map(([act, messageId]) => ({ type: `message.${act}`, messageId })),
  fc.constant({ type: 'delivery.sendNow', deliveryId: 'dlv_3' }),
  fc.constantFrom('forge', 'tamper', 'replay').map((act) => ({ type: 'attack', act })),
  fc
    .constantFrom(...settingKeys)
    .chain((key) => anyValue(key).map((value) => ({ type: 'setting.set', key, value }))),
);

const anyCommands = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 86_400_000 }), anyAction), { maxLength: 12 })
  .map((list) => list.map(([at, action]) => ({ ...action, at }) as Command))
  .map((list) => list.toSorted((a, b) => a.at - b.at));

const anyLink: fc.Arbitrary<LabLink> = fc
  .record({
    lesson: fc.constantFrom(...lessons),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    lengthMs: fc.integer({ min: 1_000, max: 2_678_400_000 }),
    changes: fc.record(Object.fromEntries(settingKeys.map((key) => [key, anyValue(key)])), {
      requiredKeys: [],
    }) as fc.Arbitrary<Partial<Settings>>,
    commands: anyCommands,
    atMs: fc.integer({ min: 0, max: 86_400_000 }),
    tab: fc.constantFrom('messages', undefined),
    policy: fc.constantFrom('clerk', undefined),
    speed: fc.constantFrom(...speeds, undefined),
    skipQuiet: fc.constantFrom(false, undefined),
  })
  .map((link) => ({
    ...link,
    // A link carries differences only.
    speed: link.speed === link.lesson.speed ? undefined : link.speed,
    changes: Object.fromEntries(
      Object.entries(link.changes).filter(
        ([key, value]) => link.lesson.scenario.settings[key as keyof Settings] !== value,
      ),
    ),
  }));

describe('a Lab link', () => {
  test('gives back every scenario, change, command and playhead that it was made from', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        expect(read(writeLink(link))).toEqual({ ...link, problems: [] });
      }),
      { numRuns: runs(100, 500) },
    );
  });

  test('is readable', () => {
    const lesson = lessonById('lost-answer') ?? firstLesson;
    expect(
      writeLink({
        lesson,
        seed: lesson.scenario.seed,
        lengthMs: lesson.scenario.horizonMs,
        changes: { skipProcessed: true, pollEveryMs: 10_000 },
        commands: [
          { at: 12_000, type: 'endpoint.set', mode: 'down' },
          { at: 15_000, type: 'setting.set', key: 'verifySignature', value: false },
        ],
        atMs: 42_300,
        tab: 'messages',
      }),
    ).toBe(
      'scenario=lost-answer&pollEveryMs=10000&skipProcessed=on&downStops=receiver' +
        '&pollCharges=afterWork&do=12000:down,15000:verifySignature:off&t=42300&tab=messages',
    );
  });

  test('says nothing but the scenario when nothing was changed', () => {
    const { id, scenario } = firstLesson;
    const { seed, horizonMs: lengthMs } = scenario;
    const link = { lesson: firstLesson, seed, lengthMs, changes: {}, commands: [], atMs: 0 };
    expect(writeLink({ ...link, tab: undefined })).toBe(`scenario=${id}`);
  });

  test('without a query opens the first scenario and complains of nothing', () => {
    expect(read('')).toMatchObject({
      lesson: firstLesson,
      changes: {},
      commands: [],
      problems: [],
    });
  });

  test('ignores keys it does not know', () => {
    expect(read('utm_source=mail&__proto__=1&constructor=2').problems).toEqual([]);
  });

  test.each([
    ['scenario=nowhere', 'The link names a scenario “nowhere” that is not here.'],
    ['pollEveryMs=1', 'Poll every in milliseconds must be at least 1,000. The link says “1”.'],
    ['pollEveryMs=soon', 'Poll every in milliseconds must be a number. The link says “soon”.'],
    ['verifySignature=maybe', 'Verify signature must be on or off. The link says “maybe”.'],
    [
      'jitter=lots',
      'Jitter must be one of: none, full, equal, decorrelated, spread. The link says “lots”.',
    ],
    ['seed=-1', 'The seed must be a whole number up to 4,294,967,295. The link says “-1”.'],
    [
      't=1e9',
      'The time in milliseconds must be a whole number up to 2,678,400,000. The link says “1e9”.',
    ],
    [
      'length=999',
      'The length of the run in milliseconds must be a whole number from 1,000 up to 2,678,400,000. The link says “999”.',
    ],
    ['waits=5s+-3s', '“-3s” is not a wait: write 5s, 30m, 2h or 1d. The link says “5s -3s”.'],
    ['policy=nope', 'The link names a policy “nope” that is not here.'],
    [
      'speed=3',
      'The speed must be one of: 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 600, 3600, 36000. The link says “3”.',
    ],
    ['skipQuiet=maybe', 'Skip quiet time must be on or off. The link says “maybe”.'],
    ['tab=nope', 'The link names a tab “nope” that is not here.'],
    ['do=5:explode', 'The link asks for something that cannot be done: “5:explode”.'],
    ['do=5:attempts:999', 'The link asks for something that cannot be done: “5:attempts:999”.'],
    ['do=5:lose', 'The link asks for something that cannot be done: “5:lose”.'],
    ['do=5:lose:dlv_1', 'The link asks for something that cannot be done: “5:lose:dlv_1”.'],
    ['do=5:copy:poll_1e9', 'The link asks for something that cannot be done: “5:copy:poll_1e9”.'],
    ['do=5:now:all', 'The link asks for something that cannot be done: “5:now:all”.'],
    ['do=5:toString', 'The link asks for something that cannot be done: “5:toString”.'],
  ])('with %s names what is wrong and takes the default', (query, problem) => {
    const link = read(query);
    expect(link.problems).toEqual([problem]);
    expect({ changes: link.changes, commands: link.commands, atMs: link.atMs }).toEqual({
      changes: {},
      commands: [],
      atMs: 0,
    });
    expect(link.seed).toBe(link.lesson.scenario.seed);
    expect(link.lengthMs).toBe(link.lesson.scenario.horizonMs);
  });

  test('keeps what is right beside what is wrong', () => {
    const link = read(
      'scenario=slow-handler&attempts=3&workers=0&downStops=receiver&pollCharges=afterWork&do=9:down,x:up,10:forge',
    );
    expect(link.changes).toEqual({ attempts: 3 });
    expect(link.commands).toEqual([
      { at: 9, type: 'endpoint.set', mode: 'down' },
      { at: 10, type: 'attack', act: 'forge' },
    ]);
    expect(link.problems).toHaveLength(2);
  });

  describe('that is older than the choice of what goes down', () => {
    const note: unknown = expect.stringMatching(
      /^This link is older than the setting “Down stops”\./,
    );

    test.each([
      'scenario=lost-answer&do=12000:down',
      'scenario=lost-answer&do=12000:restarting&t=42300',
      'scenario=outage-and-retries&pollEveryMs=10000',
      'scenario=outage-and-retries&seed=7',
      'scenario=outage-and-retries&length=60000',
    ])('means the endpoint alone, and says so: %s', (query) => {
      const link = read(`${query}&pollCharges=afterWork`);
      expect([link.changes.downStops, link.problems]).toEqual(['endpoint', [note]]);
      expect(read(writeLink(link))).toEqual({ ...link, problems: [] });
    });

    test.each([
      ['nothing goes down in it', 'scenario=lost-answer&pollEveryMs=10000&do=12000:slow'],
      ['it is a scenario that nobody changed', 'scenario=outage-and-retries&t=30000&tab=messages'],
      ['it says what goes down', 'scenario=lost-answer&downStops=receiver&do=12000:down'],
      ['it turns that', 'scenario=lost-answer&do=0:downStops:receiver,12000:down'],
    ])('means what it says where %s', (_, query) => {
      const link = read(`${query}&pollCharges=afterWork`);
      expect([link.changes.downStops, link.problems]).toEqual([undefined, []]);
    });
  });

  test('that is older than the work of polling charges without it, says so, and keeps that when it is passed on', () => {
    const note: unknown = expect.stringMatching(
      /^This link is older than the setting “Polling charges”\./,
    );
    const charges = (query: string) => [read(query).changes.pollCharges, read(query).problems];
    const old = read('scenario=lost-answer&pollEveryMs=10000&t=3000');

    expect([old.changes.pollCharges, old.problems]).toEqual(['atOnce', [note]]);
    expect(read(writeLink(old))).toEqual({ ...old, problems: [] });
    expect(charges('scenario=lost-answer&do=12000:slow')).toEqual(['atOnce', [note]]);
    expect(charges('scenario=lost-answer&do=12000:down')).toEqual([
      'atOnce',
      [expect.stringMatching(/settings “Down stops” and “Polling charges”\. As in its day, only/)],
    ]);
    expect(charges('scenario=lost-answer&t=3000&tab=messages')).toEqual([undefined, []]);
    expect(charges('scenario=lost-answer&do=0:pollCharges:atOnce')).toEqual([undefined, []]);
    expect(read(writeLink({ ...old, changes: { pollEveryMs: 10_000 } })).changes).toEqual({
      pollEveryMs: 10_000,
    });
  });

  test('of any text never throws, and shows no more than a few words of it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('scenario', 'seed', 't', 'do', 'attempts'), fc.string()),
        (query) => {
          for (const problem of readLink(new URLSearchParams(query)).problems) {
            expect(problem.length).toBeLessThan(200);
          }
        },
      ),
    );
  });
});
