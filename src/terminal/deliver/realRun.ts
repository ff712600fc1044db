import type { AttackAct, DeliveryId, EventId } from '../../model/ids.ts';
import type { FactBody } from '../../model/facts.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { SettingKey, Settings } from '../../model/settings.ts';
import { AttackerSide } from '../../sim/attacker/attackerSide.ts';
import { Run } from '../../sim/run.ts';
import { Secrets } from '../../sim/secrets/secrets.ts';
import { Sender } from '../../sim/sender/sender.ts';
import { RealWire, type Network, type Write } from './realWire.ts';

interface Hearing {
  /** Told of each fact as it is recorded. */
  readonly hears?: (fact: FactBody) => void;
  /** Whether the facts are kept for a trace. A long run without one needs no more memory than a short one. */
  readonly keeps: boolean;
}

class HeardRun extends Run {
  readonly #hearing: Hearing;

  constructor(scenario: Scenario, hearing: Hearing) {
    super(scenario);
    this.#hearing = hearing;
  }

  override record(body: FactBody): void {
    if (this.#hearing.keeps) super.record(body);
    this.#hearing.hears?.(body);
  }
}

/** The sender and the attacker of a simulation, before a receiver that is none of its machines. */
export class RealRun {
  readonly run: Run;
  #sides: { readonly sender: Sender; readonly attacker: AttackerSide } | undefined;

  constructor(scenario: Scenario, hearing: Hearing) {
    this.run = new HeardRun(scenario, hearing);
  }

  /** Starts the machines. What they send goes into the network, written as `write` says. */
  start(network: Network, write: Write): void {
    const { run } = this;
    run.record({ type: 'run.started' });
    const wire = new RealWire(run, network, write);
    const secrets = new Secrets(run);
    const ways = { secrets, endpointArrived: () => undefined };
    const attacker = new AttackerSide(run, wire, ways);
    const sender = new Sender(run, wire, {
      ...ways,
      passing: attacker.passing,
      announce: () => undefined,
    });
    this.#sides = { sender, attacker };
  }

  trigger(): void {
    this.#started.sender.triggerEvent();
  }

  /** Sends a dead letter once more. */
  resend(deliveryId: DeliveryId): void {
    this.#started.sender.resend(deliveryId);
  }

  /** Forgets an event that was delivered, once its delivery has settled. */
  forget(eventId: EventId): void {
    this.run.soon(() => {
      this.#started.sender.forget(eventId);
    });
  }

  enableEndpoint(): void {
    this.#started.sender.enableEndpoint();
  }

  attack(act: AttackAct): void {
    this.#started.attacker.attack(act);
  }

  turn<K extends SettingKey>(key: K, to: Settings[K]): void {
    const from = this.run.settings[key];
    if (from === to) return;
    this.run.settings = { ...this.run.settings, [key]: to };
    this.run.record({ type: 'setting.changed', key, from, to });
  }

  get #started() {
    if (!this.#sides) throw new Error('the run has not started');
    return this.#sides;
  }
}
