import { describe, expect, test } from 'vitest';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesFromText, hexFromBytes } from '../bytes/bytes.ts';
import { hintsFor } from './hints.ts';

describe('hints', () => {
  const request = { secret: 'x', headers: {}, body: bytesFromText('{"a":1}') };

  test.each([
    { what: 'an API key', change: { secret: 'sk_test_123' }, hint: 'secret is an API key' },
    { what: 'an endpoint id', change: { secret: 'we_1abc' }, hint: 'secret is an endpoint id' },
    { what: 'a placeholder', change: { secret: '<your secret>' }, hint: 'secret is a placeholder' },
    {
      what: 'a shortened body',
      change: { headers: { 'content-length': '9' } },
      hint: 'body length differs from Content-Length',
    },
    {
      what: 'a printed object',
      change: { body: bytesFromText('[object Object]') },
      hint: 'body is a printed object',
    },
    {
      what: 'a number that JavaScript cannot keep',
      change: { body: bytesFromText('{"id": 12345678901234567890}') },
      hint: 'body has numbers beyond 2^53',
    },
    {
      what: 'a number that is printed otherwise',
      change: { body: bytesFromText('{"a":1.0}') },
      hint: 'body may have lost numbers',
    },
    {
      what: 'a name given twice',
      change: { body: bytesFromText('[{"a":1,"a":1}]') },
      hint: 'body may have lost numbers',
    },
    {
      what: 'a lost character',
      change: { body: bytesFromText('{"a":"Zo\ufffd"}') },
      hint: 'body has lost characters',
    },
    {
      what: 'a signature of another algorithm',
      change: { headers: { 'x-hub-signature-256': `sha256=${'ab'.repeat(20)}` } },
      hint: 'signature of another length',
    },
    {
      what: 'half a JSON text',
      change: { body: bytesFromText('{"a":1,"b"') },
      hint: 'body is cut JSON',
    },
    {
      what: 'no body',
      change: { body: new Uint8Array() },
      hint: 'body is empty',
    },
    {
      what: 'the headers of another provider',
      change: { headers: { 'stripe-signature': `t=1,v1=${'ab'.repeat(32)}` } },
      hint: 'headers of another provider',
    },
    {
      what: 'a hash without a secret',
      change: {
        headers: { 'x-hub-signature-256': `sha256=${hexFromBytes(sha256(request.body))}` },
      },
      hint: 'signature is a plain hash',
    },
    {
      what: 'a form type on JSON',
      change: { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      hint: 'form content type, JSON body',
    },
  ])('tell $what by its looks', ({ change, hint }) => {
    expect(hintsFor('github', { ...request, ...change })).toContain(hint);
    expect(hintsFor('github', request)).not.toContain(hint);
  });

  test('do not take bytes that are no UTF-8 for lost characters', () => {
    const body = Uint8Array.of(0x22, 0xe9, 0x22, 0x0a);
    expect(hintsFor('github', { ...request, body })).not.toContain('body has lost characters');
  });

  test('tell of numbers beyond 2^53 once', () => {
    const body = bytesFromText('{"id": 12345678901234567890}');
    expect(hintsFor('github', { ...request, body })).not.toContain('body may have lost numbers');
  });
});
