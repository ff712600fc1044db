import { describe, expect, test } from 'vitest';
import { fromPromise, waitFor } from 'xstate';
import { schemes } from '../../signing/schemes.ts';
import { bodyBytes } from '../request/body/body.ts';
import { draftOfHandOff } from './draft.ts';
import type { Checked } from './benchState.ts';
import { openBench, openedAt, still, verdictOf } from './bench.testkit.ts';

/** Whoever has not the sender's certificate cannot sign in its place. */
const playable = schemes.filter(({ algorithm }) => algorithm !== 'RSA');

describe('the signing bench', () => {
  test.each(schemes.filter((scheme) => !playable.includes(scheme)))(
    'says of $provider what would have to be fetched, and shows what is signed',
    async ({ id }) => {
      const { bench, settled } = openBench(still, {}, id);
      const { checked } = (await settled()).context;
      expect(verdictOf(bench.getSnapshot())).toMatch(/^Not checked: .* fetched$/);
      const steps = checked && 'verdict' in checked ? checked.verdict.steps : [];
      expect(steps.find(({ step }) => step === 'content')?.ok).toBe(true);
    },
  );

  test('keeps a secret that is typed while a pasted request is still being read', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'request.pasted', text: 'X-Hub-Signature-256: sha256=00' });
    bench.send({ type: 'draft.edited', change: { secrets: ['typed meanwhile'] } });

    const { draft } = (await settled()).context;
    expect(draft.schemeId).toBe('github');
    expect(draft.secrets).toEqual(['typed meanwhile']);
  });

  test.each(playable)('opens $provider with an example that is accepted', async ({ id }) => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'provider.chosen', schemeId: id });
    expect(verdictOf(await settled())).toMatch(/^Accept/);
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
    const genuine = bodyBytes(bench.getSnapshot().context.draft.body);
    bench.send({ type: 'tamper.asked' });
    await settled();
    bench.send({ type: 'sign.asked' });
    await settled();
    bench.send({ type: 'tamper.asked' });
    expect(verdictOf(await settled())).toMatch(/^Reject/);
    expect(bodyBytes(bench.getSnapshot().context.draft.body)).toEqual(genuine);
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
      expect(bench.getSnapshot().context.undoable.map(({ draft }) => draft)).toEqual([edited]);
    },
  );

  test('a change by hand leaves nothing to undo, so that Undo never takes typing away', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'tamper.asked' });
    bench.send({ type: 'draft.edited', change: { secrets: ['mine'] } });
    bench.send({ type: 'undo.asked' });
    expect((await settled()).context.draft.secrets).toEqual(['mine']);
  });

  test('a look at another provider loses nothing', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'draft.edited', change: { secrets: ['mine'] } });
    bench.send({ type: 'provider.chosen', schemeId: 'github' });
    await settled();
    bench.send({ type: 'provider.chosen', schemeId: 'standard-webhooks' });
    expect((await settled()).context.draft.secrets).toEqual(['mine']);
  });

  test('what cannot be signed says why and changes no field', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'draft.edited', change: { secrets: [''] } });
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
    bench.send({ type: 'draft.edited', change: { secrets: ['newer'] } });

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

    bench.send({ type: 'draft.edited', change: { secrets: ['whsec_AAAA'] } });
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
        secret: draft.secrets[0]!,
        headers: draft.headers,
        body: bodyBytes(draft.body)!,
        nowSeconds: openedAt + 2,
      }),
    });
    lab.bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 86_400 });
    expect(verdictOf(await lab.settled())).toBe('Accept: the signature matches');
    expect(lab.bench.getSnapshot().context.draft.from).toBe('lab');
    bench.stop();
  });
});

describe.each(playable)('playing with $provider', ({ id, algorithm, timestamp }) => {
  async function opened() {
    const { bench, settled } = openBench(still, {}, id);
    await settled();
    return { bench, settled, draft: bench.getSnapshot().context.draft };
  }

  test('a forgery is refused, and Undo brings the genuine request back', async () => {
    const { bench, settled, draft } = await opened();
    bench.send({ type: 'forge.asked' });
    expect(verdictOf(await settled())).toMatch(
      algorithm === 'token' ? /not the secret$/ : /^Reject: the signature does not match/,
    );
    expect(bench.getSnapshot().context.draft.secrets).toEqual(draft.secrets);
    bench.send({ type: 'undo.asked' });
    expect(verdictOf(await settled())).toMatch(/^Accept/);
  });

  test('a rotation is refused, accepted by both, and ends with the new secret alone', async () => {
    const { bench, settled, draft } = await opened();
    const [old] = draft.secrets;
    const seen: string[] = [];
    for (let press = 0; press < 3; press += 1) {
      bench.send({ type: 'rotate.asked' });
      seen.push(verdictOf(await settled()).slice(0, 6));
    }
    const { secrets } = bench.getSnapshot().context.draft;
    expect(seen).toEqual(['Reject', 'Accept', 'Accept']);
    expect(secrets).toHaveLength(1);
    expect(secrets[0]).not.toBe(old);
  });

  test('a replay is refused exactly where an age is checked', async () => {
    const { bench, settled } = await opened();
    bench.send({ type: 'replay.asked' });
    expect(verdictOf(await settled())).toMatch(
      timestamp?.toleranceSeconds === undefined ? /^Accept/ : /^Reject: the timestamp is too old/,
    );
  });
});

test('what the diagnosis is given stands still while only the clock moves', async () => {
  const { bench, settled } = openBench();
  await settled();
  bench.send({ type: 'tamper.asked' });
  const { judged } = (await settled()).context;
  bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 5 });
  expect((await settled()).context.judged).toBe(judged);
  bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 500 });
  expect((await settled()).context.judged).not.toBe(judged);
});

test('a file becomes the body byte for byte, and one that cannot be read changes nothing', async () => {
  const { bench, settled } = openBench(still, {}, 'github');
  await settled();
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0x0d, 0x0a]);
  bench.send({ type: 'body.opened', name: 'photo.jpg', bytes });
  bench.send({ type: 'sign.asked' });
  expect(verdictOf(await settled())).toBe('Accept: the signature matches');
  expect(bodyBytes(bench.getSnapshot().context.draft.body)).toEqual(bytes);
  bench.send({ type: 'body.refused', name: 'huge.bin' });
  expect(bodyBytes(bench.getSnapshot().context.draft.body)).toEqual(bytes);
});
