import { describe, expect, test } from 'vitest';
import type { Trace } from '../model/facts.ts';
import { settingTable, type Settings } from '../model/settings.ts';
import { factsOf } from '../sim/laws/anyRun.testkit.ts';
import { scenarioWith } from '../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../sim/simulate.ts';

/** What came of genuine requests, and of those that were not. */
function judged(trace: Trace) {
  const originOf = new Map(
    factsOf(trace, 'request.sent').map(({ messageId, origin }) => [messageId, origin]),
  );
  const isFake = (origin: string | undefined) => origin === 'forged' || origin === 'tampered';
  const origins = [...originOf.values()];
  return {
    forged: origins.filter(isFake).length,
    forgedAccepted: factsOf(trace, 'effect.made').filter(({ messageId }) =>
      isFake(originOf.get(messageId)),
    ).length,
    genuine: factsOf(trace, 'event.occurred').length,
    genuineRejected: factsOf(trace, 'request.checked').filter(
      ({ messageId, passed, check }) =>
        !passed && check !== 'duplicate' && originOf.get(messageId) === 'genuine',
    ).length,
    replays: origins.filter((origin) => origin === 'replayed').length,
  };
}

describe('chapter 7: four fakes among five genuine payments of a Store that writes spaces', () => {
  const attacked = (
    settings: Pick<Settings, 'verifySignature' | 'signedBytes' | 'signatureMethod'>,
    jsonStyle: Settings['jsonStyle'] = 'spaced',
  ) =>
    judged(
      simulate(
        scenarioWith({
          eventTimesMs: [5_000, 15_000, 25_000, 35_000, 45_000],
          plan: [
            { at: 8_000, type: 'setting.set', key: 'forgery', value: 'noSignature' },
            { at: 9_000, type: 'attack', act: 'forge' },
            { at: 18_000, type: 'setting.set', key: 'forgery', value: 'wrongSecret' },
            { at: 19_000, type: 'attack', act: 'forge' },
            { at: 28_000, type: 'setting.set', key: 'forgery', value: 'plainHash' },
            { at: 29_000, type: 'attack', act: 'forge' },
            { at: 40_000, type: 'attack', act: 'tamper' },
          ],
          settings: { https: false, retryPlan: 'fixed', jsonStyle, ...settings },
        }),
      ),
    );
  const cells = [false, true].flatMap((verifySignature) =>
    settingTable.signedBytes.options.flatMap((bytes) =>
      settingTable.signatureMethod.options.map((signatureMethod) => ({
        verifySignature,
        signedBytes: bytes,
        signatureMethod,
      })),
    ),
  );

  test('only one of the eight settings refuses all fakes and no genuine payment', () => {
    const passing = cells.filter((settings) => {
      const { forged, forgedAccepted, genuine, genuineRejected } = attacked(settings);
      expect(forged).toBeGreaterThanOrEqual(4);
      expect(genuine).toBeGreaterThanOrEqual(5);
      return forgedAccepted === 0 && genuineRejected === 0;
    });
    expect(passing).toEqual([
      { verifySignature: true, signedBytes: 'rawBody', signatureMethod: 'hmac' },
    ]);
  });

  const sound = { verifySignature: true, signedBytes: 'rawBody', signatureMethod: 'hmac' } as const;

  test('with the check off all four are charged', () => {
    expect(attacked({ ...sound, verifySignature: false }).forgedAccepted).toBe(4);
  });

  test('a plain hash lets in the fake that was made with a plain hash, and no other', () => {
    expect(attacked({ ...sound, signatureMethod: 'plainHash' })).toMatchObject({
      forgedAccepted: 1,
      genuineRejected: 0,
    });
  });

  test.each(['spaced', 'escaped'] as const)(
    'a receiver that parses and writes again refuses every genuine attempt of %s JSON',
    (jsonStyle) => {
      const { genuineRejected, forgedAccepted } = attacked(
        { ...sound, signedBytes: 'parsedAgain' },
        jsonStyle,
      );
      // Five payments, six attempts each, of which one was tampered with.
      expect({ genuineRejected, forgedAccepted }).toEqual({
        genuineRejected: 29,
        forgedAccepted: 0,
      });
    },
  );

  test('with compact JSON the same mistake does not show', () => {
    expect(attacked({ ...sound, signedBytes: 'parsedAgain' }, 'compact')).toMatchObject({
      forgedAccepted: 0,
      genuineRejected: 0,
    });
  });
});

