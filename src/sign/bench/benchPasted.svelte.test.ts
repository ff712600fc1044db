import { describe, expect, test } from 'vitest';
import { waitFor } from 'xstate';
import { openBench, verdictOf } from './bench.testkit.ts';
import type { BenchEvent } from './benchState.ts';

describe('a pasted text', () => {
  const curl =
    "curl https://a.example/hook -H 'stripe-signature: t=1,v1=00' --data-binary '{\"a\":1}'";

  test('fills the fields, leaves no secret of the example, and Undo brings the earlier draft back', async () => {
    const { bench, settled } = openBench();
    const before = (await settled()).context.draft;
    bench.send({ type: 'request.pasted', text: curl });
    await waitFor(bench, (state) => state.context.understood !== undefined);
    const { draft } = (await settled()).context;
    expect(draft).toMatchObject({
      schemeId: 'stripe',
      secrets: [''],
      url: 'https://a.example/hook',
      method: 'POST',
      body: { as: 'text', text: '{"a":1}' },
    });
    expect(draft.headers['Stripe-Signature']).toBe('t=1,v1=00');

    bench.send({ type: 'undo.asked' });
    expect((await settled()).context.draft).toBe(before);
    expect(bench.getSnapshot().context.pastedText).toBe('');
  });

  test('typed on is one step for Undo, and begins again at what was there before', async () => {
    const { bench, settled } = openBench();
    const before = (await settled()).context.draft;
    for (const text of [curl.slice(0, 40), curl]) {
      bench.send({ type: 'request.pasted', text });
      await waitFor(bench, (state) => state.matches('recognising'));
      await waitFor(bench, (state) => state.matches('judged'));
    }
    expect(bench.getSnapshot().context.undoable).toEqual([
      { draft: before, action: { kind: 'pasted' } },
    ]);
  });

  test('stays when another provider is tried, by the list or as a candidate', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'request.pasted', text: curl });
    await waitFor(bench, (state) => state.context.understood !== undefined);
    bench.send({ type: 'provider.chosen', schemeId: 'github' });
    bench.send({ type: 'candidate.chosen', schemeId: 'paddle' });
    expect((await settled()).context.draft).toMatchObject({
      schemeId: 'paddle',
      url: 'https://a.example/hook',
      body: { text: '{"a":1}' },
    });
  });

  test('that holds nothing changes nothing', async () => {
    const { bench, settled } = openBench();
    const before = (await settled()).context.draft;
    bench.send({ type: 'request.pasted', text: '  \n' });
    await waitFor(bench, (state) => state.context.understood !== undefined);
    expect((await settled()).context.draft).toEqual(before);
  });

  test('stays in its box when Undo takes back only what was done to it afterwards', async () => {
    const { bench, settled } = openBench();
    const before = (await settled()).context.draft;
    bench.send({ type: 'request.pasted', text: curl });
    await waitFor(bench, (state) => state.context.understood !== undefined);
    await settled();
    bench.send({ type: 'tamper.asked' });
    await settled();

    bench.send({ type: 'undo.asked' });
    expect((await settled()).context).toMatchObject({ pastedText: curl });
    bench.send({ type: 'undo.asked' });
    const { context } = await settled();
    expect(context).toMatchObject({ draft: before, pastedText: '' });
    expect(context.understood).toBeUndefined();
  });

  test('can be undone when its secret has been typed, which stays with what was done to it', async () => {
    const { bench, settled } = openBench();
    const before = (await settled()).context.draft;
    bench.send({ type: 'request.pasted', text: curl });
    await waitFor(bench, (state) => state.context.understood !== undefined);
    await settled();
    bench.send({ type: 'tamper.asked' });
    await settled();
    bench.send({ type: 'draft.edited', change: { secrets: ['typed'] } });
    await settled();

    bench.send({ type: 'undo.asked' });
    expect((await settled()).context.draft).toMatchObject({
      secrets: ['typed'],
      body: { text: '{"a":1}' },
    });
    bench.send({ type: 'undo.asked' });
    expect((await settled()).context.draft).toBe(before);
  });

  test('that changes no field leaves no step to undo', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'request.pasted', text: ' ' });
    await waitFor(bench, (state) => state.context.understood !== undefined);
    expect((await settled()).context.undoable).toEqual([]);
  });

  test.each<[string, BenchEvent]>([
    ['another provider is chosen', { type: 'provider.chosen', schemeId: 'slack' }],
    ['a header is typed', { type: 'header.edited', name: 'webhook-id', value: 'x' }],
    ['the body is shown as hex', { type: 'body.reshaped', as: 'hex' }],
  ])('is read to the end although %s meanwhile', async (_, event) => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'request.pasted', text: curl });
    bench.send(event);
    await waitFor(bench, (state) => state.context.understood !== undefined);
    expect((await settled()).context.draft).toMatchObject({
      schemeId: 'stripe',
      url: 'https://a.example/hook',
    });
  });

  test('that holds nothing leaves the example of a provider that was chosen meanwhile accepted', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'request.pasted', text: ' ' });
    bench.send({ type: 'provider.chosen', schemeId: 'slack' });
    await waitFor(bench, (state) => state.context.understood !== undefined);
    expect(verdictOf(await settled())).toMatch(/^Accept/);
  });
});
