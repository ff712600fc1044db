import { firstLesson } from '../../lessons/catalogue.ts';
import { lessonById } from '../../lessons/lessons.ts';
import { cast } from '../../model/cast.ts';
import type { Command } from '../../model/commands.ts';
import { limits } from '../../model/limits.ts';
import { loadKeys, loadTable, type LoadKey, type LoadSettings } from '../../model/load/load.ts';
import { readLoad } from '../../model/load/readLoad.ts';
import { policyIds } from '../../model/policies/policyIds.ts';
import { holdsConnection } from '../../model/rules/heldConnection.ts';
import { readCommands, readSetting } from '../../model/rules/readCommands.ts';
import { shortened, type Reading } from '../../model/rules/reading.ts';
import { grouped } from '../../model/grouped.ts';
import {
  settingKeys,
  settingTable,
  type SettingKey,
  type Settings,
  type SettingValue,
} from '../../model/settings.ts';
import { evidenceTabs } from '../evidence/evidenceTab.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { speeds } from '../transport/speeds.ts';
import { isChanged, loadLinkKey, tellsWhatDownStops, type LabLink } from './link.ts';

/** What was read, and a sentence for every value that could not be used or means something else today. */
export interface LinkReading extends LabLink {
  readonly problems: readonly string[];
}

type Source = 'link' | 'file';

const shorten = (text: string) => shortened(text, 40);

/**
 * Reads a link's query. Whatever does not fit is named and replaced by its default; unknown keys are ignored.
 * @param lessonOf the scenario that is called so; a link that comes from a chapter brings those of the chapters.
 * @param source where it stands: in a link, or in a scenario's file.
 */
export function readLink(
  params: URLSearchParams,
  lessonOf: (id: string) => Lesson | undefined = lessonById,
  source: Source = 'link',
): LinkReading {
  const problems: string[] = [];
  const named = <T>(key: string, find: (name: string) => T | undefined): T | undefined => {
    const name = params.get(key);
    const found = name === null ? undefined : find(name);
    if (name !== null && found === undefined)
      problems.push(`The ${source} names a ${key} “${shorten(name)}” that is not here.`);
    return found;
  };
  const lesson = named('scenario', lessonOf) ?? firstLesson;

  const changes: Partial<Record<SettingKey, SettingValue>> = {};
  for (const key of settingKeys) {
    const text = params.get(key);
    if (text === null) continue;
    const value = readSettingText(key, text);
    if (!value.ok) problems.push(`${value.problem} The ${source} says “${shorten(text)}”.`);
    else if (value.value !== lesson.scenario.settings[key]) changes[key] = value.value;
  }

  const wholeNumber = (
    key: string,
    what: string,
    range: { readonly least?: number; readonly most: number },
    standard: number,
  ): number => {
    const { least = 0, most } = range;
    const text = params.get(key);
    if (text === null) return standard;
    const number = /^\d{1,10}$/.test(text) ? Number(text) : -1;
    if (number >= least && number <= most) return number;
    const from = least > 0 ? `from ${grouped(least)} ` : '';
    problems.push(
      `${what} must be a whole number ${from}up to ${grouped(most)}. The ${source} says “${shorten(text)}”.`,
    );
    return standard;
  };

  const link: LabLink = {
    lesson,
    seed: wholeNumber('seed', 'The seed', { most: limits.seedMost }, lesson.scenario.seed),
    lengthMs: wholeNumber(
      'length',
      'The length of the run in milliseconds',
      { least: limits.horizonMsLeast, most: limits.horizonMsMost },
      lesson.scenario.horizonMs,
    ),
    changes: changes as Partial<Settings>,
    // Only a name: where the link's settings are not that policy's, it names nothing.
    policy: named('policy', (name) => policyIds.find((id) => id === name)),
    commands: readActions(params.get('do') ?? '', problems, source),
    atMs: wholeNumber('t', 'The time in milliseconds', { most: limits.horizonMsMost }, 0),
    tab: named('tab', (name) => evidenceTabs.find((tab) => tab === name)),
    speed: readSpeed(params.get('speed'), lesson, problems, source),
    skipQuiet: readSkipQuiet(params.get('skipQuiet'), problems, source),
    load: readLoadChoices(params, (problem, text) => {
      problems.push(`${problem} The ${source} says “${shorten(text)}”.`);
    }),
  };
  // No older link knows of one.
  const way = link.changes.pullMode ?? lesson.scenario.settings.pullMode;
  const isNewWay = holdsConnection(way) || way === 'queue';
  // In a link that the Lab has written both were chosen, one after the other.
  if (isNewWay && !params.has('pollCharges') && params.has('pollEveryMs')) {
    const { label } = settingTable.pollEveryMs;
    const why =
      way === 'queue'
        ? `From a queue ${cast.receiver} fetches as soon as it has done what it has`
        : `Over a held connection ${cast.receiver} asks nothing`;
    problems.push(`${why}: “${label}” changes nothing in this ${source}.`);
  }
  const older: Partial<Settings> = {
    ...(!isNewWay && !params.has('downStops') && isOfOldDown(link)
      ? { downStops: 'endpoint' }
      : {}),
    ...(!isNewWay && !params.has('pollCharges') && isOfOldPolling(link)
      ? { pollCharges: 'atOnce' }
      : {}),
  };
  problems.push(...olderNotice(older, source));
  return { ...link, changes: { ...link.changes, ...older }, problems };
}

