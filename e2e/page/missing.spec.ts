import { expect, test, type Page } from '@playwright/test';
import { isFull } from '../../src/tools/runs.testkit.ts';
import { traceText } from '../../src/lab/takeAway/trace/traceFile.ts';
import { firstLesson } from '../../src/lessons/catalogue.ts';
import { chapterCatalogue } from '../../src/lessons/chapters/chapterCatalogue.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { filesOf } from '../../src/tools/visits.mjs';
import { dropFile, LabPage } from '../lab/labPage.ts';
import { accept, paste, reject, secretField, verdict } from '../sign/signPage.ts';
import { manifest } from './manifest.ts';

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
const tamper = (page: Page) => press(page, 'Tamper');
const pasteRequest = (page: Page, body: string) =>
  paste(page, `POST / HTTP/1.1\r\nwebhook-id: 1\r\n\r\n${body}`);
const comeNear = (page: Page) => page.getByRole('heading', { level: 1 }).hover();
/** The first touch of Sign, whatever it is, brings what is far down. */
const touch = (page: Page) => page.getByRole('button', { name: 'Tamper', exact: true }).focus();
/** A key of a presenter, once there is a demo to hear it, or a sentence that there is none. */
const inDemo = (key: string) => async (page: Page) => {
  const stages = page.getByRole('list', { name: 'Stages' });
  await stages.or(page.getByRole('alert')).first().waitFor();
  await page.keyboard.press(key);
};
const tab = (name: string) => `#/lab?tab=${name}`;

async function skipAndRun(page: Page): Promise<void> {
  const skip = page.getByRole('button', { name: 'Skip', exact: true });
  const run = page.getByRole('button', { name: 'Run without a guess' });
  await skip.or(run).first().click();
  if (await run.isVisible()) await run.click();
}

async function skipAndRunToTheEnd(page: Page): Promise<void> {
  await press(page, 'Run without a guess');
  await press(page, 'Show the end');
}

async function toTheChallenge(page: Page): Promise<void> {
  await skipAndRunToTheEnd(page);
  await press(page, 'Your turn');
}

/** In the order of the catalogue. */
const chapterFiles = [
  'areWeThereYet',
  'dontCallUs',
  'nobodyHome',
  'theStampede',
  'twiceIsNormal',
  'sayThanks',
  'anyoneCanKnock',
  'oldNews',
  'mindTheGap',
  'justTheBell',
  'nightShift',
];

