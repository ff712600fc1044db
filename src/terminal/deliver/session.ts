import { setTimeout } from 'node:timers/promises';
import type { FactBody, Trace } from '../../model/facts.ts';
import { deliveryIdOf, type DeliveryId, type EventId } from '../../model/ids.ts';
import type { Payment } from '../../model/payment.ts';
import type { Scenario } from '../../model/scenario.ts';
import { standardSettings, type SettingKey, type Settings } from '../../model/settings.ts';
import { after, durationMs, instant } from '../../model/units.ts';
import type { Scheme } from '../../signing/providers/scheme.ts';
import { meaningOf } from '../../sim/network/httpAnswers.ts';
import type { Place } from './addresses.ts';
import type { Drill, Stage } from './drills.ts';
import type { Counts, Effects } from './effects.ts';
import { HttpNetwork, type Seen } from './httpNetwork.ts';
import type { EventPlan, Letters } from './letters.ts';
import { Pacer, Stopped } from './pacer.ts';
import { RealRun } from './realRun.ts';

export interface SessionOptions {
  readonly scheme: Scheme;
  readonly place: Place;
  readonly letters: Letters;
  /** What the policy says of waits, timeouts and answers. */
  readonly policy: Partial<Settings>;
  readonly speed: number;
  /** How many events the first drill sends. */
  readonly events: number;
  readonly connections: number;
  /** Requests a second at most. */
  readonly rate: number;
  /** Whether facts are kept for a trace. */
  readonly keeps: boolean;
  readonly effects?: Effects | undefined;
  readonly progress: (line: string) => void;
}

/** What one drill brought to light. */
export interface DrillRun {
  readonly drill: Drill;
  /** Why it was not run; undefined where it was. */
  readonly skipped?: string;
  readonly seen: readonly Seen[];
  readonly isWhole: boolean;
  /** From when until when it went, in milliseconds of the run. */
  readonly fromMs?: number;
  readonly untilMs?: number;
}

/** What somebody's own event is about. */
const unknownPayment: Payment = { order: 9001, customer: 'cus_m', amountCents: 99_900 };

/** Requests in one run at most. */
const requestsMost = 250_000;

/** How long a receiver may take for the work that it has accepted, in milliseconds. */
const effectsPatienceMs = 1_500;

/** What somebody waits who asks by hand for an event to be sent again, in milliseconds of the run. */
const byHandMs = 60_000;

/** The drills of one run, one after the other, before one real receiver. */
export class Session {
  readonly real: RealRun;
  readonly #letters: Letters;
  readonly #options: SessionOptions;
  /** Those that every drill begins with. */
  readonly #settings: Settings;
  readonly #pacer: Pacer;
  readonly #network: HttpNetwork;
  readonly #openDeliveries = new Set<DeliveryId>();
  #events = 0;
  #forged = 0;
  #seen: Seen[] = [];
  #streamedPerSecond = 0;
  #stopped: string | undefined;
  /** Effects that are recorded already, by the receiver's id of the event. */
  readonly #known = new Map<string, number>();
  readonly #eventOf = new Map<string, EventId>();
  readonly #payments = new Map<EventId, Payment>();

