import type { PolicySettings } from '../../../model/policies/policy.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import type { PolicyOption } from './policies.ts';
import {
  knownPolicy,
  recognise,
  withoutPolicy,
  type KnownPolicy,
  type RecognisedPolicy,
} from './recognisedPolicy.ts';

/** The policies of providers, loaded when they are first wanted. */
class Policies {
  #known: readonly KnownPolicy[] = $state.raw([]);
  #loading: Promise<void> | undefined;

  /** Empty until they are loaded. */
  get known(): readonly KnownPolicy[] {
    return this.#known;
  }

  /** May be called again after it has failed. */
  load(): Promise<void> {
    this.#loading ??= Promise.all([
      import('../../../model/policies/policies.ts'),
      import('../../../model/policies/presets.ts'),
    ]).then(
      ([{ policies }, { presetOf }]) => {
        this.#known = policies.map((policy) => knownPolicy(policy, presetOf(policy)));
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  /** Which policy the settings are, and of several with the same settings the one that was chosen. */
  recognise(settings: PolicySettings, chosenId: string | undefined): RecognisedPolicy | undefined {
    return recognise(this.#known, settings, chosenId);
  }

  /** Lets the sender follow a policy; a provider's other rules go with it where the next one belongs to nobody. */
  choose(lab: Lab, { policy, settings }: PolicyOption): void {
    const left = !policy && this.recognise(lab.settings, lab.policy) ? withoutPolicy() : {};
    lab.follow(policy, { ...left, ...settings });
  }
}

export const policies = new Policies();
