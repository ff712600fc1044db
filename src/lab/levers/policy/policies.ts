import type { Jitter, Settings } from '../../../model/settings.ts';
import { optionWords } from '../../../trace/words/settingWords.ts';
import type { KnownPolicy } from './recognisedPolicy.ts';

/** A retry policy as it is chosen in one go. */
export interface PolicyOption {
  /** Plan and jitter as one word, or a provider's id. */
  readonly value: string;
  readonly label: string;
  /** Whose it is; undefined where it belongs to nobody. */
  readonly policy?: string;
  readonly settings: Partial<Settings>;
}

export interface PolicyGroup {
  readonly label: string;
  readonly options: readonly PolicyOption[];
}

const withJitter: Readonly<Record<Jitter, string>> = {
  none: '',
  full: ', full jitter',
  equal: ', equal jitter',
  decorrelated: ', decorrelated jitter',
  spread: ', plus or minus',
};

/** The policy of one plan and one jitter. */
export function policyOf({
  retryPlan,
  jitter,
}: Pick<Settings, 'retryPlan' | 'jitter'>): PolicyOption {
  const waits = retryPlan !== 'off' && retryPlan !== 'immediate';
  return {
    value: waits ? `${retryPlan} ${jitter}` : retryPlan,
    label: optionWords('retryPlan', retryPlan) + (waits ? withJitter[jitter] : ''),
    settings: { retryPlan, jitter },
  };
}

/** The plans that belong to nobody, with the present one among them. */
function plainPolicies(present: PolicyOption): readonly PolicyOption[] {
  const list = [
    policyOf({ retryPlan: 'off', jitter: 'none' }),
    policyOf({ retryPlan: 'immediate', jitter: 'none' }),
    policyOf({ retryPlan: 'fixed', jitter: 'none' }),
    policyOf({ retryPlan: 'fixed', jitter: 'full' }),
    policyOf({ retryPlan: 'exponential', jitter: 'none' }),
    policyOf({ retryPlan: 'exponential', jitter: 'full' }),
    policyOf({ retryPlan: 'exponential', jitter: 'equal' }),
    policyOf({ retryPlan: 'exponential', jitter: 'decorrelated' }),
    policyOf({ retryPlan: 'schedule', jitter: 'none' }),
  ];
  return list.some(({ value }) => value === present.value) ? list : [...list, present];
}

const marks: Partial<Record<string, string>> = {
  illustrative: ', illustrative waits',
  memory: ', from memory',
};

function offered({ policy, preset }: KnownPolicy): PolicyOption[] {
  if (!preset) return [];
  const label = policy.name + (marks[policy.retries?.known ?? ''] ?? '');
  return [{ value: policy.id, label, policy: policy.id, settings: preset }];
}

/** All that can be chosen: the plans of nobody, with the present one among them, and those of providers as far as they are known. */
export function policyGroups(
  present: PolicyOption,
  known: readonly KnownPolicy[],
): readonly PolicyGroup[] {
  const byName = known.toSorted((one, other) => (one.policy.name < other.policy.name ? -1 : 1));
  const of = (isProvider: boolean) =>
    byName
      .filter(({ policy }) => (policy.kind === 'provider') === isProvider)
      .flatMap((each) => offered(each));
  return [
    { label: 'Plain', options: plainPolicies(present) },
    { label: 'Providers', options: of(true) },
    { label: 'Delivery services and specifications', options: of(false) },
  ].filter(({ options }) => options.length > 0);
}
