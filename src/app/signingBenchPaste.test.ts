import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from '../signing/recognise.ts';
import { bodyBytes } from './signingBenchBody.ts';
import { copiedSentence, curlOf, rawOf } from './signingBenchCopy.ts';
import { exampleDraft } from './signingBenchExamples.ts';
import { pasted } from './signingBenchPaste.ts';
import { understoodSentence } from './signingBenchPasteWords.ts';

function afterPaste(text: string, draft = exampleDraft('github')) {
  return pasted(draft, recognise(text));
}

describe('what a text of its kind cannot hold', () => {
  test('a list of headers leaves a body of one’s own alone, and an example’s body not', () => {
    const headers = 'X-Hub-Signature-256: sha256=00\nX-GitHub-Event: push';
    expect(bodyBytes(afterPaste(headers).draft.body)).toHaveLength(0);
    const own = { ...exampleDraft('github'), body: { as: 'text', text: 'mine' } } as const;
    expect(afterPaste(headers, own).draft.body).toEqual(own.body);
  });

  test('a body leaves headers of one’s own alone', () => {
    const first = afterPaste('X-Hub-Signature-256: sha256=00\nX-GitHub-Event: push').draft;
    const { draft } = afterPaste('{"a":1}', first);
    expect(draft.headers['X-Hub-Signature-256']).toBe('sha256=00');
    expect(draft.body).toEqual({ as: 'text', text: '{"a":1}' });
  });
});

test('a secret of one’s own stays, the example’s goes', () => {
  const headers = 'X-Hub-Signature-256: sha256=00';
  expect(afterPaste(headers).draft.secrets).toEqual(['']);
  const own = { ...exampleDraft('github'), secrets: ['mine'] };
  expect(afterPaste(headers, own).draft.secrets).toEqual(['mine']);
});

test('CR LF in a pasted body is kept byte for byte', () => {
  const { draft } = afterPaste('POST /hook HTTP/1.1\r\nHost: a.example\r\n\r\na\r\nb\r\n');
  expect(bodyBytes(draft.body)).toEqual(new TextEncoder().encode('a\r\nb\r\n'));
});

test.each([
  [
    "curl https://a.example/x -H 'Stripe-Signature: t=1' -d 'a=1'",
    'Read as a curl command: POST https://a.example/x, 2 headers, 3 bytes of body. This is Stripe, by Stripe-Signature.',
  ],
  [
    'Content-Type: text/plain\nX-Nothing: 1',
    'Read as a list of headers: 2 headers, no body yet. No known signature is among it, so the provider stays as it was.',
  ],
  [
    'hello',
    'Read as a body of 5 bytes; the headers stay as they are. Paste the headers too, or fill them in below.',
  ],
  ['', 'There is nothing to read yet.'],
])('%j is told as: %s', (text, sentence) => {
  expect(understoodSentence(afterPaste(text).understood)).toBe(sentence);
});

test('whatever is pasted, nothing throws and the sentence has no hole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { understood } = afterPaste(text);
      expect(understoodSentence(understood)).not.toMatch(/undefined|NaN|\[object| {2}/);
    }),
  );
});

test('what is copied and pasted again is the same request, as curl and raw', () => {
  const body = fc.uint8Array({ maxLength: 60 }).map((bytes) => bytes.filter((byte) => byte > 0));
  fc.assert(
    fc.property(body, fc.constantFrom('curl', 'raw'), (bytes, as) => {
      const draft = {
        ...exampleDraft('github'),
        headers: { 'X-Hub-Signature-256': 'sha256=0' },
        body: { as: 'file', name: '', bytes },
      } as const;
      const text = as === 'curl' ? curlOf(draft) : rawOf(draft);
      // printf carries bytes that no text does, and only a shell reads it.
      if (text === undefined || text.startsWith('printf')) return;
      const again = afterPaste(text).draft;
      expect(bodyBytes(again.body)).toEqual(bytes);
      expect(again.headers['X-Hub-Signature-256']).toBe('sha256=0');
    }),
  );
});

describe('a copy of a request whose header is the secret', () => {
  const gitlab = { ...exampleDraft('gitlab'), headers: { 'x-gitlab-token': 'tok-en' } };
  const asana = { ...exampleDraft('asana'), headers: { 'X-Hook-Secret': 'tok-en' } };

  test.each([gitlab, asana])('leaves it out of the raw request: $schemeId', (draft) => {
    expect(rawOf(draft)).toContain(': (the secret)\r\n');
    expect(rawOf(draft)).not.toContain('tok-en');
    expect(copiedSentence(draft, 'raw')).toMatch(/^Copied, without the secret: the token/);
  });

  test.each([gitlab, asana])('has it in the curl line, and says so: $schemeId', (draft) => {
    expect(curlOf(draft)).toContain('tok-en');
    expect(copiedSentence(draft, 'curl')).toMatch(/The token in it is the secret/);
  });

  test('is not one that only carries a signature', () => {
    const draft = { ...exampleDraft('github'), headers: { 'X-Hub-Signature-256': 'sha256=0' } };
    for (const as of ['curl', 'raw'] as const) {
      expect(copiedSentence(draft, as)).toMatch(/^Copied, without the secret. It sends/);
    }
  });
});

test('a copied header with a line break begins no other, and the method is the one in the field', () => {
  const headers = { 'X-A': 'b\r\nX-Admin: yes' };
  const draft = { ...exampleDraft('github'), headers, method: 'PATCH' };
  expect(rawOf(draft)).toMatch(/^PATCH .*\r\n.*\r\nX-A: b X-Admin: yes\r\n/);
  expect(curlOf(draft)).toMatch(/^curl -X PATCH '[^']*' \\\n/);
  expect(curlOf(draft)).toContain("-H 'X-A: b X-Admin: yes'");
});
