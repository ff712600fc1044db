import { describe, expect, test } from 'vitest';
import { loadPolicyIds, standardLoad, type LoadPlan, type LoadSettings } from '../model/load.ts';
import { standardSettings } from '../model/settings.ts';
import type { LoadWord } from './load.worker.ts';
import { handInPage, LoadRun, type LoadHand } from './loadRun.svelte.ts';
import { partsIn, partsOf } from './loadTask.ts';

const planOf = (load: Partial<LoadSettings> = {}): LoadPlan => ({
  seed: 1,
  settings: standardSettings,
  load: { ...standardLoad, ...load },
});

/** A run whose worker does nothing by itself: the test lets it say its words. */
function runByHand() {
  const hands: { say: (word: LoadWord) => void; dismissed: boolean; plans: LoadPlan[] }[] = [];
  const run = new LoadRun((): LoadHand => {
    const hand = { say: (_: LoadWord) => {}, dismissed: false, plans: [] as LoadPlan[] };
    hands.push(hand);
    return {
      work: (plan, say) => {
        hand.plans.push(plan);
        hand.say = say;
      },
      dismiss: () => {
        hand.dismissed = true;
      },
    };
  });
  return { run, hands };
}

const pointsOf = (plan: LoadPlan) => [...partsOf(plan)];

describe('a load run', () => {
  const plan = planOf({ view: 'contention', contenders: 10, repeats: 1 });

  test('shows each piece as it comes, and is done with the last', () => {
    const { run, hands } = runByHand();
    run.start(plan);
    const [first, second] = pointsOf(plan);

    hands[0]!.say({ part: first! });
    expect([run.state, run.parts.length, run.wanted]).toEqual(['running', 1, 5]);
    hands[0]!.say({ part: second! });
    hands[0]!.say({ done: true });

    expect(run.state).toBe('done');
    expect(run.parts).toEqual([first, second]);
  });

  test('that is cancelled keeps what it found and hears no more', () => {
    const { run, hands } = runByHand();
    run.start(plan);
    const [first, second] = pointsOf(plan);
    hands[0]!.say({ part: first! });

    run.cancel();
    hands[0]!.say({ part: second! });

    expect(hands[0]!.dismissed).toBe(true);
    expect([run.state, run.parts.length]).toEqual(['cancelled', 1]);
  });

  test('in place of another shows the old pieces until the first new one', () => {
    const { run, hands } = runByHand();
    run.start(plan);
    const [old] = pointsOf(plan);
    hands[0]!.say({ part: old! });
    hands[0]!.say({ done: true });

    const next = { ...plan, seed: 2 };
    run.start(next);
    expect([run.parts, run.plan]).toEqual([[old], plan]);

    const [fresh] = pointsOf(next);
    hands[0]!.say({ part: fresh! });
    expect([run.parts, run.plan]).toEqual([[fresh], next]);
  });

  test('in place of one at work hires another hand and lets the first go', () => {
    const { run, hands } = runByHand();
    run.start(plan);
    run.start({ ...plan, seed: 2 });

    expect(hands.map(({ dismissed }) => dismissed)).toEqual([true, false]);
  });

  test('that would be too big is not started, and says why', () => {
    const { run, hands } = runByHand();
    run.start(planOf({ view: 'fleet', clients: 100_000, fleetSeconds: 86_400 }));

    expect(hands).toEqual([]);
    expect(run.state).toBe('idle');
    expect(run.problem).toContain('a fleet takes 50,000,000 at most');
  });

  test('that breaks says so in a sentence', () => {
    const { run, hands } = runByHand();
    run.start(plan);
    hands[0]!.say({ problem: 'no room' });

    expect([run.state, run.problem]).toEqual(['broken', 'The run broke: no room.']);
  });
});

describe('where there is no worker to be had', () => {
  const plan = planOf({ view: 'contention', contenders: 10, repeats: 1 });

  test('the page works the plan off itself, piece by piece', async () => {
    const run = new LoadRun(handInPage);
    run.start(plan);
    expect(run.parts).toEqual([]);
    await expect.poll(() => run.state).toBe('done');
    expect(run.parts).toEqual(pointsOf(plan));
  });

  test('and stops when it is cancelled', async () => {
    const run = new LoadRun(handInPage);
    run.start(planOf({ view: 'contention', contenders: 190, repeats: 5 }));
    await expect.poll(() => run.parts.length, { interval: 1 }).toBeGreaterThan(0);
    run.cancel();
    const found = run.parts.length;
    await new Promise((resolve) => setTimeout(resolve));
    expect([run.state, run.parts.length]).toEqual(['cancelled', found]);
  });
});

describe('the pieces of a plan', () => {
  test.each(['stampede', 'fleet', 'contention'] as const)(
    'of %s are as many as announced',
    (view) => {
      const plan = planOf({ view, clients: 10, contenders: 20, repeats: 1 });
      expect(pointsOf(plan)).toHaveLength(partsIn(plan));
    },
  );

  test('of a stampede are the chosen policy and all policies to try, which agree about it', () => {
    const [chosen, ...tries] = pointsOf(planOf({ policy: 'fixed5s' }));
    expect(chosen).toMatchObject({ kind: 'stampede' });
    expect(tries.map((part) => part.kind === 'try' && part.policy)).toEqual([...loadPolicyIds]);
    expect(tries.find((part) => part.kind === 'try' && part.policy === 'fixed5s')).toMatchObject({
      counts: { delivered: 0, deliveries: 60, calls: 1_260, peakAfterRecovery: 60 },
    });
  });
});
