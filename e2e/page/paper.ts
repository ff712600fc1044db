import type { Page } from '@playwright/test';

/** How wide A4 is between its margins, in CSS pixels. */
const paper = 718;

/** Lays the page out on paper, without a word to those who observe its width: so a browser does it. */
export async function print(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: paper, height: 1_000 });
}

/** What is wider than the paper or larger than the box that holds it, by its name and its words. */
export async function runsOut(page: Page): Promise<readonly string[]> {
  return page.getByRole('main').evaluate((main) => {
    const name = (element: Element) =>
      `${element.tagName}.${element.getAttribute('class') ?? ''} ${element.textContent.trim().slice(0, 40)}`;
    return [...main.querySelectorAll('*')]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        if (width <= 1 || element.closest('.visually-hidden')) return false;
        if (right > innerWidth + 1) return true;
        if (!(element instanceof HTMLElement)) return false;
        const { overflowX, overflowY } = getComputedStyle(element);
        const isCut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        // Less than half a line is what a font reaches below its own line.
        return (
          isCut || (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 6)
        );
      })
      .map(name);
  });
}
