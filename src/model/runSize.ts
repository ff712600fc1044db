import { leastBackoffMs, type BackoffPolicy } from './backoff.ts';
import type { Command } from './commands.ts';
import { eventsPerPage } from './eventsPerPage.ts';
import { mostFetches } from './mostFetches.ts';
import { endOf } from './runEnd.ts';
import type { Scenario } from './scenario.ts';
import { standardSettings, type Settings } from './settings.ts';
import { mayBeUnheard, refusingWindows, type Values } from './settingValues.ts';

/**
 * The most requests that a run may bring. An attempt with its checks and its work takes the built
 * engine 0.3 to 0.5 ms on two slow cores, so that the largest run blocks the page for about 2 s.
 */
const requestsMost = 5_000;

/** A poll has no signature, checks or work, and takes about a tenth of an attempt's time. */
export const pollsPerRequest = 10;

type EverySetting =
  'pollEveryMs' | 'eventEveryMs' | 'burstEveryMs' | 'backfillEveryMs' | 'redeliverEveryMs';

/** How many requests of each kind a run can bring. */
interface RunSize {
  readonly events: number;
  /** The sender's, with those that are sent once more. */
  readonly attempts: number;
  /** Those that an attacker makes up or repeats. */
  readonly attacks: number;
  readonly fetches: number;
  readonly polls: number;
  /** The pages that backfills ask for. */
  readonly backfills: number;
  /** How often a script asks for redelivery; what it brings is counted among the attempts. */
  readonly redeliveries: number;
}

/** Says in a sentence why a run would be too long to simulate, before it starts; undefined when it is not. */
export function whyTooLong(scenario: Scenario, commands: readonly Command[]): string | undefined {
  const size = mostOf(scenario, commands);
  const { events, attempts, fetches } = size;
  const dear = attempts + size.attacks + fetches;
  const polls = size.polls + size.backfills + size.redeliveries;
  if (dear + polls / pollsPerRequest <= requestsMost) return undefined;

  const brought =
    counted(attempts, 'attempt') + (fetches > 0 ? ` and ${counted(fetches, 'fetch')}` : '');
  return dear > polls / pollsPerRequest
    ? `${counted(events, 'payment')} could bring ${brought}, more than a run takes: ` +
        `let payments come less often, make it shorter or ${dearWay(size)}.`
    : `That would be ${counted(polls, 'poll')} beside ${brought}, more than a run takes: ` +
        `${cheapWay(size)} less often or make the run shorter.`;
}

function dearWay({ attempts, fetches }: RunSize): string {
  return fetches > attempts ? 'let webhooks carry all of the event' : 'allow fewer attempts';
}

function cheapWay({ polls, backfills, redeliveries }: RunSize): string {
  if (redeliveries > Math.max(polls, backfills)) return 'ask for redelivery';
  return backfills > polls ? 'backfill' : 'poll';
}

/** What the settings can bring at most: every poll, every attempt of every event, and all that follows. */
export function mostOf(scenario: Scenario, commands: readonly Command[]): RunSize {
  const all = [...scenario.plan, ...commands];
  const endsAt = endOf(scenario, commands);
  const values: Values = (key) => [
    scenario.settings[key],
    ...all.flatMap((command) =>
      command.type === 'setting.set' && command.key === key
        ? [command.value as Settings[typeof key]]
        : [],
    ),
  ];
  const mostOften = (key: EverySetting): number => {
    const every = Math.min(...values(key).filter((ms) => ms > 0));
    return every === Infinity ? 0 : Math.ceil(endsAt / every);
  };
  const deeds = (type: Command['type']): number => all.filter((each) => each.type === type).length;

  // A change of the schedule cuts a stretch of time in two, and each part can bring what the whole would.
  const stretches = mostOften('eventEveryMs') + values('eventEveryMs').length - 1;
  const bursts = mostOften('burstEveryMs') + values('burstEveryMs').length - 1;
  const events =
    scenario.eventTimesMs.length +
    (values('arrivals').includes('poisson') ? mostArrivals(stretches) : stretches) +
    bursts * Math.max(...values('burstSize')) +
    deeds('event.trigger');

  const redeliveries = mostOften('redeliverEveryMs');
  const resentAll = all.filter(
    (each) => each.type === 'delivery.resend' && each.deliveryId === 'all',
  ).length;
  const resentAlone = deeds('delivery.resend') - resentAll;
  const attempts =
    events * (attemptsPerEvent(values, endsAt) + resentAll + redeliveries) +
    Math.min(events, 1) * resentAlone;
  const attacks = deeds('attack');
  const crashes =
    deeds('worker.crash') +
    all.filter((each) => each.type === 'endpoint.set' && each.mode === 'restarting').length;

  return {
    events,
    attempts,
    attacks,
    fetches: mostFetches(values, { endsAt, events, attempts, attacks, crashes }),
    polls: mostOften('pollEveryMs') + mostHeld(values, endsAt, events),
    backfills: mostPages(values, {
      events,
      turns: mostOften('backfillEveryMs') + deeds('backfill.run'),
      refused: refusingWindows(values, endsAt),
    }),
    redeliveries,
  };
}

/** A question that may be held is asked again after each hold, after each event, and after each refusal. */
function mostHeld(values: Values, endsAt: number, events: number): number {
  if (!values('pullMode').includes('longPoll')) return 0;
  const holds = Math.ceil(endsAt / Math.min(...values('holdMs')));
  // A late answer to one question can have told what the next one is answered at once.
  const told = mayBeUnheard(values) ? holds : 0;
  return 1 + holds + told + events + refusingWindows(values, endsAt);
}

/** A turn asks for one page after the other, as long as they are full, and again what was refused. */
function mostPages(
  values: Values,
  { events, turns, refused }: { events: number; turns: number; refused: number },
): number {
  if (turns === 0) return 0;
  const marks = new Set(values('backfillFrom'));
  const fullPages = Math.floor(events / eventsPerPage);
  // What was listed need not be stored, or not for long: then the next turn lists it again.
  const again =
    marks.has('newestStored') &&
    (values('seenKey').includes('amountAndCustomer') ||
      values('durableQueue').includes(false) ||
      values('payload').includes('thin'));
  return turns + fullPages * (again ? turns : marks.size) + refused;
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

function counted(n: number, what: string): string {
  const ending = n === 1 ? '' : what.endsWith('ch') ? 'es' : 's';
  return `${n.toLocaleString('en')} ${what}${ending}`;
}
