import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const seenBeforeOrAfter: Lesson = {
  id: 'seen-before-or-after',
  title: 'Seen before or after?',
  question:
    'Billing marks each event as seen before it works on it. It crashes twice: in the work on payment 2, and just after payment 3 is charged. What does the ledger say?',
  speed: 2,
  levers: ['markSeen', 'workMs', 'skipProcessed', 'storeFirst'],
  scenario: {
    seed: 1,
    horizonMs: 60_000,
    eventTimesMs: [4_000, 14_000, 30_000, 46_000],
    payments: [
      { customer: 'cus_1', amountCents: 4_000 },
      { customer: 'cus_2', amountCents: 2_500 },
      { customer: 'cus_3', amountCents: 3_500 },
      { customer: 'cus_4', amountCents: 1_200 },
    ],
    losses: [],
    plan: [
      // Its work goes from 14.05 to 16.05 s.
      { at: 15_000, type: 'worker.crash' },
      // It is charged at 32.05 s; a mark that comes after that is written at 34.05 s.
      { at: 33_000, type: 'worker.crash' },
    ],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      pollEveryMs: 10_000,
      retryPlan: 'fixed',
      firstWaitMs: 5_000,
      attempts: 4,
      requestTimeoutMs: 10_000,
      storeFirst: false,
      workMs: 2_000,
      markMs: 2_000,
      markSeen: 'before',
    },
  },
};
