import type { ActOnSight, Action, Command } from '../model/commands.ts';
import type { CommandRefusal, Trace } from '../model/facts.ts';
import { doneIn } from '../model/rules/doneIn.ts';
import { endOf } from '../model/rules/runEnd.ts';
import { after, durationMs, type SimInstant } from '../model/units.ts';
import type { Scenario } from '../model/scenario.ts';
import type { SettingKey, SettingValue } from '../model/settings.ts';
import type { AttackerSide } from './attacker/attackerSide.ts';
import type { BackfillSide } from './pull/backfillSide.ts';
import { compiled } from './engine/compiled.ts';
import { Endpoint } from './receiver/endpoint.ts';
import type { OwnFailures } from './receiver/ownFailures.ts';
import type { RunLimits } from './engine/meter.ts';
import type { Engine } from './engine/engine.ts';
import { PullSide } from './pull/pullSide.ts';
import { Redelivery } from './sender/redelivery.ts';
import { Run } from './run.ts';
import { Secrets } from './secrets/secrets.ts';
import { Sender } from './sender/sender.ts';
import { SimulatedWire, type Wire } from './network/wire.ts';

interface SimulateOptions {
  /** How the machines are run; every engine comes to the same trace. */
  readonly engine?: Engine;
  /** How many timers may fire before the run counts as a runaway loop. */
  readonly firingsMost?: number;
  /** Where the run is stopped, and says so in its trace; without limits it goes on to its end. */
  readonly limits?: RunLimits;
  /** Told at the end how many timers fired. */
  readonly countFirings?: (firings: number) => void;
}

/**
 * Runs a scenario with what a person did in it. Pure and synchronous: the same input gives the same
 * trace on every engine. Throws a `SimulationError` with its time and actor if a machine breaks, and an `Error` where a
 * part has not been loaded that it needs (`hasParts`).
 *
 * @param commands in order of their moments, as `readCommands` returns them.
 */
