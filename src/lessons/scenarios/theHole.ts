import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

const minute = 60_000;

export const theHole: Lesson = {
  id: 'the-hole',
  title: 'Mind the gap',
  question:
    'Billing is down for half an hour, and the Store gives up on each payment after seven minutes. How does Billing find what it missed?',
  speed: 60,
  levers: ['backfillFrom', 'backfillEveryMs', 'redeliverEveryMs', 'retryPlan', 'attempts'],
  scenario: {
    seed: 1,
    // An hour after the outage, so that a backfill of every length has had its turn.
    horizonMs: 105 * minute,
    eventTimesMs: [14.5, 19.5, 24.5, 29.5, 34.5, 39.5].map((at) => at * minute),
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
      { at: 10 * minute, type: 'backfill.run' },
      { at: 12 * minute, type: 'endpoint.set', mode: 'down' },
      { at: 42 * minute, type: 'endpoint.set', mode: 'up' },
    ],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      pollEveryMs: 2 * minute,
      // After 1, 2 and 4 minutes, and never again.
      retryPlan: 'exponential',
      firstWaitMs: minute,
      longestWaitMs: 60 * minute,
      attempts: 4,
      // Where most people begin: payment 6 comes by itself and moves this mark past the hole.
      backfillFrom: 'newestStored',
    },
  },
};
