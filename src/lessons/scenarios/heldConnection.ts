import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

const minute = 60_000;

export const heldConnection: Lesson = {
  id: 'held-connection',
  title: 'A held connection',
  question:
    'Billing holds a connection open, and the Store writes every payment into it at once. What becomes of those that happen while Billing is down?',
  speed: 60,
  levers: ['pullMode', 'socketCursor', 'heartbeatMs', 'idleLimitMs'],
  scenario: {
    seed: 1,
    horizonMs: 60 * minute,
    eventTimesMs: [5, 15, 25, 35, 45, 55].map((at) => at * minute),
    payments: [
      { customer: 'cus_1', amountCents: 1_500 },
      { customer: 'cus_2', amountCents: 4_000 },
      { customer: 'cus_3', amountCents: 2_500 },
      { customer: 'cus_4', amountCents: 900 },
      { customer: 'cus_5', amountCents: 3_200 },
      { customer: 'cus_6', amountCents: 1_800 },
    ],
    losses: [],
    plan: [
      { at: 30 * minute, type: 'endpoint.set', mode: 'down' },
      { at: 40 * minute, type: 'endpoint.set', mode: 'up' },
    ],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      pullMode: 'webSocket',
      // Less than the proxy allows.
      heartbeatMs: 30_000,
      idleLimitMs: minute,
      attempts: 10,
      firstWaitMs: minute,
      longestWaitMs: 10 * minute,
    },
  },
};
