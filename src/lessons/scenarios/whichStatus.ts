import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

const hour = 3_600_000;

export const whichStatus: Lesson = {
  id: 'which-status',
  title: 'Which status?',
  question:
    'Since a deploy Billing’s work fails from payment 2 on, for two and a half days. Which status should it answer meanwhile?',
  speed: 3_600,
  levers: ['errorStatus', 'faultMs', 'storeFirst', 'disableAfterFailures'],
  scenario: {
    seed: 1,
    horizonMs: 144 * hour,
    // At ten in the morning, day after day.
    eventTimesMs: [10, 34, 58, 82, 106, 130].map((n) => n * hour),
    payments: [
      { customer: 'cus_1', amountCents: 4_000 },
      { customer: 'cus_2', amountCents: 2_500 },
      { customer: 'cus_3', amountCents: 3_500 },
      { customer: 'cus_4', amountCents: 1_200 },
      { customer: 'cus_5', amountCents: 1_800 },
      { customer: 'cus_6', amountCents: 6_400 },
    ],
    losses: [],
    plan: [],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      pollEveryMs: hour,
      retryPlan: 'schedule',
      waits: '5s 5m 30m 2h 5h 10h 10h',
      attempts: 8,
      on4xx: 'giveUp',
      on410: 'disable',
      disableAfterFailures: 20,
      storeFirst: false,
      failFor: 'from',
      failNumber: 2,
      faultMs: 60 * hour,
    },
  },
};
