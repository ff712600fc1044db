import { describe, expect, test } from 'vitest';
import {
  loadPolicyIds,
  standardLoad,
  type LoadPlan,
  type LoadSettings,
} from '../../../model/load/load.ts';
import { standardSettings } from '../../../model/settings.ts';
import { LoadRun } from './loadRun.svelte.ts';
import { loadLimits, partsIn, partsOf, type LoadPart } from './loadTask.ts';
import { workerInPage, type BackgroundWorker } from '../../../page/background/backgroundWorker.ts';

const planOf = (load: Partial<LoadSettings> = {}): LoadPlan => ({
  seed: 1,
  settings: standardSettings,
  load: { ...standardLoad, ...load },
});

interface PatientWorker {
  say: (part: LoadPart) => void;
  /** Resolves or rejects what was asked, and lets whoever waits for it go on. */
  finish: () => Promise<void>;
  breakOff: (problem: string) => Promise<void>;
  stopped: boolean;
}

const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A run whose worker does nothing by itself: the test lets it say its pieces. */
function runByHand() {
  const workers: PatientWorker[] = [];
  const run = new LoadRun((): Promise<BackgroundWorker<LoadPlan, LoadPart>> => {
    const worker: PatientWorker = {
      say: () => {},
      finish: settle,
      breakOff: settle,
      stopped: false,
    };
    workers.push(worker);
    return Promise.resolve({
      work: (_, onPart) =>
        new Promise((resolve, reject) => {
          worker.say = onPart;
          worker.finish = () => {
            resolve();
            return settle();
          };
          worker.breakOff = (problem) => {
            reject(new Error(problem));
            return settle();
          };
        }),
      stop: () => {
        worker.stopped = true;
      },
    });
  });
  const start = (plan: LoadPlan) => {
    void run.start(plan);
    return settle();
  };
  return { run, workers, start };
}

const pointsOf = (plan: LoadPlan) => [...partsOf(plan)];

