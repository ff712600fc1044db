import { describe, expect, test } from 'vitest';
import { emit, enqueueActions, setup, type AnyStateMachine } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import { VirtualClock } from './clock.ts';
import { begin, context, cry, expectStory, kit, say } from './compiled.testkit.ts';
import { actors } from './actors.ts';
import { compiled } from './compiled.ts';
import type { Running } from './engine.ts';

describe('actions', () => {
  const busy = kit.createMachine({
    id: 'busy',
    context,
    initial: 'a',
    entry: [say('first'), cry('first'), 'count', say('second')],
    states: {
      a: {
        entry: ['count', cry('in a'), say('third')],
        on: {
          go: { actions: [cry('one'), 'count', say('two'), cry('three'), 'reset', say('four')] },
          again: {
            actions: enqueueActions(({ context, enqueue, check }) => {
              enqueue('count');
              enqueue(say('enqueued'));
              enqueue.assign({ count: ({ context }) => context.count * 10 });
              if (check({ type: 'below', params: { n: 5 } }))
                enqueue(({ context }) => {
                  context.say('seen', context.count);
                });
              enqueue.emit({ type: 'word', word: `from ${context.count}` });
            }),
          },
          stay: { actions: [cry('lost'), 'breakDown', say('never')] },
        },
      },
    },
  });

  test('see what was assigned before them, and facts come after all of them', () => {
    expectStory(
      (engine, life) => {
        const it = begin(engine, busy, life);
        it.send({ type: 'go' });
        it.send({ type: 'again' });
        life.log.push(String(it.settledContext.count));
      },
      ['first 0', 'second 1', 'third 2', 'heard first 0 at 0', 'heard in a 2 at 0'].concat(
        ['two 3', 'four 0', 'heard one 2 at 0', 'heard three 3 at 0'],
        ['enqueued 1', 'seen 10', 'heard from 0 at 0', '10'],
      ),
    );
  });

  test('that throw end the machine: what the step had to say is not heard, and later events are not', () => {
    expectStory(
      (engine, life) => {
        const it = begin(engine, busy, life);
        life.log.length = 0;
        it.send({ type: 'stay' });
        it.send({ type: 'go' });
        life.log.push(String(it.active));
      },
      ['it failed: out of paper', 'false'],
    );
  });

  test('that throw on the way in leave nothing to be heard, and no timer', () => {
    const stillborn = kit.createMachine({
      id: 'stillborn',
      context,
      initial: 'a',
      states: {
        a: {
          entry: [cry('in'), say('in'), 'breakDown', say('never')],
          after: { pause: { actions: say('late') } },
        },
      },
    });
    expectStory(
      (engine, life) => {
        const it = begin(engine, stillborn, life);
        life.wait(1_000);
        life.log.push(String(it.active));
      },
      ['in 0', 'it failed: out of paper', 'false'],
    );
  });

  test('that send to their own machine are heard after the step, and see the state before it', () => {
    let it: Running<AnyStateMachine> | undefined;
    const echoing = kit.createMachine({
      id: 'echoing',
      context,
      initial: 'a',
      states: {
        a: {
          on: {
            go: {
              target: 'b',
              actions: [
                ({ context }) => {
                  it?.send({ type: 'go' });
                  context.say('still', it?.value);
                },
                cry('left a'),
              ],
            },
          },
        },
        b: { entry: say('in b'), on: { go: { actions: say('again in b') } } },
      },
    });
    expectStory(
      (engine, life) => {
        it = begin(engine, echoing, life);
        it.send({ type: 'go' });
      },
      ['still a', 'in b 0', 'heard left a 0 at 0', 'again in b 0'],
    );
  });
});

describe('what a function enqueues', () => {
  test.each([
    [
      'while another machine of its kind does the same',
      'go',
      ['two 0', 'heard two is asked go: true at 0', 'one 0', 'heard one is asked again: true at 0'],
    ],
    [
      'after another machine of its kind has thrown in the midst of it',
      'stay',
      ['it failed: out of paper', 'one 0', 'heard one is asked again: true at 0'],
    ],
  ] as const)('is its own, also %s', (_, passedOn, heard) => {
    let other: Running<AnyStateMachine> | undefined;
    const relay = kit.enqueueActions(({ context, event, enqueue, check }) => {
      const next = other;
      other = undefined;
      const name = next ? 'one' : 'two';
      enqueue(say(name));
      next?.send({ type: passedOn });
      if (event.type === 'stay') throw new Error('out of paper');
      const itself = check((told) => told.context === context && told.event === event);
      enqueue.emit({ type: 'word', word: `${name} is asked ${event.type}: ${itself}` });
    });
    const on = { again: { actions: relay }, go: { actions: relay }, stay: { actions: relay } };
    const relaying = kit.createMachine({
      id: 'relaying',
      context,
      initial: 'a',
      states: { a: { on } },
    });
    expectStory((engine, life) => {
      const first = begin(engine, relaying, life);
      other = begin(engine, relaying, life);
      first.send({ type: 'again' });
    }, heard);
  });
});

