import { expect, test } from 'vitest';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { signatureCheck } from '../receiver/checks.ts';
import { secretOf } from '../secrets/secrets.ts';
import { signatureHeaders } from '../secrets/signatures.ts';
import { attemptIdOf, signaturesIn, signedWebhook, timestampOf } from './signedWebhook.ts';

const about = { eventId: 'evt_1', nowSeconds: 1_767_225_600 } as const;
const kinds = ['hmac', 'plainHash', 'none'] as const;
const methods = ['hmac', 'plainHash'] as const;
const [newer, older, foreign] = [secretOf(7, 2), secretOf(7, 1), secretOf(8, 8)];

test.each(kinds.flatMap((kind) => methods.map((method) => [kind, method] as const)))(
  'a webhook by %s that is not yet written out is judged by %s as the same one written out',
  (signature, signatureMethod) => {
    for (const by of [[newer], [newer, older]]) {
      for (const accepted of [[newer], [older], [older, newer], [foreign], []]) {
        for (const signedBytes of ['rawBody', 'parsedAgain'] as const) {
          for (const text of ['{"amount":1000}', '{ "amount": 1000 }']) {
            const attempt = { ...about, attemptId: 'att_1_1', https: true };
            const webhook = signedWebhook(text, { ...attempt, signature, secrets: by });
            const { settings } = scenarioWith({ settings: { signatureMethod, signedBytes } });
            const written = structuredClone(webhook);
            expect(signatureCheck(settings, webhook, accepted)).toEqual(
              signatureCheck(settings, written, accepted),
            );
            expect(signaturesIn(webhook)).toBe(signaturesIn(written));
            expect(timestampOf(webhook)).toBe(timestampOf(written));
            expect(attemptIdOf(webhook)).toBe(attemptIdOf(written));
          }
        }
      }
    }
  },
);

test('a webhook is signed when it is first read, and plain data to JSON, to a copy and to another thread', () => {
  const secrets = [newer, older];
  const webhook = () =>
    signedWebhook('{"amount":1000}', {
      ...about,
      attemptId: 'att_1_1',
      https: true,
      signature: 'hmac',
      secrets,
    });
  expect(Object.getOwnPropertyDescriptor(webhook(), 'headers')?.get).toBeDefined();
  const plain = {
    method: 'POST',
    url: 'https://billing.example/webhooks/store',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Store-Webhooks/1.0',
      'store-attempt-id': 'att_1_1',
      ...signatureHeaders('hmac', { ...about, body: '{"amount":1000}', secrets }),
    },
    body: '{"amount":1000}',
  };
  expect(JSON.stringify(webhook())).toBe(JSON.stringify(plain));
  expect(JSON.stringify({ ...webhook() })).toBe(JSON.stringify(plain));
  expect(JSON.stringify(structuredClone(webhook()))).toBe(JSON.stringify(plain));
  const read = webhook();
  expect(read.headers).toBe(read.headers);
});
