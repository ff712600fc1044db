import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { schemeById } from '../../signing/schemes.ts';
import {
  bodyBytes,
  bodyDraft,
  bodyFacts,
  lostBytesSentence,
  reshapedBody,
} from '../request/body/body.ts';
import {
  draftOfHandOff,
  headerFields,
  readDraft,
  spelledBy,
  withChange,
  type Draft,
} from './draft.ts';
import { exampleDraft } from './examples.ts';
import { handOff, takeHandOff } from '../../page/signingHandoff.svelte.ts';

describe('the body field', () => {
  test('gives back exactly the bytes it was given, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('text', 'hex', 'base64', 'file'),
        (bytes, as) => {
          expect(bodyBytes(bodyDraft(bytes, as))).toEqual(bytes);
        },
      ),
    );
  });

  test.each([
    ['a carriage return, which a text field would drop', [0x41, 0x0d, 0x0a]],
    ['bytes that are not UTF-8', [0xc3, 0x28]],
  ])('shows %s as hex and stays so', (_, bytes) => {
    const body = bodyDraft(new Uint8Array(bytes));
    expect(body.as).toBe('hex');
    expect(reshapedBody(body, 'text')).toBeUndefined();
  });

  test('keeps a byte order mark, as text and as hex', () => {
    const marked = { as: 'text', text: '\uFEFF{}' } as const;
    expect(reshapedBody(marked, 'hex')).toEqual({ as: 'hex', text: 'ef bb bf 7b 7d' });
    expect(reshapedBody({ as: 'hex', text: 'efbbbf7b7d' }, 'text')).toEqual(marked);
  });

  test('of 5 MB is kept as bytes, in no field, and is never turned into digits', () => {
    const bytes = new Uint8Array(5_000_000).fill(0xff);
    for (const as of ['text', 'hex', 'base64'] as const) {
      const body = bodyDraft(bytes, as, 'photo.jpg');
      expect(body).toMatchObject({ as: 'file', name: 'photo.jpg' });
      // Not toEqual: it compares five million bytes one by one.
      expect(bodyBytes(body) === bytes).toBe(true);
      expect(reshapedBody(body, as)).toBeUndefined();
    }
  });

  test.each([
    ['{"a":1}', 'ASCII', 'none', false],
    ['{"ä":1}\n', 'UTF-8', 'LF', false],
    ['\ufeffa\r\nb\r\n', 'UTF-8', 'CRLF', true],
    ['a\rb', 'ASCII', 'CR', false],
    ['a\nb\r\n', 'ASCII', 'mixed', false],
  ])('%j is told to be %s, line ends %s, BOM %s', (text, encoding, lineEndings, byteOrderMark) => {
    const bytes = bytesFromText(text);
    expect(bodyFacts(bytes)).toEqual({
      byteLength: bytes.length,
      encoding,
      lineEndings,
      byteOrderMark,
      replacements: 0,
    });
  });

  test('tells of bytes that were lost in copying, and not of a file that never was text', () => {
    const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x0d, 0x0a]);
    const copied = bytesFromText(new TextDecoder().decode(picture));
    expect(lostBytesSentence(bodyFacts(copied))).toMatch(/U\+FFFD stands in 4 places/);
    expect(lostBytesSentence(bodyFacts(picture))).toBeUndefined();
    const inside = new Uint8Array([...copied, 0xff]);
    expect(lostBytesSentence(bodyFacts(inside))).toBeUndefined();
    expect(lostBytesSentence(bodyFacts(bytesFromText('one \ufffd may be meant')))).toBeUndefined();
  });

  test('writes hex byte by byte, so that no line of the field ends within one', () => {
    const { text } = bodyDraft(new Uint8Array(40).fill(0xab), 'hex') as { text: string };
    expect(text).toBe(Array.from({ length: 40 }, () => 'ab').join(' '));
  });

  test('takes base64 on several lines, with or without padding, and nothing else', () => {
    expect(bodyBytes({ as: 'base64', text: 'SGVs\nbG8=' })).toEqual(bytesFromText('Hello'));
    expect(bodyBytes({ as: 'base64', text: 'SGVsbG8' })).toEqual(bytesFromText('Hello'));
    expect(bodyBytes({ as: 'base64', text: 'SGVsbG-' })).toBeUndefined();
  });

  test('takes hex with spaces and line breaks, and no half byte', () => {
    expect(bodyBytes({ as: 'hex', text: '48 65\n6C' })).toEqual(bytesFromText('Hel'));
    expect(bodyBytes({ as: 'hex', text: '486' })).toBeUndefined();
  });
});

