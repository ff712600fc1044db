import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../signing/recognise.ts';
import { schemes } from '../../signing/schemes.ts';
import { verify } from '../../signing/verify.ts';
import { bodyBytes } from '../request/body/body.ts';
import { copiedSentence, curlOf, rawOf } from '../request/requestCopy.ts';
import { withScheme, type Draft } from '../bench/draft.ts';
import { exampleDraft } from '../bench/examples.ts';
import { pasted } from './pasted.ts';
import { understoodSentence } from './pasteWords.ts';
import { signDraft } from '../bench/signAndReplay.ts';

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

  test.each([
    [
      'an example that is signed',
      { ...exampleDraft('square'), headers: { 'x-square-hmacsha256-signature': 'AAAA' } },
      /^Read as a body of 5 bytes\. The example’s URL, headers and secret were taken away, /,
    ],
    [
      'an example with a secret of one’s own',
      { ...exampleDraft('github'), headers: { 'X-Hub-Signature-256': '0' }, secrets: ['mine'] },
      /^Read as a body of 5 bytes\. The example’s headers were taken away, /,
    ],
    [
      'a request of one’s own',
      afterPaste('X-Hub-Signature-256: sha256=00').draft,
      /^Read as a body of 5 bytes; the headers stay as they are\. /,
    ],
    [
      'a body of one’s own',
      afterPaste('a').draft,
      /^Read as a body of 5 bytes\. Paste the headers too/,
    ],
  ])('a body over %s: what becomes of the rest is told as it is', (_, before, sentence) => {
    const { draft, understood } = afterPaste('hello', before);
    expect(understoodSentence(understood)).toMatch(sentence);
    const told = understoodSentence(understood);
    expect(told.includes('headers stay')).toBe(
      Object.keys(draft.headers).length > 0 && draft.headers === before.headers,
    );
    expect(/secret.* taken away/.test(told)).toBe(draft.secrets.join() !== before.secrets.join());
    expect(/URL.* taken away/.test(told)).toBe(draft.url !== before.url);
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
    'Read as a list of headers: 2 headers, no body yet. No signature that is known here is among it.',
  ],
  [
    'hello',
    'Read as a body of 5 bytes. The example’s secret was taken away, for your request has its own. Paste the headers too, or fill them in below.',
  ],
  ['', 'There is nothing to read yet.'],
])('%j is told as: %s', (text, sentence) => {
  expect(understoodSentence(afterPaste(text).understood)).toBe(sentence);
});

describe('what is said beside the box', () => {
  const both = JSON.stringify({
    headers: { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': 'sha256=00' },
    data: 'a=1',
    text: '{"b":2}',
  });

  test('goes by the rule that was chosen since, and names no body that may be another', () => {
    const { understood, draft } = afterPaste(both);
    expect(understood.bodies?.map(({ name }) => name)).toEqual(['text', 'data']);
    expect(understoodSentence(understood, draft)).toBe(
      'Read as a log entry with headers: 2 headers, 2 texts that may be the body. This is GitHub, by X-Hub-Signature-256.',
    );
    expect(understoodSentence(understood, withScheme(draft, 'meta'))).toMatch(
      /By X-Hub-Signature-256 it would be of GitHub; it is checked by the rule of Meta, as chosen\.$/,
    );
  });

  test.each(['Request URL: https://a.example/in\nRequest method: POST\n', ''])(
    'the copy of a page is known as one, and no other list of headers: %j',
    (above) => {
      const { draft } = afterPaste(`${above}X-Hub-Signature-256: sha256=00\nHost: a.example\n\n{}`);
      expect(draft.copy?.isFromPage).toBe(above === '' ? undefined : true);
    },
  );
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
      // A raw request is a text, and some bytes are none.
      if (text === undefined) return;
      const again = afterPaste(text).draft;
      expect(bodyBytes(again.body)).toEqual(bytes);
      expect(again.headers['X-Hub-Signature-256']).toBe('sha256=0');
    }),
  );
});

