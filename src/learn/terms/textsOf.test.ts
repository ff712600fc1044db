import { expect, test } from 'vitest';
import { firstUses } from '../../lab/terms/termsIn.ts';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { textsOf } from './textsOf.ts';

test.each(chapters.map((chapter) => [chapter.id, chapter] as const))(
  'chapter %s links its terms, each once',
  (_, chapter) => {
    const linked = [...firstUses(textsOf(chapter)).values()].flat();
    expect(linked.length).toBeGreaterThan(0);
    expect(new Set(linked).size).toBe(linked.length);
  },
);
