import { expect, test } from 'vitest';
import {
  settingKeys,
  settingTable,
  standardSettings,
  type SettingKey,
} from '../../../model/settings.ts';
import { differing, findLevers, optionsFound } from './leverSearch.ts';
import { isShown } from '../leverTable.ts';

const names = ['Stripe', 'Slack Events API'];
const found = (text: string, among?: readonly SettingKey[]) =>
  findLevers(text, standardSettings, { keys: among, policies: names }).flatMap(({ keys }) => keys);

test('a lever is found by words of its label, in any order and case', () => {
  expect(found('EVERY poll')).toEqual(['pollEveryMs']);
});

test('a lever is found by words of one of its options', () => {
  expect(found('etag')).toEqual(['pullMode']);
  expect(found('silence hangs')).toEqual([]);
  expect(found('hangs up')).toEqual(['downAnswer']);
});

test('a retry policy is found by a provider who has it', () => {
  expect(found('stripe')).toEqual(['retryPlan']);
  expect(found('events slack')).toContain('retryPlan');
});

test('a lever is found by its unit, and by what its zero means', () => {
  const percents = settingKeys.filter((key) => settingTable[key].kind === 'percent');
  expect(found('percent').toSorted()).toEqual(percents.toSorted());
  expect(found('%')).toEqual(found('percent'));
  expect(found('poll minutes')).toContain('pollEveryMs');
  expect(found('workers minutes')).toEqual([]);
  expect(found('no bursts')).toEqual(['burstEveryMs']);
});

test('the options that were searched for are named where the label does not have the words', () => {
  const options = [{ label: 'Fixed interval' }, { label: 'Conditional requests (ETag)' }];
  expect(optionsFound('etag', 'Pull by', options)).toEqual([options[1]]);
  expect(optionsFound('pull', 'Pull by', options)).toEqual([]);
  expect(optionsFound('minutes', 'Pull by', options)).toEqual([]);
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

test('a setting without a lever at present does not count as differing', () => {
  const waits = '1s 2s';
  expect(differing({ ...standardSettings, waits })).toEqual([]);
  expect(differing({ ...standardSettings, waits, retryPlan: 'schedule' })).toEqual([
    'retryPlan',
    'waits',
  ]);
});