/** What an old link means otherwise than a new one would, and by which settings that it does not know. */
function olderNotice(older: Partial<Settings>, source: Source): readonly string[] {
  const asInItsDay = {
    downStops: `only the webhook endpoint goes down, and ${cast.receiver} goes on polling`,
    pollCharges: 'polling charges at once',
  };
  const keys = (['downStops', 'pollCharges'] as const).filter((key) => older[key] !== undefined);
  if (keys.length === 0) return [];
  const labels = keys.map((key) => `“${settingTable[key].label}”`).join(' and ');
  const meanings = keys.map((key) => asInItsDay[key]).join('; ');
  return [
    `This ${source} is older than the setting${keys.length > 1 ? 's' : ''} ${labels}. As in its day, ${meanings}.`,
  ];
}

/** Whether a link that does not say what goes down was made when that was the endpoint alone. */
function isOfOldDown(link: LabLink): boolean {
  return (
    !turns(link, 'downStops') &&
    link.lesson.scenario.settings.downStops === 'receiver' &&
    tellsWhatDownStops(link)
  );
}

/** Whether a link that does not say when polling charges was made when that took no work. */
function isOfOldPolling(link: LabLink): boolean {
  return !turns(link, 'pollCharges') && isChanged(link);
}

function turns({ commands }: LabLink, key: SettingKey): boolean {
  return commands.some((command) => command.type === 'setting.set' && command.key === key);
}

function readSpeed(
  text: string | null,
  lesson: Lesson,
  problems: string[],
  source: Source,
): LabLink['speed'] {
  const speed = speeds.find((each) => String(each) === text);
  if (text !== null && speed === undefined)
    problems.push(
      `The speed must be one of: ${speeds.join(', ')}. The ${source} says “${shorten(text)}”.`,
    );
  return speed === lesson.speed ? undefined : speed;
}

function readSkipQuiet(
  text: string | null,
  problems: string[],
  source: Source,
): LabLink['skipQuiet'] {
  if (text !== null && text !== 'on' && text !== 'off')
    problems.push(`Skip quiet time must be on or off. The ${source} says “${shorten(text)}”.`);
  return text === 'off' ? false : undefined;
}

const actions: Readonly<Record<string, Record<string, unknown>>> = {
  up: { type: 'endpoint.set', mode: 'up' },
  slow: { type: 'endpoint.set', mode: 'slow' },
  down: { type: 'endpoint.set', mode: 'down' },
  restarting: { type: 'endpoint.set', mode: 'restarting' },
  enable: { type: 'endpoint.enable' },
  event: { type: 'event.trigger' },
  forge: { type: 'attack', act: 'forge' },
  tamper: { type: 'attack', act: 'tamper' },
  replay: { type: 'attack', act: 'replay' },
  crash: { type: 'worker.crash' },
  resend: { type: 'delivery.resend' },
  now: { type: 'delivery.sendNow' },
  backfill: { type: 'backfill.run' },
  rotate: { type: 'secret.rotate' },
};

function readActions(text: string, problems: string[], source: Source): readonly Command[] {
  const entries = text === '' ? [] : text.split(',');
  const inputs = entries.slice(0, limits.commands).map(readAction);
  const bad = entries.slice(0, limits.commands).filter((_, index) => !inputs[index]);
  if (bad.length > 0) {
    problems.push(
      `The ${source} asks for something that cannot be done: “${shorten(bad.join(', '))}”.`,
    );
  }
  if (entries.length > limits.commands) {
    problems.push(
      `The ${source} does ${entries.length} things; the first ${limits.commands} are kept.`,
    );
  }
  const commands = readCommands(inputs.filter((input) => input !== undefined));
  return commands.ok ? commands.value : [];
}

function readAction(entry: string): Command | undefined {
  const [at = '', name = '', value] = entry.split(':');
  if (!/^\d{1,10}$/.test(at)) return undefined;
  const key = settingKeys.find((setting) => setting === name);
  const action =
    key !== undefined && value !== undefined
      ? { type: 'setting.set', key, value: readValue(key, value) }
      : value !== undefined && /^(lose|tamper|copy)$/.test(name)
        ? { type: `message.${name}`, messageId: value }
        : Object.hasOwn(actions, name)
          ? actions[name]
          : undefined;
  if (!action) return undefined;
  const whose = name === 'resend' || name === 'now' ? { deliveryId: value } : {};
  const read = readCommands([{ ...action, ...whose, at: Number(at) }]);
  return read.ok ? read.value[0] : undefined;
}

/** A setting as it stands in a link, or a sentence why it is none. */
export const readSettingText = (key: SettingKey, text: string): Reading<SettingValue> =>
  readSetting(key, readValue(key, text));

/** The value as its kind, or the text itself, which the reader of settings then refuses. */
function readValue(key: SettingKey, text: string): unknown {
  switch (settingTable[key].kind) {
    case 'switch':
      return text === 'on' ? true : text === 'off' ? false : text;
    case 'choice':
    case 'waits':
      return text;
    default:
      return /^-?\d{1,12}$/.test(text) ? Number(text) : text;
  }
}

/**
 * Reads the choices of the Load tab, as far as they differ from the standard choices; undefined when none does.
 * @param refuse hears a sentence for each that does not fit, and what the link said.
 */
function readLoadChoices(
  params: URLSearchParams,
  refuse: (problem: string, text: string) => void,
): Partial<LoadSettings> | undefined {
  const load: Partial<Record<LoadKey, LoadSettings[LoadKey]>> = {};
  for (const key of loadKeys) {
    const text = params.get(loadLinkKey(key));
    if (text === null) continue;
    const isNumber = loadTable[key].kind === 'number' && /^\d{1,9}$/.test(text);
    const read = readLoad(key, isNumber ? Number(text) : text);
    if (!read.ok) refuse(read.problem, text);
    else if (read.value !== loadTable[key].standard) load[key] = read.value;
  }
  return Object.keys(load).length === 0 ? undefined : (load as Partial<LoadSettings>);
}
