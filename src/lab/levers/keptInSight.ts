import type { SettingKey } from '../../model/settings.ts';

/**
 * The settings of a scenario that were once to be seen: they stay, or one would go from under a hand that turns it back.
 */
export class KeptInSight {
  #scenario: object | undefined;
  #keys = new Set<SettingKey>();

  /** Those that were kept in this scenario, and from now on these. */
  with(scenario: object, keys: readonly SettingKey[]): readonly SettingKey[] {
    if (scenario !== this.#scenario) this.#keys = new Set();
    this.#scenario = scenario;
    for (const key of keys) this.#keys.add(key);
    return [...this.#keys];
  }
}
