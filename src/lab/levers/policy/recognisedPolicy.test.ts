import { expect, test } from 'vitest';
import { firstLesson } from '../../../lessons/catalogue.ts';
import { policies } from '../../../model/policies/policies.ts';
import { presetOf } from '../../../model/policies/presets.ts';
import { standardSettings, type Settings } from '../../../model/settings.ts';
import { writeLink } from '../../state/link.ts';
import { readLink } from '../../state/readLink.ts';
import { knownPolicy, recognise, withoutPolicy, type KnownPolicy } from './recognisedPolicy.ts';

const known: readonly KnownPolicy[] = policies.map((policy) =>
  knownPolicy(policy, presetOf(policy)),
);
const runnable = known.filter(({ preset }) => preset !== undefined);
const presetNamed = (id: string) => known.find(({ policy }) => policy.id === id)!.preset!;
const recognised = (settings: Partial<Settings>, preferredId?: string) => {
  const found = recognise(known, { ...standardSettings, ...settings }, preferredId);
  return found && { id: found.policy.id, changed: found.changed };
};

test.each(runnable)('$policy.name is recognised by its settings', ({ policy, preset }) => {
  expect(recognised(preset!, policy.id)).toEqual({ id: policy.id, changed: false });
});

test.each(runnable)('$policy.name comes through a link as it is', ({ policy, preset }) => {
  const { seed, horizonMs: lengthMs } = firstLesson.scenario;
  const link = { lesson: firstLesson, seed, lengthMs, commands: [], atMs: 0, tab: undefined };
  const read = readLink(new URLSearchParams(writeLink({ ...link, changes: preset! })));
  expect(read.problems).toEqual([]);
  expect(recognised({ ...firstLesson.scenario.settings, ...read.changes }, policy.id)).toEqual({
    id: policy.id,
    changed: false,
  });
});

test('a policy in which one thing was turned is still that policy, changed', () => {
  expect(recognised({ ...presetNamed('svix'), attempts: 9 }, 'svix')).toEqual({
    id: 'svix',
    changed: true,
  });
});

test('a policy is nobody’s once its plan is another', () => {
  expect(recognised({ ...presetNamed('svix'), retryPlan: 'exponential' }, 'svix')).toBeUndefined();
});

test('of two with the same settings the one that was chosen is named', () => {
  const svix = presetNamed('svix');
  expect(presetNamed('clerk')).toEqual(svix);
  expect(recognised(svix, 'clerk')?.id).toBe('clerk');
  expect(recognised(svix)?.id).toBe('svix');
});

test('our own plans are nobody’s policy', () => {
  for (const retryPlan of ['off', 'immediate', 'fixed', 'exponential', 'schedule'] as const) {
    expect(recognised({ retryPlan })).toBeUndefined();
  }
});

test('leaving a policy leaves none of its rules behind', () => {
  expect(recognised({ ...presetNamed('svix'), ...withoutPolicy() })).toBeUndefined();
  expect(standardSettings).toMatchObject(withoutPolicy());
});
