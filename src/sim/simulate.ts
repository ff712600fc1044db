import type { Action, Command } from '../model/commands.ts';
import type { Trace } from '../model/facts.ts';
import { endOf } from '../model/runEnd.ts';
import type { Scenario } from '../model/scenario.ts';
import type { SettingKey, SettingValue } from '../model/settings.ts';
import { Attacking } from './attacking.ts';
import { Endpoint } from './endpoint.ts';
import { Polling } from './polling.ts';
import { Run } from './run.ts';
import { Sender } from './sender.ts';
import { Wire } from './wire.ts';

interface SimulateOptions {
  /** How many timers may fire before the run counts as a runaway loop. */
  readonly firingsMost?: number;
  /** Told at the end how many timers fired. */
  readonly countFirings?: (firings: number) => void;
}

/**
 * Runs a scenario with what a person did in it. Pure and synchronous: the same input gives the same
 * trace on every engine. Throws a `SimulationError` with its time and actor if a machine breaks.
 *
 * @param commands in order of their moments, as `readCommands` returns them.
 */
export function simulate(
  scenario: Scenario,
  commands: readonly Command[] = [],
  { firingsMost, countFirings }: SimulateOptions = {},
): Trace {
  const run = new Run(scenario, firingsMost);
  const world = new World(run);
  const endsAt = endOf(scenario, commands);

  // Set before the machines start, so that a command comes first among the things due at its moment.
  for (const command of scenario.plan) world.schedule(command, 'plan');
  for (const command of commands) world.schedule(command, 'person');
  world.start();
  run.until(endsAt);
  countFirings?.(run.clock.firings);
  return { scenario, commands, facts: run.facts, endsAt };
}

interface Parts {
  readonly sender: Sender;
  readonly endpoint: Endpoint;
  readonly polling: Polling;
  readonly attacking: Attacking;
}

/** Both ways of travelling, side by side on the same events. */
class World {
  readonly #run: Run;
  #parts: Parts | undefined;

  constructor(run: Run) {
    this.#run = run;
  }

  start(): void {
    const run = this.#run;
    run.record({ type: 'run.started' });
    const wire = new Wire(run);
    const endpoint = new Endpoint(run, wire);
    const attacking = new Attacking(run, wire, endpoint.arrived);
    const sender = new Sender(run, wire, {
      endpointArrived: endpoint.arrived,
      passing: attacking.passing,
    });
    const polling = new Polling(run, wire, () => sender.published);
    this.#parts = { sender, endpoint, polling, attacking };
  }

  schedule(command: Command, by: 'plan' | 'person'): void {
    this.#run.clock.setTimeout(() => {
      this.#run.record({ type: 'command.given', command, by });
      this.#act(command);
    }, command.at);
  }

  #act(action: Action): void {
    if (!this.#parts) throw new Error('the run has not started');
    const { sender, endpoint, attacking } = this.#parts;
    switch (action.type) {
      case 'endpoint.set':
        endpoint.setMode(action.mode);
        break;
      case 'endpoint.enable':
        sender.enableEndpoint();
        break;
      case 'event.trigger':
        sender.triggerEvent();
        break;
      case 'attack':
        attacking.attack(action.act);
        break;
      case 'worker.crash':
        endpoint.crashWorkers();
        break;
      case 'setting.set':
        this.#turn(action.key, action.value, this.#parts);
        break;
      default:
        action satisfies never;
    }
  }

  #turn(key: SettingKey, to: SettingValue, { sender, endpoint, polling }: Parts): void {
    const from = this.#run.settings[key];
    if (from === to) return;
    this.#run.settings = { ...this.#run.settings, [key]: to };
    this.#run.record({ type: 'setting.changed', key, from, to });
    if (key === 'pollEveryMs') polling.intervalChanged();
    else if (key === 'workers') endpoint.matchWorkers();
    else if (key === 'attempts' || key === 'retryPlan') sender.policyChanged();
    else if (key in sourceSettings) sender.scheduleChanged();
  }
}

const sourceSettings: Partial<Record<SettingKey, true>> = {
  eventEveryMs: true,
  burstEveryMs: true,
  burstSize: true,
};
