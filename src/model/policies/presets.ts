import { standardSettings } from '../settings.ts';
import { waitsOf } from '../rules/waits.ts';
import type { Policy, PolicySettings, Retries } from './policy.ts';

/**
 * A policy as settings, every one that belongs to a policy: nothing of the policy before remains.
 * Undefined when too little is published to run it. A timeout that is not published stays the standard one.
 */
export function presetOf(policy: Policy): PolicySettings | undefined {
  const { retries, rules, timeoutMs } = policy;
  if (!retries) return undefined;
  return {
    ...plain,
    ...(timeoutMs === undefined ? {} : { requestTimeoutMs: timeoutMs }),
    ...rules,
    ...waitsAndAttempts(retries),
  };
}

/** A policy that says nothing: a failure is tried again, and the endpoint is never disabled. */
const plain: PolicySettings = {
  retryPlan: 'off',
  jitter: 'none',
  jitterPercent: standardSettings.jitterPercent,
  firstWaitMs: standardSettings.firstWaitMs,
  longestWaitMs: standardSettings.longestWaitMs,
  waits: standardSettings.waits,
  attempts: 1,
  giveUpAfterMs: 0,
  requestTimeoutMs: standardSettings.requestTimeoutMs,
  successRule: '2xx',
  retryAfter: 'ignored',
  overloadWaitMs: 0,
  on3xx: 'retry',
  on410: 'retry',
  on429: 'retry',
  on4xx: 'retry',
  disableAfterFailures: 0,
  disableAfterDeadLetters: 0,
  disableAfterFailingMs: 0,
  disabledForMs: 0,
};

/** The settings that belong to a policy. */
export const policyKeys = Object.keys(plain) as readonly (keyof PolicySettings)[];

function waitsAndAttempts(retries: Retries): Partial<PolicySettings> {
  if (retries.plan === 'off') return { retryPlan: 'off' };
  const { attempts, windowMs } = retries;
  const window = windowMs === undefined ? {} : { giveUpAfterMs: windowMs };
  if (retries.plan === 'schedule') {
    const { waits } = retries;
    return {
      retryPlan: 'schedule',
      waits,
      attempts: attempts ?? waitsOf(waits).length + 1,
      ...window,
    };
  }
  const { firstWaitMs, longestWaitMs } = retries;
  return {
    retryPlan: 'exponential',
    firstWaitMs,
    longestWaitMs,
    ...(attempts === undefined ? {} : { attempts }),
    ...window,
  };
}
