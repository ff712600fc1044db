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

interface Among {
  /** Leaves out all others. */
  readonly keys?: readonly SettingKey[] | undefined;
  /** The labels that the list of retry policies offers. */
  readonly policies?: readonly string[];
}

const cards: readonly LeverCard[] = Object.values(leverCards);
const groups: readonly FoundLevers[] = cards.map((card) => {
  const keys = [...card.inSight, ...(card.more?.keys ?? [])];
  const { title } = card;
  if (card !== leverCards.policy) return { title, keys };
  return { title, keys: ['retryPlan', ...keys, ...policyRules.answers, ...policyRules.disabling] };
});

const unitWords: Readonly<Record<Setting['kind'], string>> = {
  ms: 'ms milliseconds seconds minutes hours days',
  seconds: 'seconds minutes hours',
  percent: 'percent %',
  count: '',
  switch: '',
  choice: '',
  waits: 'seconds minutes hours days',
};

/** The settings with a lever at present that are not as they are as standard. */
export const differing = (settings: Settings): readonly SettingKey[] =>
  settingKeys.filter(
    (key) => settings[key] !== settingTable[key].standard && isShown(key, settings),
  );

/** Whether a text has all of these words, each by its beginning or any other part of it. */
const has = (text: string, words: readonly string[]) =>
  words.every((word) => text.toLowerCase().includes(word));
const wordsIn = (text: string) => text.toLowerCase().split(/\s+/);

/** What a lever says: its label, its units, and its options where it has some. */
function textOf(key: SettingKey, policies: readonly string[]): string {
  const setting: Setting = settingTable[key];
  const options = setting.kind === 'choice' ? setting.options : [];
  const zero = 'zero' in setting ? setting.zero : '';
  return [
    setting.label,
    unitWords[setting.kind],
    zero,
    ...options.map((option) => optionWords(key, option)),
    ...(key === 'retryPlan' ? policies : []),
  ].join('\n');
}

/** The levers whose label, units or options have all the words of a text. */
export function findLevers(
  text: string,
  settings: Settings,
  { keys: among = settingKeys, policies = [] }: Among = {},
): readonly FoundLevers[] {
  const words = wordsIn(text);
  const found = (key: SettingKey) =>
    isShown(key, settings) && among.includes(key) && has(textOf(key, policies), words);
  return groups
    .map(({ title, keys }) => ({ title, keys: keys.filter(found) }))
    .filter(({ keys }) => keys.length > 0);
}

/** The options by which alone a lever was found; none where its label has the words too, or there is no telling which. */
export function optionsFound<Option extends { readonly label: string }>(
  text: string,
  label: string,
  options: readonly Option[],
): readonly Option[] {
  const words = wordsIn(text);
  return has(label, words) ? [] : options.filter((option) => has(option.label, words));
}
