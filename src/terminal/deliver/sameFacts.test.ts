import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Fact, FactOf, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import { lessons } from '../../lessons/lessons.ts';
import type { Scenario } from '../../model/scenario.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { Pacer, type Wall } from './pacer.ts';
import { RealRun } from './realRun.ts';
import type { Network } from './realWire.ts';

/** A wall whose time stands still but for the waits, which take no time. */
class FakeWall implements Wall {
  #now = 1_000.25;
  readonly #calls: { at: number; call: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  wake(afterMs: number, call: () => void): () => void {
    const entry = { at: this.#now + afterMs, call };
    this.#calls.push(entry);
    return () => {
      const place = this.#calls.indexOf(entry);
      if (place >= 0) this.#calls.splice(place, 1);
    };
  }

  /** Calls the next one; false when nobody waits. */
  step(): boolean {
    const [first] = this.#calls.sort((a, b) => a.at - b.at).splice(0, 1);
    if (!first) return false;
    this.#now = Math.max(this.#now, first.at);
    first.call();
    return true;
  }
}

/** What only the sender's side of a run tells: what happens at the receiver and by polling is no affair of a real run. */
const senderFacts = (facts: readonly Fact[]): readonly string[] => {
  const messages = new Set(
    facts.flatMap((fact) =>
      fact.type === 'request.sent' && fact.from !== 'sender' && fact.from !== 'attacker'
        ? [fact.messageId]
        : [],
    ),
  );
  return facts.flatMap((fact) => {
    if ('messageId' in fact && messages.has(fact.messageId)) return [];
    const isKept =
      /^(run\.started|event\.occurred|request\.(sent|arrived|lost)|response\.|attempt\.|retry\.|delivery\.|endpoint\.|attack\.)/.test(
        fact.type,
      ) ||
      (fact.type === 'machine.entered' &&
        /^(source|delivery|endpointHealth|attacker|rotation)$/.test(fact.machine));
    return isKept ? [JSON.stringify({ ...fact, seq: undefined })] : [];
  });
};

/** Carries as a simulated run did: each message is lost, arrives and is answered when it was there. */
function recorded({ facts }: Trace, run: () => RealRun['run']): Network {
  const sentOf = new Map<MessageId, FactOf<'request.sent'>>();
  const answerOf = new Map<MessageId, FactOf<'response.sent'>>();
  for (const fact of facts) {
    if (fact.type === 'request.sent') sentOf.set(fact.messageId, fact);
    if (fact.type === 'response.sent') answerOf.set(fact.messageId, fact);
  }
  return {
    carry: ({ messageId }, legs) => {
      const { clock } = run();
      const at = (instant: number, act: () => void) => {
        clock.setTimeout(act, instant - clock.now);
      };
      const sent = sentOf.get(messageId);
      if (!sent) throw new Error(`${messageId} was never sent`);
      at(sent.endsAt, () => {
        if (sent.lost) {
          legs.lost();
          return;
        }
        legs.arrived();
        const answer = answerOf.get(messageId);
        if (!answer) return;
        at(answer.at, () => {
          legs.answering(answer.response);
          at(answer.endsAt, () => {
            if (answer.lost) legs.answerLost();
            else legs.answered();
          });
        });
      });
    },
  };
}

/** The same scenario through the wall clock, the real wire and a network that has no time of its own. */
function really(scenario: Scenario, speed: number): readonly Fact[] {
  const trace = simulate(scenario);
  const real = new RealRun(scenario, { keeps: true });
  const wall = new FakeWall();
  const pacer = new Pacer(real.run, { wall, speed });
  const attacks = scenario.plan.flatMap((command) => (command.type === 'attack' ? [command] : []));
  for (const { at, act } of attacks)
    real.run.clock.setTimeout(() => {
      real.attack(act);
    }, at);
  pacer.enter(() => {
    real.start(
      recorded(trace, () => real.run),
      ({ request }) => request,
    );
  });
  while (real.run.clock.now < trace.endsAt && wall.step());
  return real.run.facts.filter(({ at }) => at < trace.endsAt);
}

describe('a real run through a network in virtual time tells the same facts, byte for byte, as a simulation of the same scenario', () => {
  const attack = (at: number, act: 'forge' | 'tamper' | 'replay'): Command => ({
    at,
    type: 'attack',
    act,
  });
  const scenarios: readonly (readonly [string, Scenario])[] = [
    ...lessons.map(({ id, scenario }) => [id, scenario] as const),
    [
      'losses, late messages and a policy that gives up',
      scenarioWith({
        horizonMs: 600_000,
        settings: {
          eventEveryMs: 3_000,
          lostRequestsPercent: 30,
          lostAnswersPercent: 20,
          latencySpreadMs: 700,
          heldBackPercent: 20,
          attempts: 3,
          jitter: 'full',
          disableAfterDeadLetters: 3,
          disabledForMs: 60_000,
        },
      }),
    ],
    [
      'an attacker on an open way',
      scenarioWith({
        settings: { https: false, eventEveryMs: 10_000 },
        plan: [attack(12_000, 'tamper'), attack(31_000, 'forge'), attack(47_000, 'replay')],
      }),
    ],
  ];

  test.each(
    scenarios
      // What turns a setting of the sender in the course of the run is done by hand in a real one.
      .filter(([, { plan }]) =>
        plan.every(({ type }) => /^(attack|endpoint\.set|worker\.crash)$/.test(type)),
      )
      .flatMap(([name, scenario]) =>
        [1, 60, 1_000].map((speed) => [name, speed, scenario] as const),
      ),
  )('%s, at speed %d', (_, speed, scenario) => {
    const simulated = senderFacts(simulate(scenario).facts);
    expect(simulated.length).toBeGreaterThan(5);
    expect(senderFacts(really(scenario, speed))).toEqual(simulated);
  });
});
