import type { Jitter, RetryPlan, Settings } from '../../../model/settings.ts';

/** A retry policy as it is chosen in one go. */
export interface PolicyOption {
  /** Plan and jitter, as one word. */
  readonly value: string;
  readonly label: string;
  readonly settings: Pick<Settings, 'retryPlan' | 'jitter'>;
}

const plans: Readonly<Record<RetryPlan, string>> = {
  off: 'No retries',
  immediate: 'At once, without a wait',
  fixed: 'Fixed wait',
  exponential: 'Exponential',
};

const jitters: Readonly<Record<Jitter, string>> = {
  none: '',
  full: ', full jitter',
  equal: ', equal jitter',
  decorrelated: ', decorrelated jitter',
};

/** The policy of one plan and one jitter. */
export function policyOf({ retryPlan, jitter }: PolicyOption['settings']): PolicyOption {
  const waits = retryPlan === 'fixed' || retryPlan === 'exponential';
  return {
    value: waits ? `${retryPlan} ${jitter}` : retryPlan,
    label: plans[retryPlan] + (waits ? jitters[jitter] : ''),
    settings: { retryPlan, jitter },
  };
}

/** The policies to choose from, with the present one among them. */
export function policiesWith(present: PolicyOption): readonly PolicyOption[] {
  const list = [
    policyOf({ retryPlan: 'off', jitter: 'none' }),
    policyOf({ retryPlan: 'immediate', jitter: 'none' }),
    policyOf({ retryPlan: 'fixed', jitter: 'none' }),
    policyOf({ retryPlan: 'fixed', jitter: 'full' }),
    policyOf({ retryPlan: 'exponential', jitter: 'none' }),
    policyOf({ retryPlan: 'exponential', jitter: 'full' }),
    policyOf({ retryPlan: 'exponential', jitter: 'equal' }),
    policyOf({ retryPlan: 'exponential', jitter: 'decorrelated' }),
  ];
  return list.some(({ value }) => value === present.value) ? list : [...list, present];
}