describe('a context', () => {
  test('that an action reads is that of its place among the actions, also while a machine starts', () => {
    const read: number[] = [];
    const reads = ({ context }: { context: { count: number } }) => read.push(context.count);
    const reading = kit.createMachine({
      id: 'reading',
      context,
      initial: 'a',
      states: {
        a: {
          entry: ['count', reads, 'count', say('in')],
          on: { go: { actions: ['count', reads, 'count', reads, 'count'] } },
        },
      },
    });
    expectStory(
      (engine, life) => {
        read.length = 0;
        const it = begin(engine, reading, life);
        read.push(it.settledContext.count);
        it.send({ type: 'go' });
        life.log.push(read.join(), String(it.settledContext.count));
      },
      ['in 2', '1,2,3,4', '5'],
    );
  });

  test('is settled only between two steps: who asks the compiled machine in one is told off', () => {
    const seen: unknown[] = [];
    const asked = kit.createMachine({
      id: 'asked',
      context,
      initial: 'a',
      states: {
        a: {
          on: {
            go: {
              actions: [
                'count',
                () => {
                  seen.push(it.settledContext.count);
                },
              ],
            },
          },
        },
      },
    });
    const fail = (_: string, error: unknown) => seen.push(String(error));
    const it = compiled.start(
      asked,
      { name: 'asked', input: { say: () => undefined } },
      { clock: new VirtualClock(), fail },
    );
    seen.push(it.settledContext.count);
    it.send({ type: 'go' });
    expect(seen).toEqual([
      0,
      'Error: asked handles an event or is over: its context is not settled',
    ]);
  });

  test.each<[how: string, made: 'once' | 'by a function' | 'from the input']>([
    ['is given', 'once'],
    ['comes from a function', 'by a function'],
    ['is the input', 'from the input'],
  ])('that %s and is the same for all machines of a kind is written to by none', (_, made) => {
    const shared = { say: () => undefined, count: 7 };
    const contexts = { once: shared, 'by a function': () => shared };
    const twins = kit.createMachine({
      id: 'twins',
      context:
        made === 'from the input'
          ? ({ input }: { input: unknown }) => input as typeof shared
          : contexts[made],
      initial: 'a',
      states: { a: { entry: ['count', 'count'] } },
    });
    for (const engine of [actors, compiled]) {
      const silent = { clock: new VirtualClock(), fail: () => undefined };
      const counts = [1, 2, 3].map(
        () => engine.start(twins, { name: 'it', input: shared }, silent).settledContext.count,
      );
      expect([...counts, shared.count]).toEqual([9, 9, 9, 7]);
    }
  });
});

describe('the end', () => {
  const mortal = kit.createMachine({
    id: 'mortal',
    context,
    initial: 'alive',
    exit: say('out'),
    after: { 500: { actions: cry('after the end') } },
    states: {
      alive: { on: { end: { target: 'dead', actions: cry('last words') } } },
      dead: {
        type: 'final',
        entry: [cry('dead'), say('dead')],
        exit: say('out of dead'),
        after: { pause: { actions: cry('haunts') } },
      },
    },
  });

  test('is a final state: what was said is heard, timers and later events are not', () => {
    expectStory(
      (engine, life) => {
        const it = begin(engine, mortal, life);
        it.send({ type: 'end' });
        it.send({ type: 'end' });
        life.wait(1_000);
        life.log.push(String(it.value), String(it.active));
      },
      ['dead 0', 'out of dead 0', 'out 0', 'heard last words 0 at 0', 'heard dead 0 at 0'].concat([
        'dead',
        'false',
      ]),
    );
  });

  test('can come at once', () => {
    const brief = kit.createMachine({
      id: 'brief',
      context,
      initial: { target: 'passing', actions: say('on the way') },
      states: {
        passing: { entry: cry('passing'), always: 'over' },
        over: { entry: cry('over'), type: 'final' },
      },
    });
    expectStory(
      (engine, life) => {
        const it = begin(engine, brief, life);
        life.log.push(String(it.value), String(it.active));
      },
      ['on the way 0', 'heard passing 0 at 0', 'heard over 0 at 0', 'over', 'false'],
    );
  });
});

test('without anybody to record, facts are not even made', () => {
  let made = 0;
  const talking = setup({
    types: { emitted: {} as FactBody },
    actions: {
      speak: emit(() => {
        made++;
        return { type: 'run.started' as const };
      }),
    },
  }).createMachine({ id: 'talking', initial: 'a', states: { a: { entry: 'speak' } } });
  const silent = { clock: new VirtualClock(), fail: () => undefined };
  compiled.start(talking, { name: 'talker', input: undefined }, silent);
  expect(made).toBe(0);
  compiled.start(
    talking,
    { name: 'talker', input: undefined },
    { ...silent, record: () => undefined },
  );
  expect(made).toBe(1);
});
