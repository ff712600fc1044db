import type { Command } from './commands.ts';
import { endOf } from './runEnd.ts';
import type { Scenario } from './scenario.ts';
import type { SettingKey, Settings } from './settings.ts';

/**
 * The most requests that a run may bring. An attempt with its checks and its work takes the built
 * engine 0.3 to 0.5 ms on two slow cores, so that the largest run blocks the page for about 2 s.
 */
const requestsMost = 5_000;

/** A poll has no signature, checks or work, and takes about a tenth of an attempt's time. */
const pollsPerRequest = 10;

/**
 * Says in a sentence why a run would be too long to simulate, before it starts; undefined when it is not.
 * Counts what the settings can bring at most: every poll, and every attempt of every event.
 */
export function whyTooLong(scenario: Scenario, commands: readonly Command[]): string | undefined {
  const all = [...scenario.plan, ...commands];
  const endsAt = endOf(scenario, commands);
  const values = <K extends SettingKey>(key: K): readonly Settings[K][] => [
    scenario.settings[key],
    ...all.flatMap((command) =>
      command.type === 'setting.set' && command.key === key ? [command.value as Settings[K]] : [],
    ),
  ];
  const mostOften = (key: 'pollEveryMs' | 'eventEveryMs' | 'burstEveryMs'): number => {
    const every = Math.min(...values(key).filter((ms) => ms > 0));
    return every === Infinity ? 0 : Math.ceil(endsAt / every);
  };

  const polls = mostOften('pollEveryMs');
  const events =
    scenario.eventTimesMs.length +
    mostOften('eventEveryMs') +
    mostOften('burstEveryMs') * Math.max(...values('burstSize')) +
    all.filter(({ type }) => type === 'event.trigger').length;
  const retries = values('retryPlan').some((plan) => plan !== 'off');
  const attempts = events * (retries ? Math.max(...values('attempts')) : 1);
  const pollsAsRequests = polls / pollsPerRequest;
  if (attempts + pollsAsRequests <= requestsMost) return undefined;

  const most = `a run takes ${counted(requestsMost, 'request')} at most, ten polls counting as one.`;
  return attempts > pollsAsRequests
    ? `${counted(events, 'payment')} could bring ${counted(attempts, 'attempt')} beside ${counted(polls, 'poll')}; ${most}`
    : `That would be ${counted(polls, 'poll')} beside ${counted(attempts, 'attempt')}; ${most}`;
}

function counted(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
}
