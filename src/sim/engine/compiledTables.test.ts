import { describe, expect, test } from 'vitest';
import { raise, setup, type AnyStateMachine } from 'xstate';
import { VirtualClock } from './clock.ts';
import { compiled } from './compiled.ts';

describe('a machine is refused, with what it has that is not understood, when it', () => {
  const any = setup({ actors: { other: setup({}).createMachine({}) } });
  test.each<[what: string, machine: () => AnyStateMachine, because: string]>([
    [
      'has states in states',
      () =>
        any.createMachine({
          id: 'm',
          initial: 'a',
          states: { a: { initial: 'b', states: { b: {} } } },
        }),
      'its state "a" is compound',
    ],
    [
      'is in two states at once',
      () => any.createMachine({ id: 'm', type: 'parallel', states: { a: {}, b: {} } }),
      'it has no states, or parallel ones',
    ],
    [
      'remembers states',
      () => any.createMachine({ id: 'm', initial: 'a', states: { a: {}, b: { type: 'history' } } }),
      'its state "b" is history',
    ],
    [
      'invokes another',
      () =>
        any.createMachine({
          id: 'm',
          initial: 'a',
          states: { a: { invoke: { src: 'other' } } },
        }),
      'it invokes others in "a"',
    ],
    [
      'listens by a pattern',
      () => any.createMachine({ id: 'm', initial: 'a', states: { a: { on: { '*': {} } } } }),
      'it listens to events by a pattern',
    ],
    [
      'raises events',
      () =>
        any.createMachine({
          id: 'm',
          initial: 'a',
          states: { a: { entry: raise({ type: 'x' }) } },
        }),
      'it raises events',
    ],
    [
      'has an output',
      () => any.createMachine({ id: 'm', initial: 'a', states: { a: {} }, output: 7 as never }),
      'it has an output',
    ],
    [
      'names an action that is not there',
      () => any.createMachine({ id: 'm', initial: 'a', states: { a: { entry: 'jump' as never } } }),
      'it has no action "jump"',
    ],
  ])('%s', (_, machine, because) => {
    const surroundings = { clock: new VirtualClock(), fail: () => undefined };
    expect(() => {
      compiled.start(machine(), { name: 'it', input: undefined }, surroundings);
    }).toThrow(`The machine "m" cannot be compiled: ${because}.`);
  });
});
