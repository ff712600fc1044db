import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const pollingWaste: Lesson = {
  id: 'polling-waste',
  title: 'Are we there yet?',
  question: 'Billing asks every few seconds. How many of its questions come back with nothing?',
  speed: 60,
  levers: ['pollEveryMs', 'pullMode', 'eventEveryMs'],
  scenario: {
    // One payment at a random moment of each ten minutes; with this seed none falls after the last poll.
    seed: 7,
    horizonMs: 3_600_000,
    eventTimesMs: [],
    payments: [],
    losses: [],
    plan: [],
    settings: { ...standardSettings, eventEveryMs: 600_000, pollEveryMs: 5_000 },
  },
};
