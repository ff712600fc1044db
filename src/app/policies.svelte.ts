import type { PolicySettings } from '../model/policies/policy.ts';
import {
  knownPolicy,
  recognise,
  type KnownPolicy,
  type RecognisedPolicy,
} from './recognisedPolicy.ts';

/** The policies of providers, loaded when they are first wanted, and which of them was chosen last. */
class Policies {
  #known: readonly KnownPolicy[] = $state.raw([]);
  #lastChosenId: string | undefined = $state();
  #loading: Promise<void> | undefined;

  /** Empty until they are loaded. */
  get known(): readonly KnownPolicy[] {
    return this.#known;
  }

  /** May be called again after it has failed. */
  load(): Promise<void> {
    this.#loading ??= Promise.all([
      import('../model/policies/policies.ts'),
      import('../model/policies/presets.ts'),
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

  /** The settings of a policy, which is now the one that was chosen last. */
  choose(id: string): PolicySettings | undefined {
    this.#lastChosenId = id;
    return this.#known.find(({ policy }) => policy.id === id)?.preset;
  }

  recognise(settings: PolicySettings): RecognisedPolicy | undefined {
    return recognise(this.#known, settings, this.#lastChosenId);
  }
}

export const policies = new Policies();
