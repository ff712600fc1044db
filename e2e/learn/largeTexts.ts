import { expect, type Page } from '@playwright/test';

/** A wide and a narrow projector. */
export const projectors = [
  [1920, 1080],
  [1024, 768],
] as const;

/** Every text that is to be seen, with how high it is written, in % of the window, and its contrast to what is behind it. */
function textsOn(page: Page) {
  return page
    .getByRole('dialog')
    .or(page.getByRole('main'))
    .last()
    .evaluate((main) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 1;
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      const luminance = (colour: string) => {
        if (!pen) return 0;
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = Array.from(pen.getImageData(0, 0, 1, 1).data, (value) => {
          const share = value / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const groundOf = (element: Element): string => {
        for (let each: Element | null = element; each; each = each.parentElement) {
          const { backgroundColor } = getComputedStyle(each);
          if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
        }
        return getComputedStyle(document.body).backgroundColor;
      };
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent?.trim() ?? '';
        const element = walker.currentNode.parentElement;
        if (text === '' || !element || element.closest('.visually-hidden')) continue;
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const style = getComputedStyle(element);
        const isDrawn = element instanceof SVGElement;
        const [one, other] = [
          luminance(isDrawn ? style.fill : style.color),
          luminance(groundOf(element)),
        ];
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const { left, right, bottom } = range.getBoundingClientRect();
        found.push({
          text,
          heightPercent: (100 * parseFloat(style.fontSize)) / innerHeight,
          contrast: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05),
          isInside: left >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1,
        });
      }
      return found;
    });
}

/** All of what is shown is large and dark enough for the last row, and on the screen. */
export async function isLargeEnough(page: Page, least = 5): Promise<void> {
  const texts = await textsOn(page);
  expect(texts.length).toBeGreaterThan(least);
  expect(texts.filter(({ heightPercent }) => heightPercent < 4.4)).toEqual([]);
  expect(texts.filter(({ contrast }) => contrast < 7)).toEqual([]);
  expect(texts.filter(({ isInside }) => !isInside)).toEqual([]);
}
