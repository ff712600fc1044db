import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { challengeAnswer } from './challenge.ts';

const nothing = { secret: 's', headers: {}, body: bytesFromText('{}') };

test('Zoom gets its token back with the HMAC that Node computes', async () => {
  const body =
    '{"event":"endpoint.url_validation","payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"}}';
  const answer = await challengeAnswer('zoom', { ...nothing, body: bytesFromText(body) });
  expect(JSON.parse(answer?.body ?? '')).toEqual({
    plainToken: 'qgg8vlvZRS6UYooatFL8Aw',
    encryptedToken: createHmac('sha256', 's').update('qgg8vlvZRS6UYooatFL8Aw').digest('hex'),
  });
});

test.each([
  [
    'slack',
    { body: bytesFromText('{"type":"url_verification","challenge":"3eZbrw1aB"}') },
    '3eZbrw1aB',
  ],
  [
    'twitch',
    {
      headers: { 'twitch-eventsub-message-type': 'webhook_callback_verification' },
      body: bytesFromText('{"challenge":"pogchamp"}'),
    },
    'pogchamp',
  ],
  [
    'meta',
    { url: 'https://a.example/?hub.mode=subscribe&hub.challenge=115&hub.verify_token=me' },
    '115',
  ],
  ['dropbox', { url: 'https://a.example/?challenge=abc' }, 'abc'],
  ['discord', { body: bytesFromText('{"type":1}') }, '{"type":1}'],
  ['discord', { body: bytesFromText('{"type":0,"event":null}') }, ''],
] as const)('%s gets back what it asked for', async (schemeId, request, expected) => {
  expect((await challengeAnswer(schemeId, { ...nothing, ...request }))?.body).toBe(expected);
});

test('Asana gets its secret back in the header', async () => {
  const headers = { 'x-hook-secret': 'abc' };
  const answer = await challengeAnswer('asana', { ...nothing, headers });
  expect(answer?.headers).toEqual({ 'X-Hook-Secret': 'abc' });
});

test.each(['zoom', 'slack', 'twitch', 'meta', 'dropbox', 'asana', 'discord', 'stripe'] as const)(
  'an ordinary request of %s is no test of the endpoint',
  async (schemeId) => {
    expect(await challengeAnswer(schemeId, nothing)).toBeUndefined();
  },
);
