import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const everythingAtOnce: Lesson = {
  id: 'everything-at-once',
  title: 'Night shift',
  question: 'An outage, a lossy network, a crash and Mallory. Can the ledger still be right?',
  speed: 2,
  levers: ['skipProcessed', 'durableQueue', 'https', 'lostAnswersPercent', 'retryPlan'],
  scenario: {
    // With this seed answers are lost before, in and after the outage.
    seed: 11,
    horizonMs: 180_000,
    eventTimesMs: [],
    payments: [],
    losses: [],
    plan: [
      { at: 30_000, type: 'attack', act: 'forge' },
      { at: 40_000, type: 'endpoint.set', mode: 'down' },
      { at: 65_000, type: 'endpoint.set', mode: 'up' },
      { at: 75_000, type: 'attack', act: 'tamper' },
      { at: 90_000, type: 'endpoint.set', mode: 'slow' },
      { at: 110_000, type: 'endpoint.set', mode: 'up' },
      { at: 120_000, type: 'worker.crash' },
      { at: 130_000, type: 'endpoint.set', mode: 'restarting' },
      { at: 150_000, type: 'attack', act: 'replay' },
    ],
    settings: {
      ...standardSettings,
      https: false,
      eventEveryMs: 12_000,
      retryPlan: 'exponential',
      jitter: 'full',
      firstWaitMs: 2_000,
      attempts: 6,
      latencySpreadMs: 250,
      lostRequestsPercent: 5,
      lostAnswersPercent: 20,
      heldBackPercent: 10,
      skipProcessed: false,
      workMs: 1_500,
    },
  },
};
