import { frameHeadBytes } from '../../model/rules/frames.ts';
import type { Settings } from '../../model/settings.ts';
import { pollAnswer, pollRequest } from '../../sim/network/messages.ts';
import { handshakeRequest, heartbeatFrame } from '../../sim/stream/streamMessages.ts';
import { bytesText, requestBytes, responseBytes } from '../compare/trafficVolume.ts';
import { rounded } from './loadChart.ts';
import type { FleetCounts } from './loadFleet.ts';

/** One of the ways in which a fleet can hear of its payments, while none happens. */
export interface IdleWay {
  readonly name: string;
  /** How many connections are open at one time, on average. */
  readonly open: number;
  /** Questions, or heartbeats, their answers aside. */
  readonly callsPerSecond: number;
  readonly bytesPerSecond: number;
}

/** What it costs to wait: connections that are held against questions that are asked, by what each of them sends. */
export function idleWays(
  counts: FleetCounts,
  { latencyMs }: Pick<Settings, 'latencyMs'>,
): readonly IdleWay[] {
  const { clients, pollsPerSecond, heartbeatsPerSecond } = counts;
  const heartbeatBytes = (way: 'serverSentEvents' | 'webSocket') =>
    requestBytes(heartbeatFrame(handshakeRequest({ way, nonce: [] })));
  return [
    {
      name: 'Polling',
      open: (pollsPerSecond * 2 * latencyMs) / 1_000,
      callsPerSecond: pollsPerSecond,
      bytesPerSecond:
        pollsPerSecond * (requestBytes(pollRequest('')) + responseBytes(pollAnswer([]))),
    },
    {
      name: 'Server-sent events',
      open: clients,
      callsPerSecond: heartbeatsPerSecond,
      bytesPerSecond: heartbeatsPerSecond * heartbeatBytes('serverSentEvents'),
    },
    {
      name: 'WebSocket',
      open: clients,
      callsPerSecond: heartbeatsPerSecond,
      // A ping is answered with a pong.
      bytesPerSecond:
        heartbeatsPerSecond * (heartbeatBytes('webSocket') + frameHeadBytes('pong', 0)),
    },
  ];
}

/** The cells of its row. */
export const idleCells = ({ name, open, callsPerSecond, bytesPerSecond }: IdleWay) => [
  name,
  rounded(open),
  rounded(callsPerSecond),
  bytesText(bytesPerSecond),
];
