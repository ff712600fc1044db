import { expect, type Locator, type Page } from '@playwright/test';

/** The Lab as a reader meets it: by role and name. Time is set by the link or the slider, never waited for. */
export class LabPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(query === '' ? '/#/lab' : `/#/lab?${query}`);
    await expect(this.toolbar).toBeVisible();
    await expect(this.tab('Compare')).toBeVisible();
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Playback' });
  }

  get ledger(): Locator {
    return this.region('Ledger');
  }

  get time(): Locator {
    return this.page.getByRole('slider', { name: 'Time', exact: true });
  }

  get notices(): Locator {
    return this.page.getByRole('status', { name: 'Notices' });
  }

  region(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A click on it opens *More* first, where it is not in sight. */
  tab(name: string): Locator {
    const tab = this.page.getByRole('tab', { name, exact: true });
    const click = tab.click.bind(tab);
    return Object.assign(tab, {
      click: async (...options: Parameters<Locator['click']>) => {
        if (!(await tab.isVisible())) await this.button('More').click();
        await click(...options);
      },
    });
  }

  switch(name: string): Locator {
    return this.page.getByRole('switch', { name });
  }

  endpoint(mode: string): Locator {
    return this.page
      .getByRole('radiogroup', { name: 'Your endpoint' })
      .getByRole('radio', { name: mode, exact: true });
  }

  /** Opens the levers that are not among those of the scenario. */
  async allSettings(): Promise<void> {
    await this.button('All settings').click();
    await expect(this.page.getByRole('searchbox', { name: 'Search settings' })).toBeVisible();
  }

  async seek(ms: number): Promise<void> {
    await this.time.fill(String(ms));
  }

  async seekEnd(): Promise<void> {
    await this.time.press('End');
  }

  /** A row of the comparison: what pull and what push say. */
  async compared(name: string): Promise<readonly string[]> {
    const row = this.page
      .getByRole('table', { name: 'Pull and push compared' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
    return (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim());
  }

  async pageScrollsSideways(): Promise<boolean> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
  }
}

/** Holds a file over the page, as from a folder beside it, until the page takes it, and lets it fall. */
export async function dropFile(page: Page, name: string, contents: string): Promise<void> {
  const file = await page.evaluateHandle(
    ([name, contents]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([contents], name));
      return dataTransfer;
    },
    [name, contents] as const,
  );
  const isTaken = (type: string) =>
    page.evaluate(
      ({ type, dataTransfer }) =>
        !document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        ),
      { type, dataTransfer: file },
    );
  await isTaken('dragenter');
  await expect.poll(() => isTaken('dragover')).toBe(true);
  await isTaken('drop');
}
