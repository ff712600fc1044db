import { describe, expect, test } from 'vitest';
import { readSetting } from '../rules/readCommands.ts';
import { standardSettings } from '../settings.ts';
import { readWaits, waitsOf, writeWaits } from '../rules/waits.ts';
import { policies } from './policies.ts';
import { policyById } from './policyById.testkit.ts';
import { policySettingKeys, policyTopics, waysToKnow, type Policy } from './policy.ts';
import { policyIds } from './policyIds.ts';
import { presetOf } from './presets.ts';
import { publishedWaits } from './publishedWaits.testkit.ts';

const presets = policies.flatMap((policy) => {
  const preset = presetOf(policy);
  return preset ? [[policy.id, preset, policy] as const] : [];
});

test('no two policies have the same id, and each is found by its own', () => {
  expect(new Set(policies.map(({ id }) => id)).size).toBe(policies.length);
  for (const policy of policies) expect(policyById(policy.id)).toBe(policy);
  expect(policyById('nobody')).toBeUndefined();
  expect(policies.map(({ id }) => id).sort()).toEqual(policyIds.toSorted());
});

test('every provider that was read has a card, and no other has', () => {
  const read = publishedWaits.filter(({ hearsay }) => !hearsay).map(({ id }) => id);
  expect(policies.map(({ id }) => id).sort()).toEqual(read.sort());
});

describe.each(policies.map((policy) => [policy.id, policy] as const))(
  'the policy %s',
  (_, policy) => {
    test('has sources, each with a safe address or none, and how it was read', () => {
      expect(policy.sources.length).toBeGreaterThan(0);
      expect(policy.sources.some(({ url }) => url !== undefined)).toBe(true);
      for (const { label, url, read } of policy.sources) {
        expect(label).not.toBe('');
        expect(waysToKnow).toContain(read);
        if (url !== undefined) {
          expect(new URL(url).protocol).toBe('https:');
          expect(new URL(url).href).toBe(url);
        }
      }
    });

    test('says something of what it knows, and marks how', () => {
      for (const [topic, said] of Object.entries(policy.said)) {
        expect(policyTopics).toContain(topic);
        expect(said.text.trim()).not.toBe('');
        expect(waysToKnow).toContain(said.known);
      }
    });

    test('says where waits come from that are not the provider’s', () => {
      const { retries } = policy;
      if (retries === undefined || retries.plan === 'off') return;
      const { known, basis } = retries;
      const isProviders = known === 'documentation' || known === 'code' || known === 'quoted';
      if (!isProviders || basis !== undefined) expect(basis).toMatch(/^[A-Z0-9].*\.$/);
    });

    test('says in sentences what the simulation leaves out', () => {
      for (const sentence of policy.notFollowed ?? []) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
    });

    test('says so where its timeout is not published', () => {
      if (!policy.retries || policy.timeoutMs !== undefined) return;
      expect(policy.notFollowed?.join(' ')).toMatch('timeout is not published');
      expect(policy.said.timeout).toBeUndefined();
    });
  },
);

describe.each(presets)('the preset of %s', (_, preset, policy: Policy) => {
  test('is a set of settings as the forms take them, with no other touched', () => {
    expect(Object.keys(preset).sort()).toEqual([...policySettingKeys].sort());
    for (const key of policySettingKeys) {
      expect(readSetting(key, preset[key])).toEqual({ ok: true, value: preset[key] });
    }
  });

  test('has waits that are written as they are read', () => {
    expect(readWaits(preset.waits)).toMatchObject({ ok: true });
    expect(writeWaits(waitsOf(preset.waits))).toBe(preset.waits);
  });

  test('has the timeout of the policy, or the standard one', () => {
    expect(preset.requestTimeoutMs).toBe(policy.timeoutMs ?? standardSettings.requestTimeoutMs);
  });
});

test('a preset leaves nothing of the policy before it', () => {
  const [gitlab, mailgun] = ['gitlab', 'mailgun'].map((id) => presetOf(policyById(id)!)!);
  expect({ ...gitlab, ...mailgun }).toEqual(mailgun);
});

test('a policy of which too little is published cannot be chosen', () => {
  const without = policies.filter((policy) => presetOf(policy) === undefined).map(({ id }) => id);
  expect(without).toEqual([
    'bitbucket',
    'twitch',
    'zendesk',
    'anthropic',
    'telegram',
    'x_account_activity',
    'podium',
    'razorpay',
    'toast',
    'ironclad',
    'pennylane',
    'heroku',
    'sentry',
  ]);
});
