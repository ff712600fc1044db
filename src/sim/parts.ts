import type { Action, Command } from '../model/commands.ts';
import type { MachineName } from '../model/ids.ts';
import { holdsConnection } from '../model/rules/heldConnection.ts';
import type { Scenario } from '../model/scenario.ts';
import type { SettingKey, Settings } from '../model/settings.ts';
import type { allParts } from './allParts.ts';

/** The parts of the simulation that many runs do without; they are loaded later. */
export type Parts = typeof allParts;
export type PartName = keyof Parts;

/** What a run is going to ask for: all of it is known before it starts. */
interface Asked {
  /** Somebody, or the plan, does one of these. */
  readonly does: (...types: readonly Action['type'][]) => boolean;
  /** A setting is such at the start, or is turned so. */
  readonly sets: <K extends SettingKey>(key: K, isSuch: (value: Settings[K]) => boolean) => boolean;
}

interface PartRule {
  readonly isNeeded: (asked: Asked) => boolean;
  /** What it would say at its start, and nothing more, in a run that does without it: machine, actor, state. */
  readonly idle: readonly (readonly [machine: MachineName, actor: string, state: string])[];
}

const rules: Readonly<Record<PartName, PartRule>> = {
  attacker: {
    isNeeded: ({ does }) => does('attack', 'message.tamper', 'message.copy'),
    idle: [['attacker', 'attacker', 'idle']],
  },
  backfill: {
    isNeeded: ({ does, sets }) => does('backfill.run') || sets('backfillEveryMs', (ms) => ms > 0),
    idle: [
      ['api', 'api for backfills', 'open'],
      ['backfill', 'backfill', 'idle'],
    ],
  },
  fetches: {
    isNeeded: ({ sets }) => sets('payload', (payload) => payload === 'thin'),
    idle: [['api', 'api for fetches', 'open']],
  },
  failures: {
    isNeeded: ({ sets }) => sets('failFor', (failFor) => failFor !== 'none'),
    idle: [],
  },
  queue: {
    isNeeded: ({ sets }) => sets('pullMode', (pullMode) => pullMode === 'queue'),
    idle: [],
  },
  rotation: {
    isNeeded: ({ does }) => does('secret.rotate'),
    idle: [['rotation', 'rotation', 'settled']],
  },
  stream: {
    isNeeded: ({ sets }) => sets('pullMode', holdsConnection),
    // Older links know nothing of it.
    idle: [],
  },
};

const names = Object.keys(rules) as PartName[];

let here: Partial<Parts> = {};

/** Puts parts in their places, once they are loaded. */
export function addParts(parts: Partial<Parts>): void {
  here = { ...here, ...parts };
}

/** Those that a run cannot do without, by its settings, its plan and what is done in it. */
export function partsNeeded(
  scenario: Scenario,
  commands: readonly Command[],
): ReadonlySet<PartName> {
  const all = [...scenario.plan, ...commands];
  const types = new Set(all.map(({ type }) => type));
  const asked: Asked = {
    does: (...some) => some.some((type) => types.has(type)),
    sets: (key, isSuch) =>
      isSuch(scenario.settings[key]) ||
      all.some(
        (command) =>
          command.type === 'setting.set' &&
          command.key === key &&
          isSuch(command.value as Settings[typeof key]),
      ),
  };
  return new Set(names.filter((name) => rules[name].isNeeded(asked)));
}

/** Whether all parts have come that such a run needs; `simulate` throws without them. */
export function hasParts(scenario: Scenario, commands: readonly Command[]): boolean {
  return [...partsNeeded(scenario, commands)].every((name) => here[name]);
}

/** A part. Throws where it has not come: a run without it would tell another story. */
export function partHere<N extends PartName>(name: N): Parts[N] {
  const part = here[name];
  if (!part) throw new Error(`the part ${name} has not been loaded`);
  return part;
}

/** What is recorded of a part in a run that does without it. */
export const idleOf = (name: PartName): PartRule['idle'] => rules[name].idle;
