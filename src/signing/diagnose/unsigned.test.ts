import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import { schemeById, schemes } from '../schemes.ts';
import { sign } from '../sign.ts';
import { diagnose } from './findings.testkit.ts';
import { nowSeconds, secretOf } from './damage.testkit.ts';
import { unsignedRequest } from './unsigned.ts';

const nothing = { secret: '', headers: {}, body: bytesFromText('{}') };

describe('a request without a signature', () => {
  test.each([
    [
      'bitbucket',
      { headers: { 'X-Event-Key': 'diagnostics:ping' } },
      'connection test',
      'bitbucket',
    ],
    ['bitbucket', { headers: { 'X-Event-Key': 'repo:refs_changed' } }, 'no secret', 'bitbucket'],
    ['github', { headers: { 'x-github-event': 'ping' } }, 'no secret', 'github'],
    ['standard-webhooks', { headers: { 'x-gitlab-event': 'Push Hook' } }, 'no secret', 'gitlab'],
    ['asana', { headers: { 'X-Hook-Secret': 'abc' } }, 'handshake', 'asana'],
    [
      'meta',
      { method: 'GET', url: 'https://a.example/in?hub.mode=subscribe&hub.challenge=1' },
      'handshake',
      'meta',
    ],
    ['stripe', { method: 'HEAD' }, 'probe', undefined],
    ['stripe', { method: 'GET', headers: { 'User-Agent': 'Mozilla/5.0' } }, 'browser', undefined],
    [
      'stripe',
      { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'POST' } },
      'preflight',
      undefined,
    ],
  ] as const)('of %s, %j, is known as %s', (schemeId, change, kind, of) => {
    const known = unsignedRequest(schemeById(schemeId), { ...nothing, ...change });
    expect(known?.kind).toBe(kind);
    expect(known?.schemeId).toBe(of);
  });

  test('of which nothing tells what it is stays unknown', () => {
    for (const scheme of schemes) {
      expect(
        unsignedRequest(scheme, { ...nothing, headers: { Host: 'a.example' } }),
      ).toBeUndefined();
    }
  });

  test('is never said of one that any provider signed, whatever provider is chosen', async () => {
    for (const { id } of schemes) {
      const input = { secret: secretOf(id), body: bytesFromText('{}'), url: 'https://a.example/' };
      const signed = await sign(id, { ...input, nowSeconds });
      if (!signed.ok || Object.keys(signed.headers).length === 0) continue;
      const headers = {
        ...signed.headers,
        'X-GitHub-Event': 'push',
        'X-Event-Key': 'diagnostics:ping',
      };
      for (const chosen of schemes) {
        const known = unsignedRequest(chosen, { ...input, headers });
        expect(known, `${id} by ${chosen.id}`).toBeUndefined();
      }
    }
  });
});

describe('a signature under another name', () => {
  test('is found, with the other rule that it was made by', async () => {
    const body = bytesFromText('{"type":"notification_event"}');
    const signed = await sign('github', { secret: 'x', body, nowSeconds });
    const value = signed.headers['X-Hub-Signature-256'] ?? '';
    const request = { secret: 'x', body, headers: { 'X-Content-Signature': value.slice(7) } };
    const [finding] = await diagnose('intercom', request);
    expect(finding?.causes).toEqual(['otherHeader', 'wrongAlgorithm', 'prefixMissing']);
    expect(finding?.headerName).toBe('X-Content-Signature');
    const renamed = await diagnose('github', {
      ...request,
      headers: { 'X-Acme-Signature': value },
    });
    expect(renamed[0]?.causes).toEqual(['otherHeader']);
    expect(await diagnose('github', { ...request, secret: 'y' })).toEqual([]);
  });
});