/** Where each part that is loaded later is met: an address, and what is done there to want it. */
const places: Record<string, readonly [hash: string, want?: (page: Page) => Promise<void>]> = {
  'src/lab/page/LabPage.svelte': ['#/lab'],
  'src/lab/state/currentLab.svelte.ts': ['#/lab'],
  'src/lab/transport/speech/announcer.ts': ['#/lab', (page) => press(page, 'Step')],
  'src/lab/page/RunProgress.svelte': ['#/lab', comeNear],
  'src/lab/compare/CompareMore.svelte': ['#/lab', comeNear],
  'src/lab/state/allParts.ts': ['#/lab?scenario=forged-and-replayed'],
  'src/lab/state/longRun.svelte.ts': ['#/lab?scenario=polling-waste&eventEveryMs=100'],
  'src/lab/page/keys/keysParts.svelte.ts': ['#/lab', (page) => press(page, 'Keyboard')],
  'src/lab/page/Touched.svelte': ['#/lab', comeNear],
  'src/lab/takeAway/TakeAwayDialog.svelte': ['#/lab', (page) => press(page, 'Take away')],
  'src/lab/takeAway/Pictures.svelte': [
    '#/lab',
    async (page) => {
      await press(page, 'Take away');
      await page.getByRole('button', { name: /^Retry ladder, SVG/ }).click();
    },
  ],
  'src/lab/takeAway/openScenario.svelte.ts': [
    '#/lab',
    async (page) => {
      await comeNear(page);
      await dropFile(page, 'a.hookscope.json', '{}');
    },
  ],
  'src/lab/recorded/RecordedRun.svelte': [
    '#/lab',
    async (page) => {
      await comeNear(page);
      await dropFile(page, 'run.json', traceText(simulate(firstLesson.scenario), 'A run'));
    },
  ],
  'src/lab/levers/controls/TypedSlider.svelte': ['#/lab?scenario=outage-and-retries'],
  'src/lab/terms/termParts.svelte.ts': ['#/lab', comeNear],
  'src/lab/stage/wires/OnTheWire.svelte': ['#/lab', comeNear],
  'src/lab/stage/push/SendNow.svelte': ['#/lab?scenario=outage-and-retries&t=73600'],
  'src/lab/ending/Guess.svelte': ['#/lab', comeNear],
  'src/lab/ending/Ending.svelte': ['#/lab', comeNear],
  'src/lab/ending/EndCard.svelte': ['#/lab?scenario=outage-and-retries&t=120000'],
  'src/lab/levers/all/runLength.ts': [
    '#/lab',
    async (page) => {
      await press(page, 'All settings');
      const length = page.getByRole('combobox', { name: 'The run lasts' });
      await length.fill('1 h');
      await length.blur();
    },
  ],
  'src/lab/stage/attacker/AttackerBox.svelte': ['#/lab?scenario=forged-and-replayed'],
  'src/lab/levers/Deed.svelte': ['#/lab?scenario=the-hole'],
  'src/lab/levers/AttackActs.svelte': ['#/lab?scenario=forged-and-replayed'],
  'src/lab/levers/policy/PolicyChoice.svelte': ['#/lab?scenario=outage-and-retries'],
  'src/lab/sideBySide/SideBySide.svelte': ['#/lab?scenario=which-status'],
  'src/lab/compare/beforeAfter/BeforeAfter.svelte': [
    '#/lab?scenario=lost-answer&t=65000',
    (page) => page.getByRole('switch', { name: 'Skip events already processed' }).check(),
  ],
  'src/lab/levers/controls/WaitsSetting.svelte': ['#/lab?scenario=provider-outage'],
  'src/lab/levers/all/AllSettings.svelte': ['#/lab', (page) => press(page, 'All settings')],
  'src/model/policies/policies.ts': ['#/lab?scenario=outage-and-retries', comeNear],
  'src/model/policies/presets.ts': ['#/lab?scenario=outage-and-retries', comeNear],
  'src/lab/state/readLink.ts': ['#/lab?seed=2'],
  'src/lessons/lessons.ts': [
    '#/lab',
    async (page) => {
      await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ index: 2 });
    },
  ],
  'src/lab/transport/captions/LastLines.svelte': [
    '#/lab',
    (page) => page.getByText('Last lines').click(),
  ],
  'src/lab/page/ShareDialog.svelte': ['#/lab', (page) => press(page, 'Share link')],
  'src/page/share/SmallQr.svelte': ['#/lab', (page) => press(page, 'Share link')],
  'src/lab/sequence/SequencePanel.svelte': [tab('sequence')],
  'src/lab/messages/MessagesPanel.svelte': [tab('messages')],
  'src/lab/messages/MessageDetail.svelte': [
    `${tab('messages')}&scenario=outage-and-retries&t=120000`,
    (page) => press(page, 'evt_1 attempt 1'),
  ],
  'src/lab/machines/MachinesPanel.svelte': [tab('machines')],
  'src/lab/freshness/FreshnessPanel.svelte': [tab('freshness')],
  'src/lab/retries/RetriesPanel.svelte': [tab('retries')],
  'src/lab/recovery/RecoveryPanel.svelte': [tab('recovery')],
  'src/lab/odds/OddsPanel.svelte': [tab('odds')],
  'src/lab/load/LoadPanel.svelte': [tab('load')],
  'src/lab/state/openInSign.svelte.ts': [
    `${tab('messages')}&scenario=outage-and-retries&t=120000`,
    async (page) => {
      await page.getByRole('button', { name: 'evt_1 attempt 1' }).click();
      await press(page, 'Open in Sign');
    },
  ],
  'src/page/settings/SettingsDialog.svelte': ['#/', (page) => press(page, 'Settings and help')],
  'src/page/embed/CopyFrame.svelte': ['#/lab', (page) => press(page, 'Take away')],
  'src/page/embed/Embedded.svelte': ['#/sign?embed=1'],
  'src/lab/page/LabInFrame.svelte': ['#/lab?embed=1'],
  'src/learn/home/HomePage.svelte': ['#/'],
  'src/learn/LearnPage.svelte': ['#/learn'],
  ...Object.fromEntries(
    [
      ['pushAndPull/PushAndPull', 'push-and-pull'],
      ['pushAndPull/WaysHour', 'push-and-pull'],
      ['WhenEachFits', 'when-each-fits'],
      ['BothTogether', 'both-together'],
      ['SmallRun', 'both-together'],
      ['Checklist', 'checklist'],
      ['Questions', 'questions'],
      ['Glossary', 'glossary'],
    ].map(([part, place]) => [`src/learn/reference/${part}.svelte`, [`#/learn/${place}`]]),
  ),
  'src/signing/providers/rules/standardWebhooks.ts': [
    '#/learn/checklist',
    (page) => page.getByText('In code: Check the signature').click(),
  ],
  'src/learn/reference/receivers/Receivers.svelte': [
    '#/learn/checklist',
    (page) => page.getByText('In code: all of it').click(),
  ],
  'src/learn/chapter/Chapter.svelte': ['#/learn/1'],
  'src/learn/chapter/chapterRun.svelte.ts': ['#/learn/1', comeNear],
  'src/learn/chapter/ChapterPicture.svelte': ['#/learn/1', comeNear],
  'src/learn/judge/runAny.ts': ['#/learn/4', comeNear],
  'src/learn/pictures/LoadPicture.svelte': ['#/learn/4', skipAndRun],
  'src/learn/pictures/WaitCurve.svelte': ['#/learn/1', skipAndRunToTheEnd],
  'src/learn/pictures/OverTime.svelte': ['#/learn/6', comeNear],
  'src/learn/pictures/Freshness.svelte': ['#/learn/8', comeNear],
  'src/learn/pictures/WorkedExample.svelte': ['#/learn/7', comeNear],
  'src/learn/pictures/Bits.svelte': ['#/learn/7', comeNear],
  'src/lab/recovery/RecoveryReconciliation.svelte': ['#/learn/5', comeNear],
  'src/learn/chapter/Challenge.svelte': ['#/learn/1', toTheChallenge],
  'src/learn/chapter/TakeAway.svelte': [
    '#/learn/1',
    async (page) => {
      await toTheChallenge(page);
      await press(page, 'Go on without');
    },
  ],
  'src/lessons/chapters/chapterLessonById.ts': ['#/lab?scenario=chapter-3'],
  ...Object.fromEntries(
    chapterFiles.map((file, place) => [
      `src/lessons/chapters/${file}.ts`,
      [`#/learn/${chapterCatalogue[place]?.id ?? ''}`] as const,
    ]),
  ),
  'src/learn/present/PresentPage.svelte': ['#/present'],
  'src/learn/present/PresentIndex.svelte': ['#/present'],
  'src/learn/codes/CheckCode.svelte': ['#/present', comeNear],
  'src/learn/codes/checkCode.ts': [
    '#/present',
    async (page) => {
      await comeNear(page);
      await press(page, 'Check');
    },
  ],
  'src/lab/page/resultCode/ResultCode.svelte': ['#/lab', (page) => press(page, 'Share link')],
  'src/learn/present/OwnDemo.svelte': ['#/present/own'],
  'src/learn/present/HandOut.svelte': ['#/present', comeNear],
  'src/page/share/LargeQr.svelte': ['#/present/1', inDemo('q')],
  'src/learn/present/Demo.svelte': ['#/present/1'],
  'src/learn/present/TeacherCard.svelte': ['#/present/1?card=on'],
  'src/learn/present/DemoAnswer.svelte': ['#/present/1', inDemo('PageDown')],
  'src/lessons/demos/askingDemos.ts': ['#/present/1'],
  'src/lessons/demos/deliveringDemos.ts': ['#/present/5'],
  'src/lessons/demos/trustingDemos.ts': ['#/present/9'],
  'src/sign/page.svelte.ts': ['#/sign'],
  'src/signing/providers/notes/standardWebhooks.ts': ['#/sign'],
  'src/signing/providers/notes/standardWebhooksFamily.ts': ['#/sign?scheme=svix'],
  'src/signing/providers/notes/insideBody.ts': ['#/sign?scheme=braintree'],
  'src/signing/providers/notes/tokens.ts': ['#/sign?scheme=livekit'],
  'src/signing/providers/notes/certificates.ts': ['#/sign?scheme=paypal'],
  'src/signing/providers/rules/insideBody.ts': ['#/sign?scheme=braintree'],
  'src/signing/providers/rules/tokens.ts': ['#/sign?scheme=livekit'],
  'src/signing/providers/rules/certificates.ts': ['#/sign?scheme=paypal'],
  'src/signing/providers/notes/bodyOnly.ts': ['#/sign?scheme=github'],
  'src/signing/providers/notes/timeAndBody.ts': ['#/sign?scheme=stripe'],
  'src/signing/providers/notes/urlAndOthers.ts': ['#/sign?scheme=twilio'],
  'src/signing/providers/rules/standardWebhooksFamily.ts': ['#/sign?scheme=svix'],
  'src/signing/providers/rules/bodyOnly.ts': ['#/sign?scheme=github'],
  'src/signing/providers/rules/timeAndBody.ts': ['#/sign', (page) => press(page, 'Stripe')],
  'src/signing/providers/rules/urlAndOthers.ts': ['#/sign?scheme=twilio'],
  'src/sign/request/noteWords.ts': ['#/sign', tamper],
  'src/sign/verdict/SchemeNotes.svelte': ['#/sign', touch],
  'src/page/snippets/SnippetsChoice.svelte': ['#/sign', touch],
  'src/signing/snippets/node.ts': ['#/sign', touch],
  ...Object.fromEntries(
    Object.entries({
      browser: 'Browser / WebCrypto',
      python: 'Python',
      go: 'Go',
      php: 'PHP',
      ruby: 'Ruby',
      shell: 'Shell with openssl',
    }).map(([file, name]) => [
      `src/signing/snippets/${file}.ts`,
      [
        '#/sign',
        async (page: Page) => {
          await touch(page);
          await page.getByRole('radio', { name, exact: true }).check();
        },
      ] as const,
    ]),
  ),
  'src/sign/workshop/Workshop.svelte': ['#/sign', touch],
  'src/signing/ownRule/ownRule.ts': ['#/sign?scheme=own'],
  'src/sign/verdict/ChallengeCard.svelte': ['#/sign?scheme=slack'],
  'src/sign/request/TargetFields.svelte': ['#/sign?scheme=twilio'],
  'src/sign/request/requestCopy.ts': ['#/sign', (page) => press(page, 'Copy as curl')],
  'src/sign/diagnosis/DiagnosisSearch.svelte': ['#/sign', tamper],
  'src/sign/request/body/InvisibleCharacters.svelte': [
    '#/sign',
    (page) => page.getByRole('switch', { name: 'Show invisible characters' }).check(),
  ],
  'src/sign/paste/LongPaste.svelte': ['#/sign', (page) => paste(page, 'x'.repeat(70_000))],
  'src/sign/paste/PasteSummary.svelte': ['#/sign', (page) => pasteRequest(page, '{}')],
  'src/sign/verdict/UnknownSender.svelte': [
    '#/sign',
    (page) => paste(page, 'POST /x HTTP/1.1\nHost: a.example\n\n{}'),
  ],
};

