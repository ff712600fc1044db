import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardLoad, type LoadPlan, type LoadSettings } from '../../model/load/load.ts';
import type { EventId } from '../../model/ids.ts';
import { standardSettings, type Settings } from '../../model/settings.ts';
import { instant } from '../../model/units.ts';
import { VirtualClock } from '../engine/clock.ts';
import { actors } from '../engine/actors.ts';
import { pollerMachine } from '../pull/poller.machine.ts';
import { eventsPerPage as eventsPerAnswer } from '../../model/eventsPerPage.ts';
import { heartbeatsBySecond, paymentTimesMs, phaseMs, runFleet } from './fleet.ts';

function fleetOf(
  load: Partial<LoadSettings>,
  settings: Partial<Settings> = {},
  seed = 7,
): LoadPlan {
  return {
    seed,
    settings: { ...standardSettings, ...settings },
    load: { ...standardLoad, view: 'fleet', ...load },
  };
}

const total = (seconds: Uint32Array) => seconds.reduce((sum, n) => sum + n, 0);

/** One client as a real poller that asks a real queue of payments, call by call. */
function watched(plan: LoadPlan, client: number) {
  const { latencyMs, pollEveryMs } = plan.settings;
  const endMs = plan.load.fleetSeconds * 1_000;
  const clock = new VirtualClock();
  const payments = paymentTimesMs(plan, client);
  const polls: { arrivedAt: number; brought: number }[] = [];
  const waits: number[] = [];
  let known = 0;
  const app = {
    now: () => clock.now,
    rule: () => ({ ...plan.settings, pullMode: 'fixed' as const }),
    isBusy: () => false,
    ask: (poll: number) => {
      clock.setTimeout(() => {
        const question = { arrivedAt: clock.now, brought: 0 };
        polls.push(question);
        const there = payments.filter((at) => at <= clock.now).length;
        const news = payments.slice(known, Math.min(there, known + eventsPerAnswer));
        known += news.length;
        question.brought = news.length;
        clock.setTimeout(() => {
          for (const at of news) waits.push(clock.now - at);
          poller.send({
            type: 'response.arrived',
            poll,
            outcome:
              news.length === 0
                ? { result: 'empty' }
                : { result: 'news', eventIds: news.map((at): EventId => `evt_${at}`) },
          });
        }, latencyMs);
      }, latencyMs);
    },
    planned: () => {},
  };
  clock.advanceTo(instant(phaseMs(plan.seed, client, pollEveryMs)));
  const poller = actors.start(
    pollerMachine,
    { name: 'poller', input: { app } },
    {
      clock,
      fail: (_, error) => {
        throw error;
      },
    },
  );
  clock.advanceTo(instant(endMs - 1));
  return { polls, waits, payments };
}

