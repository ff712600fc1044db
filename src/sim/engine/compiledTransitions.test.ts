import { describe, test } from 'vitest';
import { setup } from 'xstate';
import { begin, context, cry, expectStory, kit, say, type KitEvent } from './compiled.testkit.ts';

const doors = kit.createMachine({
  id: 'doors',
  context,
  initial: 'a',
  entry: say('root in'),
  exit: say('root out'),
  on: {
    around: { target: '.a', actions: say('around') },
    end: { target: '.a', reenter: true, actions: say('through the root') },
    go: { actions: say('root goes') },
  },
  states: {
    a: {
      entry: ['count', say('in a')],
      exit: say('out of a'),
      on: {
        stay: { target: 'a', actions: say('stays') },
        again: { target: 'a', reenter: true, actions: say('again') },
        go: 'b',
      },
    },
    b: { entry: say('in b'), exit: say('out of b') },
  },
});

describe('leaving and entering', () => {
  test.each<[type: KitEvent['type'], said: readonly string[]]>([
    ['stay', ['stays 1']],
    ['again', ['out of a 1', 'again 1', 'in a 2']],
    ['around', ['out of a 1', 'around 1', 'in a 2']],
    ['end', ['out of a 1', 'root out 1', 'through the root 1', 'root in 1', 'in a 2']],
    ['go', ['out of a 1', 'in b 1']],
    ['unknown', []],
  ])('goes for "%s" through the doors that XState goes through', (type, said) => {
    expectStory(
      (engine, life) => {
        begin(engine, doors, life).send({ type });
      },
      ['root in 0', 'in a 1', ...said],
    );
  });

  test('asks the state first and the machine as a whole second', () => {
    expectStory(
      (engine, life) => {
        const it = begin(engine, doors, life);
        it.send({ type: 'go' });
        it.send({ type: 'go' });
        it.send({ type: 'around' });
        life.log.push(String(it.value), String(it.settledContext.count), String(it.active));
      },
      [
        'root in 0',
        'in a 1',
        'out of a 1',
        'in b 1',
        'root goes 1',
        'out of b 1',
        'around 1',
      ].concat(['in a 2', 'a', '2', 'true']),
    );
  });
});

describe('guards', () => {
  const choosing = kit.createMachine({
    id: 'choosing',
    context,
    initial: 'a',
    states: {
      a: {
        on: {
          go: [
            { guard: 'never', actions: say('never') },
            { guard: { type: 'atLeast', params: { n: 2 } }, actions: say('enough') },
            {
              guard: { type: 'isNumber', params: ({ event }) => ({ n: event.n }) },
              actions: [
                { type: 'countBy', params: ({ event }) => ({ n: event.n ?? 0 }) },
                say('first'),
              ],
            },
            { actions: say('last') },
          ],
          stay: { guard: 'never' },
          again: { guard: 'broken' },
        },
      },
    },
    on: { stay: { actions: say('the machine stays') } },
  });

  test('are asked in order, with their parameters, until one passes', () => {
    expectStory(
      (engine, life) => {
        const it = begin(engine, choosing, life);
        it.send({ type: 'go', n: 2 });
        it.send({ type: 'go', n: 2 });
        it.send({ type: 'stay' });
      },
      ['first 2', 'enough 2', 'the machine stays 2'],
    );
  });

  test('that throw end the machine with a sentence that names them', () => {
    expectStory(
      (engine, life) => {
        const it = begin(engine, choosing, life);
        it.send({ type: 'again' });
        it.send({ type: 'stay' });
        life.log.push(String(it.active));
      },
      [
        "it failed: Unable to evaluate guard 'broken' in transition for event 'again' in state node 'choosing.a':\nno idea",
        'false',
      ],
    );
  });
});