/** What is wanted only where there is no worker, or says in other words that it is missing; each has its test below. */
const elsewhere = [
  // Who has no newer build misses nothing without it.
  'src/page/loading/NewBuild.svelte',
  'src/sign/bench/worker/besidePage.ts',
  'src/sign/diagnosis/diagnosisTask.ts',
  'src/signing/ownRule/searchRule.ts',
  'src/lab/odds/oddsTask.ts',
  'src/lab/compare/ways/waysTask.ts',
  'src/sign/paste/pastedReading.svelte.ts',
  'src/sign/paste/readLong.ts',
  'src/lab/state/runTask.ts',
  'src/signing/recognise.ts',
  'src/signing/mac/nobleMac.ts',
];

interface ByWorker {
  /** What the page loads where there is no worker; undefined where it has that already. */
  readonly part?: string;
  readonly hash: string;
  readonly want: (page: Page, time: number) => Promise<void>;
  /** Expects what stands there when the work is done. */
  readonly done: (page: Page) => Promise<void>;
  /** What is said without the part. */
  readonly without: string;
}

/** What each worker is for. */
const byWorkers: Record<string, ByWorker> = {
  diagnosis: {
    part: 'src/sign/diagnosis/diagnosisTask.ts',
    hash: '#/sign',
    want: tamper,
    done: (page) =>
      expect(
        page.getByText('A cause was found.').or(page.getByText('No cause was found.')),
      ).toBeAttached(),
    without: 'The search broke off',
  },
  ruleSearch: {
    part: 'src/signing/ownRule/searchRule.ts',
    hash: '#/sign',
    want: async (page) => {
      await touch(page);
      await press(page, 'Find the rule of this request');
    },
    done: (page) => expect(page.getByText(/^Found after/)).toBeVisible(),
    without: 'The search for the rule broke off',
  },
  ways: {
    part: 'src/lab/compare/ways/waysTask.ts',
    hash: tab('compare'),
    want: async (page) => {
      await comeNear(page);
      await press(page, 'Compare the ways');
    },
    done: (page) => expect(page.getByRole('row', { name: /^Webhook / })).toBeVisible(),
    without: 'The run broke',
  },
  odds: {
    part: 'src/lab/odds/oddsTask.ts',
    hash: tab('odds'),
    want: async (page) => {
      await page.getByRole('radio', { name: '100 times', exact: true }).check();
      await press(page, 'Run 100 times');
    },
    done: (page) => expect(page.getByRole('table', { name: /^100 runs/ })).toBeVisible(),
    without: 'The run broke',
  },
  pastedReading: {
    part: 'src/sign/paste/readLong.ts',
    hash: '#/sign',
    want: (page) => pasteRequest(page, `"${'x'.repeat(70_000)}"`),
    done: (page) => expect(page.getByText('Read as a raw HTTP request')).toBeVisible(),
    without: 'a part of this page did not load',
  },
  benchWork: {
    part: 'src/sign/bench/worker/besidePage.ts',
    hash: '#/sign',
    want: (page, time) =>
      page.getByRole('textbox', { name: 'Raw body' }).fill(String(time).repeat(600_000)),
    done: (page) => expect(verdict(page)).toHaveText(reject),
    without: 'The check failed in this browser',
  },
  run: {
    part: 'src/lab/state/runTask.ts',
    hash: '#/lab?scenario=slow-handler&t=30000',
    want: async (page, time) => {
      await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
      await page.evaluate((seed) => {
        location.hash = `#/lab?scenario=polling-waste&eventEveryMs=100&seed=${seed}`;
      }, time);
    },
    done: (page) => expect(page.getByText('more than a run takes')).toBeVisible(),
    without: 'What makes long runs could not be loaded.',
  },
  load: {
    hash: `${tab('load')}&scenario=polling-waste&loadView=contention`,
    want: (page) => press(page, 'Run the contention'),
    done: (page) => expect(page.getByRole('figure', { name: 'Contention' })).toBeVisible(),
    without: '',
  },
};

