import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const fetchedQueue: Lesson = {
  id: 'fetched-queue',
  title: 'A queue that is fetched',
  question:
    'Billing fetches from a queue. What it does not acknowledge within 20 seconds is offered again. What comes of its outage?',
  speed: 10,
  levers: ['pullMode', 'visibilityMs', 'batchSize', 'workMs', 'skipProcessed'],
  scenario: {
    seed: 1,
    horizonMs: 120_000,
    // One before the outage, three in it.
    eventTimesMs: [10_000, 40_000, 45_000, 50_000],
    payments: [
      { customer: 'cus_1', amountCents: 1_500 },
      { customer: 'cus_2', amountCents: 4_000 },
      { customer: 'cus_3', amountCents: 2_500 },
      { customer: 'cus_4', amountCents: 900 },
    ],
    losses: [],
    plan: [
      { at: 30_000, type: 'endpoint.set', mode: 'down' },
      { at: 60_000, type: 'endpoint.set', mode: 'up' },
    ],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      pullMode: 'queue',
      visibilityMs: 20_000,
      receivesMost: 3,
      workMs: 8_000,
      skipProcessed: false,
    },
  },
};
