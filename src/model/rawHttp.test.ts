import { describe, expect, test } from 'vitest';
import { rawRequest, rawResponse, reasonPhrase } from './rawHttp.ts';

describe('a raw request', () => {
  test('begins with method, path and query, names its host, and keeps its headers in order', () => {
    const raw = rawRequest({
      method: 'POST',
      url: 'https://billing.example:8443/hooks?from=store',
      headers: { 'webhook-id': 'evt_1', 'content-type': 'application/json' },
      body: '{"a": 1}',
    });
    expect(raw).toBe(
      [
        'POST /hooks?from=store HTTP/1.1',
        'host: billing.example:8443',
        'webhook-id: evt_1',
        'content-type: application/json',
        '',
        '{"a": 1}',
      ].join('\n'),
    );
  });

  test('without a body still ends its headers with an empty line', () => {
    const raw = rawRequest({ method: 'GET', url: 'https://a.example/', headers: {}, body: '' });
    expect(raw).toBe('GET / HTTP/1.1\nhost: a.example\n\n');
  });
});

describe('a raw answer', () => {
  test('begins with its status and reason', () => {
    const raw = rawResponse({ status: 429, headers: { 'retry-after': '3' }, body: '{}' });
    expect(raw).toBe('HTTP/1.1 429 Too Many Requests\nretry-after: 3\n\n{}');
  });

  test('with an unknown status has no reason and no space after it', () => {
    expect(rawResponse({ status: 299, headers: {}, body: '' })).toBe('HTTP/1.1 299\n\n');
    expect(reasonPhrase(299)).toBe('');
  });
});