/** One of each kind every day: a page, a part of it, a tab, what a press waits for, and a look. */
const everyDay = [
  'src/lab/page/LabPage.svelte',
  'src/lab/transport/captions/LastLines.svelte',
  'src/lab/sequence/SequencePanel.svelte',
  'src/lessons/lessons.ts',
  'src/sign/verdict/SchemeNotes.svelte',
];

const shell = [...filesOf(manifest, ['index.html'])];

test.use({ serviceWorkers: 'block' });

/** Opens the page at an address while one of its files is out of reach. */
async function openWithout(page: Page, file: string, hash: string): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route(`**/${file}`, (route) => route.abort());
  await page.goto('about:blank');
  await page.goto(`/${hash}`);
}

/** The sentence stands there; once the file is to be had, trying again brings what was missing. */
async function recovers(page: Page, part: string): Promise<void> {
  const missing = page.getByRole('alert').filter({ hasText: 'could not be loaded.' });
  await expect(missing.first(), part).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await expect(async () => {
    // What a press waited for may have come as a dialog over other parts that wait.
    if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
    const again = missing.getByRole('button', { name: 'Try again' });
    if ((await again.count()) > 0) await again.first().click({ timeout: 1_000 });
    await expect(missing, part).toHaveCount(0, { timeout: 300 });
  }).toPass();
  await expect(page.getByRole('main')).not.toBeEmpty();
}

