import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActOnSight, Command } from '../../model/commands.ts';
import type { CommandRefusal, Fact, Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { actsOnMessage, sendNow } from '../../trace/messageActs.ts';
import { recordsOf } from '../../trace/records.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { actors } from '../engine/actors.ts';
import { simulate } from '../simulate.ts';
import { anyRun, factsOf, type AnyRun } from './anyRun.testkit.ts';

interface Acted {
  readonly run: AnyRun;
  readonly before: Trace;
  readonly command: ActOnSight & Command;
  /** What the selector says of it at its moment. */
  readonly said: CommandRefusal | undefined;
  readonly after: Trace;
}

/** Something to act on: messages and deliveries there are, and one of each that there is not. */
function targets(trace: Trace): ActOnSight[] {
  const { messages, deliveries } = recordsOf(trace);
  const ids = [...messages.map(({ messageId }) => messageId), 'dlv_99.1' as const];
  return [
    ...ids.flatMap((messageId) =>
      (['lose', 'tamper', 'copy'] as const).map(
        (act) => ({ type: `message.${act}`, messageId }) as const,
      ),
    ),
    ...[...deliveries.map(({ deliveryId }) => deliveryId), 'dlv_99' as const].map(
      (deliveryId) => ({ type: 'delivery.sendNow', deliveryId }) as const,
    ),
  ];
}

/** Instants at which something may be under way: those of facts, and between them. */
function moments(trace: Trace): SimInstant[] {
  const ats = trace.facts.map(({ at }) => at);
  return [
    ...ats,
    ...ats.map((at, i) => instant(Math.floor((at + (ats[i + 1] ?? trace.endsAt - 1)) / 2))),
  ];
}

const saidOf = (trace: Trace, at: SimInstant, act: ActOnSight): CommandRefusal | undefined => {
  if (act.type === 'delivery.sendNow') return sendNow(trace, at, act.deliveryId);
  const { lose, tamper, copy } = actsOnMessage(trace, at, act.messageId);
  return { 'message.lose': lose, 'message.tamper': tamper, 'message.copy': copy }[act.type];
};

/** Gives one act more in a run; mostly one that the selector offers, for most are refused. */
function actIn(
  run: AnyRun,
  { when, which, offered }: { when: number; which: number; offered: boolean },
): Acted {
  const before = simulate(run.scenario, run.commands);
  const ats = moments(before);
  const at = ats[when % ats.length] ?? instant(0);
  const all = targets(before);
  const allowed = all.filter((act) => saidOf(before, at, act) === undefined);
  const pool = offered && allowed.length > 0 ? allowed : all;
  const act = pool[which % pool.length] as ActOnSight;
  const command = { ...act, at };
  const commands = [...run.commands.filter((each) => each.at <= at), command];
  // What was done later is dropped, as the Lab drops it.
  const kept = simulate(run.scenario, commands.slice(0, -1));
  return {
    run: { scenario: run.scenario, commands },
    before: kept,
    command,
    said: saidOf(kept, at, act),
    after: simulate(run.scenario, commands),
  };
}

const anyAct = fc
  .tuple(anyRun(), fc.record({ when: fc.nat(), which: fc.nat(), offered: fc.boolean() }))
  .map(([run, choice]) => actIn(run, choice));

const numRuns = runs(150, 1_000);

const given = ({ after, command }: Acted): Fact =>
  after.facts.findLast((fact) => fact.type === 'command.given' && fact.command === command) as Fact;

describe('an act on what is seen', () => {
  test('is offered at a moment when, and only when, it then has its effect; else the reason is the one that was said', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyAct, (acted) => {
        const { after, command, said } = acted;
        const refused = factsOf(after, 'command.refused').find((fact) => fact.command === command);
        expect(refused?.because).toBe(said);
        const next = after.facts[given(acted).seq + 1];
        if (!said) expect(next?.type).toBe(effectOf(acted));
        seen.add(`${command.type} ${said ?? 'done'}`);
      }),
      { numRuns },
    );
    for (const type of ['lose', 'tamper', 'copy']) expect(seen).toContain(`message.${type} done`);
    expect(seen).toContain('delivery.sendNow done');
  });

  test('leaves all that has happened up to its moment as it was, and one that is refused the rest too', () => {
    fc.assert(
      fc.property(anyAct, (acted) => {
        const { before, after, said } = acted;
        const { seq } = given(acted);
        const text = (facts: readonly Fact[]) => JSON.stringify(facts);
        const had = before.facts.filter(({ at }) => at <= acted.command.at);
        expect(text(after.facts.slice(0, seq))).toBe(text(had));
        if (!said) return;
        const rest = ({ facts }: Trace, from: number) =>
          text(facts.slice(from).map(({ ...fact }) => ({ ...fact, seq: 0 })));
        const until = (trace: Trace) => ({
          ...trace,
          facts: trace.facts.filter(({ at }) => at < before.endsAt),
        });
        expect(rest(until(after), seq + 2)).toBe(rest(before, seq));
      }),
      { numRuns },
    );
  });

  test('comes to the same facts on both engines', () => {
    fc.assert(
      fc.property(anyAct, ({ run, after }) => {
        const { facts } = simulate(run.scenario, run.commands, { engine: actors });
        expect(JSON.stringify(facts)).toBe(JSON.stringify(after.facts));
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});

function effectOf({ command, before }: Acted): Fact['type'] {
  switch (command.type) {
    case 'delivery.sendNow':
      return 'retry.broughtForward';
    case 'message.tamper':
      return 'attack.made';
    case 'message.copy':
      return 'request.copied';
    case 'message.lose': {
      const message = recordsOf(before).messageById.get(command.messageId);
      return (message?.requestEndsAt ?? 0) > command.at ? 'request.lost' : 'response.lost';
    }
  }
}
