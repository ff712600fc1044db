import { describe, expect, test } from 'vitest';
import { createActor, type Actor, type AnyStateMachine, type InputFrom } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import type { MachineName } from '../../model/ids.ts';
import { instant } from '../../model/units.ts';
import { VirtualClock } from '../engine/clock.ts';

/** One actor of a machine on a clock of its own; the test plays everyone else. */
export interface Stage<M extends AnyStateMachine> {
  readonly actor: Actor<M>;
  readonly clock: VirtualClock;
  /** What it has said so far, without the states it entered. */
  readonly facts: FactBody[];
  /** The states it has entered, in order. */
  readonly states: string[];
  /** Lets so much time pass. */
  readonly wait: (ms: number) => void;
}

export type Start<M extends AnyStateMachine> = (
  input: InputFrom<M>,
  clock?: VirtualClock,
) => Stage<M>;

interface MachineUnderTest<M extends AnyStateMachine> {
  readonly machine: M;
  /** Every transition there is: `state: input, if guard > target`. One that is added or lost shows. */
  readonly transitions: readonly string[];
  /** Claims about the machine, which together take every transition. */
  readonly claims: Readonly<Record<string, (start: Start<M>) => void>>;
}

/** Tests a machine's claims, and that they take every one of its transitions. */
export function machineTests<M extends AnyStateMachine>(
  name: MachineName,
  { machine, transitions, claims }: MachineUnderTest<M>,
): void {
  const starting = (taken: Set<string>): Start<M> => {
    return (input, clock = new VirtualClock()) => stage(machine, { input, clock, taken });
  };

  describe(`the machine ${name}`, () => {
    test.each(Object.entries(claims))('%s', (_, claim) => {
      claim(starting(new Set()));
    });

    test('has these transitions, and the claims above take each of them', () => {
      const taken = new Set<string>();
      for (const claim of Object.values(claims)) claim(starting(taken));
      expect(transitionsOf(machine)).toEqual([...transitions].sort());
      expect([...taken].sort()).toEqual([...transitions].sort());
    });
  });
}

function stage<M extends AnyStateMachine>(
  machine: M,
  { input, clock, taken }: { input: InputFrom<M>; clock: VirtualClock; taken: Set<string> },
): Stage<M> {
  const facts: FactBody[] = [];
  const states: string[] = [];
  const actor = createActor(machine, {
    input,
    clock,
    inspect: (inspected) => {
      if (inspected.type !== '@xstate.microstep') return;
      for (const transition of inspected._transitions) {
        // The way into the initial state has no source among the states.
        if (transition.eventType !== 'xstate.init') taken.add(nameOf(transition));
      }
    },
  });
  actor.on('*', (said) => {
    const fact = said as FactBody & { at?: unknown; seq?: unknown };
    // Room for what only a run adds.
    delete fact.at;
    delete fact.seq;
    if (fact.type === 'machine.entered') states.push(fact.state);
    else facts.push(fact);
  });
  actor.start();
  return {
    actor,
    clock,
    facts,
    states,
    wait: (ms) => clock.advanceTo(instant(clock.now + ms)),
  };
}

type Transition = NonNullable<AnyStateMachine['root']['always']>[number];

function transitionsOf({ root }: AnyStateMachine): string[] {
  return [root, ...Object.values(root.states)]
    .flatMap((state) => [...(state.always ?? []), ...[...state.transitions.values()].flat()])
    .map(nameOf)
    .sort();
}

function nameOf({ source, eventType, guard, target }: Transition): string {
  const input = String(eventType);
  const cause = /^xstate\.after\.([^.]+)/.exec(input)?.[1] ?? (input || 'at once');
  const condition = guard === undefined ? '' : `, if ${guardName(guard)}`;
  const goal = target?.map(({ key }) => key).join() ?? 'itself';
  return `${source.key}: ${cause}${condition} > ${goal}`;
}

function guardName(guard: unknown): string {
  if (typeof guard === 'string') return guard;
  const { type, params } = guard as { type: string; params: object };
  return [type, ...(Object.values(params) as string[])].join(' ');
}
