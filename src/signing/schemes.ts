import type { Scheme, SchemeId } from './scheme.ts';
import { github } from './schemes/github.ts';
import { standardWebhooks } from './schemes/standardWebhooks.ts';
import { stripe } from './schemes/stripe.ts';

const byId: Readonly<Record<SchemeId, Scheme>> = {
  'standard-webhooks': standardWebhooks,
  stripe,
  github,
};

/** Every scheme there is, in the order in which they are offered. */
export const schemes: readonly Scheme[] = Object.values(byId);

/** The scheme with this id; undefined for a text that is no scheme's id. */
export function schemeById(id: SchemeId): Scheme;
export function schemeById(id: string): Scheme | undefined;
export function schemeById(id: string): Scheme | undefined {
  return Object.hasOwn(byId, id) ? byId[id as SchemeId] : undefined;
}
