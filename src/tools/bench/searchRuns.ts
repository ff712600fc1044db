import '../../lab/state/allParts.ts';
import { lessons } from '../../lessons/lessons.ts';
import type { Command } from '../../model/commands.ts';
import type { RunCost, Trace } from '../../model/facts.ts';
import { limits } from '../../model/limits.ts';
import type { Scenario } from '../../model/scenario.ts';
import {
  settingKeys,
  settingTable,
  type SettingKey,
  type SettingValue,
} from '../../model/settings.ts';
import { heaviestRuns } from '../../sim/laws/heaviestRuns.testkit.ts';
import { luck } from '../../sim/engine/luck.ts';
import { runLimits } from '../../sim/engine/meter.ts';
import { simulate } from '../../sim/simulate.ts';
import { line, msOf } from './benchLine.ts';

interface Tried {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
}

interface Heavy extends Tried {
  readonly ms: number;
  readonly facts: number;
  /** What it spent most on; a run that came to its end is a kind of its own. */
  readonly kind: keyof RunCost | 'whole';
}

/** Of each kind, so that one kind does not crowd out the others. */
const keptMost = 3;

/**
 * Looks for the runs that take the longest until they end or are stopped: the worst so far of each kind
 * are changed by luck, again and again. Prints them, to be kept in `src/sim/laws/heaviestRuns.testkit.ts`.
 */
export function searchRuns(tries: number, seed: number): void {
  let draws = 0;
  const draw = (most: number) => Math.floor(luck(seed, 'search', draws++) * most);
  let worst = kept(
    [...lessons.map(({ scenario }) => ({ scenario, commands: [] })), ...heaviestRuns].map(weighed),
  );
  for (let n = 0; n < tries; n++) {
    const parent = worst[draw(worst.length)];
    if (!parent) continue;
    const found = weighed(mutated(parent, draw));
    const sameKind = worst.find(({ kind }) => kind === found.kind);
    if (found.ms > (sameKind?.ms ?? 0)) tell(found);
    worst = kept([...worst, found]);
  }
  console.log('The worst:');
  for (const found of worst) tell(found);
}

function tell({ ms, facts, kind, scenario, commands }: Heavy): void {
  line(
    `${ms.toFixed(0)} ms, ${facts.toLocaleString('en')} facts, ${kind}`,
    shortly({ scenario, commands }),
  );
}

/** The longest first. */
function kept(all: readonly Heavy[]): readonly Heavy[] {
  const sorted = all.toSorted((a, b) => b.ms - a.ms);
  return sorted.filter(({ kind }, place) => {
    const before = sorted.slice(0, place).filter((each) => each.kind === kind);
    return before.length < keptMost;
  });
}

/** Only a run that seems long is timed again, since another program on the core makes a time longer. */
const longMs = 300;

function weighed({ scenario, commands }: Tried): Heavy {
  let trace: Trace | undefined;
  const act = () => {
    trace = simulate(scenario, commands, { limits: runLimits });
  };
  const once = msOf(act);
  const ms = once < longMs ? once : Math.min(once, msOf(act));
  return {
    scenario,
    commands,
    ms,
    facts: trace?.facts.length ?? 0,
    kind: trace?.cut?.mostly ?? 'whole',
  };
}

function mutated({ scenario, commands }: Tried, draw: (most: number) => number): Tried {
  switch (draw(4)) {
    case 0: {
      const horizonMs = Math.min(limits.horizonMsMost, 1_000 * 2 ** draw(22));
      return { scenario: { ...scenario, horizonMs }, commands };
    }
    case 1: {
      // Many of one thing, evenly spaced.
      const everyMs = 2 ** draw(14);
      // Early as often as late: most runs are stopped long before their end.
      const fromMs = draw(2) === 0 ? draw(scenario.horizonMs) : 2 ** draw(20);
      const command = drawnCommand(draw);
      const many = Array.from({ length: 1 + draw(250) }, (_, n) => ({
        ...command,
        at: Math.min(limits.horizonMsMost, fromMs + n * everyMs),
      }));
      const all = [...commands, ...many].slice(-limits.commands);
      return { scenario, commands: all.toSorted((a, b) => a.at - b.at) };
    }
    default: {
      const key = drawnKey(draw);
      const settings = { ...scenario.settings, [key]: drawnValue(key, draw) };
      return { scenario: { ...scenario, settings }, commands };
    }
  }
}

function drawnCommand(draw: (most: number) => number): Command {
  const key = drawnKey(draw);
  const commands: readonly Command[] = [
    { at: 0, type: 'secret.rotate' },
    { at: 0, type: 'event.trigger' },
    { at: 0, type: 'backfill.run' },
    { at: 0, type: 'worker.crash' },
    { at: 0, type: 'delivery.resend', deliveryId: 'all' },
    { at: 0, type: 'endpoint.set', mode: draw(2) === 0 ? 'restarting' : 'down' },
    { at: 0, type: 'attack', act: 'replay' },
    { at: 0, type: 'setting.set', key, value: drawnValue(key, draw) },
  ];
  return commands[draw(commands.length)] as Command;
}

function drawnKey(draw: (most: number) => number): SettingKey {
  return settingKeys[draw(settingKeys.length)] as SettingKey;
}

function drawnValue(key: SettingKey, draw: (most: number) => number): SettingValue {
  const setting = settingTable[key];
  switch (setting.kind) {
    case 'switch':
      return draw(2) === 0;
    case 'choice':
      return setting.options[draw(setting.options.length)] as SettingValue;
    case 'waits':
      return (['0', '1s', '5s 5m 2h'] as const)[draw(3)] as SettingValue;
    default: {
      // The ends of a range, and its small values, are where runs are long.
      const { least, most } = setting;
      const some = [least, most, Math.max(least, 1), Math.min(most, least + 2 ** draw(12))];
      return some[draw(some.length)] as SettingValue;
    }
  }
}

/** As a person could write it down again: what is set, and each kind of command with its number. */
function shortly({ scenario, commands }: Tried): string {
  const changed = settingKeys
    .filter((key) => scenario.settings[key] !== settingTable[key].standard)
    .map((key) => `${key}=${scenario.settings[key]}`);
  const types = [...new Set(commands.map(({ type }) => type))];
  const done = types.map((type) => {
    const all = commands.filter((each) => each.type === type);
    const [first] = all;
    return `${all.length} ${type} from ${first?.at}`;
  });
  return [`length=${scenario.horizonMs}`, ...changed, ...done].join(' ');
}
