import { expect } from 'vitest';
import type { Settings } from '../../model/settings.ts';
import { durationMs } from '../../model/units.ts';
import { VirtualClock } from '../engine/clock.ts';
import { machineTests, type Start } from '../paths/machines.testkit.ts';
import { connectTimeoutMs, streamMachine } from './stream.machine.ts';

machineTests('stream', {
  machine: streamMachine,
  transitions: [
    'connecting: connectTimeout > waiting',
    'connecting: process.ended > stopped',
    'connecting: response.arrived > open',
    'connecting: response.arrived, if answersAnEarlierOne > itself',
    'connecting: response.arrived, if rateLimited > waiting',
    'connecting: rule.changed > idle',
    'connecting: rule.changed, if holds > connecting',
    'connecting: rule.changed, if isThisWay > itself',
    'idle: at once, if holds > connecting',
    'idle: rule.changed, if holds > connecting',
    'open: connection.dropped > waiting',
    'open: process.ended > stopped',
    'open: rule.changed > idle',
    'open: rule.changed, if holds > connecting',
    'open: rule.changed, if isThisWay > itself',
    'stopped: process.back > idle',
    'stopped: process.back, if holds > connecting',
    'stream: process.ended > stopped',
    'waiting: reconnect > connecting',
    'waiting: rule.changed > idle',
    'waiting: rule.changed, if holds > connecting',
    'waiting: rule.changed, if isThisWay > itself',
  ],
  claims: {
    'connects at once, is open with the answer, and says so': (start) => {
      const { stream, did, send } = streamOf(start);
      expect(did).toEqual(['0 connect 1']);
      send({ type: 'response.arrived', connection: 1 });
      expect(stream.states).toEqual(['idle', 'connecting', 'open']);
      expect(stream.facts).toEqual([{ type: 'stream.opened', messageId: 'stream_1' }]);
    },
    'hears of no earlier connection': (start) => {
      const { stream, send } = streamOf(start);
      stream.wait(connectTimeoutMs + 2_000);
      send({ type: 'response.arrived', connection: 1 });
      expect(stream.states.at(-1)).toBe('connecting');
      send({ type: 'response.arrived', connection: 2 });
      expect(stream.states.at(-1)).toBe('open');
    },
    'counts those in a row that were never open, and forgets them with one that is': (start) => {
      const { stream, did, send } = streamOf(start);
      stream.wait(connectTimeoutMs);
      stream.wait(1_000 * 2);
      stream.wait(connectTimeoutMs);
      stream.wait(1_000 * 4);
      send({ type: 'response.arrived', connection: 3 });
      send({ type: 'connection.dropped' });
      stream.wait(999);
      expect(did.at(-1)).toBe('26000 connect 3');
      stream.wait(1);
      expect(did.at(-1)).toBe('27000 connect 4');
    },
    'waits as long as a 429 asks': (start) => {
      const { stream, did, send } = streamOf(start);
      send({ type: 'response.arrived', connection: 1, retryAfterMs: durationMs(7_000) });
      expect(stream.facts).toEqual([
        {
          type: 'stream.closed',
          messageId: 'stream_1',
          because: 'rateLimited',
          nextAt: 7_000,
        },
      ]);
      stream.wait(6_999);
      expect(did).toEqual(['0 connect 1']);
      stream.wait(1);
      expect(did).toEqual(['0 connect 1', '7000 connect 2']);
    },
    'ends with the process, and connects at once when that is back': (start) => {
      const { stream, did, send } = streamOf(start);
      send({ type: 'response.arrived', connection: 1 });
      send({ type: 'process.ended' });
      send({ type: 'connection.dropped' });
      stream.wait(60_000);
      send({ type: 'process.back' });
      expect(did).toEqual(['0 connect 1', '0 hang up', '60000 connect 2']);
    },
    'goes on where the way is the same, connects anew for another, and ends where none is held': (
      start,
    ) => {
      const { stream, did, send, ways } = streamOf(start);
      send({ type: 'response.arrived', connection: 1 });
      send({ type: 'rule.changed' });
      expect(did).toEqual(['0 connect 1']);
      ways.way = 'serverSentEvents';
      send({ type: 'rule.changed' });
      send({ type: 'response.arrived', connection: 2 });
      ways.way = 'fixed';
      send({ type: 'rule.changed' });
      expect(did).toEqual(['0 connect 1', '0 hang up', '0 connect 2', '0 hang up']);
      expect(stream.states.at(-1)).toBe('idle');
      ways.way = 'webSocket';
      send({ type: 'rule.changed' });
      expect(did.at(-1)).toBe('0 connect 3');
    },
    'takes another way also while it connects, waits, or its process is gone': (start) => {
      const { stream, did, send, ways } = streamOf(start);
      const turn = (way: Settings['pullMode']) => {
        ways.way = way;
        send({ type: 'rule.changed' });
        return stream.states.at(-1);
      };
      turn('webSocket');
      expect(turn('serverSentEvents')).toBe('connecting');
      expect(did).toEqual(['0 connect 1', '0 hang up', '0 connect 2']);
      expect(turn('fixed')).toBe('idle');
      turn('webSocket');
      stream.wait(connectTimeoutMs);
      expect(turn('webSocket')).toBe('waiting');
      expect(turn('serverSentEvents')).toBe('connecting');
      stream.wait(connectTimeoutMs);
      expect(turn('fixed')).toBe('idle');
      turn('webSocket');
      send({ type: 'process.ended' });
      expect(turn('fixed')).toBe('stopped');
      send({ type: 'process.back' });
      send({ type: 'process.ended' });
      expect(stream.states.slice(-2)).toEqual(['idle', 'stopped']);
    },
  },
});

function streamOf(start: Start<typeof streamMachine>) {
  const clock = new VirtualClock();
  const did: string[] = [];
  const ways: { way: Settings['pullMode'] } = { way: 'webSocket' };
  const note = (what: string) => {
    did.push(`${clock.now} ${what}`);
  };
  const stream = start(
    {
      app: {
        now: () => clock.now,
        way: () => ways.way,
        waitMs: (_: number, failures: number) => durationMs(1_000 * 2 ** failures),
        connect: (connection: number) => note(`connect ${connection}`),
        hangUp: () => note('hang up'),
      },
    },
    clock,
  );
  const send = (event: Parameters<typeof stream.actor.send>[0]) => {
    stream.actor.send(event);
  };
  return { stream, did, ways, send };
}