export function simulate(
  scenario: Scenario,
  commands: readonly Command[] = [],
  options: SimulateOptions = {},
): Trace {
  const steps = simulateInSteps(scenario, commands, Infinity, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same with pauses, each after so many units of work, that say up to which instant it has come.
 *
 * @param stepUnits a unit is about a microsecond of a slow core.
 */
export function* simulateInSteps(
  scenario: Scenario,
  commands: readonly Command[],
  stepUnits: number,
  { engine, firingsMost, limits, countFirings }: SimulateOptions = {},
): Generator<SimInstant, Trace> {
  const run = new Run(scenario, { commands, engine: engine ?? compiled, firingsMost, limits });
  const world = new World(run, doneIn(scenario, commands));
  const endsAt = endOf(scenario, commands);

  // Set before the machines start, so that a command comes first among the things due at its moment, or last.
  for (const command of scenario.plan) world.schedule(command, 'plan');
  for (const command of commands) world.schedule(command, 'person');
  world.start();
  while (!run.until(endsAt, stepUnits)) yield run.clock.now;
  countFirings?.(run.clock.firings);
  const { facts, pollPlans, cut, clock } = run;
  return cut
    ? { scenario, commands, facts, pollPlans, endsAt: after(clock.now, durationMs(1)), cut }
    : { scenario, commands, facts, pollPlans, endsAt };
}

interface Parts {
  readonly wire: Wire;
  readonly secrets: Secrets;
  readonly sender: Sender;
  readonly redelivery: Redelivery;
  readonly endpoint: Endpoint;
  readonly pull: PullSide;
  readonly attacker: AttackerSide | undefined;
  readonly backfill: BackfillSide | undefined;
  readonly failures: OwnFailures | undefined;
}

/** Both ways of travelling, side by side on the same events. */
class World {
  readonly #run: Run;
  readonly #commands: readonly Command[];
  #parts: Parts | undefined;

  constructor(run: Run, commands: readonly Command[]) {
    this.#run = run;
    this.#commands = commands;
  }

  start(): void {
    const run = this.#run;
    run.record({ type: 'run.started' });
    const wire = new SimulatedWire(
      run,
      new Set(
        this.#commands.flatMap((command) => ('messageId' in command ? [command.messageId] : [])),
      ),
    );
    const secrets = new Secrets(run);
    const failures = run.part(
      'failures',
      (Own) =>
        new Own(run, () => {
          this.#parts?.endpoint.resume();
          this.#parts?.pull.resume();
        }),
    );
    const endpoint = new Endpoint(run, wire, {
      secrets,
      failures,
      presentState: (order) => this.#parts?.sender.presentState(order),
      stopped: () => {
        this.#parts?.pull.stop();
        this.#parts?.backfill?.stop();
      },
      back: () => this.#parts?.pull.start(),
    });
    const attacker = run.part(
      'attacker',
      (Side) => new Side(run, wire, { secrets, endpointArrived: endpoint.arrived }),
    );
    const sender = new Sender(run, wire, {
      secrets,
      endpointArrived: endpoint.arrived,
      passing: attacker?.passing ?? ((exchange) => exchange),
      announce: () => {
        failures?.happened();
        this.#parts?.pull.newsCame();
      },
    });
    const redelivery = new Redelivery(run, () => {
      sender.resend('all');
    });
    const pull = new PullSide(run, wire, () => sender.published, failures);
    const backfill = run.part(
      'backfill',
      (Side) => new Side(run, wire, { endpoint, published: () => sender.published }),
    );
    this.#parts = {
      wire,
      secrets,
      sender,
      redelivery,
      endpoint,
      pull,
      attacker,
      backfill,
      failures,
    };
  }

  schedule(command: Command, by: 'plan' | 'person'): void {
    const { clock } = this.#run;
    const give = () => {
      this.#run.record({ type: 'command.given', command, by });
    };
    if (isActOnSight(command)) {
      clock.setLast(() => {
        give();
        const because = this.#actOnSight(command);
        if (because) this.#run.record({ type: 'command.refused', command, because });
      }, command.at);
    } else {
      clock.setTimeout(() => {
        give();
        this.#act(command);
      }, command.at);
    }
  }

  /** Returns why nothing could be done. */
  #actOnSight(act: ActOnSight): CommandRefusal | undefined {
    const { wire, sender, attacker } = this.#begun;
    switch (act.type) {
      case 'delivery.sendNow':
        return sender.sendNow(act.deliveryId);
      case 'message.lose':
        return wire.lose(act.messageId);
      case 'message.tamper':
        return attacker?.reach('tamper', act.messageId);
      case 'message.copy':
        return attacker?.reach('copy', act.messageId);
    }
  }

  get #begun(): Parts {
    if (!this.#parts) throw new Error('the run has not started');
    return this.#parts;
  }

  #act(action: Exclude<Action, ActOnSight>): void {
    const parts = this.#begun;
    const { secrets, sender, endpoint, attacker, backfill } = parts;
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
      case 'delivery.resend':
        sender.resend(action.deliveryId);
        break;
      case 'backfill.run':
        backfill?.start();
        break;
      case 'secret.rotate':
        secrets.rotate();
        break;
      case 'attack':
        attacker?.attack(action.act);
        break;
      case 'worker.crash':
        endpoint.crashWorkers();
        break;
      case 'setting.set':
        this.#turn(action.key, action.value, parts);
        break;
      default:
        action satisfies never;
    }
  }

  #turn(
    key: SettingKey,
    to: SettingValue,
    { secrets, sender, redelivery, endpoint, pull, backfill, failures }: Parts,
  ): void {
    const from = this.#run.settings[key];
    if (from === to) return;
    this.#run.settings = { ...this.#run.settings, [key]: to };
    this.#run.record({ type: 'setting.changed', key, from, to });
    if (key in pollSettings) pull.intervalChanged();
    else if (key === 'backfillEveryMs') backfill?.intervalChanged();
    else if (key === 'workers') {
      endpoint.matchWorkers();
      pull.workersChanged();
    } else if (key === 'downStops') endpoint.downStopsChanged();
    else if (key === 'secretLeaked') secrets.leakChanged();
    else if (key in patienceSettings) sender.policyChanged();
    else if (key === 'callsPerSecond') sender.limitChanged();
    else if (key === 'redeliverEveryMs') redelivery.intervalChanged();
    else if (key in sourceSettings) sender.scheduleChanged();
    else if (key in failureSettings) failures?.changed();
  }
}

function isActOnSight(command: Command): command is ActOnSight & Command {
  return command.type.startsWith('message.') || command.type === 'delivery.sendNow';
}

/** Those by which a delivery that waits can be out of attempts, or of time. */
const patienceSettings: Partial<Record<SettingKey, true>> = {
  attempts: true,
  retryPlan: true,
  giveUpAfterMs: true,
};

const failureSettings: Partial<Record<SettingKey, true>> = {
  failFor: true,
  failNumber: true,
  faultMs: true,
  faultTries: true,
};

const pollSettings: Partial<Record<SettingKey, true>> = {
  pollEveryMs: true,
  pullMode: true,
  pollLongestMs: true,
  heartbeatMs: true,
  idleLimitMs: true,
};

const sourceSettings: Partial<Record<SettingKey, true>> = {
  eventEveryMs: true,
  burstEveryMs: true,
  burstSize: true,
};
