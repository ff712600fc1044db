import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const lostAnswer: Lesson = {
  id: 'lost-answer',
  title: 'Twice is normal',
  question: 'Payment 3 is charged, but the answer is lost on the way back. What does the Store do?',
  speed: 2,
  levers: ['skipProcessed', 'lostAnswersPercent', 'retryPlan', 'firstWaitMs'],
  scenario: {
    seed: 1,
    horizonMs: 75_000,
    eventTimesMs: [4_300, 22_400, 31_200, 43_600, 52_800],
    payments: [
      { customer: 'cus_1', amountCents: 1_200 },
      { customer: 'cus_2', amountCents: 2_000 },
      { customer: 'cus_3', amountCents: 3_500 },
      { customer: 'cus_4', amountCents: 1_200 },
      // The same person buys the same thing again: two payments that only their ids tell apart.
      { customer: 'cus_2', amountCents: 2_000 },
    ],
    losses: [{ event: 3, attempt: 1, part: 'answer' }],
    plan: [],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      retryPlan: 'fixed',
      firstWaitMs: 5_000,
      attempts: 4,
      skipProcessed: false,
    },
  },
};
