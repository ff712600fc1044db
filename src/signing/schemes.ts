import { keepRules, schemeById } from './providers/loaded.ts';
import type { Scheme } from './providers/scheme.ts';
import { schemeIds } from './providers/schemeIds.ts';
import * as certificates from './providers/rules/certificates.ts';
import * as insideBody from './providers/rules/insideBody.ts';
import * as tokens from './providers/rules/tokens.ts';
import * as bodyOnly from './providers/rules/bodyOnly.ts';
import * as family from './providers/rules/standardWebhooksFamily.ts';
import * as timeAndBody from './providers/rules/timeAndBody.ts';
import * as others from './providers/rules/urlAndOthers.ts';

for (const rules of [family, timeAndBody, bodyOnly, others, insideBody, tokens, certificates])
  keepRules(rules);

export { schemeById } from './providers/loaded.ts';

/** Every scheme there is, in the order in which they are offered. Whoever needs only one loads that: see `loadScheme`. */
export const schemes: readonly Scheme[] = schemeIds.map((id) => schemeById(id));
