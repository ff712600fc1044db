import { describe, expect, test } from 'vitest';
import { lessons } from '../../lessons/lessons.ts';
import { settingKeys } from '../../model/settings.ts';
import { digest } from '../../sim/digest.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { readLink } from './readLink.ts';
// Links with random settings and commands, written and run by the build of commit 9371c12.
import oldLinks from './oldLinks.json' with { type: 'json' };
import { scenarioOf } from './recipe.ts';

describe('a link made by an older build', () => {
  test.each(oldLinks)('opens to the same run: $link', ({ link, digest: oldDigest }) => {
    const read = readLink(new URLSearchParams(link));

    expect(read.problems).toEqual([]);
    expect(digest(simulate(scenarioOf(read), read.commands))).toBe(oldDigest);
  });

  test.each(lessons)('is kept of the scenario $id', ({ id }) => {
    expect(oldLinks.filter(({ link }) => link.includes(`scenario=${id}&`))).toHaveLength(8);
  });

  test.each(settingKeys)('is kept that sets %s', (key) => {
    expect(oldLinks.some(({ link }) => new URLSearchParams(link).has(key))).toBe(true);
  });
});
