import { expect, test } from 'vitest';
import { lessonById } from '../../../lessons/lessons.ts';
import { policies } from '../../../model/policies/policies.ts';
import { presetOf } from '../../../model/policies/presets.ts';
import { Lab } from '../../state/lab.svelte.ts';
import { writeLink } from '../../state/link.ts';
import { readLink } from '../../state/readLink.ts';
import { knownPolicy, recognise, withoutPolicy } from './recognisedPolicy.ts';

const known = policies.map((policy) => knownPolicy(policy, presetOf(policy)));
const presetNamed = (id: string) => known.find(({ policy }) => policy.id === id)!.preset!;
const nameIn = (lab: Lab) => recognise(known, lab.settings, lab.policy)?.policy.id;

function opened(query: string): Lab {
  const lab = new Lab();
  lab.open(readLink(new URLSearchParams(query)));
  return lab;
}

test.each(['clerk', 'svix'])('a link made under %s opens under it', (id) => {
  const lab = new Lab();
  lab.follow(id, presetNamed(id));
  expect(nameIn(opened(writeLink(lab.link)))).toBe(id);
});

test('a policy that the settings of the link are not gives them no name', () => {
  expect(nameIn(opened('scenario=outage-and-retries&policy=clerk'))).toBeUndefined();
});

test('the choice ends with the scenario, and an undo brings both back', () => {
  const lab = opened('scenario=outage-and-retries');
  lab.follow('clerk', presetNamed('clerk'));
  lab.choose(lessonById('provider-outage')!);
  expect(lab.policy).toBeUndefined();
  expect(nameIn(lab)).toBe('svix');

  lab.undo();
  expect(nameIn(lab)).toBe('clerk');
});

test('of two providers with the same settings the second is chosen as one change', () => {
  const lab = opened('scenario=provider-outage');
  lab.follow('clerk', presetNamed('clerk'));
  expect(nameIn(lab)).toBe('clerk');
  expect(lab.link.changes).toEqual({});
  expect(lab.isChanged).toBe(true);

  lab.follow('clerk', presetNamed('clerk'));
  lab.undo();
  expect(nameIn(lab)).toBe('svix');
  expect(lab.canUndo).toBe(false);
});

test('a policy that is turned keeps its name, and one that is left loses it', () => {
  const lab = opened('scenario=provider-outage');
  lab.follow('clerk', presetNamed('clerk'));
  lab.turn({ attempts: 9 });
  expect(recognise(known, lab.settings, lab.policy)).toMatchObject({
    policy: { id: 'clerk' },
    changed: true,
  });

  lab.follow(undefined, withoutPolicy());
  expect(writeLink(lab.link)).not.toContain('policy=');
});

test('in the middle of a run a policy is followed from there on', () => {
  const lab = opened('scenario=outage-and-retries&t=20000');
  lab.follow('clerk', presetNamed('clerk'));
  expect(lab.trace.commands.every(({ at }) => at === 20_000)).toBe(true);
  expect(lab.trace.commands.length).toBeGreaterThan(1);
  expect(nameIn(opened(writeLink(lab.link)))).toBe('clerk');
});
