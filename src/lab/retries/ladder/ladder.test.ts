import { describe, expect, test } from 'vitest';
import type { Command } from '../../../model/commands.ts';
import type { Settings } from '../../../model/settings.ts';
import { instant } from '../../../model/units.ts';
import { scenarioWith } from '../../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../../sim/simulate.ts';
import { selectLadder, selectLadderEvents } from './ladder.ts';

/** Payments at 5 s, before an outage from 10 s to 40 s, and at 20 s, in it; tried again every 10 s. */
const run = (settings: Partial<Settings> = {}, commands: readonly Command[] = []) =>
  simulate(
    scenarioWith({
      eventTimesMs: [5_000, 20_000],
      plan: [
        { at: 10_000, type: 'endpoint.set', mode: 'down' },
        { at: 40_000, type: 'endpoint.set', mode: 'up' },
      ],
      settings: { retryPlan: 'fixed', firstWaitMs: 10_000, attempts: 5, ...settings },
    }),
    commands,
  );

describe('the ladder of a delivery', () => {
  test('is that of the first event that failed, with its outage and the attempt that got through', () => {
    const trace = run();
    const ladder = selectLadder(trace, trace.endsAt, undefined);

    expect(ladder?.eventId).toBe('evt_2');
    expect(ladder?.climbs.map(({ atMs, outcome }) => [atMs, outcome])).toEqual([
      [0, { result: 'refused', status: 503 }],
      [10_100, { result: 'refused', status: 503 }],
      [20_200, { result: 'accepted', status: 200 }],
    ]);
    expect(ladder?.outages).toEqual([{ mode: 'down', fromMs: 0, untilMs: 20_000, goesOn: false }]);
    expect(ladder?.ending).toEqual({ kind: 'delivered', attempt: 3, atMs: 20_300 });
  });

  test('shows nothing that lies after the playhead', () => {
    const trace = run();
    expect(selectLadder(trace, instant(20_099), undefined)).toBeUndefined();

    const ladder = selectLadder(trace, instant(25_000), undefined);
    expect(ladder?.climbs).toHaveLength(1);
    expect(ladder?.outages).toEqual([{ mode: 'down', fromMs: 0, untilMs: 5_000, goesOn: true }]);
    expect(ladder?.ending).toEqual({ kind: 'open', nextMs: 10_100 });
  });

  test('is that of the event that is asked for, once its delivery has begun', () => {
    const trace = run();
    expect(selectLadder(trace, instant(6_000), 'evt_1')?.ending).toEqual({
      kind: 'delivered',
      attempt: 1,
      atMs: 100,
    });
    expect(selectLadder(trace, instant(6_000), 'evt_2')).toBeUndefined();
    expect(selectLadderEvents(trace, instant(25_000))).toEqual([
      { eventId: 'evt_1', failed: false },
      { eventId: 'evt_2', failed: true },
    ]);
  });

  test('can be asked for of each event, but of very many only of those that failed', () => {
    const trace = simulate(
      scenarioWith({
        horizonMs: 600_000,
        plan: [
          { at: 300_000, type: 'endpoint.set', mode: 'down' },
          { at: 310_500, type: 'endpoint.set', mode: 'up' },
        ],
        eventTimesMs: Array.from({ length: 300 }, (_, i) => 1_000 + 1_900 * i),
      }),
    );
    const events = selectLadderEvents(trace, trace.endsAt);
    expect(events.length).toBeGreaterThan(3);
    expect(events.length).toBeLessThan(10);
    expect(events.every(({ failed }) => failed)).toBe(true);
  });

  test('leaves out an outage that was over before its first attempt', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [50_000],
        plan: [
          { at: 10_000, type: 'endpoint.set', mode: 'down' },
          { at: 40_000, type: 'endpoint.set', mode: 'up' },
        ],
      }),
    );
    expect(selectLadder(trace, trace.endsAt, 'evt_1')?.outages).toEqual([]);
  });

  test('ends with a dead letter where the attempts are used up', () => {
    const trace = run({ attempts: 2 });
    expect(selectLadder(trace, trace.endsAt, undefined)?.ending).toEqual({
      kind: 'deadLettered',
      atMs: 10_200,
      reason: 'attempts exhausted',
    });
  });

  test('goes on with attempts by hand after a dead letter was sent once more', () => {
    const resend = { at: 60_000, type: 'delivery.resend', deliveryId: 'dlv_2' } as const;
    const trace = run({ attempts: 2 }, [resend]);

    expect(selectLadder(trace, instant(59_999), 'evt_2')?.ending.kind).toBe('deadLettered');
    expect(selectLadder(trace, instant(60_020), 'evt_2')?.ending.kind).toBe('open');
    const ladder = selectLadder(trace, trace.endsAt, 'evt_2');
    expect(ladder?.climbs.map(({ byHand }) => byHand)).toEqual([false, false, true]);
    expect(ladder?.ending.kind).toBe('delivered');
  });

  test('counts a retry that was sent before its time as one by hand, and waits for it no more', () => {
    const now: Command = { at: 22_000, type: 'delivery.sendNow', deliveryId: 'dlv_2' };
    const ladder = selectLadder(run({}, [now]), instant(22_010), 'evt_2');
    expect(ladder?.climbs.map(({ atMs, byHand }) => [atMs, byHand])).toEqual([
      [0, false],
      [2_000, true],
    ]);
    expect(ladder?.ending).toEqual({ kind: 'open', nextMs: undefined });
  });
});
