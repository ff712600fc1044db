import { leastBackoffMs, type BackoffPolicy } from './backoff.ts';
import type { Command } from './commands.ts';
import { endOf } from './runEnd.ts';
import type { Scenario } from './scenario.ts';
import { standardSettings, type SettingKey, type Settings } from './settings.ts';

/**
 * The most requests that a run may bring. An attempt with its checks and its work takes the built
 * engine 0.3 to 0.5 ms on two slow cores, so that the largest run blocks the page for about 2 s.
 */
const requestsMost = 5_000;

/** A poll has no signature, checks or work, and takes about a tenth of an attempt's time. */
const pollsPerRequest = 10;

/** Every value that a setting has in the run. */
type Values = <K extends SettingKey>(key: K) => readonly Settings[K][];

type EverySetting =
  'pollEveryMs' | 'eventEveryMs' | 'burstEveryMs' | 'backfillEveryMs' | 'redeliverEveryMs';

interface RunSize {
  readonly events: number;
  /** Attempts and fetches. */
  readonly attempts: number;
  /** Polls, backfills, and questions for redelivery. */
  readonly polls: number;
}

/** Says in a sentence why a run would be too long to simulate, before it starts; undefined when it is not. */
export function whyTooLong(scenario: Scenario, commands: readonly Command[]): string | undefined {
  const { events, attempts, polls } = mostOf(scenario, commands);
  const pollsAsRequests = polls / pollsPerRequest;
  if (attempts + pollsAsRequests <= requestsMost) return undefined;

  const most = `a run takes ${counted(requestsMost, 'request')} at most, ten polls counting as one.`;
  return attempts > pollsAsRequests
    ? `${counted(events, 'payment')} could bring ${counted(attempts, 'attempt')} beside ${counted(polls, 'poll')}; ${most}`
    : `That would be ${counted(polls, 'poll')} beside ${counted(attempts, 'attempt')}; ${most}`;
}

/** What the settings can bring at most: every poll, and every attempt of every event. */
export function mostOf(scenario: Scenario, commands: readonly Command[]): RunSize {
  const all = [...scenario.plan, ...commands];
  const endsAt = endOf(scenario, commands);
  const values = <K extends SettingKey>(key: K): readonly Settings[K][] => [
    scenario.settings[key],
    ...all.flatMap((command) =>
      command.type === 'setting.set' && command.key === key ? [command.value as Settings[K]] : [],
    ),
  ];
  const mostOften = (key: EverySetting): number => {
    const every = Math.min(...values(key).filter((ms) => ms > 0));
    return every === Infinity ? 0 : Math.ceil(endsAt / every);
  };

  // A change of the schedule cuts a stretch of time in two, and each part can bring what the whole would.
  const stretches = mostOften('eventEveryMs') + values('eventEveryMs').length - 1;
  const bursts = mostOften('burstEveryMs') + values('burstEveryMs').length - 1;
  const events =
    scenario.eventTimesMs.length +
    (values('arrivals').includes('poisson') ? mostArrivals(stretches) : stretches) +
    bursts * Math.max(...values('burstSize')) +
    all.filter(({ type }) => type === 'event.trigger').length;
  // A question that may be held is asked again after each hold and after each event.
  const held = values('pullMode').includes('longPoll')
    ? Math.ceil(endsAt / Math.min(...values('holdMs'))) + events
    : 0;
  const redeliveries = mostOften('redeliverEveryMs');
  const polls = mostOften('pollEveryMs') + mostOften('backfillEveryMs') + redeliveries + held;
  const perEvent = attemptsPerEvent(values, endsAt);
  const resentAll = all.filter(
    (each) => each.type === 'delivery.resend' && each.deliveryId === 'all',
  );
  const resentAlone =
    all.filter(({ type }) => type === 'delivery.resend').length - resentAll.length;
  const fetches = values('payload').includes('thin') ? fetchesPerEvent(values, events, endsAt) : 0;
  const attempts =
    events * (perEvent + resentAll.length + redeliveries + fetches) +
    Math.min(events, 1) * resentAlone;
  return { events, attempts, polls };
}

/** Independent payments, one in each stretch on average: eight standard deviations more have never been seen. */
function mostArrivals(stretches: number): number {
  return stretches === 0 ? 0 : Math.ceil(stretches + 8 * Math.sqrt(stretches) + 8);
}

/**
 * The most attempts that one event can have by itself: as many as are allowed, and no more than start
 * before the end, or before the sender gives up, when every wait is the shortest that it can be.
 */
function attemptsPerEvent(values: Values, endsAt: number): number {
  const policies = policiesOf(values);
  if (policies.length === 0) return 1;
  const giveUpAfter = values('giveUpAfterMs');
  const lastStart = giveUpAfter.includes(0)
    ? endsAt - 1
    : Math.min(endsAt - 1, Math.max(...giveUpAfter));
  const most = Math.max(...values('attempts'));
  let attempts = 1;
  let startedAt = 0;
  while (attempts < most) {
    startedAt += Math.min(...policies.map((policy) => leastBackoffMs(policy, attempts)));
    if (startedAt > lastStart) break;
    attempts++;
  }
  return attempts;
}

/** More combinations than this are not looked at one by one. */
const policiesMost = 64;

/** Every policy that retries and may be in force when a wait is drawn. */
function policiesOf(values: Values): readonly BackoffPolicy[] {
  const plans = new Set(values('retryPlan').filter((plan) => plan !== 'off'));
  let policies: readonly Partial<BackoffPolicy>[] = [...plans].map((retryPlan) => ({ retryPlan }));
  const keys = ['jitter', 'jitterPercent', 'firstWaitMs', 'longestWaitMs', 'waits'] as const;
  for (const key of keys) {
    policies = policies.flatMap((policy) =>
      [...new Set(values(key))].map((value) => ({ ...policy, [key]: value })),
    );
    // Waits of nothing are a bound for them all.
    if (policies.length > policiesMost) return [{ ...standardSettings, retryPlan: 'immediate' }];
  }
  return policies as readonly BackoffPolicy[];
}

/** Each fetch that is refused is made again in the next window, until it is among those let through. */
function fetchesPerEvent(values: Values, events: number, endsAt: number): number {
  const limits = values('apiCallsPerMinute').filter((calls) => calls > 0);
  if (limits.length === 0) return 1;
  const windowMs = Math.min(...values('apiWindowMs'));
  const perWindow = Math.max(1, Math.floor((Math.min(...limits) * windowMs) / 60_000));
  return 1 + Math.min(Math.ceil(endsAt / windowMs), Math.ceil(events / perWindow));
}

function counted(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
}
