import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const forgedAndReplayed: Lesson = {
  id: 'forged-and-replayed',
  title: 'Anyone can knock',
  question: 'Mallory forges, tampers and replays. Which defence stops which of them?',
  speed: 2,
  levers: ['verifySignature', 'rejectOldTimestamps', 'skipProcessed', 'https'],
  scenario: {
    seed: 1,
    // Long enough for a copy that is older than the tolerance.
    horizonMs: 500_000,
    eventTimesMs: [4_300, 24_400, 42_600, 55_100, 73_800],
    payments: [
      { customer: 'cus_1', amountCents: 1_000 },
      { customer: 'cus_2', amountCents: 2_500 },
      { customer: 'cus_3', amountCents: 3_500 },
      { customer: 'cus_4', amountCents: 1_200 },
      { customer: 'cus_5', amountCents: 4_000 },
    ],
    losses: [],
    plan: [
      { at: 18_000, type: 'attack', act: 'forge' },
      { at: 33_000, type: 'attack', act: 'tamper' },
      { at: 80_000, type: 'attack', act: 'replay' },
      { at: 470_000, type: 'attack', act: 'replay' },
    ],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      pollEveryMs: 10_000,
      // In the clear, so that she can read, change and keep what passes.
      https: false,
      verifySignature: false,
      rejectOldTimestamps: false,
      skipProcessed: false,
    },
  },
};
