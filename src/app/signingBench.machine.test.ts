import { describe, expect, test } from 'vitest';
import { createActor, fromCallback, fromPromise, SimulatedClock, waitFor } from 'xstate';
import { schemes } from '../signing/schemes.ts';
import { signingBenchMachine } from './signingBench.machine.ts';
import { draftOfHandOff, type Draft } from './signingBenchDraft.ts';
import type { Checked } from './signingBenchResults.ts';
import { headline } from './signingBenchWords.ts';

const openedAt = 1_795_000_000;

/** A bench whose clock ticks when the test says so. */
const still = signingBenchMachine.provide({
  actors: { clock: fromCallback(() => undefined) },
});

function openBench(machine = still, input: { handedOver?: Draft } = {}) {
  const clock = new SimulatedClock();
  const bench = createActor(machine, {
    clock,
    input: { clockSeconds: openedAt, ...input },
  }).start();
  return { bench, clock, settled: () => waitFor(bench, (state) => state.matches('judged')) };
}

function verdictOf({ context }: { context: { checked: Checked | undefined } }): string {
  return context.checked ? headline(context.checked) : 'none yet';
}

describe('the signing bench', () => {
  test.each(schemes)('opens $provider with an example that is accepted', async ({ id }) => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'provider.chosen', schemeId: id });
    expect(verdictOf(await settled())).toBe('Accept: the signature matches');
  });

  test('the example grows too old on the clock, and signing it again makes it new', async () => {
    const { bench, settled } = openBench();
    await settled();

    bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 301 });
    expect(verdictOf(await settled())).toBe('Reject: the timestamp is too old');

    bench.send({ type: 'sign.asked' });
    expect(verdictOf(await settled())).toBe('Accept: the signature matches');
  });

  test('tampering rejects, twice tampering is undone in two steps', async () => {
    const { bench, settled } = openBench();
    const genuine = (await settled()).context.draft;

    bench.send({ type: 'tamper.asked' });
    bench.send({ type: 'tamper.asked' });
    bench.send({ type: 'tamper.asked' });
    expect(verdictOf(await settled())).toBe('Reject: the signature does not match this body');

    bench.send({ type: 'undo.asked' });
    bench.send({ type: 'undo.asked' });
    bench.send({ type: 'undo.asked' });
    bench.send({ type: 'undo.asked' });
    const undone = await settled();
    expect(undone.context.draft).toEqual(genuine);
    expect(verdictOf(undone)).toBe('Accept: the signature matches');
  });

  test('tampering twice, with a setting changed or another provider seen in between, still rejects', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'tamper.asked' });
    bench.send({ type: 'tamper.asked' });
    expect(verdictOf(await settled())).toMatch(/^Reject/);
    bench.send({ type: 'undo.asked' });
    bench.send({ type: 'draft.edited', change: { toleranceSeconds: '400' } });
    bench.send({ type: 'provider.chosen', schemeId: 'github' });
    bench.send({ type: 'provider.chosen', schemeId: 'standard-webhooks' });
    bench.send({ type: 'tamper.asked' });
    expect(verdictOf(await settled())).toMatch(/^Reject/);
  });

  test('a body signed after tampering can be tampered with where it shows best again', async () => {
    const { bench, settled } = openBench();
    await settled();
    const genuine = bench.getSnapshot().context.draft.body.text;
    bench.send({ type: 'tamper.asked' });
    await settled();
    bench.send({ type: 'sign.asked' });
    await settled();
    bench.send({ type: 'tamper.asked' });
    expect(verdictOf(await settled())).toMatch(/^Reject/);
    expect(bench.getSnapshot().context.draft.body.text).toBe(genuine);
  });

  test.each(['sign.asked', 'tamper.asked'] as const)(
    'Sign and at once %s: every Undo takes something back',
    async (type) => {
      const { bench, settled } = openBench();
      await settled();
      bench.send({ type: 'draft.edited', change: { body: { as: 'text', text: '{"n":42}' } } });
      const edited = (await settled()).context.draft;

      bench.send({ type: 'sign.asked' });
      bench.send({ type });
      expect((await settled()).context.draft).not.toEqual(edited);
      expect(bench.getSnapshot().context.undoable).toEqual([edited]);
    },
  );

  test('a change by hand leaves nothing to undo, so that Undo never takes typing away', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'tamper.asked' });
    bench.send({ type: 'draft.edited', change: { secret: 'mine' } });
    bench.send({ type: 'undo.asked' });
    expect((await settled()).context.draft.secret).toBe('mine');
  });

  test('a look at another provider loses nothing', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'draft.edited', change: { secret: 'mine' } });
    bench.send({ type: 'provider.chosen', schemeId: 'github' });
    await settled();
    bench.send({ type: 'provider.chosen', schemeId: 'standard-webhooks' });
    expect((await settled()).context.draft.secret).toBe('mine');
  });

  test('what cannot be signed says why and changes no field', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'draft.edited', change: { secret: '' } });
    const before = (await settled()).context.draft;
    bench.send({ type: 'sign.asked' });
    const { context } = await settled();
    expect(context.note).toEqual({ kind: 'cannot sign', because: 'secret empty' });
    expect(context.draft).toEqual(before);
    expect(context.undoable).toEqual([]);
  });

  test('a verdict that comes late never covers a newer one', async () => {
    const answers: ((checked: Checked) => void)[] = [];
    const slow = still.provide({
      actors: { check: fromPromise(() => new Promise<Checked>((answer) => answers.push(answer))) },
    });
    const { bench, settled } = openBench(slow);
    await waitFor(bench, (state) => state.matches('checking'));
    bench.send({ type: 'draft.edited', change: { secret: 'newer' } });

    const [first, second] = answers;
    second?.({ schemeId: 'stripe', problem: 'body is not hex' });
    first?.({ schemeId: 'stripe', problem: 'now is not a time' });
    await settled();
    await Promise.resolve();

    expect(verdictOf(bench.getSnapshot())).toBe('Reject: the body is not hexadecimal');
  });

  test('a verdict is announced when it has stood for 600 ms, and none before anything was touched', async () => {
    const { bench, clock, settled } = openBench();
    await settled();
    clock.increment(600);
    expect(bench.getSnapshot().context.announcement).toBe('');

    bench.send({ type: 'draft.edited', change: { secret: 'whsec_AAAA' } });
    await settled();
    clock.increment(599);
    expect(bench.getSnapshot().context.announcement).toBe('');
    clock.increment(1);
    expect(bench.getSnapshot().context.announcement).toMatch(/^Reject: /);
  });

  test('a request from the Lab is checked at the time it arrived there', async () => {
    const { settled, bench } = openBench();
    const { draft } = (await settled()).context;
    const lab = openBench(still, {
      handedOver: draftOfHandOff({
        schemeId: 'standard-webhooks',
        secret: draft.secret,
        headers: draft.headers,
        body: new TextEncoder().encode(draft.body.text),
        nowSeconds: openedAt + 2,
      }),
    });
    lab.bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 86_400 });
    expect(verdictOf(await lab.settled())).toBe('Accept: the signature matches');
    expect(lab.bench.getSnapshot().context.handedOver).toBe(true);
    bench.stop();
  });
});
