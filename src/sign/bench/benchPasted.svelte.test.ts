import { describe, expect, test } from 'vitest';
import { waitFor } from 'xstate';
import { openBench, verdictOf } from './bench.testkit.ts';
import { understoodSentence } from '../paste/pasteWords.ts';
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

  test('of an unknown sender is not refused by the rule that stood there before, until one is chosen', async () => {
    const { bench, settled } = openBench();
    await settled();
    const text = 'POST /x HTTP/1.1\r\nHost: a.example\r\nX-Acme-Signature: sha256=00\r\n\r\n{}';
    bench.send({ type: 'request.pasted', text });
    await waitFor(bench, (state) => state.context.understood !== undefined);
    expect(verdictOf(await settled())).toBe('Not checked: the sender is not known');
    bench.send({ type: 'draft.edited', change: { secrets: ['mine'] } });
    expect(verdictOf(await settled())).toBe('Not checked: the sender is not known');
    const { understood, draft } = bench.getSnapshot().context;
    expect(understood && understoodSentence(understood, draft)).toContain(
      'its sender is not known: the rule of Standard Webhooks, which stood here before, is tried.',
    );

    bench.send({ type: 'candidate.chosen', schemeId: 'github' });
    const chosen = (await settled()).context;
    expect(verdictOf({ context: chosen })).toBe('Reject: a header is missing');
    expect(chosen.understood && understoodSentence(chosen.understood, chosen.draft)).toContain(
      'it is checked by the rule of GitHub, as chosen.',
    );
  });

  test('without a signature is of the provider that another header names', async () => {
    const { bench, settled } = openBench();
    await settled();
    const text = 'POST /x HTTP/1.1\r\nHost: a.example\r\nX-GitHub-Event: ping\r\n\r\n{}';
    bench.send({ type: 'request.pasted', text });
    await waitFor(bench, (state) => state.context.understood !== undefined);
    const { context } = await settled();
    expect(context.draft.schemeId).toBe('github');
    expect(context.understood && understoodSentence(context.understood, context.draft)).toContain(
      'This is GitHub, by X-GitHub-Event: ping; its signature is not among it.',
    );
  });

  test.each(['POST /webhooks 400 12ms', '10:00:00 INFO up\n10:00:01 INFO down'])(
    'in which no request is leaves no verdict on the one before, a secret typed or not: %j',
    async (text) => {
      const { bench, settled } = openBench();
      const before = (await settled()).context;
      expect(verdictOf({ context: before })).toMatch(/^Accept/);
      bench.send({ type: 'request.pasted', text });
      await waitFor(bench, (state) => state.context.understood !== undefined);
      for (let step = 0; step < 2; step += 1) {
        const { context } = await settled();
        expect(verdictOf({ context })).toBe('Not checked: no request was found in the text');
        expect(context.judged).toBeUndefined();
        expect(context.draft.body).toEqual(before.draft.body);
        bench.send({ type: 'draft.edited', change: { secrets: ['mine'] } });
      }
      bench.send({ type: 'draft.edited', change: { body: { as: 'text', text: '{}' } } });
      expect(verdictOf(await settled())).toMatch(/^Reject/);
    },
  );

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