  constructor(options: SessionOptions) {
    const { place, letters, policy, speed, keeps, connections } = options;
    this.#options = options;
    const settings: Settings = { ...standardSettings, eventEveryMs: 0, ...policy, https: false };
    const scenario: Scenario = {
      seed: 1,
      horizonMs: 2_678_400_000,
      eventTimesMs: [],
      payments: [],
      losses: [],
      plan: [],
      settings,
    };
    this.#settings = settings;
    this.real = new RealRun(scenario, {
      keeps,
      hears: (fact) => {
        this.#hears(fact);
      },
    });
    const { run } = this.real;
    this.#letters = letters;
    this.#pacer = new Pacer(run, { speed });
    this.#network = new HttpNetwork(place, {
      pacer: this.#pacer,
      connections: Math.max(connections, 50),
      parcelOf: ({ request }) => letters.parcelOf(request),
      patienceMs: () => run.settings.requestTimeoutMs,
      seen: (seen) => {
        this.#seen.push(seen);
        if (this.#network.sent >= requestsMost) this.stop('it has sent as many requests as it may');
      },
    });
    this.#pacer.enter(() => {
      this.real.start(this.#network, (exchange) => letters.write(exchange, run.settings));
    });
  }

  /** Requests that went out so far. */
  get sent(): number {
    return this.#network.sent;
  }

  /** Requests a second of the drill that sends one event after the other. */
  get streamedPerSecond(): number {
    return this.#streamedPerSecond;
  }

  /** The run up to now as a trace, where its facts are kept. */
  get trace(): Trace {
    const { scenario, facts, clock } = this.real.run;
    const endsAt = after(clock.now, durationMs(1));
    return {
      scenario: { ...scenario, horizonMs: endsAt },
      commands: [],
      facts,
      pollPlans: [],
      endsAt,
    };
  }

  /** Why it ended before its end. */
  get stopped(): string | undefined {
    return this.#stopped;
  }

  /** Requests that were under way, and deliveries that waited, when it was stopped. */
  get open(): { readonly requests: number; readonly deliveries: number } {
    return { requests: this.#pacer.underWay, deliveries: this.#openDeliveries.size };
  }

  /** Ends everything at once. */
  stop(because: string): void {
    if (this.#stopped !== undefined) return;
    this.#stopped = because;
    this.#pacer.stop(new Stopped(because));
    this.#network.close();
  }

  /** Runs one drill after the other; what a stop leaves undone is in the list too. */
  async run(drills: readonly Drill[]): Promise<readonly DrillRun[]> {
    const runs: DrillRun[] = [];
    for (const [at, drill] of drills.entries()) {
      const skipped = this.#whySkipped(drill, runs);
      if (skipped !== undefined) {
        runs.push({ drill, skipped, seen: [], isWhole: false });
        continue;
      }
      this.#options.progress(`${at + 1} of ${drills.length}: ${drill.name} …`);
      runs.push(await this.#runOne(drill));
    }
    return runs;
  }

  #whySkipped(drill: Drill, runs: readonly DrillRun[]): string | undefined {
    if (this.#stopped !== undefined) return 'it was stopped before';
    const tried = runs.flatMap(({ seen }) => seen);
    if (tried.length > 0 && tried.every(({ status }) => status === 0))
      return 'the receiver has not answered so far';
    return drill.notFor?.(this.#options.scheme);
  }

  /** The end: nothing is sent any more. */
  close(): void {
    this.#pacer.stop();
    this.#network.close();
  }

  async #runOne(drill: Drill): Promise<DrillRun> {
    this.#seen = [];
    let isWhole = true;
    let fromMs = 0;
    let untilMs = 0;
    try {
      this.#pacer.enter(() => {
        fromMs = this.real.run.clock.now;
        this.real.enableEndpoint();
        const { attempts } = this.#settings;
        this.#turnTo({
          ...this.#settings,
          attempts: Math.min(attempts, drill.attempts ?? attempts),
        });
      });
      await drill.run(this.#stageFor());
      await this.recordEffects();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      isWhole = false;
    }
    this.#pacer.enter(() => {
      untilMs = this.real.run.clock.now;
    });
    return { drill, seen: this.#seen, isWhole, fromMs, untilMs };
  }

  /** Turns what a drill before has turned, and nothing else. */
  #turnTo(settings: Settings): void {
    for (const key of Object.keys(settings) as SettingKey[]) this.real.turn(key, settings[key]);
  }

  #stageFor(): Stage {
    const { real } = this;
    const settle = () => {
      real.run.until(instant(real.run.clock.now + 1));
    };
    let isTogether = false;
    const now = (act: () => void) => {
      if (!isTogether) this.#pacer.enter(act);
      else {
        act();
        settle();
      }
    };
    return {
      scheme: this.#options.scheme,
      event: (plan = {}) => {
        now(() => {
          this.#trigger(plan);
        });
      },
      attack: (act, forgery) => {
        now(() => {
          if (forgery) real.turn('forgery', forgery);
          if (act === 'forge') this.#name(`evt_x${++this.#forged}`);
          real.attack(act);
        });
      },
      together: (act) => {
        this.#pacer.enter(() => {
          isTogether = true;
          act();
          isTogether = false;
        });
      },
      settled: () => this.#settled(),
      resend: async () => {
        const deliveryId = deliveryIdOf(`evt_${this.#events}`);
        this.#pacer.enter(() => {
          real.resend(deliveryId);
        });
        await this.#settled();
      },
      pass: (ms) => this.#pacer.pass(ms),
      turn: (key, to) => {
        this.#pacer.enter(() => {
          real.turn(key, to);
        });
      },
      triesAgain: () => {
        if (real.run.settings.retryPlan !== 'off') return;
        this.#pacer.enter(() => {
          real.turn('retryPlan', 'fixed');
          real.turn('firstWaitMs', byHandMs);
          real.turn('attempts', 2);
        });
      },
      stream: (plan) => this.#stream(plan),
    };
  }

  #settled(): Promise<void> {
    return this.#pacer.until(() => this.#openDeliveries.size === 0 && this.#pacer.underWay === 0);
  }

  #trigger(plan: EventPlan = {}): void {
    const eventId: EventId = `evt_${++this.#events}`;
    this.#letters.plan(eventId, plan);
    this.#name(eventId);
    this.real.trigger();
  }

  /** Keeps which event the receiver's id is of, where somebody will ask. */
  #name(eventId: EventId): void {
    const id = this.#letters.idOf(eventId);
    if (id !== undefined && this.#options.effects) this.#eventOf.set(id, eventId);
  }

  /** So many events, the next as soon as one is over: a thousand connections are no more than were asked for. */
  async #stream(plan?: EventPlan): Promise<void> {
    const { events, connections, rate, progress } = this.#options;
    const startedAt = performance.now();
    const last = this.#events + events;
    while (this.#events < last) {
      const allowed = (rate * (performance.now() - startedAt)) / 1_000 + connections;
      const room = Math.min(
        connections - this.#openDeliveries.size,
        last - this.#events,
        Math.floor(allowed - (events - (last - this.#events))),
      );
      if (room > 0)
        this.#pacer.enter(() => {
          for (let n = 0; n < room; n++) this.#trigger(plan);
        });
      else await setTimeout(5);
      await this.#pacer.until(() => this.#openDeliveries.size < connections);
      const done = events - (last - this.#events);
      if (done % 1_000 < room) progress(`${done} of ${events} events …`);
    }
    await this.#settled();
    this.#streamedPerSecond = Math.round(events / ((performance.now() - startedAt) / 1_000));
  }

  #hears(fact: FactBody): void {
    if (fact.type === 'event.occurred') {
      if (this.#options.keeps) this.#payments.set(fact.eventId, fact.payment);
    } else if (fact.type === 'attempt.started') this.#openDeliveries.add(fact.deliveryId);
    else if (fact.type === 'delivery.delivered') {
      this.#openDeliveries.delete(fact.deliveryId);
      this.#letters.forget(fact.eventId);
      this.real.forget(fact.eventId);
    } else if (fact.type === 'delivery.deadLettered') this.#openDeliveries.delete(fact.deliveryId);
  }

  /** Waits until the receiver has done what it accepted, for a while, and writes down what it has done since it was asked last. */
  async recordEffects(seen: readonly Seen[] = this.#seen): Promise<Counts | undefined> {
    const { effects } = this.#options;
    if (!effects) return undefined;
    const { run } = this.real;
    const accepted = seen.filter(({ status }) => meaningOf(run.settings, status) === 'success');
    const until = performance.now() + effectsPatienceMs;
    let counts = await effects.read();
    while (
      counts &&
      performance.now() < until &&
      accepted.some(({ id }) => id !== undefined && !counts?.get(id))
    ) {
      await setTimeout(50);
      counts = await effects.read();
    }
    for (const [id, count] of counts ?? []) {
      const eventId = this.#eventOf.get(id);
      const before = this.#known.get(id) ?? 0;
      if (eventId === undefined || count <= before) continue;
      this.#known.set(id, count);
      const by = accepted.filter((each) => each.eventId === eventId);
      this.#pacer.enter(() => {
        for (let n = before; n < count; n++)
          this.#recordEffect(eventId, by[Math.min(n, by.length - 1)]);
      });
    }
    return counts;
  }

  #recordEffect(eventId: EventId, by: Seen | undefined): void {
    const payment = this.#payments.get(eventId) ?? unknownPayment;
    const { messageId = `${deliveryIdOf(eventId)}.1` as const, origin } = by ?? {};
    const times = origin === 'tampered' ? 100 : 1;
    this.real.run.record({
      type: 'effect.made',
      channel: 'push',
      messageId,
      eventId,
      payment: { ...payment, amountCents: payment.amountCents * times },
    });
  }
}