test('every part that is loaded later has its place in these tests', () => {
  const later = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry === true);
  expect([...Object.keys(places), ...elsewhere].sort()).toEqual(later.sort());
});

const covered = new Set(shell);
for (const [part, [hash, want]] of Object.entries(places)) {
  const [script, ...others] = filesOf(manifest, [part]);
  const own = [script ?? part, ...others.filter((file) => !covered.has(file))];
  for (const file of own) covered.add(file);
  if (!isFull && !everyDay.includes(part)) continue;

  test(`without any one file of ${part} the page says so in its place, and recovers`, async ({
    page,
  }) => {
    test.slow();
    for (const file of own) {
      await openWithout(page, file, hash);
      await want?.(page);
      await recovers(page, `${part} without ${file}`);
    }
  });
}

test('without any one script of the beginning the page says that it has not started', async ({
  page,
}) => {
  test.slow();
  for (const file of shell.filter((name) => name.endsWith('.js'))) {
    await openWithout(page, file, '');
    await expect(page.getByRole('heading', { name: 'Hookscope has not started' })).toBeVisible();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  }
});

test('without its look the page asks for it, and then has it', async ({ page }) => {
  for (const file of shell.filter((name) => name.endsWith('.css'))) {
    await openWithout(page, file, '');
    await recovers(page, file);
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await expect(page.locator('body')).toHaveCSS('margin', '0px');
  }
});

