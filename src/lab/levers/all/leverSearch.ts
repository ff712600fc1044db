import {
  settingKeys,
  settingTable,
  type Setting,
  type SettingKey,
  type Settings,
} from '../../../model/settings.ts';
import { optionWords } from '../../../trace/words/settingWords.ts';
import { isShown, leverCards, policyRules, type LeverCard } from '../leverTable.ts';

/** A card's levers that were found, in the order in which they stand. */
export interface FoundLevers {
  readonly title: string;
  readonly keys: readonly SettingKey[];
}

const cards: readonly LeverCard[] = Object.values(leverCards);
const groups: readonly FoundLevers[] = cards.map((card) => {
  const keys = [...card.inSight, ...(card.more?.keys ?? [])];
  const { title } = card;
  if (card !== leverCards.policy) return { title, keys };
  return { title, keys: ['retryPlan', ...keys, ...policyRules.answers, ...policyRules.disabling] };
});

/** The settings that are not as they are as standard. */
export const differing = (settings: Settings): readonly SettingKey[] =>
  settingKeys.filter((key) => settings[key] !== settingTable[key].standard);

/** What a lever says: its label, and its options where it has some. */
function wordsOf(key: SettingKey): string {
  const setting: Setting = settingTable[key];
  const options = setting.kind === 'choice' ? setting.options : [];
  return [setting.label, ...options.map((option) => optionWords(key, option))]
    .join('\n')
    .toLowerCase();
}

/**
 * The levers whose label or options have all the words of a text, each by its beginning or any other part of it.
 * @param among leaves out all others.
 */
export function findLevers(
  text: string,
  settings: Settings,
  among: readonly SettingKey[] = settingKeys,
): readonly FoundLevers[] {
  const words = text.toLowerCase().split(/\s+/);
  const found = (key: SettingKey) =>
    isShown(key, settings) &&
    among.includes(key) &&
    words.every((word) => wordsOf(key).includes(word));
  return groups
    .map(({ title, keys }) => ({ title, keys: keys.filter(found) }))
    .filter(({ keys }) => keys.length > 0);
}
