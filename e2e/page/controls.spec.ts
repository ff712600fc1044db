import { expect, test, type Locator, type Page } from '@playwright/test';
import { LabPage } from '../lab/labPage.ts';
import { accept, choose, openSign, paste, pasteField, verdict } from '../sign/signPage.ts';

function list(page: Page, name: string): Locator {
  return page.getByRole('combobox', { name, exact: true });
}

/** Lists by name, with what they show. A text field with proposals is a combobox too, and is typed into. */
function shownIn(comboboxes: Locator): Promise<readonly (readonly [string, string | undefined])[]> {
  return comboboxes.evaluateAll((elements) =>
    elements.flatMap((element) => {
      if (!(element instanceof HTMLSelectElement)) return [];
      const name = element.ariaLabel ?? element.labels[0]?.firstChild?.textContent?.trim() ?? '';
      return [[name, element.selectedOptions.item(0)?.text] as const];
    }),
  );
}

/** Leaves something to choose in every lever. */
const everyLever =
  'scenario=outage-and-retries&payload=thin&orders=2&eventEveryMs=30000&latencySpreadMs=100&failFor=every&failNumber=3&t=120000';

interface State {
  readonly shown: string | undefined;
  readonly next: string;
  readonly held: string | null;
}

class Controls extends LabPage {
  /** Lists in what is folded are there for nobody until it is open. */
  override async open(query = ''): Promise<void> {
    await super.open(query);
    await this.unfold();
  }

  async unfold(): Promise<void> {
    const all = this.button('All settings');
    if ((await all.getAttribute('aria-expanded')) === 'false') await this.allSettings();
    const folded = this.page.locator('details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
    await expect(this.page.getByRole('list', { name: 'Last lines' })).toBeVisible();
  }

  async lists({ usable }: { readonly usable: boolean }): Promise<readonly string[]> {
    const all = await shownIn(this.page.getByRole('combobox', usable ? { disabled: false } : {}));
    return all.map(([name]) => name);
  }

  /**
   * What a list shows, the line after it, and what the run holds, as the line for paper tells it: scenario, time,
   * and all changed settings.
   */
  async state(name: string): Promise<State> {
    const paper = await this.page.getByText('Changed settings:').textContent();
    return list(this.page, name).evaluate((select: HTMLSelectElement, held) => {
      const shown = select.selectedOptions.item(0);
      const lines = [...select.options].filter(({ disabled }) => !disabled);
      const next = lines[(shown ? lines.indexOf(shown) + 1 : 0) % lines.length];
      return { shown: shown?.text, next: next?.text ?? '', held };
    }, paper);
  }

  /** What every list shows, beside what the run holds. */
  everything() {
    const paper = this.page.getByText('Changed settings:').textContent();
    return Promise.all([paper, shownIn(this.page.getByRole('combobox'))]);
  }

  /** Picks another line, takes it back and forth, and picks it again; where no Undo does that, by picking. */
  async walk(name: string): Promise<void> {
    const before = await this.state(name);
    const pick = (label: string) => async () => {
      await list(this.page, name).selectOption(label);
    };
    const press = (step: string) => () => this.button(step).press('Enter');

    const forth = pick(before.next);
    await forth();
    await expect.poll(async () => (await this.state(name)).shown, name).toBe(before.next);
    const after = await this.state(name);
    const undoes = (await this.button('Undo').getAttribute('aria-disabled')) === 'false';
    if (undoes) expect(after.held, `the run takes ${name}`).not.toBe(before.held);
    const back = undoes ? press('Undo') : pick(before.shown ?? '');
    for (const step of [back, undoes ? press('Redo') : forth, back, forth, back]) {
      await step();
      await expect.poll(() => this.state(name), name).toEqual(step === back ? before : after);
    }
  }

  /** Walks the lists that can be used, but for those that were walked already. */
  async walkAll(walked: Set<string>): Promise<void> {
    for (const name of await this.lists({ usable: true })) {
      if (!walked.has(name)) await this.walk(name);
      walked.add(name);
    }
  }
}

test('every list of levers says what is in force after a pick, Undo, Redo and the same pick again', async ({
  page,
}) => {
  test.slow();
  const lab = new Controls(page);
  const walked = new Set<string>();
  // The rule for a status can be chosen where something answers with that status.
  for (const status of [301, 410, 429]) {
    await lab.open(`${everyLever}&downAnswer=${status}`);
    await lab.walkAll(walked);
  }
  await expect(list(page, 'After 410 Gone')).toHaveAccessibleDescription(
    /^A rule that is off here/,
  );
  const all = await lab.lists({ usable: false });
  expect(all.filter((name) => !walked.has(name))).toEqual([]);
  expect(all).toEqual(expect.arrayContaining(['Pull by', 'Retry policy', 'Scenario', 'Speed']));
});

test('every list of the evidence shows what was picked, however often', async ({ page }) => {
  const lab = new Controls(page);
  await lab.open('scenario=outage-and-retries&t=120000');
  const others = await lab.lists({ usable: false });
  const walked = new Set(others);
  await lab.button('More').click();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await expect(page.getByRole('tabpanel')).not.toContainText('Loading.');
    await lab.walkAll(walked);
  }
  const loads = page.getByRole('radiogroup', { name: 'What is under load' });
  for (const load of await loads.getByRole('radio').all()) {
    await load.check();
    await lab.walkAll(walked);
  }
  expect([...walked].slice(others.length)).toEqual(
    expect.arrayContaining(['Show', 'Actor', 'Payment of the ladder', 'Provider to look up']),
  );
});

