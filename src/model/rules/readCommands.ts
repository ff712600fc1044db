import * as v from 'valibot';
import type { Command, MessageAct } from '../commands.ts';
import { grouped } from '../grouped.ts';
import type { DeliveryId, MessageId } from '../ids.ts';
import { limits } from '../limits.ts';
import {
  endpointModes,
  settingKeys,
  settingTable,
  type Setting,
  type SettingKey,
  type SettingValue,
} from '../settings.ts';
import { refused, type Reading } from './reading.ts';
import { readWaits, waitsOf, writeWaits } from './waits.ts';

/** A whole number within bounds; a refusal begins with `what`. */
export const whole = (what: string, least: number, most: number) =>
  v.pipe(
    v.number(`${what} must be a number.`),
    v.integer(`${what} must be a whole number.`),
    v.minValue(least, `${what} must be at least ${grouped(least)}.`),
    v.maxValue(most, `${what} must be at most ${grouped(most)}.`),
  );

const unitNames = {
  ms: ' in milliseconds',
  seconds: ' in seconds',
  percent: ' in percent',
  count: '',
};

function settingSchema(setting: Setting): v.GenericSchema<unknown, SettingValue> {
  switch (setting.kind) {
    case 'switch':
      return v.boolean(`${setting.label} must be on or off.`);
    case 'choice':
      return v.picklist(
        setting.options,
        `${setting.label} must be one of: ${setting.options.join(', ')}.`,
      ) as unknown as v.GenericSchema<unknown, SettingValue>;
    case 'waits':
      return waitsSchema(setting.label);
    default:
      return whole(`${setting.label}${unitNames[setting.kind]}`, setting.least, setting.most);
  }
}

/** In one spelling, so that the same waits are the same setting. */
function waitsSchema(label: string): v.GenericSchema<unknown, SettingValue> {
  return v.pipe(
    v.string(`${label} is a list such as 5s 5m 2h.`),
    v.rawCheck(({ dataset, addIssue }) => {
      const read = dataset.typed ? readWaits(dataset.value) : undefined;
      if (read && !read.ok) addIssue({ message: read.problem });
    }),
    v.transform((text) => writeWaits(waitsOf(text))),
  );
}

const settingSchemas = Object.fromEntries(
  settingKeys.map((key) => [key, settingSchema(settingTable[key])]),
) as Record<SettingKey, v.GenericSchema<unknown, SettingValue>>;

const momentSchema = whole('The moment of a command in milliseconds', 0, limits.horizonMsMost);

const command = <const T extends Command['type'], E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object(
    { type: v.literal(type), at: momentSchema, ...entries },
    `A part of the command ${type} is missing.`,
  );

const deliveryIdSchema = v.pipe(v.string(), v.regex(/^dlv_\d{1,6}$/));

const messageAct = <const T extends `message.${MessageAct}`>(type: T) =>
  command(type, {
    messageId: v.pipe(
      v.string(),
      v.regex(
        /^(dlv_\d{1,6}\.\d{1,4}|(poll|stream|frame|backfill|fetch|forge|replay)_\d{1,7})$/,
        'A message has a name such as dlv_3.1 or poll_2.',
      ),
    ) as v.GenericSchema<unknown, MessageId>,
  });

const actionSchema = v.variant(
  'type',
  [
    command('endpoint.set', {
      mode: v.picklist(endpointModes, `An endpoint is one of: ${endpointModes.join(', ')}.`),
    }),
    command('endpoint.enable', {}),
    command('event.trigger', {}),
    command('delivery.resend', {
      deliveryId: v.union(
        [v.literal('all'), deliveryIdSchema],
        'A resend is of one delivery, such as dlv_3, or of all.',
      ) as v.GenericSchema<unknown, DeliveryId | 'all'>,
    }),
    command('delivery.sendNow', {
      deliveryId: v.union(
        [deliveryIdSchema],
        'What is sent now is a delivery, such as dlv_3.',
      ) as v.GenericSchema<unknown, DeliveryId>,
    }),
    messageAct('message.lose'),
    messageAct('message.tamper'),
    messageAct('message.copy'),
    command('backfill.run', {}),
    command('secret.rotate', {}),
    command('attack', {
      act: v.picklist(['forge', 'tamper', 'replay'], 'An attack is one of: forge, tamper, replay.'),
    }),
    command('worker.crash', {}),
    command('setting.set', {
      key: v.picklist(settingKeys, 'That is not the name of a setting.'),
      value: v.unknown(),
    }),
  ],
  'That is not a command this page knows.',
);

/** Reads one setting's value; a refusal says in a sentence what the setting takes. */
export function readSetting(key: SettingKey, value: unknown): Reading<SettingValue> {
  return reading(v.safeParse(settingSchemas[key], value));
}

/** Reads one command; a refusal says in a sentence what is wrong with it. */
export function readCommand(input: unknown): Reading<Command> {
  const parsed = v.safeParse(actionSchema, input);
  if (!parsed.success) return reading(parsed);
  const command = parsed.output;
  if (command.type !== 'setting.set') return { ok: true, value: command };
  const value = readSetting(command.key, command.value);
  return value.ok ? { ok: true, value: { ...command, value: value.value } } : value;
}

/** Reads commands in the order of their moments; the first that is wrong refuses them all. */
export function readCommands(input: readonly unknown[]): Reading<readonly Command[]> {
  if (input.length > limits.commands) {
    return refused(`At most ${limits.commands} commands fit in a run.`);
  }
  const commands: Command[] = [];
  for (const item of input) {
    const command = readCommand(item);
    if (!command.ok) return command;
    commands.push(command.value);
  }
  return { ok: true, value: commands.toSorted((a, b) => a.at - b.at) };
}

function reading<T>(parsed: {
  success: boolean;
  output: unknown;
  issues?: readonly { message: string }[] | undefined;
}): Reading<T> {
  return parsed.success
    ? { ok: true, value: parsed.output as T }
    : refused(parsed.issues?.[0]?.message ?? 'That value does not fit.');
}
