import type { EvidenceTab } from '../evidence/evidenceTab.ts';
import type { Command } from '../../model/commands.ts';
import { doneIn } from '../../model/rules/doneIn.ts';
import type { LoadSettings } from '../../model/load/load.ts';
import { settingKeys, type SettingValue } from '../../model/settings.ts';
import { capitalised } from '../../trace/words/format.ts';
import type { Recipe } from './recipe.ts';

/** What a link says of the Lab: a scenario, what was changed in it, what was done, and where the playhead is. */
export interface LabLink extends Recipe {
  readonly atMs: number;
  /** Absent for the first tab. */
  readonly tab: EvidenceTab | undefined;
  /** How many seconds a second of playing takes; absent where it is the scenario's own. */
  readonly speed?: number | undefined;
  /** False where quiet time is not skipped. It changes how a run plays, not the run: a link without it is of any build. */
  readonly skipQuiet?: false | undefined;
  /** What is chosen in the Load tab, where it is not the standard choice. */
  readonly load?: Partial<LoadSettings> | undefined;
}

/**
 * What *Down stops* must be written for: a link without it that takes the receiver down is of a build in
 * which down meant the endpoint alone. A scenario that nobody changed means what it means today.
 */
export function tellsWhatDownStops(link: LabLink): boolean {
  return (
    isChanged(link) &&
    doneIn(link.lesson.scenario, link.commands).some(
      (command) =>
        command.type === 'endpoint.set' &&
        (command.mode === 'down' || command.mode === 'restarting'),
    )
  );
}

/**
 * Whether it is of a scenario that somebody changed. *Polling charges* is written for each: a link without it
 * is of a build in which polling charged without work.
 */
export function isChanged({
  lesson: { scenario },
  seed,
  lengthMs,
  changes,
  commands,
}: LabLink): boolean {
  return (
    seed !== scenario.seed ||
    lengthMs !== scenario.horizonMs ||
    commands.length > 0 ||
    Object.keys(changes).length > 0
  );
}

/** The query of a Lab link, in readable keys: `scenario=lost-answer&skipProcessed=on&do=12000:down&t=42300`. */
export function writeLink(link: LabLink): string {
  const { lesson, seed, lengthMs, changes, commands, atMs, tab } = link;
  const params = new URLSearchParams({ scenario: lesson.id });
  if (seed !== lesson.scenario.seed) params.set('seed', String(seed));
  if (lengthMs !== lesson.scenario.horizonMs) params.set('length', String(lengthMs));
  for (const key of settingKeys) {
    const value = changes[key];
    if (value !== undefined) params.set(key, writeValue(value));
  }
  if (tellsWhatDownStops(link) && changes.downStops === undefined) {
    params.set('downStops', lesson.scenario.settings.downStops);
  }
  if (isChanged(link) && changes.pollCharges === undefined) {
    params.set('pollCharges', lesson.scenario.settings.pollCharges);
  }
  if (link.policy !== undefined) params.set('policy', link.policy);
  if (commands.length > 0) params.set('do', commands.map(writeCommand).join(','));
  if (atMs > 0) params.set('t', String(atMs));
  if (tab !== undefined) params.set('tab', tab);
  if (link.speed !== undefined) params.set('speed', String(link.speed));
  if (link.skipQuiet === false) params.set('skipQuiet', 'off');
  writeLoad(params, link.load ?? {});
  // These stand unescaped in a fragment (RFC 3986, section 3.5) and keep the link readable.
  return params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
}

function writeCommand(command: Command): string {
  switch (command.type) {
    case 'endpoint.set':
      return `${command.at}:${command.mode}`;
    case 'endpoint.enable':
      return `${command.at}:enable`;
    case 'event.trigger':
      return `${command.at}:event`;
    case 'delivery.resend':
      return `${command.at}:resend:${command.deliveryId}`;
    case 'delivery.sendNow':
      return `${command.at}:now:${command.deliveryId}`;
    case 'message.lose':
    case 'message.tamper':
    case 'message.copy':
      return `${command.at}:${command.type.slice('message.'.length)}:${command.messageId}`;
    case 'backfill.run':
      return `${command.at}:backfill`;
    case 'secret.rotate':
      return `${command.at}:rotate`;
    case 'attack':
      return `${command.at}:${command.act}`;
    case 'worker.crash':
      return `${command.at}:crash`;
    case 'setting.set':
      return `${command.at}:${command.key}:${writeValue(command.value)}`;
    default:
      return command satisfies never;
  }
}

function writeValue(value: SettingValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return String(value);
}

/** Writes the choices of the Load tab into a link's query: `loadView=fleet&loadClients=2000`. */
function writeLoad(params: URLSearchParams, load: Partial<LoadSettings>): void {
  for (const [key, value] of Object.entries(load)) params.set(loadLinkKey(key), String(value));
}

/** The key of a choice of the Load tab in a link: `loadDeliveries`. */
export function loadLinkKey(key: string): string {
  return `load${capitalised(key)}`;
}
