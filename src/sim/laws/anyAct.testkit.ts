import fc from 'fast-check';
import type { ActOnSight, Command } from '../../model/commands.ts';
import type { CommandRefusal, Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { actsOnMessage, sendNow } from '../../trace/messages/messageActs.ts';
import { recordsOf } from '../../trace/records.ts';
import { simulate } from '../simulate.ts';
import { anyRun, type AnyRun } from './anyRun.testkit.ts';

/** A run with one act more, and the same without it. */
export interface Acted {
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

const looksMost = 100;

interface Choice {
  readonly when: number;
  readonly which: number;
  readonly type: ActOnSight['type'];
  /** Looks on from there for a moment at which such an act is offered: most never are. */
  readonly offered: boolean;
}

/** Gives one act more in a run. */
function actIn(run: AnyRun, { when, which, type, offered }: Choice): Acted {
  const before = simulate(run.scenario, run.commands);
  const ats = moments(before);
  const all = targets(before).filter((act) => act.type === type);
  const pick = (acts: readonly ActOnSight[]) => acts[which % acts.length];
  let at = ats[when % ats.length] ?? instant(0);
  let act = pick(all);
  for (let looked = 0; offered && looked < looksMost; looked++) {
    const then = ats[(when + looked) % ats.length] ?? instant(0);
    const allowed = all.filter((each) => saidOf(before, then, each) === undefined);
    if (allowed.length === 0) continue;
    at = then;
    act = pick(allowed);
    break;
  }
  if (!act) throw new Error(`there is nothing to do for ${type}`);
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

/** One act in a run of any kind, at a moment at which it may be offered or not. */
export const anyAct: fc.Arbitrary<Acted> = fc
  .tuple(
    anyRun(),
    fc.record({
      when: fc.nat(),
      which: fc.nat(),
      type: fc.constantFrom(
        'delivery.sendNow',
        'message.lose',
        'message.tamper',
        'message.copy',
      ) as fc.Arbitrary<ActOnSight['type']>,
      offered: fc.boolean(),
    }),
  )
  .map(([run, choice]) => actIn(run, choice));
