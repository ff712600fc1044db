import { expect, test } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chapterCatalogue } from '../../src/lessons/chapters/chapterCatalogue.ts';
import { demoCatalogue } from '../../src/lessons/demos/demoCatalogue.ts';
import { catalogue } from '../../src/lessons/catalogue.ts';
import { referenceCatalogue } from '../../src/learn/reference/referenceCatalogue.ts';
import { fixedRuns } from '../../src/sim/laws/fixedRuns.testkit.ts';
import { simulationScript } from '../lab/simulationScript.ts';
import { firefoxProgram, startFirefox } from './firefox.ts';
import { Screen } from './screen.ts';
import { startWebKit, webKitPrograms } from './webKit.ts';

const firefox = firefoxProgram();
const webKit = webKitPrograms();

const engines = [
  {
    name: 'Firefox',
    start: firefox ? () => startFirefox(firefox) : undefined,
    missing: 'Firefox is not installed (Debian: firefox-esr).',
  },
  {
    name: 'WebKit',
    start: webKit ? () => startWebKit(webKit) : undefined,
    missing:
      'WebKitGTK is not installed with its driver and a screen (Debian: webkit2gtk-driver, xvfb).',
  },
];

/** Every page, and the heading it is known by. */
const pages = [
  ['#/', 'One hour, six payments, two ways to hear of them.'],
  ['#/learn', 'Learn'],
  ...chapterCatalogue.map(({ id, title }) => [`#/learn/${id}`, title] as const),
  ...referenceCatalogue.map(({ id, title }) => [`#/learn/${id}`, title] as const),
  ...catalogue.map(({ id, title }) => [`#/lab?scenario=${id}`, title] as const),
  ['#/sign', /^Accept: /],
  ['#/present', 'Present'],
  ...demoCatalogue.map(({ id, title }) => [`#/present/${id}`, title] as const),
  ...demoCatalogue.map(({ id, title }) => [`#/present/${id}?card=on`, title] as const),
] as const;

