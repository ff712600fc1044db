import '../../src/lab/state/allParts.ts';
import { expect, test, type Page } from '@playwright/test';
import { createRequire } from 'node:module';
import { mermaidOf } from '../../src/lab/machines/chart/statechartMermaid.ts';
import { statecharts } from '../../src/lab/machines/statecharts.ts';
import { recipeOf } from '../../src/lab/state/recipe.ts';
import { endOf } from '../../src/lab/takeAway/runTaken.ts';
import { sequenceMermaid } from '../../src/lab/takeAway/sequenceMermaid.ts';
import { lessons } from '../../src/lessons/lessons.ts';
import type { Lesson } from '../../src/lessons/lesson.ts';
import { instant } from '../../src/model/units.ts';
import { simulate } from '../../src/sim/simulate.ts';

const require = createRequire(import.meta.url);
const script = require.resolve('mermaid/dist/mermaid.min.js');

interface Mermaid {
  initialize(settings: object): void;
  parse(text: string): Promise<unknown>;
  render(id: string, text: string): Promise<{ svg: string }>;
}

/** The words in what Mermaid draws; rejects where it does not. */
async function drawn(page: Page, text: string): Promise<string> {
  return page.evaluate(async (text) => {
    const { mermaid } = window as unknown as { mermaid: Mermaid };
    mermaid.initialize({ startOnLoad: false });
    await mermaid.parse(text);
    const { svg } = await mermaid.render('drawn', text);
    return new DOMParser().parseFromString(svg, 'text/html').body.textContent;
  }, text);
}

function textOf(lesson: Lesson, until?: number): string {
  const trace = simulate(lesson.scenario);
  return sequenceMermaid({
    trace,
    link: { ...recipeOf(lesson), atMs: 0, tab: undefined },
    until: until === undefined ? endOf(trace) : instant(until),
  });
}

test.beforeEach(async ({ page }) => {
  await page.goto('about:blank');
  await page.addScriptTag({ path: script });
});

for (const lesson of lessons) {
  test(`Mermaid draws the sequence of ${lesson.id}, with the first and the last of its messages`, async ({
    page,
  }) => {
    test.slow();
    const text = textOf(lesson);
    const arrows = text.split('\n').filter((line) => /^ {2}\w+-(>>|x|\))\w+: /.test(line));
    const words = await drawn(page, text);
    for (const arrow of [arrows[0], arrows.at(-1)])
      expect(words).toContain(arrow?.replace(/^.*?: /, ''));
  });
}

test('Mermaid draws a run in the middle, with what is on its way', async ({ page }) => {
  const [everything] = lessons.filter(({ id }) => id === 'everything-at-once');
  if (!everything) throw new Error('It has another name.');
  for (const until of [0, 4_020, 45_000, 100_010])
    expect(await drawn(page, textOf(everything, until))).toContain('Billing');
});

test('a title that Mermaid would stumble over is drawn like any other', async ({ page }) => {
  const [lesson] = lessons;
  if (!lesson) throw new Error('There is no scenario.');
  for (const title of [
    'end',
    'a; b',
    '# note',
    '<br>&amp;"\'',
    '%% {init}',
    'loop\nend',
    'é → 🙂',
  ]) {
    const text = textOf({ ...lesson, title }, 60_000);
    expect(await drawn(page, text)).toContain('poll 1');
  }
});

test('Mermaid draws every machine', async ({ page }) => {
  for (const chart of statecharts)
    expect(await drawn(page, mermaidOf(chart))).toContain(chart.initial);
});
