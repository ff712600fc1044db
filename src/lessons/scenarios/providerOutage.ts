import { standardSettings } from '../../model/settings.ts';
import type { Lesson } from '../lesson.ts';

const minute = 60_000;
const hour = 60 * minute;

export const providerOutage: Lesson = {
  id: 'provider-outage',
  title: 'The long night',
  question:
    'Billing fails two hours in and is mended nine hours later. The Store retries as Svix does, for 27 hours and 35 minutes. Which payments of that night arrive, and how long after the repair?',
  speed: 600,
  levers: ['retryPlan', 'waits', 'attempts', 'pollEveryMs'],
  scenario: {
    seed: 1,
    horizonMs: 30 * hour,
    eventTimesMs: [
      hour,
      2 * hour + 24 * minute,
      3 * hour + 51 * minute,
      7 * hour + 8 * minute,
      10 * hour + 42 * minute,
      12 * hour,
    ],
    payments: [
      { customer: 'cus_1', amountCents: 4_000 },
      { customer: 'cus_2', amountCents: 2_500 },
      { customer: 'cus_3', amountCents: 3_500 },
      { customer: 'cus_4', amountCents: 1_200 },
      { customer: 'cus_5', amountCents: 1_800 },
      { customer: 'cus_6', amountCents: 6_400 },
    ],
    losses: [],
    plan: [
      { at: 2 * hour, type: 'endpoint.set', mode: 'down' },
      { at: 11 * hour, type: 'endpoint.set', mode: 'up' },
    ],
    settings: {
      ...standardSettings,
      eventEveryMs: 0,
      pollEveryMs: 10 * minute,
      // The policy of Svix, as the list of providers has it.
      retryPlan: 'schedule',
      waits: '5s 5m 30m 2h 5h 10h 10h',
      attempts: 8,
      jitter: 'spread',
      jitterPercent: 20,
      requestTimeoutMs: 15_000,
      retryAfter: 'clamped',
      overloadWaitMs: minute,
      disableAfterFailingMs: 120 * hour,
    },
  },
};