test('every list of the Lab follows Back, Forward, a link and the way back from Sign', async ({
  page,
}) => {
  const lab = new Controls(page);
  const query = `${everyLever}&tab=load`;
  await lab.open(query);
  const asOpened = await lab.everything();
  for (const name of await lab.lists({ usable: true })) {
    if (['Scenario', 'Speed'].includes(name)) continue;
    const each = list(page, name);
    // What was picked before may have left nothing to choose here.
    if (await each.isEnabled()) await each.selectOption((await lab.state(name)).next);
  }
  await lab.endpoint('Slow').check();
  const picked = await lab.everything();
  await expect(page).toHaveURL(/do=120000:slow/);

  await page.goto(`/#/lab?${query}`);
  await expect.poll(() => lab.everything()).toEqual(asOpened);
  for (let round = 0; round < 2; round++) {
    await page.goBack();
    await expect.poll(() => lab.everything()).toEqual(picked);
    await page.goForward();
    await expect.poll(() => lab.everything()).toEqual(asOpened);
  }

  await page.goBack();
  await expect.poll(() => lab.everything()).toEqual(picked);
  await page.getByRole('link', { name: 'Sign', exact: true }).click();
  await expect(verdict(page)).toHaveText(accept);
  await page.goBack();
  await lab.unfold();
  await expect.poll(() => lab.everything()).toEqual(picked);
});

test('another scenario is in the list after Back and Forward, and after it was picked again', async ({
  page,
}) => {
  const lab = new Controls(page);
  await lab.open('scenario=polling-waste');
  const scenario = list(page, 'Scenario');
  const expectScenario = async (title: string) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(scenario.getByRole('option', { selected: true })).toHaveText(title);
  };

  for (let round = 0; round < 2; round++) {
    await scenario.selectOption('Night shift');
    await expectScenario('Night shift');
    await page.goBack();
    await expectScenario('Are we there yet?');
    await page.goForward();
    await expectScenario('Night shift');
    await page.goBack();
    await expectScenario('Are we there yet?');
  }
});