describe('a fleet by arithmetic', () => {
  test('is, poll by poll and wait by wait, so many real pollers', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(1_000),
          clients: fc.integer({ min: 1, max: 4 }),
          fleetSeconds: fc.integer({ min: 10, max: 60 }),
          eventEverySeconds: fc.integer({ min: 1, max: 30 }),
          pollEveryMs: fc.integer({ min: 1_000, max: 20_000 }),
          latencyMs: fc.integer({ min: 1, max: 2_000 }),
        }),
        ({ seed, pollEveryMs, latencyMs, ...load }) => {
          const plan = fleetOf(load, { pollEveryMs, latencyMs }, seed);
          const result = runFleet(plan);
          const real = Array.from({ length: load.clients }, (_, client) => watched(plan, client));

          const polls = new Uint32Array(load.fleetSeconds);
          const empty = new Uint32Array(load.fleetSeconds);
          for (const { arrivedAt, brought } of real.flatMap((one) => one.polls)) {
            const second = Math.floor(arrivedAt / 1_000);
            polls[second]!++;
            if (brought === 0) empty[second]!++;
          }
          const waits = real.flatMap((one) => one.waits);
          expect(result.polls).toEqual(polls);
          expect(result.empty).toEqual(empty);
          expect(result.waits.map(({ waitMs }) => waitMs)).toEqual(waits);
          expect(result).toMatchObject({
            events: real.flatMap(({ payments }) => payments).length,
            seen: waits.length,
            waitLongestMs: Math.max(0, ...waits),
          });
        },
      ),
    );
  });

  test('knows a payment of the very instant at which a question arrives, as real pollers do', () => {
    const clients = 40;
    const plan = fleetOf(
      { clients, fleetSeconds: 60, eventEverySeconds: 1 },
      { pollEveryMs: 1_000 },
    );
    const waits = Array.from(
      { length: clients },
      (_, client) => watched(plan, client).waits,
    ).flat();
    // Only such a payment is known after the answer's way alone.
    expect(Math.min(...waits)).toBe(50);
    const sum = waits.reduce((so, wait) => so + wait, 0);
    expect(runFleet(plan).waitMeanMs).toBe(sum / waits.length);
  });

  test('lists at most as many payments in one answer as the API does', () => {
    const plan = fleetOf(
      { clients: 1, eventEverySeconds: 1, fleetSeconds: 700 },
      { pollEveryMs: 300_000 },
    );
    expect(runFleet(plan).seen).toBe(watched(plan, 0).waits.length);
    expect(runFleet(plan).seen).toBeLessThanOrEqual(3 * eventsPerAnswer);
  });

  test('has the heartbeats of so many held connections, each in its second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000 }).chain((everyMs) =>
          fc.record({
            everyMs: fc.constant(everyMs),
            phases: fc.array(fc.nat(everyMs - 1), { maxLength: 6 }),
          }),
        ),
        fc.integer({ min: 1, max: 40 }),
        ({ everyMs, phases }, seconds) => {
          const beats = new Uint32Array(everyMs);
          const one = new Uint32Array(seconds);
          for (const phase of phases) {
            beats[phase]!++;
            for (let at = phase; at < seconds * 1_000; at += everyMs)
              one[Math.floor(at / 1_000)]!++;
          }
          expect(heartbeatsBySecond(beats, seconds)).toEqual(one);
        },
      ),
    );
  });

  test('of 10,000 held connections has n / interval heartbeats a second, and none where none are wanted', () => {
    const load = { clients: 10_000, fleetSeconds: 600 };
    const { heartbeats } = runFleet(fleetOf(load, { heartbeatMs: 15_000 }));
    expect(total(heartbeats)).toBe((10_000 * 600) / 15);
    // No second has more than its share by luck: 667 with a standard deviation of 25.
    expect(Math.max(...heartbeats)).toBeLessThan(667 + 5 * 26);
    expect(total(runFleet(fleetOf(load, { heartbeatMs: 0 })).heartbeats)).toBe(0);
  });

  test('of 1,000 clients asks 200 times a second, while webhooks would be 1.67 calls a second', () => {
    const result = runFleet(fleetOf({}));
    // One client in a hundred has a question of its 120 under way at the end.
    expect(total(result.polls)).toBeGreaterThan(120_000 - 30);
    expect(total(result.polls)).toBeLessThan(120_000);
    expect(result.events).toBe(1_000);
    expect(total(result.webhooks)).toBe(1_000);
  });

  test('counts what arrives, in the second in which it arrives, and nothing that comes too late', () => {
    const slow = { pollEveryMs: 10_000, latencyMs: 4_000 };
    const load = { clients: 200, fleetSeconds: 20, eventEverySeconds: 20 };
    const { polls, webhooks, events } = runFleet(fleetOf(load, slow));
    expect([...polls.subarray(0, 4), ...webhooks.subarray(0, 4)]).toEqual(Array(8).fill(0));
    // Two questions each, of which those of the last 4 s of 20 are still on their way.
    expect(total(polls)).toBeGreaterThan(300);
    expect(total(polls)).toBeLessThan(340);
    expect(events).toBe(200);
    expect(total(webhooks)).toBeGreaterThan(140);
    expect(total(webhooks)).toBeLessThan(180);
  });

  test('waits half an interval and the answer’s way on average, and never longer than one of each', () => {
    const result = runFleet(fleetOf({ clients: 10_000 }));
    // Uniform over 5 s: a standard error of 14.4 ms with 10,000 payments.
    const error = 5_000 / Math.sqrt(12 * result.seen);
    expect(Math.abs(result.waitMeanMs - 2_550)).toBeLessThan(4 * error);
    expect(result.waitLongestMs).toBeLessThanOrEqual(5_050);
    expect(result.webhookWaitMs).toBe(50);
  });

  test('keeps a few hundred payments to be drawn, however many there are', () => {
    const { waits, seen } = runFleet(fleetOf({ clients: 10_000 }));
    expect(seen).toBeGreaterThan(9_000);
    expect(waits.length).toBeGreaterThanOrEqual(400);
    expect(waits.length).toBeLessThan(800);
  });
});