describe('reading the fields', () => {
  const draft: Draft = { ...exampleDraft('stripe'), headers: { 'Stripe-Signature': 't=1' } };

  test.each([
    { change: {}, expected: { nowSeconds: 1000 } },
    { change: { now: 'fixed', fixedSeconds: ' 77 ' }, expected: { nowSeconds: 77 } },
    { change: { now: 'unchecked', fixedSeconds: 'x' }, expected: {} },
    { change: { toleranceSeconds: '5' }, expected: { nowSeconds: 1000, toleranceSeconds: 5 } },
    { change: { schemeId: 'github', now: 'fixed' }, expected: {} },
  ] as const)('$change is checked with $expected', ({ change, expected }) => {
    const { secrets, headers, method } = draft;
    const body = bodyBytes(draft.body);
    expect(readDraft({ ...draft, ...change }, 1000)).toEqual({
      ok: true,
      request: { secret: secrets[0], headers, method, body, ...expected },
    });
  });

  test.each([
    { change: { body: { as: 'hex', text: 'xyz' } }, problem: 'body is not hex' },
    { change: { body: { as: 'base64', text: '*' } }, problem: 'body is not base64' },
    { change: { now: 'fixed', fixedSeconds: 'noon' }, problem: 'now is not a time' },
    { change: { toleranceSeconds: '-1' }, problem: 'tolerance is not a number' },
  ] as const)('$change is no request: $problem', ({ change, problem }) => {
    expect(readDraft({ ...draft, ...change }, 1000)).toEqual({ ok: false, problem });
  });
});

test('a request from another page is taken once, with its headers found whatever their case', () => {
  const handed = {
    schemeId: 'standard-webhooks',
    secret: 'whsec_AAAA',
    headers: { 'Webhook-Id': 'evt_1', 'WEBHOOK-TIMESTAMP': '12', 'x-other': 'y' },
    body: bytesFromText('a\r\n'),
    nowSeconds: 12.7,
  } as const;
  handOff(handed);

  const taken = takeHandOff();
  expect(taken && draftOfHandOff(taken)).toEqual({
    schemeId: 'standard-webhooks',
    secrets: ['whsec_AAAA'],
    headers: {
      'webhook-id': 'evt_1',
      'webhook-timestamp': '12',
      'webhook-signature': '',
      'x-other': 'y',
    },
    url: '',
    method: 'POST',
    body: { as: 'hex', text: '61 0d 0a' },
    from: 'lab',
    now: 'fixed',
    fixedSeconds: '12',
    toleranceSeconds: '',
  });
  expect(takeHandOff()).toBeUndefined();
});

test('several secrets are all given to the check, one is given as it is', () => {
  const draft = exampleDraft('github');
  const secretOf = (secrets: readonly string[]) => {
    const read = readDraft({ ...draft, secrets }, 0);
    return read.ok && read.request.secret;
  };
  expect(secretOf(['a'])).toBe('a');
  expect(secretOf(['a', 'b'])).toEqual(['a', 'b']);
});

test('a header that was given twice keeps both values when another provider is chosen', () => {
  const scheme = schemeById('stripe');
  for (const headers of [
    { 'stripe-signature': 'a', 'STRIPE-SIGNATURE': 'b' },
    { 'stripe-signature': 'a', 'Stripe-Signature': 'b' },
    { 'Stripe-Signature': 'a', 'stripe-signature': 'b' },
  ]) {
    expect(Object.values(spelledBy(scheme, headers))).toEqual(['a', 'b']);
    expect(Object.keys(spelledBy(scheme, headers))).toContain('Stripe-Signature');
  }
});

test('a header has one field: under the spelling of its scheme, or under the other name by which it came', () => {
  const svix = schemeById('svix');
  expect(spelledBy(svix, { 'SVIX-ID': '1', 'X-Other': '2' })).toEqual({
    'svix-id': '1',
    'X-Other': '2',
  });
  expect(headerFields(svix, { 'webhook-id': '1' })).toEqual([
    'webhook-id',
    'svix-timestamp',
    'svix-signature',
  ]);
  expect(headerFields(schemeById('twilio'), {})).toContain('Content-Type');
});

test('a proposed change puts in what it names and leaves the rest', () => {
  const draft = exampleDraft('twilio');
  const body = bytesFromText('a=1');
  expect(withChange(draft, { body, url: 'https://b.example/', secret: 's' })).toEqual({
    ...draft,
    secrets: ['s'],
    url: 'https://b.example/',
    body: { as: 'text', text: 'a=1' },
    neverSigned: false,
  });
  expect(withChange(draft, { schemeId: 'github', nowSeconds: 12.5 })).toMatchObject({
    schemeId: 'github',
    now: 'fixed',
    fixedSeconds: '12',
  });
});
