import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact, Trace } from '../../model/facts.ts';
import { recordsOf } from '../../trace/records.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { actors } from '../engine/actors.ts';
import { simulate } from '../simulate.ts';
import { anyAct, type Acted } from './anyAct.testkit.ts';
import { factsOf } from './anyRun.testkit.ts';

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
