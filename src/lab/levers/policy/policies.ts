import type { Jitter, RetryPlan, Settings } from '../../../model/settings.ts';

/** A retry policy as it is chosen in one go. */
export interface PolicyOption {
  /** Plan and jitter as one word, or a provider's id. */
  readonly value: string;
  readonly label: string;
  readonly settings: Partial<Settings>;
}

export interface PolicyGroup {
  readonly label: string;
  readonly options: readonly PolicyOption[];
}

const plans: Readonly<Record<RetryPlan, string>> = {
  off: 'No retries',
  immediate: 'At once, without a wait',
  fixed: 'Fixed wait',
  exponential: 'Exponential',
  schedule: 'List of waits',
};

export const jitterNames: Readonly<Record<Jitter, string>> = {
  none: 'No jitter',
  full: 'Full jitter',
  equal: 'Equal jitter',
  decorrelated: 'Decorrelated jitter',
  spread: 'Plus or minus a share',
};

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
  const waits = waitsBetween(retryPlan);
  return {
    value: waits ? `${retryPlan} ${jitter}` : retryPlan,
    label: plans[retryPlan] + (waits ? withJitter[jitter] : ''),
    settings: { retryPlan, jitter },
  };
}

/** Does this plan wait at all between two attempts? */
export function waitsBetween(plan: RetryPlan): boolean {
  return plan !== 'off' && plan !== 'immediate';
}

/** The plans that belong to nobody, with the present one among them. */
export function plainPolicies(present: PolicyOption): readonly PolicyOption[] {
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