for (const part of ['src/signing/recognise.ts', 'src/sign/paste/pastedReading.svelte.ts']) {
  test(`a pasted text that could not be read for want of ${part} is read when it is pasted again`, async ({
    page,
  }) => {
    await openWithout(page, manifest[part]?.file ?? '', '#/sign');
    await pasteRequest(page, '{}');
    await expect(page.getByText('a part of this page did not load')).toBeVisible();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await pasteRequest(page, '{}');
    await expect(page.getByText('Read as a raw HTTP request')).toBeVisible();
  });
}

test('without nobleMac.ts the page says that it failed, and signs and checks when it is asked again', async ({
  page,
}) => {
  // Without WebCrypto, as over plain http, noble computes every HMAC.
  await page.addInitScript(() => {
    Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
  });
  await openWithout(page, manifest['src/signing/mac/nobleMac.ts']?.file ?? '', '#/sign');
  await expect(page.getByText(/^(Signing|The check) failed in this browser/)).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await press(page, 'Sign this body');
  await expect(verdict(page)).toHaveText(accept);
});

for (const [worker, { part, hash, want, done, without }] of Object.entries(byWorkers)) {
  test(`without the script of ${worker}.worker.ts the page does its work itself${part ? `, and without ${part} too it says so and does it when it is asked again` : ''}`, async ({
    page,
  }) => {
    test.slow();
    const gone: string[] = [];
    await page.route('**/*.worker-*.js', (route) => {
      gone.push(route.request().url());
      return route.abort();
    });
    const file = part && `**/${manifest[part]?.file ?? part}`;
    if (file) await page.route(file, (route) => route.abort());
    await page.goto(`/${hash}`);
    await want(page, 1);
    if (file) {
      await expect(page.getByText(without).first()).toBeAttached();
      await page.unroute(file);
      await want(page, 2);
    }
    await done(page);
    expect(gone.join(' ')).toContain(`/${worker}.worker-`);
  });
}

