import type { Command } from './commands.ts';
import type { Scenario } from './scenario.ts';
import type { SettingKey } from './settings.ts';

/** The most requests that a run may bring; a page simulates that many in about a second. */
export const requestsMost = 20_000;

/**
 * Says in a sentence why a run would be too long to simulate, before it starts; undefined when it is not.
 * Counts what the settings can bring at most: every poll, and every attempt of every event.
 */
export function whyTooLong(scenario: Scenario, commands: readonly Command[]): string | undefined {
  const all = [...scenario.plan, ...commands];
  const values = (key: SettingKey): readonly number[] => [
    Number(scenario.settings[key]),
    ...all.flatMap((command) =>
      command.type === 'setting.set' && command.key === key ? [Number(command.value)] : [],
    ),
  ];
  const mostOften = (key: SettingKey): number => {
    const every = Math.min(...values(key).filter((ms) => ms > 0));
    return every === Infinity ? 0 : Math.ceil(scenario.horizonMs / every);
  };

  const polls = mostOften('pollEveryMs');
  const events =
    scenario.eventTimesMs.length +
    mostOften('eventEveryMs') +
    mostOften('burstEveryMs') * Math.max(...values('burstSize')) +
    all.filter(({ type }) => type === 'event.trigger').length;
  const attempts = events * Math.max(...values('attempts'));
  if (polls + attempts <= requestsMost) return undefined;

  const count = (n: number) => n.toLocaleString('en');
  return attempts > polls
    ? `${count(events)} payments could bring ${count(attempts)} attempts; a run takes ${count(requestsMost)} requests at most.`
    : `That would be ${count(polls)} polls; a run takes ${count(requestsMost)} requests at most.`;
}
