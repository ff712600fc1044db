import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

export const burstAndLimit: Lesson = {
  id: 'burst-and-limit',
  title: 'A burst against a limit',
  question:
    'Twenty payments come at once. The Store calls twice a second, and answers six questions a minute. Which way is done first?',
  speed: 10,
  levers: ['callsPerSecond', 'apiCallsPerMinute', 'pollEveryMs', 'backfillEveryMs', 'burstSize'],
  scenario: {
    seed: 1,
    // The burst comes in the second minute, when the questions of that minute are used up.
    horizonMs: 150_000,
    eventTimesMs: [],
    payments: [],
    losses: [],
    plan: [],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      burstEveryMs: 78_000,
      burstSize: 20,
      callsPerSecond: 2,
      pollEveryMs: 2_000,
      apiCallsPerMinute: 6,
    },
  },
};
