import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64FromBytes, bytesFromText } from '../../bytes/bytes.ts';
import { verify } from '../../verify.ts';
import { diagnose } from '../findings.testkit.ts';
import { nowSeconds } from '../damage.testkit.ts';
import { changeFor } from '../changeFor.ts';
import type { SchemeId } from '../../providers/scheme.ts';
import { sign } from '../../sign.ts';

const base64 = (text: string) => base64FromBytes(bytesFromText(text));
const json = (secret: string) => JSON.stringify({ id: 'we_1', secret, active: true });

/** How a secret comes to stand in the field. */
const storings: readonly (readonly [string, (secret: string) => string, string])[] = [
  ['a line of .env', (secret) => `WEBHOOK_SECRET=${secret}`, 'secretLine'],
  ['the same in quotes', (secret) => `WEBHOOK_SECRET="${secret}"`, 'secretLine'],
  ['a line of a shell', (secret) => `export HOOK_SECRET='${secret}'`, 'secretLine'],
  ['a line of PowerShell', (secret) => `$env:HOOK_SECRET = "${secret}"`, 'secretLine'],
  ['a line of YAML', (secret) => `  - webhook.secret: ${secret}`, 'secretLine'],
  ['a line of JSON', (secret) => `  "webhook_secret": "${secret}",`, 'secretLine'],
  ['a whole .env', (secret) => `# hooks\nPORT=3000\nHOOK_SECRET=${secret}\n`, 'secretLine'],
  ['a quote before', (secret) => `"${secret}`, 'secretQuoteLeft'],
  ['a quote behind', (secret) => `${secret}'`, 'secretQuoteLeft'],
  ['a line break written out', (secret) => `${secret}\\n`, 'secretBreakWritten'],
  ['a line break of a URL', (secret) => `${secret}%0D%0A`, 'secretBreakWritten'],
  ['two with a comma', (secret) => `old-secret-01,${secret}`, 'secretsTogether'],
  ['two with a space', (secret) => `${secret} new-secret-02`, 'secretsTogether'],
  ['two lines', (secret) => `old-secret-01\n${secret}`, 'secretsTogether'],
  ['JSON', json, 'secretInJson'],
  ['JSON in a string', (secret) => JSON.stringify(json(secret)), 'secretInJson'],
  ['a comma behind', (secret) => `${secret},`, 'secretSignBehind'],
  ['a semicolon behind quotes', (secret) => `"${secret}";`, 'secretSignBehind'],
  ['a header', (secret) => `Bearer ${secret}`, 'secretLine'],
  ['percent-encoded', (secret) => encodeURIComponent(`${secret}+/`).slice(0, -6), ''],
  ['base64', base64, 'secretDecoded'],
  ['base64 by echo', (secret) => base64(`${secret}\n`), 'secretEncodedLine'],
  ['base64 in a line', (secret) => `secret: ${base64(`${secret}\n`)}`, 'secretEncodedLine'],
];

const secrets: Partial<Record<SchemeId, string>> = {
  github: 'river-stone-4417',
  stripe: 'whsec_' + 'test0a1b2c3d4e5f6071',
  'standard-webhooks': 'whsec_' + base64('an example key of 24 byt'),
  gitlab: 'pipeline-hook-5521',
  shopify: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
};

async function found(schemeId: SchemeId, right: string, here: string) {
  const body = bytesFromText('{"id":"evt_1","list":[1,2]}');
  const signed = await sign(schemeId, { secret: right, body, nowSeconds });
  const request = { secret: here, headers: signed.headers, body, nowSeconds };
  if ((await verify(schemeId, request)).ok) return 'accepted';
  const [finding] = await diagnose(schemeId, request);
  return { finding, change: finding && (await changeFor(schemeId, request, finding)) };
}

test.each(storings)('a secret stored as %s is found and told', async (_, stored, cause) => {
  for (const [schemeId, secret] of Object.entries(secrets) as [SchemeId, string][]) {
    const seen = await found(schemeId, secret, stored(secret));
    if (seen === 'accepted') continue;
    if (cause !== '') expect(seen.finding?.causes, schemeId).toContain(cause);
    // Whatever it is told with, the secret that it gives is the right one.
    expect(seen.change?.secret, schemeId).toBe(secret);
  }
});

test('percent-encoded signs of a secret are decoded', async () => {
  const secret = 'a+b/c=d&e';
  const seen = await found('github', secret, encodeURIComponent(secret));
  expect(seen).toMatchObject({ finding: { causes: ['secretPercent'] }, change: { secret } });
});

test('base64 of a whsec_ secret gives the secret to enter', async () => {
  const secret = secrets['standard-webhooks'] ?? '';
  const seen = await found('standard-webhooks', secret, base64(secret));
  expect(seen).toMatchObject({ change: { secret } });
});

test('no text that stands for another secret explains a request, however it is stored', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1 }),
      fc.constantFrom(...storings),
      async (other, [, stored]) => {
        const here = stored(other);
        if (here.includes('river-stone-4417')) return;
        const seen = await found('github', 'river-stone-4417', here);
        expect(seen).toMatchObject({ finding: undefined });
      },
    ),
    { numRuns: 25 },
  );
});
