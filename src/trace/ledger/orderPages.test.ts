import { describe, expect, test } from 'vitest';
import { justTheDoorbell } from '../../lessons/scenarios/justTheDoorbell.ts';
import type { Channel, Trace } from '../../model/facts.ts';
import type { Command } from '../../model/commands.ts';
import type { Settings } from '../../model/settings.ts';
import { instant } from '../../model/units.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { selectComparison } from './comparison.ts';
import { selectLedger } from './ledger.ts';
import { OrderPages, rowOfPage } from './orderPages.ts';
import { selectStaleness, stalenessAt } from './staleness.ts';

/** One order goes from 10 to 20 to 30 at 2.3, 10 and 20 s; the message “20” is taken in at 40.25 s. */
const doorbell = (settings: Partial<Settings> = {}, plan: readonly Command[] = []): Trace => {
  const { scenario } = justTheDoorbell;
  return simulate({ ...scenario, plan, settings: { ...scenario.settings, ...settings } });
};

/** What the one row of the ledger says at a moment: `waiting 10`. */
function row(trace: Trace, at: number, channel: Channel = 'push'): string {
  const [only] = selectLedger(trace, instant(at), channel).rows;
  return `${only?.status} ${(only?.chargedCents[0] ?? 0) / 100}`;
}

describe('the row of an order that payments change', () => {
  test('is right, waits for the next message, and is wrong once an old one has been written over it', () => {
    const trace = doorbell();
    expect(
      [2_300, 2_600, 10_100, 20_000, 20_300, 40_249, 40_250].map((at) => row(trace, at)),
    ).toEqual([
      'waiting 0',
      'ok 10',
      'waiting 10',
      'waiting 10',
      'ok 30',
      'ok 30',
      'wrongAmount 20',
    ]);
  });

  test('is right again with a fetch, and all along where the newest version is kept', () => {
    expect(row(doorbell({ payload: 'thin' }), 60_000)).toBe('ok 30');
    expect(row(doorbell({ applyRule: 'newestVersion' }), 60_000)).toBe('ok 30');
  });

  test('is one for all its changes, and counted as an order', () => {
    const { rows, counts } = selectLedger(doorbell(), instant(60_000));
    expect(rows).toMatchObject([{ key: 'order 501', eventId: 'evt_3', chargedCents: [2_000] }]);
    expect(counts).toMatchObject({ events: 1, orders: 1, wrongAmount: 1, once: 0, double: 0 });
  });

  test('polling brings the changes in their order', () => {
    const trace = doorbell();
    expect([6_400, 12_400, 24_400].map((at) => row(trace, at, 'pull'))).toEqual([
      'ok 10',
      'ok 20',
      'ok 30',
    ]);
  });

  test('may still be put right by any thin event that is on its way, and by no full one that is older', () => {
    const lost = {
      losses: [1, 2, 3, 4].map((attempt) => ({ event: 3, attempt, part: 'request' as const })),
    };
    const late = (payload: Settings['payload']) =>
      simulate({
        ...justTheDoorbell.scenario,
        ...lost,
        settings: {
          ...justTheDoorbell.scenario.settings,
          payload,
          retryPlan: 'off',
          requestTimeoutMs: 1_000,
        },
        plan: [{ at: 10_000, type: 'setting.set', key: 'latencyMs', value: 2_000 }],
        eventTimesMs: [2_300, 18_500, 20_000],
      });
    // Message 3 is lost and given up at 21 s; message 2 arrives at 20.5 s, and its fetch is back at 24.7 s.
    expect(row(late('full'), 22_000)).toBe('wrongAmount 20');
    expect(row(late('thin'), 22_000)).toBe('waiting 10');
    expect(row(late('thin'), 26_000)).toBe('ok 30');
  });

  test('is missing when nothing was ever written and nothing will come', () => {
    const trace = doorbell({ retryPlan: 'off', lostRequestsPercent: 100 });
    expect(row(trace, 60_000)).toBe('missing 0');
  });

  test('is left alone by a forged event about an order that nobody has', () => {
    const trace = doorbell({ verifySignature: false }, [
      { at: 3_000, type: 'attack', act: 'forge' },
    ]);
    const { rows } = selectLedger(trace, instant(9_000));
    expect(rows.map(({ status, payment }) => [status, payment.order])).toEqual([
      ['ok', 501],
      ['fake', 9001],
    ]);
  });
});

test('a thin event brings the latest state, however old its own change is; a full one only its own', () => {
  const status = (isThin: boolean) => {
    const pages = new OrderPages();
    const change = (version: number) =>
      pages.change(
        {
          eventId: `evt_${version}`,
          payment: { order: 501, customer: 'cus_1', amountCents: version * 1_000, version },
          isThin,
        },
        () => 0,
      );
    const page = change(1);
    page.written = change(2).truth;
    change(3);
    // Only the message of the first change may still come.
    page.hoped.delete('evt_2');
    page.hoped.delete('evt_3');
    return rowOfPage(page).status;
  };
  expect([status(true), status(false)]).toEqual(['waiting', 'wrongAmount']);
});

describe('staleness of a copy that an old message was written over', () => {
  test('jumps back to the change that it is without again', () => {
    const trace = doorbell();
    expect(stalenessAt(trace, instant(40_249), 'push')).toBe(0);
    expect(stalenessAt(trace, instant(40_250), 'push')).toBe(20_250);
    expect(stalenessAt(trace, instant(60_000), 'push')).toBe(40_000);
  });

  test('is the worst there was, and not to come right by itself', () => {
    const { push } = selectComparison(doorbell(), instant(60_000));
    expect(push).toMatchObject({ stalenessWorstMs: 40_000, worstIs: 'wrong', wrongAmount: 1 });
  });

  test('draws a line whose corners are in order of time, the fall back included', () => {
    const trace = doorbell({ eventEveryMs: 15_000 });
    const { points, worstMs } = selectStaleness(trace, trace.endsAt, 'push');
    const times = points.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(worstMs).toBe(Math.max(...points.map(({ ms }) => ms)));
  });

  test('of a thin event ends with its fetch, not with its arrival', () => {
    const trace = doorbell({ payload: 'thin' });
    expect(stalenessAt(trace, instant(2_600), 'push')).toBe(300);
    expect(stalenessAt(trace, instant(2_650), 'push')).toBe(0);
  });
});

test('a thin event of an order of its own is charged by what the API says, and a tampered one not at all', () => {
  const run = (plan: readonly Command[]) =>
    simulate(
      scenarioWith({
        eventTimesMs: [2_000],
        plan,
        settings: { payload: 'thin', verifySignature: false, https: false },
      }),
    );
  const status = (trace: Trace) =>
    selectLedger(trace, trace.endsAt).rows.map((each) => each.status);
  expect(status(run([]))).toEqual(['ok']);
  expect(status(run([{ at: 1_000, type: 'attack', act: 'tamper' }]))).toEqual(['missing']);
  expect(status(run([{ at: 3_000, type: 'attack', act: 'forge' }]))).toEqual(['ok']);
});
