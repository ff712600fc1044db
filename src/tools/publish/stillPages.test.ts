import { beforeAll, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { selectSequence } from '../../lab/sequence/sequence.ts';
import { shownOrder } from '../../learn/chapter/shuffled.ts';
import { holds } from '../../learn/judge/claims.ts';
import { fill } from '../../learn/judge/fill.ts';
import { momentOf } from '../../learn/judge/moment.ts';
import { runAny } from '../../learn/judge/runAny.ts';
import { referenceCatalogue } from '../../learn/reference/referenceCatalogue.ts';
import { chapterCatalogue } from '../../lessons/chapters/chapterCatalogue.ts';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { pollingWaste } from '../../lessons/scenarios/pollingWaste.ts';
import { simulate } from '../../sim/simulate.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { drawStillPages } from './stillPages.ts';

let files: Awaited<ReturnType<typeof drawStillPages>>;

beforeAll(async () => {
  files = await drawStillPages(fileURLToPath(new URL('../../..', import.meta.url)));
});

const page = (folder: string) => String(files.get(`${folder}/index.html`));

/** As a text stands in HTML. */
const written = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What stands between a tag with this attribute and its end, without tags. */
const inside = (html: string, tag: string) =>
  Array.from(
    html.matchAll(new RegExp(`<${tag}(?![a-z])[^>]*>(.*?)</${tag.split(' ')[0]}>`, 'gs')),
    ([, text = '']) => text.replaceAll(/<[^>]+>/g, '').trim(),
  );

describe.each(chapters.map((chapter) => [chapter.id, chapter] as const))(
  'the still page of chapter %s',
  (id, chapter) => {
    const html = () => page(`learn/${id}`);
    const seen = runAny(chapter.first, chapter.seeds[0] ?? 1);

    test('has its title, its question and every option, in the order of the running chapter', () => {
      const { question } = chapter;
      const title = chapterCatalogue.find((each) => each.id === id)?.title ?? '';
      expect(inside(html(), 'title')[0]).toBe(written(`${title} · Learn · Hookscope`));
      expect(inside(html(), 'h1')).toEqual([written(title)]);
      expect(inside(html(), 'h2')).toEqual([written(question.text)]);
      expect(inside(html(), 'li')).toEqual(
        shownOrder(question.text, question.options).map((place) =>
          written(question.options[place]?.text ?? ''),
        ),
      );
    });

    test('says of its run what the judge says of it', () => {
      const truth = chapter.question.options.find(({ when }) => holds(when, seen));
      expect(inside(html(), 'p class="big')).toEqual([written(fill(chapter.result.big, seen))]);
      const [answer = ''] = inside(html(), 'details class="card');
      expect(answer).toContain(`It was “${written(truth?.text ?? '')}”.`);
      expect(answer).toContain(written(fill(chapter.result.told, seen)));
      expect(html()).not.toMatch(/\{\w+\}|undefined|NaN/);
    });

    test('draws what was sent until the deciding moment, which can be read as a table', () => {
      const arrows = html().match(/data-message=/g)?.length ?? 0;
      if (seen.kind !== 'run') {
        expect(arrows).toBe(0);
        expect(html()).toMatch(/<figure aria-label="Calls per second".*<rect/s);
        return;
      }
      const at = momentOf(seen, chapter.result.moment);
      const { messages } = selectSequence(seen.trace, at, { filter: chapter.shows });
      expect(messages.length).toBeGreaterThan(0);
      expect(arrows).toBe(messages.length);
      expect(inside(html(), 'th scope="row"').length).toBeGreaterThanOrEqual(messages.length);
    });

    test('leads to the chapter that runs', () => {
      expect(html()).toContain(`href="../../#/learn/${id}"`);
    });
  },
);

test('the card for link previews has a mark for every question of the way in, filled where it brought a payment', () => {
  const trace = simulate(pollingWaste.scenario);
  const { events, pull, push } = selectComparison(trace, trace.endsAt);
  const card = String(files.get('social-card.svg'));
  expect(card).toContain(
    `${events} payments: ${pull.requests} questions, or ${push.requests} calls.`,
  );
  expect(card.match(/<rect [^>]*stroke="none"/g)).toHaveLength(pull.withNews);
  expect(card.match(/<rect [^>]*fill="none"/g)).toHaveLength(pull.requests - pull.withNews);
  expect(card).not.toMatch(/var\(|class=|<!--/);
});

test.each(referenceCatalogue)('the page “$title” is whole without a script', ({ id, title }) => {
  const html = page(`learn/${id}`);
  expect(inside(html, 'title')[0]).toBe(written(`${title} · Learn · Hookscope`));
  expect(inside(html, 'h1')).toEqual([written(title)]);
  // Words enough to read, nothing to press that would do nothing, nothing left unfilled.
  expect(html.replaceAll(/<[^>]+>/g, ' ').split(/\s+/).length).toBeGreaterThan(200);
  expect(html).not.toMatch(/<button|<input|\{\w+\}|undefined|NaN/);
  if (id === 'both-together') expect(html).toContain('data-message=');
});

test('no still page has a script, a style of its own, or a description that another has', () => {
  const pages = [...files].filter(([name]) => name.endsWith('.html'));
  expect(pages).toHaveLength(chapters.length + referenceCatalogue.length + 1);
  const descriptions = pages.map(([, source]) => {
    const html = String(source);
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<link rel="canonical" href="./" />');
    return /<meta name="description" content="([^"]+)"/.exec(html)?.[1] ?? '';
  });
  expect(descriptions.every((description) => description.length > 50)).toBe(true);
  expect(new Set(descriptions).size).toBe(pages.length);
});

test('every file that a still page asks for is built with it or lies beside the page, in whatever folder', () => {
  const folder = 'http://host/some/where/';
  for (const [name, source] of files) {
    if (!name.endsWith('.html')) continue;
    const asked = Array.from(
      String(source).matchAll(/(?:href|src)="([^"#]+)[#"]/g),
      ([, to = '']) => to,
    );
    for (const to of asked.filter((each) => !each.startsWith('https:'))) {
      const address = new URL(to, folder + name).href;
      expect(address, `${name} asks for ${to}`).toMatch(folder);
      const path = address.slice(folder.length).replace(/\?.*/, '');
      if (path === '' || path === 'favicon.svg') continue;
      expect(files.has(path) || files.has(`${path}index.html`), `${name} asks for ${to}`).toBe(
        true,
      );
    }
  }
});