describe('eventless transitions', () => {
  const climbing = kit.createMachine({
    id: 'climbing',
    context,
    initial: 'ground',
    states: {
      ground: { on: { go: 'step' } },
      step: {
        entry: cry('step'),
        always: [
          { guard: { type: 'atLeast', params: { n: 3 } }, target: 'top' },
          { actions: ['count', say('higher')], guard: { type: 'below', params: { n: 2 } } },
          { target: 'step', reenter: true, actions: ['count', say('once more')] },
        ],
      },
      top: { entry: [say('top'), cry('top')], on: { stay: {} } },
    },
    always: { guard: 'never', target: '.top' },
  });

  test('are taken until nothing changes, and what was emitted is heard after all of them', () => {
    expectStory(
      (engine, life) => {
        const it = begin(engine, climbing, life);
        it.send({ type: 'go' });
        life.log.push(String(it.value));
      },
      ['higher 1', 'higher 2', 'once more 3', 'top 3'].concat(
        ['heard step 0 at 0', 'heard step 3 at 0', 'heard top 3 at 0'],
        ['top'],
      ),
    );
  });

  test('are tried after every event, also after one that nobody listens to', () => {
    let open = false;
    const waiting = setup({ guards: { open: () => open } }).createMachine({
      id: 'waiting',
      initial: 'before',
      states: { before: { always: { guard: 'open', target: 'behind' } }, behind: {} },
    });
    expectStory(
      (engine, life) => {
        open = false;
        const it = begin(engine, waiting, life);
        open = true;
        life.log.push(it.value);
        it.send({ type: 'unknown' });
        life.log.push(it.value);
      },
      ['before', 'behind'],
    );
  });

  test('that change nothing are taken once', () => {
    const idle = kit.createMachine({
      id: 'idle',
      context,
      initial: 'a',
      states: { a: { always: { target: 'a', reenter: true, actions: say('turns') } } },
    });
    expectStory(
      (engine, life) => {
        begin(engine, idle, life).send({ type: 'unknown' });
      },
      ['turns 0', 'turns 0'],
    );
  });
});

describe('delayed transitions', () => {
  const timed = kit.createMachine({
    id: 'timed',
    context,
    initial: 'a',
    after: { 250: { actions: cry('the whole machine waited') } },
    states: {
      a: {
        entry: 'count',
        on: { stay: { target: 'a' }, again: { target: 'a', reenter: true }, go: 'b' },
        after: {
          growing: [{ guard: 'never', target: 'b' }, { actions: cry('growing') }],
          150: { actions: cry('150') },
        },
      },
      b: { after: { pause: { target: 'a', actions: cry('pause') } } },
    },
  });

  test('read their delay after what is done on entry', () => {
    expectStory(
      (engine, life) => {
        begin(engine, timed, life);
        life.wait(1_000);
      },
      ['heard growing 1 at 100', 'heard 150 1 at 150', 'heard the whole machine waited 1 at 250'],
    );
  });

  test('start anew when their state is entered again, and not when it stays', () => {
    expectStory(
      (engine, life) => {
        const it = begin(engine, timed, life);
        life.wait(40);
        it.send({ type: 'stay' });
        life.wait(50);
        it.send({ type: 'again' });
        life.wait(1_000);
      },
      ['heard 150 2 at 240', 'heard the whole machine waited 2 at 250', 'heard growing 2 at 290'],
    );
  });

  test('are forgotten when their state is left', () => {
    expectStory(
      (engine, life) => {
        const it = begin(engine, timed, life);
        life.wait(90);
        it.send({ type: 'go' });
        life.wait(150);
      },
      ['heard pause 1 at 190'],
    );
  });

  test('that are due together come in the order they were set, whoever set them', () => {
    expectStory(
      (engine, life) => {
        const { clock, log } = life;
        clock.setTimeout(() => log.push('before'), 100);
        begin(engine, timed, life);
        clock.setTimeout(() => log.push('behind'), 100);
        life.wait(100);
      },
      ['before', 'heard growing 1 at 100', 'behind'],
    );
  });

  test('break the machine when their delay is no whole number of milliseconds', () => {
    const odd = kit.createMachine({
      id: 'odd',
      context,
      initial: 'a',
      states: { a: { entry: cry('in'), after: { half: 'b' } }, b: {} },
    });
    expectStory(
      (engine, life) => {
        begin(engine, odd, life);
      },
      ['heard in 0 at 0', 'it failed: Expected whole milliseconds from zero up, got 0.5'],
    );
  });
});