describe('a copy has the same headers as curl and raw', () => {
  /** As the copy is read again, without what every sender writes anew. */
  function namesIn(text: string | undefined): readonly string[] {
    const names = Object.keys(recognise(text ?? '').request.headers);
    return names
      .map((name) => name.toLowerCase())
      .filter((name) => !/^(host|content-length)$/.test(name));
  }

  test.each(schemes)('the example of $provider, which says what it is', async ({ id }) => {
    const signed = await signDraft(exampleDraft(id), 1_795_000_000, 'sender');
    const draft = signed.ok ? signed.draft : exampleDraft(id);
    expect(namesIn(rawOf(draft)).toSorted()).toEqual(namesIn(curlOf(draft)).toSorted());
    expect(namesIn(rawOf(draft))).toContain('content-type');
  });

  test('a pasted request, to which nothing is added, by curl itself either', () => {
    const text = 'POST /x HTTP/1.1\r\nX-Hub-Signature-256: sha256=00\r\n\r\n{}';
    const { draft } = afterPaste(text);
    expect(namesIn(rawOf(draft))).toEqual(['x-hub-signature-256']);
    expect(curlOf(draft)).not.toContain('application/json');
    // So written, curl leaves the header out that it would add by itself.
    expect(curlOf(draft)).toContain("-H 'Content-Type:' ");
    const typed = afterPaste(
      text.replace('\r\n\r\n', '\r\ncontent-type: text/plain\r\n\r\n'),
    ).draft;
    expect(curlOf(typed)).toContain("-H 'content-type: text/plain'");
    expect(curlOf(typed)).not.toContain('Content-Type:');
  });
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
      expect(copiedSentence(draft, as)).toMatch(
        /^Copied, without the secret[.:] (It sends )?exactly these bytes/,
      );
    }
  });
});

test('a secret that stands in the URL, the body or a longer header is told of, and left out where it can be', () => {
  const secret = 'an example secret';
  const draft: Draft = { ...exampleDraft('github'), secrets: [secret] };
  expect(copiedSentence(draft, 'curl')).toMatch(/^Copied, without the secret/);
  for (const holding of [
    { ...draft, url: `https://a.example/?key=${secret}` },
    { ...draft, body: { as: 'text', text: `{"key":"${secret}"}` } as const },
  ]) {
    for (const as of ['curl', 'raw'] as const) {
      expect(copiedSentence(holding, as)).toMatch(/secret stands in its URL or its body/);
    }
  }
  const longer = { ...draft, headers: { Authorization: `Bearer ${secret}` } };
  expect(rawOf(longer)).not.toContain(secret);
  expect(copiedSentence(longer, 'curl')).toMatch(/show it to nobody/);
});

test('a copied header with a line break begins no other, and the method is the one in the field', () => {
  const headers = { 'X-A': 'b\r\nX-Admin: yes' };
  const draft = { ...exampleDraft('github'), headers, method: 'PATCH', from: 'paste' } as const;
  expect(rawOf(draft)).toMatch(/^PATCH .*\r\n.*\r\nX-A: b X-Admin: yes\r\n/);
  expect(curlOf(draft)).toMatch(/^curl -X PATCH '[^']*' \\\n/);
  expect(curlOf(draft)).toContain("-H 'X-A: b X-Admin: yes'");
});

describe('a header that is given twice', () => {
  test.each([
    'stripe-signature: a\nStripe-Signature: b',
    'Stripe-Signature: a\nStripe-Signature: b',
  ])(
    'keeps both values in the fields, whatever the spelling, and is refused: %j',
    async (lines) => {
      const { draft } = afterPaste(`POST / HTTP/1.1\n${lines}\n\n{}`, exampleDraft('stripe'));
      expect(draft.headers['Stripe-Signature']).toBe('a');
      expect(Object.values(draft.headers)).toEqual(['a', 'b']);
      const verdict = await verify('stripe', {
        secret: 's',
        headers: draft.headers,
        body: new Uint8Array(),
      });
      expect(verdict).toMatchObject({ ok: false, because: 'header given twice' });
    },
  );
});

describe('a signature alone', () => {
  const mac = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

  test('goes into the header of its provider, and leaves a body of one’s own alone', () => {
    const own = {
      ...exampleDraft('stripe'),
      body: { as: 'text', text: 'mine' },
      from: 'paste',
    } as const;
    const { draft, understood } = afterPaste(`sha256=${mac}`, own);
    expect(draft.schemeId).toBe('github');
    expect(draft.headers['X-Hub-Signature-256']).toBe(`sha256=${mac}`);
    expect(draft.body).toEqual(own.body);
    expect(understoodSentence(understood)).toBe(
      'Read as a signature alone, in the form of GitHub: it is in X-Hub-Signature-256 now. The body stays as it was.',
    );
  });

  test('stays with the provider that is chosen, if it may be that one’s', () => {
    const { draft, understood } = afterPaste(`sha256=${mac}`, exampleDraft('bitbucket'));
    expect(draft.schemeId).toBe('bitbucket');
    expect(draft.headers).toEqual({ 'X-Hub-Signature': `sha256=${mac}` });
    expect(understood.doubts[0]).toMatch(/^It could also be of GitHub.* then paste it again\.$/);
  });
});

test.each(['POST /webhooks 400 12ms', '10:00:00 INFO up\n10:00:01 INFO down'])(
  'a log in which no request is leaves the fields as they were, and says so: %j',
  (text) => {
    const before = exampleDraft('github');
    const { draft, understood } = afterPaste(text, before);
    expect(draft).toBe(before);
    expect(understoodSentence(understood)).toMatch(/; the fields stay as they were\.$/);
  },
);
