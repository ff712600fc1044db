import { expect, test } from 'vitest';
import { loadKeys, loadTable, type LoadKey, type LoadSettings } from '../../model/load/load.ts';
import { firstLesson } from '../../lessons/catalogue.ts';
import { settingKeys, type SettingKey } from '../../model/settings.ts';
import { loadLinkKey, writeLink } from './link.ts';
import { readLink } from './readLink.ts';

const read = (query: string) => readLink(new URLSearchParams(query));

test('a link carries every choice of the Load tab that is not the standard one, and no other', () => {
  const other = (key: LoadKey) => {
    const setting = loadTable[key];
    return setting.kind === 'number' ? setting.least + 10 : setting.options[1];
  };
  const load = Object.fromEntries(
    loadKeys.map((key) => [key, other(key)]),
  ) as unknown as LoadSettings;
  const link = { ...read(''), lesson: firstLesson, load };

  expect(read(writeLink(link)).load).toEqual(load);
  expect(read(writeLink({ ...link, load: {} })).load).toBeUndefined();
  expect(writeLink({ ...link, load: { clients: 2_000 } })).toContain('loadClients=2000');
});

test('what a link says wrongly of the Load tab is named, and the standard choice stands', () => {
  const { load, problems } = read('loadView=fleet&loadClients=many&loadDeliveries=0&loadWork=hard');

  expect(load).toEqual({ view: 'fleet' });
  expect(problems).toEqual([
    'Deliveries must be a whole number from 1 to 10,000. The link says “0”.',
    'A call’s work takes must be one of: even, random. The link says “hard”.',
    'Clients must be a whole number from 1 to 100,000. The link says “many”.',
  ]);
});

test('a choice of the Load tab has a key in links that no setting of the Lab has', () => {
  const keys = loadKeys.map(loadLinkKey);
  expect(new Set(keys).size).toBe(loadKeys.length);
  expect(keys.filter((key) => settingKeys.includes(key as SettingKey))).toEqual([]);
});
