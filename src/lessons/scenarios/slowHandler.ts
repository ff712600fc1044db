import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const slowHandler: Lesson = {
  id: 'slow-handler',
  title: 'Too slow to say yes',
  question: 'The work takes longer than the Store waits. How often is one payment charged?',
  speed: 2,
  levers: ['storeFirst', 'skipProcessed', 'workMs', 'requestTimeoutMs', 'attempts'],
  scenario: {
    seed: 1,
    horizonMs: 75_000,
    eventTimesMs: [6_300],
    payments: [{ customer: 'cus_3', amountCents: 3_500 }],
    losses: [],
    plan: [],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      retryPlan: 'fixed',
      firstWaitMs: 5_000,
      // The first attempt and three retries.
      attempts: 4,
      requestTimeoutMs: 5_000,
      workMs: 8_000,
      storeFirst: false,
      skipProcessed: false,
    },
  },
};
