import { expect, test } from 'vitest';
import {
  settingKeys,
  settingTable,
  standardSettings,
  type SettingKey,
} from '../../../model/settings.ts';
import { differing, findLevers } from './leverSearch.ts';
import { isShown } from '../leverTable.ts';

const found = (text: string, among?: readonly SettingKey[]) =>
  findLevers(text, standardSettings, among).flatMap(({ keys }) => keys);

test('a lever is found by words of its label, in any order and case', () => {
  expect(found('EVERY poll')).toEqual(['pollEveryMs']);
});

test('a lever is found by words of one of its options', () => {
  expect(found('etag')).toEqual(['pullMode']);
  expect(found('silence hangs')).toEqual([]);
  expect(found('hangs up')).toEqual(['downAnswer']);
});

test('every lever that is shown is found by its label, and all are by nothing', () => {
  const shown = settingKeys.filter((key) => isShown(key, standardSettings));
  for (const key of shown) expect(found(settingTable[key].label), key).toContain(key);
  expect(found('').toSorted()).toEqual(shown.toSorted());
  expect(found('a word that no lever has')).toEqual([]);
});

test('what differs from standard is searched alone', () => {
  const keys = differing({ ...standardSettings, skipProcessed: false, pollEveryMs: 1_000 });
  expect(found('', keys)).toEqual(['skipProcessed', 'pollEveryMs']);
  expect(found('poll', keys)).toEqual(['pollEveryMs']);
  expect(differing(standardSettings)).toEqual([]);
});
