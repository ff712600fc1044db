import * as v from 'valibot';
import { grouped } from '../../model/grouped.ts';
import {
  settingKeys,
  settingTable,
  type SettingKey,
  type SettingValue,
} from '../../model/settings.ts';
import { refused, shortened, type Reading } from '../../model/rules/reading.ts';
import { writeLink } from '../state/link.ts';
import { titleOf, type RunTaken } from './runTaken.ts';

/** Many times what the longest scenario takes. */
export const fileBytesMost = 1_000_000;

const format = 'hookscope-scenario';
const version = 1;

/** Short enough that a refusal of it is a sentence. */
const text = v.pipe(v.string(), v.maxLength(1_000));

/**
 * A scenario's file, version 1: the id of the scenario, its seed, its length, the settings that differ, and what was
 * done, each command as in a link (`12000:down`). `view` has the rest of a link, such as the playhead `t`.
 */
const fileSchema = v.object({
  format: v.literal(format),
  version: v.literal(version),
  /** For people; it is not read. */
  title: v.optional(v.unknown()),
  scenario: text,
  seed: v.number(),
  lengthMs: v.number(),
  settings: v.record(v.string(), v.union([text, v.number(), v.boolean()])),
  commands: v.array(text),
  view: v.optional(v.record(v.string(), text), {}),
});

/** The scenario of a run with its changes and deeds, as JSON. */
export function scenarioJson(run: RunTaken): string {
  const { lesson, seed, lengthMs } = run.link;
  const params = new URLSearchParams(writeLink(run.link));
  const commands = params.get('do')?.split(',') ?? [];
  const take = (key: string) => {
    const value = params.get(key);
    params.delete(key);
    return value;
  };
  ['scenario', 'seed', 'length', 'do'].forEach(take);
  const settings = settingKeys.flatMap((key) => {
    const value = take(key);
    return value === null ? [] : [[key, typed(key, value)] as const];
  });
  const file = {
    format,
    version,
    title: titleOf(run),
    scenario: lesson.id,
    seed,
    lengthMs,
    settings: Object.fromEntries(settings),
    commands,
    view: Object.fromEntries(params),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function typed(key: SettingKey, value: string): SettingValue {
  switch (settingTable[key].kind) {
    case 'switch':
      return value === 'on';
    case 'choice':
    case 'waits':
      return value;
    default:
      return Number(value);
  }
}

/**
 * Reads a scenario's file as what a link with the same contents says; `readLink` then judges each value. A file of
 * another kind is refused in a sentence that names it.
 */
export function readScenarioFile(name: string, contents: string): Reading<URLSearchParams> {
  const file = `“${shortened(name, 60)}”`;
  const input = parsed(contents);
  if (!isObject(input) || input['format'] !== format)
    return refused(`${file} is no scenario of Hookscope, so it is left alone.`);
  if (input['version'] !== version)
    return refused(
      `${file} is a scenario in another form than this page reads, which is version ${version}, so it is left alone.`,
    );
  const read = v.safeParse(fileSchema, input);
  if (!read.success) {
    const part = v.getDotPath(read.issues[0]) ?? '';
    return refused(
      `${file} is a scenario of Hookscope, but its part “${shortened(part, 40)}” cannot be read, so it is left alone.`,
    );
  }
  const { scenario, seed, lengthMs, settings, commands, view } = read.output;
  const params = new URLSearchParams(view);
  params.set('scenario', scenario);
  params.set('seed', String(seed));
  params.set('length', String(lengthMs));
  params.delete('do');
  if (commands.length > 0) params.set('do', commands.join(','));
  for (const key of settingKeys) {
    params.delete(key);
    const value = Object.hasOwn(settings, key) ? settings[key] : undefined;
    if (value !== undefined)
      params.set(key, typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value));
  }
  return { ok: true, value: params };
}

/** What is said of a file that is not even read. */
export function tooLarge(name: string, bytes: number): string {
  return `“${shortened(name, 60)}” is too large for a scenario, so it is left alone: it has ${grouped(bytes)} bytes, and ${grouped(fileBytesMost)} is the most.`;
}

function parsed(contents: string): unknown {
  try {
    return JSON.parse(contents);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
