import { expect } from '@playwright/test';
import { look, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';

const first = ['Compare', 'Sequence', 'Messages'];
const others = ['Machines', 'Freshness', 'Retries', 'Recovery', 'Odds', 'Load'];

test('three tabs are in sight, and More unfolds the others and folds them again', async ({
  lab,
  page,
}) => {
  await lab.open();
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveText(first);

  const more = lab.button('More');
  await more.press('Enter');
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await expect(tabs).toHaveText([...first, ...others]);
  await expect(more).toBeFocused();
  expect(await violationsOn(page)).toEqual([]);

  await lab.tab('Odds').click();
  await more.press('Enter');
  await expect(tabs).toHaveText([...first, 'Odds']);
});

for (const width of [360, 1440]) {
  test(`a link to a tab behind More opens it, and keys go on from there, in ${width} px`, async ({
    lab,
    page,
  }) => {
    await look(page, { colorScheme: 'light', width });
    await lab.open('scenario=outage-and-retries&tab=freshness&t=60000');
    await expect(page.getByRole('tab')).toHaveText([...first, 'Freshness']);
    const open = lab.tab('Freshness');
    await expect(open).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('tabpanel', { name: 'Freshness' })).toBeVisible();
    await lab.button('More').scrollIntoViewIfNeeded();
    await expect(lab.button('More')).toBeInViewport({ ratio: 1 });

    await open.press('ArrowRight');
    await expect(lab.tab('Compare')).toBeFocused();
    await expect(lab.tab('Compare')).toHaveAttribute('aria-selected', 'true');
    await lab.button('More').click();
    await lab.tab('Compare').press('End');
    await expect(lab.tab('Load')).toBeFocused();
    expect(await lab.pageScrollsSideways()).toBe(false);
  });
}
