import { describe, expect, test } from 'vitest';
import { createActor, fromCallback, waitFor } from 'xstate';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/schemes.ts';
import { benchMachine } from '../bench/bench.machine.ts';
import type { BenchEvent } from '../bench/benchState.ts';
import { noteSentence } from './noteWords.ts';

type Press = BenchEvent;

const edited = (change: Extract<Press, { type: 'draft.edited' }>['change']): Press => ({
  type: 'draft.edited',
  change,
});
const tamper: Press = { type: 'tamper.asked' };
const undo: Press = { type: 'undo.asked' };
const replay: Press = { type: 'replay.asked' };
const rotate: Press = { type: 'rotate.asked' };
const forge: Press = { type: 'forge.asked' };
const withoutSecret = edited({ secrets: [''] });

/** What stands beside the buttons after these presses, each on a verdict that has come. */
async function toldAfter(schemeId: SchemeId, ...presses: readonly Press[]): Promise<string> {
  const still = benchMachine.provide({
    actors: { clock: fromCallback(() => undefined) },
  });
  const bench = createActor(still, { input: { clockSeconds: 1_795_000_000, schemeId } }).start();
  const settled = () => waitFor(bench, (state) => state.matches('judged'));
  await settled();
  for (const press of presses) {
    bench.send(press);
    await settled();
  }
  const { note, judged, draft } = bench.getSnapshot().context;
  bench.stop();
  const verdict = judged?.draft === draft ? judged.verdict : undefined;
  return note ? noteSentence(note, schemeById(draft.schemeId), verdict) : '';
}

describe('Undo says what it has taken back, and what is left', () => {
  test('of three flipped bits the last', async () => {
    const [third = ''] = /byte \d+/.exec(await toldAfter('github', tamper, tamper, tamper)) ?? [];
    expect(await toldAfter('github', tamper, tamper, tamper, undo)).toBe(
      `Undone: the bit in ${third} is flipped back. 2 earlier steps can be undone too.`,
    );
  });

  const file: Press = { type: 'body.opened', name: 'a.bin', bytes: new Uint8Array([1]) };
  test.each([
    ['a signature', [{ type: 'sign.asked' }, undo], 'the signature it had before you signed it.'],
    ['a replay', [replay, undo], 'the receiver’s clock is where it was before the replay.'],
    ['a forgery', [forge, undo], 'the forged signature is gone, and the request is as it was'],
    ['a file', [file, undo], 'a.bin is no longer the body.'],
    [
      'a candidate',
      [{ type: 'candidate.chosen', schemeId: 'paddle' }, undo],
      'read by the rule of Stripe again.',
    ],
    ['a cure', [{ type: 'change.used', change: { secret: 's' } }, undo], 'the proposed change is'],
    ['the beginning of a rotation', [rotate, undo], 'the sender has not changed its secret'],
    [
      'the middle of a rotation',
      [rotate, rotate, undo],
      'the receiver has the old secret only. 1 earlier step can be undone too.',
    ],
    ['the end of a rotation', [rotate, rotate, rotate, undo], 'the old secret again, beside the'],
  ] as const)('%s', async (_, presses, sentence) => {
    const told = await toldAfter('stripe', ...presses);
    expect(told).toContain(sentence);
    expect(told).toMatch(/^Undone: /);
  });

  test('a replay that moved no clock is no step', async () => {
    expect(await toldAfter('github', tamper, replay, undo)).toMatch(/bit in byte \d+ is flipped/);
  });
});

describe('a request that is refused already is not told to be good', () => {
  test('Replay: only its age, its age as well, or nothing known', async () => {
    expect(await toldAfter('stripe', replay)).toMatch(/only its age gives it away\.$/);
    expect(await toldAfter('stripe', tamper, replay)).toMatch(
      /its signature does not match either: the original would be refused too\.$/,
    );
    expect(await toldAfter('stripe', withoutSecret, replay)).toMatch(/could not be compared\.$/);
  });

  test('Replay where no time is signed, or no tolerance named', async () => {
    expect(await toldAfter('github', replay)).toMatch(/passes for ever/);
    expect(await toldAfter('github', tamper, replay)).not.toMatch(/passes/);
    expect(await toldAfter('discord', replay)).toMatch(/names no tolerance/);
    expect(await toldAfter('discord', edited({ toleranceSeconds: '60' }), replay)).toMatch(
      /only its age gives it away\.$/,
    );
  });

  test('Replay of a request from the future: it may still be', async () => {
    const early = edited({ now: 'fixed', fixedSeconds: '1700000000' });
    expect(await toldAfter('standard-webhooks', early, replay)).toBe(
      'A copy of this request arrives 10 minutes later, by the receiver’s clock.',
    );
  });

  test('Tamper where the body is not signed: nobody notices only what passes', async () => {
    expect(await toldAfter('gitlab', tamper)).toMatch(/so that nobody notices\.$/);
    expect(await toldAfter('gitlab', withoutSecret, tamper)).not.toMatch(/nobody notices/);
  });

  test('Forge: half of the bits only where they were compared', async () => {
    expect(await toldAfter('github', forge)).toMatch(/about half of the bits are not\.$/);
    expect(await toldAfter('github', withoutSecret, forge)).not.toMatch(/half/);
    expect(await toldAfter('discord', forge)).toMatch(/the public key does not fit\.$/);
    expect(await toldAfter('discord', withoutSecret, forge)).not.toMatch(/does not fit/);
  });

  test('Rotate: a receiver without a secret has no old one', async () => {
    expect(await toldAfter('github', rotate)).toMatch(/still has the old one/);
    expect(await toldAfter('github', withoutSecret, rotate)).toMatch(/has none at all/);
    expect(await toldAfter('github', withoutSecret, rotate, rotate)).toMatch(/no old one to take/);
    expect(await toldAfter('github', rotate, rotate)).toMatch(/either passes/);
  });

  test('Rotate: with both secrets a request may still be refused for another reason', async () => {
    const late = edited({ now: 'fixed', fixedSeconds: '1900000000' });
    const tolerant = edited({ toleranceSeconds: 'x' });
    expect(await toldAfter('stripe', late, rotate, rotate)).toMatch(/either passes/);
    expect(await toldAfter('stripe', rotate, tolerant, rotate)).toMatch(/both secrets/);
    const elsewhere = edited({ now: 'fixed', fixedSeconds: '1800000000' });
    expect(await toldAfter('stripe', rotate, elsewhere, rotate)).toMatch(
      /refused for another reason: the timestamp is too old\. Press again/,
    );
  });
});
