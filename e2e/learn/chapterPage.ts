import { expect, type Locator, type Page } from '@playwright/test';
import type { Chapter, Choices } from '../../src/lessons/chapters/chapter.ts';

/** A chapter, used by keyboard alone. */
export class ChapterPage {
  readonly page: Page;
  readonly chapter: Chapter;

  constructor(page: Page, chapter: Chapter) {
    this.page = page;
    this.chapter = chapter;
  }

  async open(): Promise<void> {
    await this.page.goto(`/#/learn/${this.chapter.id}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  question(text: string): Locator {
    return this.page.getByRole('group', { name: text });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async press(name: string): Promise<void> {
    await this.button(name).press('Enter');
  }

  async pick(question: string, option: number): Promise<void> {
    const radio = this.question(question).locator(`input[value="${option}"]`);
    await radio.press('Space');
    await expect(radio).toBeChecked();
  }

  /** Answers what is recalled, guesses, runs to the end and explains. */
  async toTheChallenge(guess = 0): Promise<void> {
    const { recall, question, why } = this.chapter;
    if (recall) {
      await this.pick(recall.question.text, 0);
      await this.press('Go on');
    }
    await expect(this.button('Run')).toBeDisabled();
    await this.pick(question.text, guess);
    await this.press('Run');
    if (this.chapter.first.kind === 'run') await this.press('Show the end');
    await expect(this.page.getByRole('region', { name: 'Result' })).toBeVisible();
    await this.pick(
      'Why?',
      why.findIndex(({ isRight }) => isRight),
    );
    await expect(this.question('Why?')).toContainText('Yes.');
    await this.press('Your turn');
    await expect(this.challenge).toBeVisible();
  }

  get challenge(): Locator {
    return this.page.getByRole('region', { name: 'Challenge' });
  }

  /** Sets the controls by arrow keys, and tries them to the end of the run. */
  async try(choices: Choices): Promise<void> {
    for (const { id, label, options } of this.chapter.challenge.controls) {
      const wanted = options.findIndex((option) => option.id === choices[id]);
      const list = this.challenge.getByRole('combobox', { name: label });
      const now = await list.evaluate((element: HTMLSelectElement) => element.selectedIndex);
      const key = wanted > now ? 'ArrowDown' : 'ArrowUp';
      for (let step = 0; step < Math.abs(wanted - now); step++) await list.press(key);
      await expect(list).toHaveValue(String(wanted === -1 ? '' : options[wanted]?.id));
    }
    await this.challenge.getByRole('button', { name: /^Try/ }).press('Enter');
    if (this.chapter.challenge.world.kind === 'run') await this.press('Show the end');
  }
}
