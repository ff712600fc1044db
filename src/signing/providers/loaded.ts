import { isOwnId, ruleFileOf, type RuleFile, type SchemeId } from './schemeIds.ts';
import type { Scheme } from './scheme.ts';
import { standardWebhooks } from './rules/standardWebhooks.ts';

type Rules = Readonly<Record<string, Scheme>>;

const loaders: Readonly<Record<RuleFile, () => Promise<Rules>>> = {
  // Those of the v1a rule, which has its notes beside the first.
  standardWebhooks: () => import('./rules/standardWebhooksFamily.ts'),
  standardWebhooksFamily: () => import('./rules/standardWebhooksFamily.ts'),
  timeAndBody: () => import('./rules/timeAndBody.ts'),
  bodyOnly: () => import('./rules/bodyOnly.ts'),
  urlAndOthers: () => import('./rules/urlAndOthers.ts'),
  insideBody: () => import('./rules/insideBody.ts'),
  tokens: () => import('./rules/tokens.ts'),
  certificates: () => import('./rules/certificates.ts'),
};

/** The rules that are here: the one that the page begins with, and those that were loaded since. */
const byId = new Map<SchemeId, Scheme>([[standardWebhooks.id, standardWebhooks]]);

/** Keeps the rules of a file that came in another way. */
export function keepRules(rules: Rules): void {
  for (const rule of Object.values(rules)) byId.set(rule.id, rule);
}

/** Whether the rule of a scheme is here. */
export function isLoaded(id: SchemeId): boolean {
  return byId.has(id);
}

/** The rule of a scheme that is loaded; throws for one that is not. */
export function schemeById(id: SchemeId): Scheme {
  const scheme = byId.get(id);
  if (!scheme) throw new Error(`The rule of ${id} is not loaded.`);
  return scheme;
}

/** The rule of a scheme; rejects where it cannot be loaded. */
export async function loadScheme(id: SchemeId): Promise<Scheme> {
  if (isOwnId(id)) (await import('../ownRule/ownRule.ts')).knowRule(id);
  else if (!byId.has(id)) keepRules(await loaders[ruleFileOf(id)]());
  return schemeById(id);
}
