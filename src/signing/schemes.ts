import type { Scheme, SchemeId } from './providers/scheme.ts';
import { schemeIds } from './providers/schemeIds.ts';
import * as bodyOnly from './providers/rules/bodyOnly.ts';
import * as standardWebhooks from './providers/rules/standardWebhooks.ts';
import * as family from './providers/rules/standardWebhooksFamily.ts';
import * as timeAndBody from './providers/rules/timeAndBody.ts';
import * as others from './providers/rules/urlAndOthers.ts';

const files = [standardWebhooks, family, timeAndBody, bodyOnly, others];
const rules: readonly Scheme[] = files.flatMap((file) => Object.values(file));
const byId = new Map<string, Scheme>(rules.map((rule) => [rule.id, rule]));

/** Every scheme there is, in the order in which they are offered. */
export const schemes: readonly Scheme[] = schemeIds.map((id) => schemeById(id));

/** The scheme with this id; undefined for a text that is no scheme's id. */
export function schemeById(id: SchemeId): Scheme;
export function schemeById(id: string): Scheme | undefined;
export function schemeById(id: string): Scheme | undefined {
  return byId.get(id);
}
