import type { Known, Policy, PolicyTopic } from '../../model/policies/policy.ts';
import { policyTopics } from '../../model/policies/policy.ts';
import { presetOf } from '../../model/policies/presets.ts';
import { duration } from '../../trace/words/format.ts';
import { waitsWords } from '../../trace/words/settingWords.ts';
import { policyRunWords } from './policyRun.ts';

export interface PolicyFact {
  readonly topic: string;
  readonly text: string;
  readonly known: Known | 'simulated';
}

const topicWords: Readonly<Record<PolicyTopic, string>> = {
  timeout: 'Timeout',
  success: 'Success',
  retries: 'Retries',
  jitter: 'Jitter',
  attempts: 'Attempts',
  window: 'Window',
  retryAfter: 'Retry-After',
  redirects: 'Redirects',
  gone: '410 Gone',
  tooMany: '429 Too Many Requests',
  otherStatuses: 'Other statuses',
  autoDisable: 'Disabling',
  ordering: 'Order',
  duplicates: 'Duplicates',
  eventId: 'Event id',
  recovery: 'Recovery',
  more: 'More',
};

/** How a fact is known, in a reader's words. */
export const knownWords: Readonly<Record<PolicyFact['known'], string>> = {
  documentation: 'read in the documentation',
  code: 'read in the code',
  quoted: 'quoted from the documentation',
  secondary: 'in somebody else’s text',
  memory: 'from memory, not confirmed',
  illustrative: 'illustrative, not the provider’s',
  simulated: 'counted in the run',
};

/** True where a fact is not the provider's own word. */
export function isDoubtful(known: PolicyFact['known']): boolean {
  return known === 'memory' || known === 'illustrative' || known === 'secondary';
}

/** What is known of a policy in the order of a reader's questions, the waits that are run among it. */
export function policyFacts(policy: Policy): readonly PolicyFact[] {
  const { said, retries } = policy;
  const preset = presetOf(policy);
  return policyTopics.flatMap((topic) => {
    const facts: PolicyFact[] = [];
    const fact = said[topic];
    if (fact) facts.push({ topic: topicWords[topic], ...fact });
    if (topic === 'retries' && retries) {
      facts.push({ topic: 'Waits that are set', text: runWords(retries), known: retries.known });
    }
    // What the provider says of its attempts may end before: an endpoint is disabled by fewer failures.
    if (topic === 'window' && preset) {
      const text = policyRunWords(preset);
      facts.push({ topic: 'A run of it, all refused', text, known: 'simulated' });
    }
    return facts;
  });
}

function runWords(retries: NonNullable<Policy['retries']>): string {
  if (retries.plan === 'off') return 'none: a failure is not tried again';
  const waits =
    retries.plan === 'schedule'
      ? waitsWords(retries.waits)
      : `doubling from ${duration(retries.firstWaitMs)} to ${duration(retries.longestWaitMs)} at most`;
  const { attempts, windowMs, basis } = retries;
  return [
    waits,
    ...(attempts === undefined ? [] : [`${attempts} attempts`]),
    ...(windowMs === undefined ? [] : [`within ${duration(windowMs)}`]),
    ...(basis === undefined ? [] : [lowered(basis)]),
  ].join('; ');
}

function lowered(sentence: string): string {
  const rest = sentence.replace(/\.$/, '');
  return rest.charAt(0).toLowerCase() + rest.slice(1);
}
