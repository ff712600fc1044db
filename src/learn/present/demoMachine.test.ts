import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { demoMachine, demoStages, type DemoInput } from './demo.machine.ts';
import { readDemoLink, writeDemoLink } from './demoLink.ts';

const start = (input: Partial<DemoInput> = {}) =>
  createActor(demoMachine, {
    input: { stage: 'ask', votes: [0, 0, 0], runs: 2, shown: 1, ...input },
  }).start();

describe('a demo', () => {
  test('goes through its five stages by one key, and shows the runs one by one at the end', () => {
    const actor = start();
    const went = Array.from({ length: 7 }, () => {
      const { value, context } = actor.getSnapshot();
      actor.send({ type: 'next' });
      return `${value.stage} ${context.shown}`;
    });
    expect(went).toEqual(['ask 1', 'vote 1', 'run 1', 'compare 1', 'why 1', 'why 2', 'why 2']);
  });

  test('goes back the same way, and stays at its beginning', () => {
    const actor = start({ stage: 'why', shown: 2 });
    const went = Array.from({ length: 7 }, () => {
      actor.send({ type: 'back' });
      const { value, context } = actor.getSnapshot();
      return `${value.stage} ${context.shown}`;
    });
    expect(went).toEqual(['why 1', 'compare 1', 'run 1', 'vote 1', 'ask 1', 'ask 1', 'ask 1']);
  });

  test('begins where its link says, and begins again without votes', () => {
    const actor = start({ stage: 'compare', votes: [1, 2, 3] });
    expect(actor.getSnapshot().value.stage).toBe('compare');
    actor.send({ type: 'restart' });
    expect(actor.getSnapshot().value.stage).toBe('ask');
    expect(actor.getSnapshot().context.votes).toEqual([0, 0, 0]);
  });

  test('is left by going on twice after its last run, and not where one has gone back between', () => {
    const actor = start({ stage: 'why', shown: 1 });
    const leaves = (type: 'next' | 'back') => {
      actor.send({ type });
      return actor.getSnapshot().context.leaves;
    };
    expect([leaves('next'), leaves('next'), leaves('back'), leaves('next')]).toEqual([0, 1, 0, 1]);
    expect(actor.getSnapshot().context.shown).toBe(2);
    expect(leaves('next')).toBe(2);
    actor.send({ type: 'restart' });
    expect(actor.getSnapshot().context.leaves).toBe(0);
  });

  test('takes votes while the class votes only, as whole numbers within bounds', () => {
    const actor = start();
    actor.send({ type: 'votes.given', option: 0, votes: 5 });
    expect(actor.getSnapshot().context.votes).toEqual([0, 0, 0]);
    actor.send({ type: 'next' });
    for (const [option, votes] of [12.7, -3, 5_000].entries())
      actor.send({ type: 'votes.given', option, votes });
    expect(actor.getSnapshot().context.votes).toEqual([12, 0, 999]);
    actor.send({ type: 'votes.given', option: 0, votes: Number.NaN });
    expect(actor.getSnapshot().context.votes).toEqual([0, 0, 999]);
  });

  test('blanks the screen at any stage without leaving it', () => {
    const actor = start({ stage: 'run' });
    actor.send({ type: 'blank' });
    expect(actor.getSnapshot().value).toEqual({ stage: 'run', screen: 'blank' });
    actor.send({ type: 'blank' });
    expect(actor.getSnapshot().value).toEqual({ stage: 'run', screen: 'shown' });
  });
});

test('the code for a class covers the screen until it is closed, and no stage passes behind it', () => {
  const actor = start({ stage: 'run' });
  actor.send({ type: 'code' });
  actor.send({ type: 'blank' });
  expect(actor.getSnapshot().value).toEqual({ stage: 'run', screen: 'code' });
  actor.send({ type: 'code' });
  expect(actor.getSnapshot().value).toEqual({ stage: 'run', screen: 'shown' });
});

describe('the link of a demo', () => {
  const of = { options: 3, runs: 2 };
  const read = (query: string) => readDemoLink(new URLSearchParams(query), of);

  test.each(
    demoStages.flatMap((stage) => [
      { stage, votes: [0, 0, 0], shown: 1 },
      { stage, votes: [6, 13, 999], shown: stage === 'why' ? 2 : 1 },
    ]),
  )('keeps $stage with $votes and $shown run', (link) => {
    expect(read(writeDemoLink(link))).toEqual({ ...link, problems: [] });
  });

  test('is empty at the beginning', () => {
    expect(writeDemoLink({ stage: 'ask', votes: [0, 0, 0], shown: 1 })).toBe('');
  });

  test.each([
    'stage=answer',
    'votes=1.2',
    'votes=1.2.x',
    'votes=1.2.1000',
    'votes=',
    'runs=3',
    'runs=0',
    'runs=x',
  ])('names what does not fit in %s, and takes the beginning instead', (query) => {
    const { problems, ...link } = read(query);
    expect(link).toEqual({ stage: 'ask', votes: [0, 0, 0], shown: 1 });
    expect(problems).toEqual([expect.stringContaining('The link says')]);
  });

  test('ignores a key that it does not know', () => {
    expect(read('theme=projector').problems).toEqual([]);
  });
});
