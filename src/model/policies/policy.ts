import type { Settings } from '../settings.ts';

/**
 * How a fact was learnt: read in the provider's documentation or in its code, in a quotation of the
 * documentation, in somebody else's text, only remembered, or made up so that there is something to
 * run. Of the last three none may be shown as the provider's word.
 */
export const waysToKnow = [
  'documentation',
  'code',
  'quoted',
  'secondary',
  'memory',
  'illustrative',
] as const;
export type Known = (typeof waysToKnow)[number];

/** One thing that is said of a policy. */
export interface Said {
  readonly text: string;
  readonly known: Known;
}

/** What can be said of a policy, in the order of a reader's questions. What is absent is not stated. */
export const policyTopics = [
  'timeout',
  'success',
  'retries',
  'jitter',
  'attempts',
  'window',
  'retryAfter',
  'redirects',
  'gone',
  'tooMany',
  'otherStatuses',
  'autoDisable',
  'ordering',
  'duplicates',
  'eventId',
  'recovery',
  'more',
] as const;
export type PolicyTopic = (typeof policyTopics)[number];

export interface PolicySource {
  readonly label: string;
  /** Absent when the text has no address of its own: quotations in several places, for example. */
  readonly url?: string;
  readonly read: Known;
}

interface RetryBounds {
  /** The first attempt included; absent when each wait is used once, or there is no number. */
  readonly attempts?: number;
  /** No attempt starts later than this after the first one. */
  readonly windowMs?: number;
  readonly known: Known;
  /** Where the waits come from that are not the provider's own. */
  readonly basis?: string;
}

/** When a policy tries again, in a form that can be run. */
export type Retries =
  | { readonly plan: 'off'; readonly known: Known }
  /** Waits as `readWaits` takes them; with more attempts than waits the last one repeats. */
  | ({ readonly plan: 'schedule'; readonly waits: string } & RetryBounds)
  | ({
      readonly plan: 'exponential';
      readonly firstWaitMs: number;
      readonly longestWaitMs: number;
    } & RetryBounds);

/** The settings that say how the sender delivers: what a policy is made of. */
export const policySettingKeys = [
  'retryPlan',
  'jitter',
  'jitterPercent',
  'firstWaitMs',
  'longestWaitMs',
  'waits',
  'attempts',
  'giveUpAfterMs',
  'requestTimeoutMs',
  'successRule',
  'retryAfter',
  'overloadWaitMs',
  'on3xx',
  'on410',
  'on429',
  'on4xx',
  'disableAfterFailures',
  'disableAfterDeadLetters',
  'disableAfterFailingMs',
  'disabledForMs',
] as const satisfies readonly (keyof Settings)[];
export type PolicySettings = Pick<Settings, (typeof policySettingKeys)[number]>;

/** Rules beside the waits that the simulation follows, as settings. */
export type PolicyRules = Partial<
  Omit<
    PolicySettings,
    | 'retryPlan'
    | 'waits'
    | 'attempts'
    | 'giveUpAfterMs'
    | 'firstWaitMs'
    | 'longestWaitMs'
    | 'requestTimeoutMs'
  >
>;

/** How a provider, or software that delivers for others, gets its webhooks to an endpoint. */
export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly kind: 'provider' | 'infrastructure' | 'specification';
  /** How long an attempt may take; absent when it is not published. */
  readonly timeoutMs?: number;
  /** Absent when too little is published for a run. */
  readonly retries?: Retries;
  readonly rules?: PolicyRules;
  /** The policy in the provider's words, quoted shortly. */
  readonly published?: string;
  readonly said: Readonly<Partial<Record<PolicyTopic, Said>>>;
  /** What of the policy the simulation does not follow, a sentence each. */
  readonly notFollowed?: readonly string[];
  readonly sources: readonly PolicySource[];
}
