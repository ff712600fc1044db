import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import type { Command } from '../model/commands.ts';
import { standardSettings, type Settings } from '../model/settings.ts';
import { runs } from '../tools/runs.testkit.ts';
import { anyRun } from './laws/anyRun.testkit.ts';
import { scenarioWith } from './laws/scenarioWith.testkit.ts';
import { partsNeeded, type PartName } from './parts.ts';
import { simulate } from './simulate.ts';

/** For each part something that calls for it. */
const calls: Readonly<Record<PartName, (at: number) => Command>> = {
  attacker: (at) => ({ at, type: 'attack', act: 'forge' }),
  backfill: (at) => ({ at, type: 'setting.set', key: 'backfillEveryMs', value: 5_000 }),
  failures: (at) => ({ at, type: 'setting.set', key: 'failFor', value: 'every' }),
  fetches: (at) => ({ at, type: 'setting.set', key: 'payload', value: 'thin' }),
  stream: (at) => ({ at, type: 'setting.set', key: 'pullMode', value: 'webSocket' }),
  queue: (at) => ({ at, type: 'setting.set', key: 'pullMode', value: 'queue' }),
  rotation: (at) => ({ at, type: 'secret.rotate' }),
};
const names = Object.keys(calls) as PartName[];

test.each(names)('a run needs %s where something calls for it, and only there', (name) => {
  const needed = (commands: Command[], settings: Partial<Settings> = {}) => [
    ...partsNeeded(scenarioWith({ settings }), commands),
  ];
  expect(needed([])).toEqual([]);
  expect(needed([calls[name](5)])).toEqual([name]);
  expect([...partsNeeded({ ...scenarioWith({}), plan: [calls[name](5)] }, [])]).toEqual([name]);
  const call = calls[name](0);
  if (call.type !== 'setting.set') return;
  expect(needed([], { [call.key]: call.value })).toEqual([name]);
  const back = { ...call, value: standardSettings[call.key] };
  expect(needed([back])).toEqual([]);
});

test('until it is called for, a part tells what a run tells that does without it', () => {
  fc.assert(
    fc.property(anyRun(), ({ scenario, commands }) => {
      const without = simulate(scenario, commands);
      const at = without.endsAt - 1;
      const late = [...commands, ...names.map((name) => calls[name](at))];
      const facts = simulate(scenario, late).facts.filter((fact) => fact.at < at);
      expect(facts).toEqual(without.facts.filter((fact) => fact.at < at));
    }),
    { numRuns: runs(100, 2_000) },
  );
});

afterAll(() => {
  vi.resetModules();
});

test.each(names)('a run that needs %s is not made without it', async (name) => {
  vi.resetModules();
  const { simulate: simulateWithout } = await import('./simulate.ts');
  const { hasParts } = await import('./parts.ts');
  const plain = scenarioWith({});
  expect(hasParts(plain, [])).toBe(true);
  expect(simulateWithout(plain)).toEqual(simulate(plain));
  expect(hasParts(plain, [calls[name](5)])).toBe(false);
  expect(() => simulateWithout(plain, [calls[name](5)])).toThrow(
    `the part ${name} has not been loaded`,
  );
});