for (const { name, start, missing } of engines) {
  test.describe(name, () => {
    // One browser for all.
    test.describe.configure({ mode: 'default' });
    test.skip(!start, missing);

    let screen: Screen;
    test.beforeAll(async () => {
      if (!start) return;
      screen = new Screen(await start());
      console.log(screen.engine.version);
    });
    test.afterAll(() => screen.engine.close());
    test.afterEach(async () => {
      expect(await screen.complaints()).toEqual([]);
    });

    const open = (hash: string) => screen.open(`${test.info().project.use.baseURL ?? ''}/${hash}`);

    test('every page opens, with its heading and nothing beside the window', async () => {
      test.slow();
      await open('');
      for (const [hash, heading] of pages) {
        await screen.run((to) => void (location.hash = to), hash);
        await screen.sees('heading', heading);
        const scrolls = () => document.documentElement.scrollWidth > innerWidth;
        expect([hash, await screen.run(scrolls)]).toEqual([hash, false]);
        expect([hash, await screen.complaints()]).toEqual([hash, []]);
      }
    });

    test('the way in and the Lab play', async () => {
      for (const hash of ['', '#/lab']) {
        await open(hash);
        await screen.press('button', 'Play');
        await screen.sees('button', 'Pause');
      }
      await expect
        .poll(async () => Number((await screen.sees('slider', 'Time')).value))
        .toBeGreaterThan(0);
      await screen.press('button', 'Pause');
      await screen.sees('button', 'Play');
    });

    test('the fixed runs have the same digest as in Node', async () => {
      await open('');
      const digests: unknown = JSON.parse(
        await screen.engine.evaluate(
          `(() => { ${await simulationScript()}; return fixedRunDigests.digests(); })()`,
        ),
      );
      expect(digests).toEqual(
        Object.fromEntries(fixedRuns.map(({ name, digest }) => [name, digest])),
      );
    });

    test('a hundred runs are counted', async () => {
      await open('#/lab?scenario=lost-answer&lostAnswersPercent=5&tab=odds');
      await screen.press('radio', '100 times');
      await screen.press('button', 'Run 100 times');
      // The answer to payment 3 is lost by plan, so that every run has its double charge.
      expect((await screen.sees('table', /^100 runs/)).text).toMatch(/charged twice.*100 %/);
    });

    test('a link that is shared restores settings, deeds and moment', async () => {
      await open('#/lab?scenario=lost-answer&t=20000');
      await screen.press('radio', 'Down');
      await screen.press('switch', 'Skip events already processed');
      await screen.press('slider', 'Time');
      await screen.key('End');
      const { text: charged } = await screen.sees('region', 'Ledger');
      const { value: moment } = await screen.sees('slider', 'Time');
      expect(Number(moment)).toBeGreaterThan(20_000);

      // Where a page may not write to the clipboard, the link is there to be copied by hand.
      await screen.run(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await screen.press('button', 'Share link');
      const { value: link } = await screen.sees('textbox', /^This link restores/);
      expect(link).toContain('do=');
      await screen.open(link);
      await screen.sees('heading', 'Twice is normal');
      await expect.poll(async () => (await screen.sees('slider', 'Time')).value).toBe(moment);
      expect((await screen.sees('region', 'Ledger')).text).toBe(charged);
      expect((await screen.sees('radio', 'Down')).checked).toBe(true);
    });

    test('a verdict falls, and a diagnosis finds what was done to the body', async () => {
      await open('#/sign');
      await screen.sees('heading', /^Accept: /);
      await screen.press('button', 'Tamper');
      await screen.sees('heading', /^Reject: /);

      const event = { id: 'evt_1', type: 'invoice.paid', data: { name: 'Zoë', amount: 1200 } };
      const secret = 'whsec_example_not_a_real_secret_5f2c';
      const seconds = Math.floor(Date.now() / 1000);
      const mac = createHmac('sha256', secret)
        .update(`${seconds}.${JSON.stringify(event, null, 2)}`)
        .digest('hex');
      await screen.press('textbox', /^Paste/);
      await screen.run(
        (curl) => {
          const field = document.activeElement as HTMLTextAreaElement;
          field.value = curl;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        `curl -X POST 'https://shop.example/webhooks/stripe' -H 'Stripe-Signature: t=${seconds},v1=${mac}' --data-raw '${JSON.stringify(event)}'`,
      );
      await screen.press('textbox', 'Signing secret');
      await screen.type(secret);
      await screen.sees('heading', 'Found it: the body was re-formatted');
    });

    test('a chapter asks, runs and answers', async () => {
      await open('#/learn/1');
      await screen.press('radio', /./);
      // An engine may put a legend on the edge of what it names.
      const depth = () => {
        const question = document.querySelector('legend');
        const top = (of: Element | null | undefined) => of?.getBoundingClientRect().top ?? 0;
        return top(question) - top(question?.closest('.card'));
      };
      expect(await screen.run(depth)).toBeGreaterThan(8);
      await screen.press('button', 'Run');
      await screen.press('button', 'Show the end');
      await screen.sees('region', 'Result');
    });

    test('a demo is moved by the keys of a presenter', async () => {
      await open('#/present/1');
      await screen.sees('heading', 'Are we there yet?');
      const stage = () => document.querySelector('[aria-current=step]')?.textContent;
      for (const next of ['Vote', 'Run', 'Compare', 'Why']) {
        await screen.key('PageDown');
        await expect.poll(() => screen.run(stage)).toBe(next);
      }
    });

    test('a picture of the run is made, as SVG and as PNG', async () => {
      await open('#/lab?scenario=lost-answer&t=60000');
      await screen.press('button', 'Take away');
      for (const format of ['SVG', 'PNG']) {
        await screen.press('button', new RegExp(`^Staleness over time, ${format}`));
        await expect
          .poll(async () => (await screen.sees('status', 'Files')).text)
          .toMatch(new RegExp(`^Saved .*-staleness.${format.toLowerCase()}\\.$`));
      }
    });

    test('the page that is one file opens from a disk, and checks', async () => {
      const file = fileURLToPath(new URL('../../dist/hookscope.html', import.meta.url));
      await screen.open(`${pathToFileURL(file).href}#/sign`);
      await screen.sees('heading', /^Accept: /);
      await screen.press('link', 'Lab');
      await screen.press('button', 'Play');
      await screen.sees('button', 'Pause');
    });
  });
}
