import type { SchemeId } from '../../signing/providers/scheme.ts';

/** Always offered at one press, in these places. */
export const wellKnown: readonly SchemeId[] = [
  'standard-webhooks',
  'stripe',
  'github',
  'slack',
  'shopify',
];

const recentMost = 2;

/** Those chosen last that are not well known, with this one among them; the last one stands last. */
export function withRecent(recent: readonly SchemeId[], chosen: SchemeId): readonly SchemeId[] {
  return wellKnown.includes(chosen) || recent.includes(chosen)
    ? recent
    : [...recent, chosen].slice(-recentMost);
}
