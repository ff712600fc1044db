import { describe, expect, test } from 'vitest';
import { causes } from '../diagnose/causes.ts';
import { schemeById, schemes } from '../schemes.ts';
import { cureKindOf, frameworks } from './cure.ts';
import { curesFor, cureWords } from './cures.ts';

const kinds = [...new Set(causes.map(cureKindOf))];

describe('a cure', () => {
  test.each(kinds)(
    'to %s is written for all frameworks or for none, whatever the scheme',
    (kind) => {
      expect(cureWords[kind]).toMatch(/\.$/);
      for (const scheme of schemes) {
        const cures = curesFor(kind, scheme);
        if (cures.length === 0) continue;
        expect(cures.map(({ framework }) => framework)).toEqual(frameworks);
        for (const { code } of cures) expect(code).not.toMatch(/undefined|null|^\s*$/);
      }
    },
  );

  test('of a body, a URL, a secret, a key or a comparison is code', () => {
    const none = kinds.filter((kind) => curesFor(kind, schemeById('stripe')).length === 0);
    expect(none).toEqual(['set the clock', 'follow the provider’s rule']);
  });

  test('of a key follows the rule of the scheme', () => {
    const express = (schemeId: 'stripe' | 'svix') =>
      curesFor('derive the key by the rule', schemeById(schemeId))[0]?.code;
    expect(express('stripe')).not.toContain('base64');
    expect(express('svix')).toContain("replace(/^whsec_/, '')");
    expect(express('svix')).toContain("'base64'");
  });

  test('of a comparison names the prefix and the encoding of the scheme', () => {
    const python = (schemeId: 'github' | 'shopify') =>
      curesFor('compare decoded bytes', schemeById(schemeId))[2]?.code;
    expect(python('github')).toContain('the part after sha256=');
    expect(python('github')).toContain('bytes.fromhex');
    expect(python('shopify')).toContain('base64.b64decode');
  });
});