describe('a load run', () => {
  const plan = planOf({ view: 'contention', contenders: 10, repeats: 1 });

  test('shows each piece as it comes, and is done with the last', async () => {
    const { run, workers, start } = runByHand();
    await start(plan);
    const [first, second] = pointsOf(plan);

    workers[0]!.say(first!);
    expect([run.state, run.parts.length, run.wanted]).toEqual(['running', 1, 5]);
    workers[0]!.say(second!);
    await workers[0]!.finish();

    expect(run.state).toBe('done');
    expect(run.parts).toEqual([first, second]);
  });

  test('that is cancelled keeps what it found and hears no more', async () => {
    const { run, workers, start } = runByHand();
    await start(plan);
    const [first, second] = pointsOf(plan);
    workers[0]!.say(first!);

    run.cancel();
    await settle();
    workers[0]!.say(second!);

    expect(workers[0]!.stopped).toBe(true);
    expect([run.state, run.parts.length]).toEqual(['cancelled', 1]);
  });

  test('in place of another shows the old pieces until the first new one', async () => {
    const { run, workers, start } = runByHand();
    await start(plan);
    const [old] = pointsOf(plan);
    workers[0]!.say(old!);
    await workers[0]!.finish();

    const next = { ...plan, seed: 2 };
    await start(next);
    expect([run.parts, run.plan]).toEqual([[old], plan]);

    const [fresh] = pointsOf(next);
    workers[0]!.say(fresh!);
    expect([run.parts, run.plan]).toEqual([[fresh], next]);
  });

  test('in place of one at work hires another worker and lets the first go', async () => {
    const { workers, start } = runByHand();
    await start(plan);
    await start({ ...plan, seed: 2 });

    expect(workers.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  test('that would be too big is not started, and says why', async () => {
    const { run, workers, start } = runByHand();
    await start(planOf({ view: 'fleet', clients: 100_000, fleetSeconds: 86_400 }));

    expect(workers).toEqual([]);
    expect(run.state).toBe('idle');
    expect(run.problem).toContain('a fleet takes 50,000,000 at most');
  });

  test('counts its own pieces, not those of the run before that are still shown', async () => {
    const { run, workers, start } = runByHand();
    await start(plan);
    for (const part of pointsOf(plan)) workers[0]!.say(part);
    await workers[0]!.finish();
    await start({ ...plan, seed: 2 });
    run.cancel();

    expect([run.state, run.done, run.parts.length]).toEqual(['cancelled', 0, 5]);
  });

  test('for which nobody comes to work says so in a sentence, and tries again when it is started again', async () => {
    let asked = 0;
    const run = new LoadRun(() =>
      asked++ === 0
        ? Promise.reject(new Error('nobody is there'))
        : Promise.resolve(workerInPage(partsOf)),
    );
    await run.start(plan);
    expect([run.state, run.problem]).toEqual(['broken', 'The run broke: nobody is there.']);
    await run.start(plan);
    expect([run.state, run.parts.length]).toEqual(['done', 5]);
  });

  test('that breaks says so in a sentence', async () => {
    const { run, workers, start } = runByHand();
    await start(plan);
    await workers[0]!.breakOff('no room');

    expect([run.state, run.problem]).toEqual(['broken', 'The run broke: no room.']);
  });
});

test('the results are those of the same seed, settings and fields, whatever is under load now', async () => {
  const run = new LoadRun(() => Promise.resolve(workerInPage(partsOf)));
  const plan = planOf({ view: 'fleet', clients: 5 });
  expect(run.answers(plan)).toBe(false);
  await run.start(plan);
  expect(run.answers(planOf({ view: 'contention', clients: 5, repeats: 3 }))).toBe(true);
  expect(run.answers(planOf({ view: 'fleet', clients: 6 }))).toBe(false);
  expect(run.answers({ ...plan, seed: 2 })).toBe(false);
  const settings = { ...standardSettings, pollEveryMs: 60_000 };
  expect(run.answers({ ...plan, settings })).toBe(false);

  // No client of the contention polls, and none goes by a retry policy.
  const contention = planOf({ view: 'contention', contenders: 10, repeats: 1 });
  await run.start(contention);
  expect(run.answers({ ...contention, settings })).toBe(true);
  expect(run.answers({ ...contention, seed: 2 })).toBe(false);

  await run.start(planOf({ deliveries: 5 }));
  expect(run.answers(planOf({ deliveries: 5, policy: 'fixed5s' }))).toBe(false);
});

describe('where there is no worker to be had', () => {
  const plan = planOf({ view: 'contention', contenders: 10, repeats: 1 });

  test('the page works the plan off itself, piece by piece', async () => {
    const run = new LoadRun(() => Promise.resolve(workerInPage(partsOf)));
    void run.start(plan);
    expect(run.parts).toEqual([]);
    await expect.poll(() => run.state).toBe('done');
    expect(run.parts).toEqual(pointsOf(plan));
  });

  test('and stops when it is cancelled', async () => {
    const run = new LoadRun(() => Promise.resolve(workerInPage(partsOf)));
    void run.start(planOf({ view: 'contention', contenders: 190, repeats: 5 }));
    await expect.poll(() => run.parts.length, { interval: 1 }).toBeGreaterThan(0);
    run.cancel();
    const found = run.parts.length;
    await new Promise((resolve) => setTimeout(resolve));
    expect([run.state, run.parts.length]).toEqual(['cancelled', found]);
  });
});

describe('a long plan', () => {
  test.each([
    ['stampede', planOf({ deliveries: 10_000, forSeconds: 60, downSeconds: 60 }), 6],
    ['fleet', planOf({ view: 'fleet', clients: 100_000, fleetSeconds: 2_000 }), 8],
    ['contention', planOf({ view: 'contention', contenders: 100, repeats: 100 }), 10],
  ] as const)(
    'of a %s lets the page have its turn on the way, and says how far it is',
    (_, plan, turns) => {
      const settings = {
        ...plan.settings,
        retryPlan: 'fixed',
        firstWaitMs: 5_000,
        attempts: 12,
      } as const;
      const shares: number[] = [];
      for (const part of partsOf({ ...plan, settings })) {
        if (part.kind === 'reached') shares.push(part.share);
        // All of it comes before a stampede's or a fleet's first piece.
        else expect(part.kind).toBe('contention');
        if (shares.length === turns) break;
      }
      expect(shares).toHaveLength(turns);
      expect(shares.filter((share) => share >= 0 && share < 1)).toEqual(shares);
    },
  );

  test('shows in the page how much of the next piece is done', async () => {
    const { run, workers, start } = runByHand();
    await start(planOf({ view: 'contention', contenders: 10, repeats: 1 }));
    const [first] = pointsOf(planOf({ view: 'contention', contenders: 10, repeats: 1 }));
    workers[0]!.say({ kind: 'reached', share: 0.25 });
    expect([run.done, run.share, run.parts]).toEqual([0, 0.25, []]);
    workers[0]!.say(first!);
    expect([run.done, run.share]).toEqual([1, 0]);
  });
});

describe('a run that is more than one takes', () => {
  const small = { most: 400, pauseAfter: 100 };
  const limits = { stampede: small, fleet: small, contention: small };

  test.each([
    [
      planOf({ policy: 'every1s' }),
      'The stampede stops at 00:06.6: 401 calls had left by then, more than one takes. Let fewer deliveries begin, make it shorter or let them retry less often.',
      10,
    ],
    [
      planOf({ view: 'fleet', clients: 20 }),
      'The fleet stops after 3 of 20 clients: more polls and payments than one takes. Let payments come less often, poll less often or watch for a shorter time.',
      1,
    ],
    [
      planOf({ view: 'contention', contenders: 30, repeats: 1 }),
      /^The contention stops after 1?\d of 15 points: more calls than one takes\. Ask for fewer clients or fewer runs of each\.$/,
      undefined,
    ],
  ] as const)(
    'keeps what there is, and says where it stopped: %#',
    async (plan, sentence, pieces) => {
      const run = new LoadRun(() => Promise.resolve(workerInPage((task) => partsOf(task, limits))));
      await run.start(plan);

      expect([run.state, run.problem]).toEqual(['done', undefined]);
      expect(run.cut).toMatch(sentence);
      expect(run.parts).toHaveLength(pieces ?? run.done);
      expect(run.done).toBeGreaterThan(0);
    },
  );

  test('forgets the sentence when it is started anew', async () => {
    let room = limits;
    const run = new LoadRun(() => Promise.resolve(workerInPage((task) => partsOf(task, room))));
    await run.start(planOf({ policy: 'every1s' }));
    room = loadLimits as typeof room;
    await run.start(planOf({ policy: 'every1s' }));
    expect([run.state, run.cut]).toEqual(['done', undefined]);
  });

  test('leaves a policy out of the table that would stop, like one that is too big to begin with', () => {
    const parts = [...partsOf(planOf({ policy: 'doublingCap20sJitter' }), limits)];
    const counts = (id: string) => parts.find((part) => part.kind === 'try' && part.policy === id);
    expect(counts('every1s')).toMatchObject({ counts: undefined });
    expect(counts('lab')).toMatchObject({ counts: { deliveries: 60 } });
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
