import { expect } from '@playwright/test';
import { isFull } from '../../src/tools/runs.testkit.ts';
import { schemeById, schemes } from '../../src/signing/schemes.ts';
import {
  confirmedVectors,
  signingVectors,
  type SigningVector,
} from '../../src/signing/providers/vectors.testkit.ts';
import { test } from '../page/sharedContext.ts';
import { accept, reject, openSign, verdict, bringIn } from './signPage.ts';

/** Whether the signature vouches for the body's every byte, or only for some of its fields or for nothing. */
function signsBody({ schemeId, url }: SigningVector): boolean {
  const { message } = schemeById(schemeId);
  return (
    message.includes('body') || (message.includes('form parameters') && !url?.includes('SHA256'))
  );
}

const vectorsByScheme = new Map<string, SigningVector[]>();
for (const vector of signingVectors) {
  vectorsByScheme.set(vector.schemeId, [...(vectorsByScheme.get(vector.schemeId) ?? []), vector]);
}

/** Several secrets, a public key, a form: every vector is judged in Node too, and here at full size. */
const everyDay = ['standard-webhooks', 'discord', 'twilio'];

for (const [schemeId, vectors] of vectorsByScheme) {
  if (!isFull && !everyDay.includes(schemeId)) continue;
  test(`${schemeId}: pasted requests get the verdicts that others gave them, and no byte may change`, async ({
    page,
  }) => {
    test.slow();
    await openSign(page);
    for (const vector of vectors) {
      await test.step(vector.id, async () => {
        await bringIn(page, vector);
        await expect(verdict(page), vector.id).toHaveText(
          vector.expected === 'valid' ? accept : reject,
        );
      });
    }
    const valid = vectors.findLast((vector) => vector.expected === 'valid' && signsBody(vector));
    if (!valid || valid.rawBody === '') return;
    await bringIn(page, valid);
    await expect(verdict(page)).toHaveText(accept);
    await page.getByRole('button', { name: 'Tamper', exact: true }).click();
    await expect(verdict(page)).toHaveText(reject);
  });
}

test('every scheme there is has a vector here or one of a library, or is signed and checked by the page itself', () => {
  const confirmed = new Set(confirmedVectors.map(({ schemeId }) => schemeId));
  const without = schemes
    .map(({ id }) => id)
    .filter((id) => !vectorsByScheme.has(id) && !confirmed.has(id));
  expect(without.toSorted()).toEqual([
    'anthropic',
    'aws-sns',
    'chargebee',
    'chatwoot',
    'checkout',
    'cloudinary',
    'dodo',
    'elevenlabs',
    'gitlab-signing-token',
    'knock',
    'liveblocks',
    'paypal',
    'postmark',
    'replicate',
    'storyblok',
    'supabase',
    'telegram',
    'trello',
    'vercel',
    'whop',
    'woocommerce',
  ]);
});
