import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { isFull } from '../../src/tools/runs.testkit.ts';

interface Look {
  readonly colorScheme: 'light' | 'dark';
  /** Of the window, in CSS pixels. */
  readonly width: number;
}

/**
 * What a page is looked at in: every width in the light and in the dark at full size; every day the narrowest in the
 * dark and the widest but one in the light, which together meet every colour and every layout.
 *
 * @param widths from narrow to wide.
 */
export function looks(widths: readonly number[]): readonly Look[] {
  const [narrowest = 0] = widths;
  const usual = widths.at(-2) ?? narrowest;
  const all = widths.flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ colorScheme, width })),
  );
  if (isFull) return all;
  return all.filter(
    ({ colorScheme, width }) => width === (colorScheme === 'dark' ? narrowest : usual),
  );
}

/** Opens the window in a look. */
export async function look(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
}

/** What axe finds on the page, or inside some parts of it: the rule's id and the elements. */
export async function violationsOn(
  page: Page,
  ...parts: readonly string[]
): Promise<readonly (readonly [rule: string, elements: readonly string[]])[]> {
  // What passes is not described, and what is found is gathered in this page: it has no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  for (const part of parts) axe.include(part);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
