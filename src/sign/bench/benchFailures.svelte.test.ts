import '../../signing/schemes.ts';
import { describe, expect, test } from 'vitest';
import { createActor, fromCallback, fromPromise, waitFor } from 'xstate';
import type { ReadPaste } from './benchUpdates.ts';
import { benchMachine } from './bench.machine.ts';
import { checkDraft } from './worker/benchWork.ts';
import type { Draft } from './draft.ts';
import { exampleDraft } from './examples.ts';
import type { SigningOutcome } from './signAndReplay.ts';
import type { Checked } from './benchState.ts';
import { headline } from '../verdict/verdictWords.ts';

const openedAt = 1_795_000_000;

/** A bench whose clock ticks when the test says so. */
const still = benchMachine.provide({
  actors: { clock: fromCallback(() => undefined) },
});

function openBench(machine: typeof still, input: { handedOver?: Draft } = {}) {
  const bench = createActor(machine, { input: { clockSeconds: openedAt, ...input } }).start();
  return { bench, settled: () => waitFor(bench, (state) => state.matches('judged')) };
}

function verdictOf({ context }: { context: { checked: Checked | undefined } }): string {
  return context.checked ? headline(context.checked) : 'none yet';
}

describe('what breaks off is told beside the buttons, and the page goes on', () => {
  const broken = <T>(): Promise<T> => Promise.reject(new Error('broken'));

  test('a check: there is no verdict, until one of the next fields succeeds', async () => {
    let fails = false;
    const { bench, settled } = openBench(
      still.provide({
        actors: {
          check: fromPromise(({ input }) => (fails ? broken() : checkDraft(input))),
        },
      }),
    );
    await settled();
    fails = true;
    bench.send({ type: 'draft.edited', change: { secrets: ['other'] } });
    const { context } = await settled();
    expect(context.note).toEqual({ kind: 'failed', at: 'checking' });
    expect(verdictOf({ context })).toBe('none yet');

    fails = false;
    bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 1 });
    expect(verdictOf(await settled())).toMatch(/^Reject/);
    expect(bench.getSnapshot().context.note).toBeUndefined();
  });

  test('signing: the fields are checked as they are, and there is nothing to undo', async () => {
    const { bench, settled } = openBench(
      still.provide({ actors: { sign: fromPromise(() => broken<SigningOutcome>()) } }),
      {
        handedOver: { ...exampleDraft('github'), neverSigned: false },
      },
    );
    const before = (await settled()).context.draft;
    bench.send({ type: 'sign.asked' });
    const { context } = await settled();
    expect(context.note).toEqual({ kind: 'failed', at: 'signing' });
    expect(context.undoable).toEqual([]);
    expect(context.draft).toEqual(before);
  });

  test('the example’s own signing is not begun again for ever', async () => {
    const { bench, settled } = openBench(
      still.provide({ actors: { sign: fromPromise(() => broken<SigningOutcome>()) } }),
    );
    await settled();
    expect(bench.getSnapshot().context.note).toEqual({ kind: 'failed', at: 'signing' });
  });

  test('reading a pasted text: the fields stay as they were', async () => {
    const { bench, settled } = openBench(
      still.provide({ actors: { recognise: fromPromise(() => broken<ReadPaste>()) } }),
    );
    const before = (await settled()).context.draft;
    bench.send({ type: 'request.pasted', text: 'X-A: b' });
    const { context } = await settled();
    expect(context.note).toEqual({ kind: 'failed', at: 'reading' });
    expect(context.draft).toEqual(before);
  });
});

test('a check that takes longer than a second comes to its end', async () => {
  const answers: ((checked: Checked) => void)[] = [];
  const slow = still.provide({
    actors: { check: fromPromise(() => new Promise<Checked>((answer) => answers.push(answer))) },
  });
  const { bench, settled } = openBench(slow);
  await waitFor(bench, (state) => state.matches('checking'));
  bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 1 });
  bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 2 });
  expect(answers).toHaveLength(1);
  answers[0]?.({ schemeId: 'stripe', problem: 'body is not hex' });
  expect((await settled()).context.clockSeconds).toBe(openedAt + 2);
});
