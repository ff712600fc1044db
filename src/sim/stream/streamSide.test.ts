import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Settings } from '../../model/settings.ts';
import { factsOf } from '../laws/anyRun.testkit.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { simulate } from '../simulate.ts';
import { acceptOf } from './streamMessages.ts';

const run = (
  settings: Partial<Settings>,
  { at = [10_000], plan = [] as Command[], horizonMs = 120_000 } = {},
) =>
  simulate(
    scenarioWith({ horizonMs, eventTimesMs: at, plan, settings: { workMs: 0, ...settings } }),
  );

const brought = (trace: ReturnType<typeof run>) =>
  factsOf(trace, 'stream.brought').map(({ at, eventId }) => `${at} ${eventId}`);
const written = (trace: ReturnType<typeof run>) =>
  factsOf(trace, 'request.sent')
    .filter(({ channel }) => channel === 'pull')
    .map(
      ({ at, request: { frame, url, body } }) =>
        `${at} ${frame ?? url.replace(/.*\//, '')} ${body}`,
    );
const outage: Command[] = [
  { at: 20_000, type: 'endpoint.set', mode: 'down' },
  { at: 40_000, type: 'endpoint.set', mode: 'up' },
];

test('the server proves that it has read the key, as in the example of RFC 6455', () => {
  expect(acceptOf('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
});

describe.each(['serverSentEvents', 'webSocket'] as const)('a connection held by %s', (pullMode) => {
  test('is opened once, and what occurs comes after one travel, with nothing asked', () => {
    const trace = run({ pullMode, heartbeatMs: 0 });
    expect(factsOf(trace, 'stream.opened').map(({ at }) => at)).toEqual([100]);
    expect(brought(trace)).toEqual(['10050 evt_1']);
    expect(written(trace)).toHaveLength(2);
    expect(factsOf(trace, 'poll.finished')).toEqual([]);
  });

  test('is closed by a proxy that it looks idle to, and by none that hears its heartbeat', () => {
    const closed = (heartbeatMs: number) =>
      factsOf(run({ pullMode, heartbeatMs, idleLimitMs: 30_000 }), 'stream.closed').length;
    expect(closed(29_000)).toBe(0);
    expect(closed(0)).toBeGreaterThan(2);
  });

  test('connects again after the wait, which luck makes longer by a share at most', () => {
    const waits = (reconnectJitterPercent: number) =>
      factsOf(
        run({ pullMode, heartbeatMs: 0, idleLimitMs: 10_000, reconnectJitterPercent }),
        'stream.closed',
      ).map(({ at, nextAt = 0 }) => nextAt - at);
    expect(new Set(waits(0))).toEqual(new Set([3_000]));
    for (const wait of waits(50)) {
      expect(wait).toBeGreaterThan(3_000);
      expect(wait).toBeLessThanOrEqual(4_500);
    }
  });

  test('keeps the order of what is written, however travel times differ, and loses nothing of it', () => {
    const at = Array.from({ length: 40 }, (_, n) => 1_000 + n * 20);
    const trace = run(
      { pullMode, latencySpreadMs: 2_000, heldBackPercent: 30, socketCursor: true },
      { at },
    );
    expect(factsOf(trace, 'stream.brought').map(({ eventId }) => eventId)).toEqual(
      at.map((_, n) => `evt_${n + 1}`),
    );
  });
});

test('an event stream goes on after the last event that came, and a WebSocket only where it keeps the place', () => {
  const after = (settings: Partial<Settings>) =>
    brought(run({ heartbeatMs: 0, ...settings }, { at: [10_000, 30_000, 50_000], plan: outage }));
  // Connected at 40 s, it hears after a round trip: the handshake, then what was missed behind the answer.
  const all = ['10050 evt_1', '40100 evt_2', '50050 evt_3'];
  expect(after({ pullMode: 'serverSentEvents' })).toEqual(all);
  expect(after({ pullMode: 'webSocket', socketCursor: true })).toEqual(all);
  expect(after({ pullMode: 'webSocket' })).toEqual(['10050 evt_1', '50050 evt_3']);
});

test('the handshakes, an event and a heartbeat stand as the standards write them', () => {
  const [opened, beat, event] = written(
    run({ pullMode: 'serverSentEvents', heartbeatMs: 8_000 }, { horizonMs: 12_000 }),
  );
  expect(opened).toBe('0 stream ');
  expect(beat).toBe('8050 event :\n\n');
  expect(event).toMatch(/^10000 event id: evt_1\ndata: \{"id":"evt_1",.*\}\n\n$/);
  const socket = run({ pullMode: 'webSocket', heartbeatMs: 8_000 }, { horizonMs: 12_000 });
  expect(written(socket).map((line) => line.split(' ')[1])).toEqual([
    'socket',
    'ping',
    'pong',
    'text',
  ]);
  const [request] = factsOf(socket, 'request.sent');
  const [answer] = factsOf(socket, 'response.sent');
  expect(answer?.response.status).toBe(101);
  expect(answer?.response.headers['sec-websocket-accept']).toBe(
    acceptOf(request?.request.headers['sec-websocket-key'] ?? ''),
  );
});

test('a limit of the API refuses a handshake, which is made again when it says', () => {
  const trace = run(
    { pullMode: 'webSocket', apiCallsPerMinute: 1, heartbeatMs: 0, idleLimitMs: 5_000 },
    { horizonMs: 70_000 },
  );
  expect(factsOf(trace, 'stream.closed').map(({ because }) => because)).toContain('rateLimited');
});

test('a way that is turned to another ends the connection, and polls ask on from its place', () => {
  const trace = run(
    { pullMode: 'serverSentEvents' },
    {
      at: [10_000, 30_000],
      plan: [{ at: 20_000, type: 'setting.set', key: 'pullMode', value: 'fixed' }],
    },
  );
  expect(factsOf(trace, 'stream.closed').map(({ because }) => because)).toEqual(['rule changed']);
  expect(factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'pull')).toHaveLength(2);
});
