import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../signing/bytes.ts';
import {
  bodyBytes,
  bodyDraft,
  draftOfHandOff,
  readDraft,
  reshapedBody,
  type Draft,
} from './signingBenchDraft.ts';
import { exampleDraft } from './signingBenchExamples.ts';
import { handOff, takeHandOff } from './signingHandoff.svelte.ts';

describe('the body field', () => {
  test('gives back exactly the bytes it was given, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('text', 'hex'),
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
    expect(reshapedBody(marked, 'hex')).toEqual({ as: 'hex', text: 'efbbbf7b7d' });
    expect(reshapedBody({ as: 'hex', text: 'efbbbf7b7d' }, 'text')).toEqual(marked);
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
    const { secret, headers } = draft;
    const body = bodyBytes(draft.body);
    expect(readDraft({ ...draft, ...change }, 1000)).toEqual({
      ok: true,
      request: { secret, headers, body, ...expected },
    });
  });

  test.each([
    { change: { body: { as: 'hex', text: 'xyz' } }, problem: 'body is not hex' },
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
    secret: 'whsec_AAAA',
    headers: { 'webhook-id': 'evt_1', 'webhook-timestamp': '12', 'webhook-signature': '' },
    body: { as: 'hex', text: '610d0a' },
    now: 'fixed',
    fixedSeconds: '12',
    toleranceSeconds: '',
  });
  expect(takeHandOff()).toBeUndefined();
});
