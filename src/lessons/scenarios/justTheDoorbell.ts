import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const justTheDoorbell: Lesson = {
  id: 'just-the-doorbell',
  title: 'Just the doorbell',
  question:
    'One order goes from €10 to €20 to €30, and the message “20” comes late. What amount is stored at the end?',
  speed: 2,
  levers: ['payload', 'applyRule', 'firstWaitMs', 'pollEveryMs'],
  scenario: {
    seed: 1,
    horizonMs: 60_000,
    eventTimesMs: [2_300, 10_000, 20_000],
    payments: [1_000, 2_000, 3_000].map((amountCents) => ({ customer: 'cus_1', amountCents })),
    // The second message is lost once, given up on after 5 s, and sent again at 40 s.
    losses: [{ event: 2, attempt: 1, part: 'request' }],
    plan: [],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      orders: 1,
      // Off the beat of the changes, or each would meet a poll at once.
      pollEveryMs: 6_000,
      retryPlan: 'fixed',
      firstWaitMs: 25_000,
      attempts: 4,
      requestTimeoutMs: 5_000,
    },
  },
};
