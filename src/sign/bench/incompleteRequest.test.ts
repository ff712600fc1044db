import '../../signing/schemes.ts';
import { expect, test } from 'vitest';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { checkDraft } from './worker/benchWork.ts';
import type { Draft } from './draft.ts';
import { exampleDraft } from './examples.ts';
import { keyField, whyNotSign } from './keyField.ts';
import { signDraft } from './signAndReplay.ts';
import { isWaiting } from './incompleteRequest.ts';

const clockSeconds = 1_795_000_000;

/** Whether the page waits for something, with the signed example of a provider changed like this. */
async function waits(schemeId: SchemeId, change: Partial<Draft>): Promise<boolean> {
  const signed = await signDraft(exampleDraft(schemeId), clockSeconds, 'sender');
  if (!signed.ok) throw new Error(signed.because);
  return isWaiting(await checkDraft({ draft: { ...signed.draft, ...change }, clockSeconds }));
}

const empty = { as: 'text', text: '' } as const;
const late = { now: 'fixed', fixedSeconds: '1900000000' } as const;
const half = { headers: { 'X-Hub-Signature-256': 'sha256=00' } };

test.each<[string, SchemeId, Partial<Draft>, boolean]>([
  ['nothing missing', 'github', {}, false],
  ['no secret', 'github', { secrets: [''] }, true],
  ['no secret and an old request', 'stripe', { secrets: [''], ...late }, true],
  ['no secret and no headers', 'stripe', { secrets: [''], headers: {} }, true],
  ['no secret and half a signature', 'github', { secrets: [''], ...half }, false],
  ['an old request', 'stripe', late, false],
  ['no body where it is signed', 'github', { body: empty }, true],
  ['no body where it is not signed', 'gitlab', { body: empty, secrets: ['x'] }, false],
  ['no URL', 'square', { url: '' }, true],
  ['no body where a field of it is read', 'mailgun', { body: empty }, true],
  ['another body', 'github', { body: { as: 'text', text: 'x' } }, false],
  ['a body without the field', 'mailgun', { body: { as: 'text', text: '{}' } }, false],
  ['no signature', 'github', { headers: {} }, false],
  ['another secret', 'github', { secrets: ['x'] }, false],
  ['a secret and an empty one', 'github', { secrets: ['x', ''] }, false],
  ['digits that are none', 'github', { body: { as: 'hex', text: 'x' } }, false],
])('%s', async (_, schemeId, change, expected) => {
  expect(await waits(schemeId, change)).toBe(expected);
});

const [pair = ''] = exampleDraft('discord').secrets;
const publicKey = pair.slice(64);

test.each([
  ['a private key', [pair], 'private key', true],
  ['a public key', [publicKey], 'public key', false],
  ['one of each', [pair, publicKey], 'public key', false],
  ['nothing', [''], 'no key', true],
] as const)('%s: what it is, and whether signing can be tried', async (_, secrets, held, can) => {
  const draft = { ...exampleDraft('discord'), secrets };
  expect(keyField(draft)?.held).toBe(held);
  expect(whyNotSign(draft) === undefined).toBe(can);
  const signed = await signDraft(draft, clockSeconds, 'sender');
  expect(!signed.ok && signed.because === 'secret cannot sign').toBe(!can);
});

test('a secret that signs and checks is no pair of keys', () => {
  expect(keyField(exampleDraft('github'))).toBeUndefined();
  expect(keyField(exampleDraft('standard-webhooks-v1a'))?.hint).toMatch(/whpk_….*whsk_…/);
});