test('what the run refuses goes back, in a list, in a switch, in radios and in a slider alike', async ({
  page,
}) => {
  const lab = new Controls(page);
  const full = Array.from({ length: 500 }, (_, at) => `${at}:up`).join();
  await lab.open(`scenario=lost-answer&t=5000&do=${full}`);
  const before = await lab.everything();
  const pull = list(page, 'Pull by');
  const slider = page.getByRole('slider', { name: 'Lost acknowledgements' });
  const lost = await slider.inputValue();

  // Twice each: what was refused once must not be taken for what is in force.
  for (let round = 0; round < 2; round++) {
    await pull.selectOption('Long polling');
    await expect(pull.getByRole('option', { selected: true })).toHaveText('Fixed interval');
    await lab.switch('Verify signature').click();
    await expect(lab.switch('Verify signature')).toBeChecked();
    await lab.endpoint('Down').click();
    await expect(lab.endpoint('Up')).toBeChecked();
    await slider.press('Home');
    await expect(slider).toHaveValue(lost);
  }
  await expect(lab.notices).toContainText('A run takes 500 actions at most.');
  expect(await lab.everything()).toEqual(before);
});

test('the thumb of the timeline stays at the playhead when the run gets longer and short again', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open('scenario=outage-and-retries&t=12300');
  await lab.allSettings();
  const lasts = page.getByRole('combobox', { name: 'The run lasts' });
  await lasts.fill('1 h');
  await lasts.press('Enter');
  await expect(lab.time).toHaveAttribute('max', '3600000');
  await lab.button('Undo').click();
  await expect(lab.time).not.toHaveAttribute('max', '3600000');
  await expect(lab.time).toHaveValue('12300');
});

test('the list of providers says whose rule is in force after a pick, a link, Back, Forward, a paste and Undo', async ({
  page,
}) => {
  await openSign(page, 'stripe');
  const pressed = page
    .getByRole('group', { name: 'Often used providers' })
    .getByRole('button', { pressed: true });
  const expectProvider = async (name: string, id: string) => {
    await expect(page).toHaveURL(new RegExp(`scheme=${id}$`));
    await expect(pressed).toHaveText(name);
    await expect(list(page, 'Provider').getByRole('option', { selected: true })).toHaveText(name);
  };
  for (let round = 0; round < 2; round++) {
    const lists = page.getByRole('combobox').filter({ hasText: 'Asana' });
    for (const [name] of await shownIn(lists)) {
      await list(page, name).selectOption('Asana');
    }
    await expectProvider('Asana', 'asana');
    await page.goto('/#/sign?scheme=github');
    await expectProvider('GitHub', 'github');
    await page.goBack();
    await expectProvider('Asana', 'asana');
    await page.goForward();
    await expectProvider('GitHub', 'github');
    await page.getByRole('button', { name: 'Slack', exact: true }).click();
    await expectProvider('Slack', 'slack');
    await paste(page, `X-Hub-Signature-256: sha256=${'0'.repeat(64)}\n\n{}`);
    await expectProvider('GitHub', 'github');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expectProvider('Slack', 'slack');
  }
});

test('a field of the request says what is in force when it takes something otherwise than it was given', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSign(page, 'github');
  const header = page.getByRole('textbox', { name: 'X-Hub-Signature-256', exact: true });
  const signature = await header.inputValue();
  await header.press('ControlOrMeta+Home');
  for (const key of ['ArrowRight', 'Enter', 'Enter', '~']) await header.press(key);
  await expect(header).toHaveValue(`${signature.slice(0, 1)}~${signature.slice(1)}`);

  await choose(page, 'Body as', 'Hex');
  const body = page.getByRole('textbox', { name: 'Raw body' });
  await body.fill('7b 7d');
  await page.evaluate(() => navigator.clipboard.writeText('7b7d'));
  for (const keys of ['ControlOrMeta+A', 'ControlOrMeta+V']) await body.press(keys);
  await expect(body).toHaveValue('7b 7d');

  // More than a field is shown with.
  await pasteField(page).fill('a'.repeat(30_000));
  await expect(pasteField(page)).toHaveValue('');
});
