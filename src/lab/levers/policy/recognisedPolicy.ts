import {
  policySettingKeys,
  type Policy,
  type PolicySettings,
} from '../../../model/policies/policy.ts';
import { standardSettings, type Settings } from '../../../model/settings.ts';
import { waitsOf, writeWaits } from '../../../model/rules/waits.ts';

/** A policy with the settings that it comes to; without them where too little is published to run it. */
export interface KnownPolicy {
  readonly policy: Policy;
  readonly preset: PolicySettings | undefined;
}

/** A policy with its settings, the waits in the one spelling that a link keeps. */
export function knownPolicy(policy: Policy, preset: PolicySettings | undefined): KnownPolicy {
  return {
    policy,
    preset: preset && { ...preset, waits: writeWaits(waitsOf(preset.waits)) },
  };
}

export interface RecognisedPolicy {
  readonly policy: Policy;
  /** Something was turned since it was chosen. */
  readonly changed: boolean;
}

/** So much may be turned for a policy to be still called by its name, changed. */
const turnedMost = 3;

/**
 * Which policy the settings are: one whose settings all hold, else the one that they differ from least,
 * as long as they are nearer to it than to no policy at all.
 * @param preferredId which one to name where two have the same settings, as those have that share a sender.
 */
export function recognise(
  known: readonly KnownPolicy[],
  settings: PolicySettings,
  preferredId: string | undefined,
): RecognisedPolicy | undefined {
  let best: { policy: Policy; turned: number } | undefined;
  for (const { policy, preset } of known) {
    if (!preset) continue;
    const turned = distance(preset, settings);
    const near =
      preset.retryPlan === settings.retryPlan &&
      turned <= turnedMost &&
      2 * turned < distance(preset, standardSettings);
    if (turned > 0 && !near) continue;
    const better =
      !best || turned < best.turned || (turned === best.turned && policy.id === preferredId);
    if (better) best = { policy, turned };
  }
  return best && { policy: best.policy, changed: best.turned > 0 };
}

/** The settings of no policy in particular: every rule as it is when nobody has turned it. */
export function withoutPolicy(): PolicySettings {
  return Object.fromEntries(
    policySettingKeys.map((key) => [key, standardSettings[key]]),
  ) as unknown as PolicySettings;
}

function distance(one: PolicySettings, other: PolicySettings | Settings): number {
  return policySettingKeys.filter((key) => one[key] !== other[key]).length;
}
