import { describe, expect, test } from 'vitest';
import { loadKeys, loadTable, standardLoad, type LoadPlan, type LoadSettings } from './load.ts';
import { loadPolicies, settingsUnder } from './loadPolicies.ts';
import { changedLoad, readLoad, whyLoadTooBig } from './readLoad.ts';
import { readSetting } from '../rules/readCommands.ts';
import { standardSettings, type SettingKey, type Settings } from '../settings.ts';

const planOf = (load: Partial<LoadSettings>, settings: Partial<Settings> = {}): LoadPlan => ({
  seed: 1,
  settings: { ...standardSettings, ...settings },
  load: { ...standardLoad, ...load },
});

describe('a choice of the Load tab', () => {
  test('takes its standard value and both ends of its range', () => {
    for (const key of loadKeys) {
      const setting = loadTable[key];
      const values =
        setting.kind === 'number'
          ? [setting.least, setting.most, setting.standard]
          : setting.options;
      for (const value of values) expect(readLoad(key, value)).toEqual({ ok: true, value });
    }
  });

  test.each([
    ['deliveries', 0, 'Deliveries must be a whole number from 1 to 10,000.'],
    ['deliveries', 10_001, 'Deliveries must be a whole number from 1 to 10,000.'],
    ['deliveries', 1.5, 'Deliveries must be a whole number from 1 to 10,000.'],
    ['deliveries', '', 'Deliveries must be a whole number from 1 to 10,000.'],
    ['downSeconds', -1, 'Down for must be a whole number of seconds from 0 to 259,200.'],
    ['contenders', 15, 'Clients up to must be a whole number from 10 to 190 in steps of 10.'],
    ['view', 'swarm', 'Show must be one of: stampede, fleet, contention.'],
  ] as const)('%s refuses %s in a sentence', (key, value, problem) => {
    expect(readLoad(key, value)).toEqual({ ok: false, problem });
  });

  test('is kept only where it differs from the standard one', () => {
    expect(changedLoad(standardLoad)).toEqual({});
    expect(changedLoad({ ...standardLoad, clients: 7 })).toEqual({ clients: 7 });
  });
});

describe('the policies to try', () => {
  test('are made of settings that the Lab takes', () => {
    for (const { settings } of loadPolicies) {
      for (const [key, value] of Object.entries(settings)) {
        expect(readSetting(key as SettingKey, value)).toEqual({ ok: true, value });
      }
    }
  });

  test('leave the Lab’s own settings alone when they are chosen', () => {
    expect(settingsUnder('lab', standardSettings)).toEqual(standardSettings);
  });
});

describe('a run that would be too big says so before it starts', () => {
  test('when the deliveries could bring too many calls', () => {
    expect(
      whyLoadTooBig(
        planOf(
          { deliveries: 10_000, forSeconds: 3_600 },
          { retryPlan: 'fixed', firstWaitMs: 1_000, attempts: 50 },
        ),
      ),
    ).toBe(
      '10,000 deliveries with about 50 attempts each could bring 500,000 calls; a stampede takes 400,000 at most.',
    );
  });

  test('but not when the run is over before they could', () => {
    const policy = { retryPlan: 'fixed', firstWaitMs: 5_000, attempts: 200 } as const;
    expect(whyLoadTooBig(planOf({ deliveries: 10_000, forSeconds: 120 }, policy))).toBeUndefined();
  });

  test('when the clients would ask too often', () => {
    expect(whyLoadTooBig(planOf({ view: 'fleet', clients: 100_000, fleetSeconds: 86_400 }))).toBe(
      '100,000 clients with 17,280 polls and 144 payments each are 1,742,400,000 in all; a fleet takes 50,000,000 at most.',
    );
  });

  test('and never with the standard choices', () => {
    for (const view of loadTable.view.options) {
      expect(whyLoadTooBig(planOf({ view }))).toBeUndefined();
    }
  });
});