test('a link whose run waits for what makes long runs keeps its place, and runs when that is tried again', async ({
  page,
}) => {
  await page.route(/\/(run\.worker|runTask)-/, (route) => route.abort());
  await page.goto('/#/lab?scenario=polling-waste&eventEveryMs=100');
  const sentence = page.getByRole('alert').filter({ hasText: 'What makes long runs' });
  await expect(sentence).toBeVisible();
  await expect(page).toHaveURL(/eventEveryMs=100/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await sentence.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('more than a run takes')).toBeVisible();
  await expect(page).toHaveURL(/eventEveryMs=100/);
});

test('after the focus was on Try again it is where the part came', async ({ page }) => {
  const part = 'src/lab/sequence/SequencePanel.svelte';
  await openWithout(page, manifest[part]?.file ?? '', tab('sequence'));
  const again = page.getByRole('button', { name: 'Try again' });
  await again.focus();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tabpanel').locator(':focus')).toHaveCount(1);
});

test.describe('a tab that is older than the server', () => {
  /** The server has another build: another beginning, and none of the files of this one. */
  async function deploy(page: Page): Promise<void> {
    const own = await (await page.request.get('/index.html')).text();
    const body = own.replace(/index-[\w-]+\.js/, 'index-later.js');
    await page.route('**/assets/**', (route) => route.fulfill({ status: 404 }));
    await page.route('**/index.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  }

  test('offers a reload, which finds the Lab as it stood, also what had not come into the address yet', async ({
    page,
  }) => {
    await page.goto('/#/lab');
    await expect(page.getByRole('radiogroup', { name: 'Your endpoint' })).toBeVisible();
    await expect(page).toHaveURL(/scenario=/);
    await deploy(page);
    await new LabPage(page).tab('Machines').click();
    const sentence = page
      .getByRole('alert')
      .filter({ hasText: 'A new version of Hookscope is out' });
    await expect(sentence.first()).toContainText('The Lab comes back as it stands.');
    await page.getByRole('slider', { name: 'Time' }).fill('42000');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await sentence.getByRole('button', { name: 'Reload' }).first().click();

    await expect(page.getByRole('slider', { name: 'Time' })).toHaveValue('42000');
    await expect(page.getByRole('tab', { name: 'Machines' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('warns that what was typed in Sign is kept nowhere', async ({ page }) => {
    await page.goto('/#/sign');
    await touch(page);
    await expect(page.getByRole('radiogroup', { name: 'Language' })).toBeVisible();
    await deploy(page);
    await secretField(page).fill('another secret');
    const sentence = page
      .getByRole('alert')
      .filter({ hasText: 'A new version of Hookscope is out' });
    await expect(sentence.first()).toContainText('copy what you need before you reload');
    await expect(secretField(page)).toHaveValue('another secret');

    await page.getByRole('link', { name: 'Lab', exact: true }).click();
    await expect(sentence.first()).toContainText('What is typed in Sign is kept nowhere');
  });

  test('promises nothing of the Lab on Sign, nor in the Lab while it cannot be written into the address', async ({
    page,
  }) => {
    const sentence = page
      .getByRole('alert')
      .filter({ hasText: 'A new version of Hookscope is out' });
    await page.goto('/#/lab');
    await expect(page).toHaveURL(/scenario=/);
    await page.getByRole('link', { name: 'Sign', exact: true }).click();
    await touch(page);
    await expect(page.getByRole('radiogroup', { name: 'Language' })).toBeVisible();
    await deploy(page);
    await press(page, 'Copy as curl');
    await expect(sentence.first()).toHaveText(/is out\.\s*Reload$/);

    await openWithout(page, manifest['src/lab/state/readLink.ts']?.file ?? '', '#/lab?seed=2');
    const again = page.getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    await deploy(page);
    await again.click();
    await expect(sentence.first()).toHaveText(/is out\.\s*Reload$/);
  });

  test('offers no reload while the server only does not answer', async ({ page }) => {
    await page.goto('/#/lab');
    await expect(page.getByRole('radiogroup', { name: 'Your endpoint' })).toBeVisible();
    await page.route('**/*', (route) => route.abort());
    await new LabPage(page).tab('Machines').click();
    const sentence = page.getByRole('alert').filter({ hasText: 'The tab Machines' });
    await expect(sentence).toHaveText(/could not be loaded\.\s*Try again/);
  });
});