describe('chapter 8: one recorded payment sent again after 10 s, 4 min and 20 min, and a clock 40 s ahead', () => {
  const tolerances = [undefined, 30, 300, 3_600];
  const memories = [undefined, 300_000, 600_000, 86_400_000];

  /** Payment 1 is recorded; payment 2 fails once and comes 8 min later; one more happens every second. */
  function replayed(toleranceSeconds: number | undefined, memoryMs: number | undefined) {
    const trace = simulate(
      scenarioWith({
        horizonMs: 1_210_000,
        eventTimesMs: [0, 1],
        losses: [{ event: 2, attempt: 1, part: 'request' }],
        plan: [
          { at: 1, type: 'setting.set', key: 'https', value: true },
          { at: 10_000, type: 'attack', act: 'replay' },
          { at: 240_000, type: 'attack', act: 'replay' },
          { at: 1_200_000, type: 'attack', act: 'replay' },
        ],
        settings: {
          https: false,
          eventEveryMs: 1_000,
          pollEveryMs: 3_600_000,
          workMs: 0,
          retryPlan: 'fixed',
          firstWaitMs: 480_000,
          attempts: 2,
          receiverClockAheadSeconds: 40,
          rejectOldTimestamps: toleranceSeconds !== undefined,
          skipProcessed: memoryMs !== undefined,
          ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }),
          ...(memoryMs === undefined ? {} : { memoryMs }),
        },
      }),
    );
    const charges = factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push');
    const ledger = charges.filter(({ eventId }) => eventId === 'evt_1' || eventId === 'evt_2');
    return {
      ...judged(trace),
      ledger: ledger.map(({ eventId }) => eventId),
      idsRemembered: mostWithin(charges, memoryMs ?? 0),
    };
  }

  test('only a tolerance of 5 min with a memory of 5 or 10 min passes, of all 16', () => {
    const passing = tolerances.flatMap((tolerance) =>
      memories.flatMap((memory) => {
        const { ledger, replays, idsRemembered } = replayed(tolerance, memory);
        expect(replays).toBe(3);
        const passes = ledger.join() === 'evt_1,evt_2' && idsRemembered <= 700;
        return passes ? [{ tolerance, memory }] : [];
      }),
    );
    expect(passing).toEqual([
      { tolerance: 300, memory: 300_000 },
      { tolerance: 300, memory: 600_000 },
    ]);
  });

  test('a tolerance of 30 s refuses every genuine request', () => {
    const { genuineRejected, ledger } = replayed(30, 300_000);
    expect(ledger).toEqual([]);
    expect(genuineRejected).toBeGreaterThan(1_200);
  });

  test('5 min of tolerance without memory lets in the copies of 10 s and of 4 min', () => {
    expect(replayed(300, undefined).ledger).toEqual(['evt_1', 'evt_1', 'evt_1', 'evt_2']);
  });

  test('1 h of tolerance with 10 min of memory lets in the copy of 20 min', () => {
    expect(replayed(3_600, 600_000).ledger).toEqual(['evt_1', 'evt_2', 'evt_1']);
  });

  test('a day of memory without tolerance stops every copy, for the price of all ids', () => {
    const { ledger, idsRemembered } = replayed(undefined, 86_400_000);
    expect(ledger).toEqual(['evt_1', 'evt_2']);
    expect(idsRemembered).toBeGreaterThan(700);
  });
});

/** The most entries that lie within one stretch of this length. */
function mostWithin(entries: readonly { readonly at: number }[], ms: number): number {
  let first = 0;
  let most = 0;
  entries.forEach(({ at }, index) => {
    while ((entries[first]?.at ?? at) < at - ms) first++;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
