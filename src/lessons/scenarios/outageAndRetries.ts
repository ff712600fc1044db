import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const outageAndRetries: Lesson = {
  id: 'outage-and-retries',
  title: 'Nobody home',
  question:
    'Billing is down for a minute and payments happen then. Which of them arrive, and when?',
  speed: 2,
  levers: ['retryPlan', 'firstWaitMs', 'attempts', 'pollEveryMs', 'downStops'],
  scenario: {
    seed: 1,
    horizonMs: 120_000,
    // Off the beat of the polls, or every payment would meet one at once.
    eventTimesMs: [3_300, 32_400, 51_200, 73_600, 92_800],
    payments: [
      { customer: 'cus_1', amountCents: 4_000 },
      { customer: 'cus_2', amountCents: 2_500 },
      { customer: 'cus_3', amountCents: 3_500 },
      { customer: 'cus_4', amountCents: 1_200 },
      { customer: 'cus_5', amountCents: 1_800 },
    ],
    losses: [],
    plan: [
      { at: 25_000, type: 'endpoint.set', mode: 'down' },
      { at: 85_000, type: 'endpoint.set', mode: 'up' },
    ],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      retryPlan: 'exponential',
      firstWaitMs: 2_000,
      attempts: 6,
    },
  },
};
