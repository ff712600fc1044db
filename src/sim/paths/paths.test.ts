import { describe, expect, test } from 'vitest';
import { createMachine, type AnyStateMachine, type AnyStateNode } from 'xstate';
import type { MachineName } from '../../model/ids.ts';
import { machines } from '../machines.ts';
import { pathsOf, walk, type Path } from './paths.testkit.ts';
import { worlds } from './worlds.testkit.ts';

const names = Object.keys(machines) as MachineName[];

describe.each(names)('the machine %s', (name) => {
  const of = worlds[name];
  const paths = pathsOf(of);
  const all = transitionsOf(of.machine);
  const walks = paths.map((path) => ({ path, ...walk(of, of.machine, path) }));

  test('comes on every generated path to the states that the path says', () => {
    expect(paths.length).toBeGreaterThan(0);
    expect(walks.filter(({ difference }) => difference !== undefined)).toEqual([]);
  });

  test('takes each of its transitions on some generated path', () => {
    const taken = new Set(walks.flatMap((walked) => [...walked.taken]));
    expect(all.filter((transition) => !taken.has(transition)).map(nameOf)).toEqual([]);
  });

  test('is noticed when it has lost any one of its transitions', () => {
    const covering = coveringPaths(walks, all);
    const unnoticed = all.filter((_, index) => {
      const lame = without(of.machine, index);
      return covering.every((path) => walk(of, lame, path).difference === undefined);
    });
    expect(unnoticed.map(nameOf)).toEqual([]);
  });

  test('is not suspected when it was only written anew', () => {
    const copy = createMachine(of.machine.config, of.machine.implementations as Implementations);
    expect(paths.filter((path) => walk(of, copy, path).difference !== undefined)).toEqual([]);
  });
});

type Transition = NonNullable<AnyStateNode['always']>[number];

/** State by state in the order of the definition, the machine as a whole last. */
function transitionsOf({ root }: AnyStateMachine): Transition[] {
  return [...Object.values(root.states), root].flatMap((node) => [
    ...(node.always ?? []),
    ...[...node.transitions.values()].flat(),
  ]);
}

function nameOf({ source, eventType, guard, target }: Transition): string {
  return `${source.key}: ${String(eventType)} ${JSON.stringify(guard ?? '')} > ${target?.[0]?.key ?? 'itself'}`;
}

/** For each transition the first path that takes it. */
function coveringPaths(
  walks: readonly { readonly path: Path; readonly taken: ReadonlySet<unknown> }[],
  all: readonly Transition[],
): Path[] {
  const first = all.map((transition) => walks.find(({ taken }) => taken.has(transition))?.path);
  return [...new Set(first)].filter((path) => path !== undefined);
}

/** What a machine has is what a machine takes, whatever the two types say. */
type Implementations = Parameters<typeof createMachine>[1];

type Config = AnyStateMachine['config'];
type NodeConfig = NonNullable<Config['states']>[string];

/** A copy of a machine that lacks one of its transitions. */
function without({ config, implementations }: AnyStateMachine, lost: number): AnyStateMachine {
  let index = 0;
  const thin = (entries: unknown): unknown[] =>
    (Array.isArray(entries) ? (entries as unknown[]) : [entries]).filter(() => index++ !== lost);
  const thinAll = (listed: object) =>
    Object.fromEntries(Object.entries(listed).map(([key, each]) => [key, thin(each)]));
  const lame = <T extends NodeConfig | Config>(node: T): T => ({
    ...node,
    ...(node.always === undefined ? {} : { always: thin(node.always) }),
    ...(node.on === undefined ? {} : { on: thinAll(node.on) }),
    ...(node.after === undefined ? {} : { after: thinAll(node.after) }),
  });
  const states = Object.fromEntries(
    Object.entries(config.states ?? {}).map(([key, state]) => [key, lame(state as NodeConfig)]),
  );
  const copy = createMachine(
    { ...lame(config), states } as Config,
    implementations as Implementations,
  );
  const left = transitionsOf(copy).length;
  if (left !== transitionsOf(createMachine(config)).length - 1) {
    throw new Error(`${left} transitions are left without number ${lost}`);
  }
  return copy;
}
