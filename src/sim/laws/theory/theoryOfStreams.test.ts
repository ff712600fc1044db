import { describe, expect, test } from 'vitest';
import { requestBytes } from '../../../lab/compare/trafficVolume.ts';
import type { Settings } from '../../../model/settings.ts';
import { simulate } from '../../simulate.ts';
import { factsOf } from '../anyRun.testkit.ts';
import { scenarioWith } from '../scenarioWith.testkit.ts';
import { expectMean, expectShare, longRun } from './theory.testkit.ts';

const latencyMs = 40;
const hour = 3_600_000;
const ways = ['serverSentEvents', 'webSocket'] as const satisfies Settings['pullMode'][];

describe.each(ways)('a connection held by %s', (pullMode) => {
  test('leaves each of thousands of payments waiting for the travel time alone', () => {
    const trace = simulate(
      longRun({
        seed: 5,
        horizonMs: 11 * hour,
        settings: { pullMode, eventEveryMs: 12_000, latencyMs, retryPlan: 'off' },
      }),
    );
    const occurredAt = new Map(
      factsOf(trace, 'event.occurred').map(({ eventId, at }) => [eventId, at]),
    );
    const waits = factsOf(trace, 'stream.brought').map(
      ({ eventId, at }) => at - (occurredAt.get(eventId) ?? 0),
    );
    expect(waits.length).toBeGreaterThan(3_000);
    expect(new Set(waits)).toEqual(new Set([latencyMs]));
  });

  test('waits for the mean travel time where that varies, within four standard errors', () => {
    const spreadMs = 200;
    const trace = simulate(
      longRun({
        seed: 6,
        horizonMs: 11 * hour,
        settings: {
          pullMode,
          eventEveryMs: 12_000,
          arrivals: 'slotted',
          latencyMs,
          latencySpreadMs: spreadMs,
          heartbeatMs: 0,
          retryPlan: 'off',
        },
      }),
    );
    const occurredAt = new Map(
      factsOf(trace, 'event.occurred').map(({ eventId, at }) => [eventId, at]),
    );
    const waits = factsOf(trace, 'stream.brought').map(
      ({ eventId, at }) => at - (occurredAt.get(eventId) ?? 0),
    );
    // Even over the whole milliseconds from 0 to the spread.
    expectMean(waits, latencyMs + spreadMs / 2, ((spreadMs + 1) ** 2 - 1) / 12);
  });

  test('costs an idle hour its heartbeats and nothing else', () => {
    const { facts } = simulate(
      scenarioWith({ horizonMs: hour, settings: { pullMode, latencyMs, heartbeatMs: 15_000 } }),
    );
    const bytes = facts
      .flatMap((fact) => (fact.type === 'request.sent' && fact.request.frame ? [fact.request] : []))
      .reduce((sum, request) => sum + requestBytes(request), 0);
    // From 40 ms on, when the handshake is there: 239 of them. A comment is `:` and two ends of a line; a ping is two
    // bytes, and its pong six with the mask.
    expect(bytes).toBe(239 * (pullMode === 'serverSentEvents' ? 3 : 2 + 6));
  });
});

test('of payments that come as a Poisson process, a WebSocket without a cursor misses the share of time it was down', () => {
  const period = 60_000;
  const downMs = 15_000;
  const horizonMs = 11 * hour;
  const trace = simulate(
    longRun({
      seed: 7,
      horizonMs,
      plan: Array.from({ length: horizonMs / period }, (_, n) => [
        { at: n * period + 30_000, type: 'endpoint.set', mode: 'down' } as const,
        { at: n * period + 30_000 + downMs, type: 'endpoint.set', mode: 'up' } as const,
      ]).flat(),
      settings: {
        pullMode: 'webSocket',
        eventEveryMs: 12_000,
        arrivals: 'poisson',
        latencyMs,
        downStops: 'receiver',
        retryPlan: 'off',
      },
    }),
  );
  const events = factsOf(trace, 'event.occurred').length;
  const missing = events - factsOf(trace, 'stream.brought').length;
  // Down, on the way to a process that is gone, and until the next handshake is there.
  expectShare(missing, events, (downMs + latencyMs + latencyMs) / period);
});
