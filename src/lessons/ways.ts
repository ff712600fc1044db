import type { Channel } from '../model/facts.ts';
import type { Settings } from '../model/settings.ts';

/** A way in which Billing hears of a payment, and what of it no run can count. */
export interface Way {
  readonly name: string;
  /** Whose side of a run it is. */
  readonly channel: Channel;
  /** What makes a run one of it. */
  readonly settings: Partial<Settings>;
  readonly needsUrl: 'yes' | 'no';
  /** Who remembers up to where Billing has heard. */
  readonly keepsPlace: string;
}

/** The ways, in the order in which they are compared. */
export const ways = {
  polling: {
    name: 'Polling',
    channel: 'pull',
    settings: { pullMode: 'fixed' },
    needsUrl: 'no',
    keepsPlace: 'Billing, by a cursor',
  },
  longPolling: {
    name: 'Long polling',
    channel: 'pull',
    settings: { pullMode: 'longPoll' },
    needsUrl: 'no',
    keepsPlace: 'Billing, by a cursor',
  },
  serverSentEvents: {
    name: 'Server-sent events',
    channel: 'pull',
    settings: { pullMode: 'serverSentEvents' },
    needsUrl: 'no',
    keepsPlace: 'Billing, by Last-Event-ID',
  },
  webSocket: {
    name: 'WebSocket',
    channel: 'pull',
    settings: { pullMode: 'webSocket' },
    needsUrl: 'no',
    keepsPlace: 'nobody, unless you add a cursor',
  },
  queue: {
    name: 'Fetched queue',
    channel: 'pull',
    settings: { pullMode: 'queue' },
    needsUrl: 'no',
    keepsPlace: 'the Store, until Billing acknowledges',
  },
  webhook: {
    name: 'Webhook',
    channel: 'push',
    settings: {},
    needsUrl: 'yes',
    keepsPlace: 'the Store, while it retries',
  },
} as const satisfies Readonly<Record<string, Way>>;

export type WayId = keyof typeof ways;

export const wayIds = Object.keys(ways) as readonly WayId[];
