import { expect, test } from 'vitest';
import { recogniseScheme } from './recogniseScheme.ts';

const hex = 'ab'.repeat(32);

test('a header whose value lacks its prefix still tells its provider', () => {
  expect(recogniseScheme({ headers: { 'X-Hub-Signature-256': hex } })[0]).toBe('github');
  const slack = { 'X-Slack-Signature': hex, 'X-Slack-Request-Timestamp': '1' };
  expect(recogniseScheme({ headers: slack })).toEqual(['slack']);
});

test('a value of the right form leaves aside the schemes of which it is none', () => {
  const sha1 = { 'X-Hub-Signature': `sha1=${'ab'.repeat(20)}` };
  expect(recogniseScheme({ headers: sha1 })).not.toContain('bitbucket');
  expect(recogniseScheme({ headers: { 'X-Hub-Signature': `sha256=${hex}` } })).toEqual([
    'bitbucket',
  ]);
});
