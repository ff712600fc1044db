import { describe, expect, test } from 'vitest';
import { settingTable } from '../../model/settings.ts';
import { digest } from '../../sim/digest.ts';
import { simulate } from '../../sim/simulate.ts';
import { readLink } from './readLink.ts';
// Links with random settings and commands, written and run by the build of commit 9371c12.
import oldLinks from './oldLinks.json' with { type: 'json' };
import { scenarioOf } from './recipe.ts';

describe('a link made by an older build', () => {
  test.each(oldLinks)('opens to the same run: $link', ({ link, digest: oldDigest }) => {
    const read = readLink(new URLSearchParams(link));

    expect(read.problems.filter((problem) => !/^This link is older than/.test(problem))).toEqual(
      [],
    );
    expect(digest(simulate(scenarioOf(read), read.commands))).toBe(oldDigest);
  });

  // The names that the build of that commit knew: what came later cannot be in its links.
  test('is kept eight times of each of its nine scenarios', () => {
    const scenarios = oldLinks.map(({ link }) => new URLSearchParams(link).get('scenario'));
    const ids = new Set(scenarios);

    expect(ids.size).toBe(9);
    for (const id of ids) expect(scenarios.filter((named) => named === id)).toHaveLength(8);
  });

  test('is kept that sets each of its settings', () => {
    const keys = oldLinks.flatMap(({ link }) => [...new URLSearchParams(link).keys()]);
    const settings = new Set(keys.filter((key) => key in settingTable));

    expect(settings.size).toBe(70);
  });
});
