import { expect } from '@playwright/test';
import { LabPage } from './labPage.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';

const states = [
  { name: 'at the start', query: '', tab: 'Compare' },
  { name: 'in an outage', query: 'scenario=outage-and-retries&t=52000', tab: 'Sequence' },
  { name: 'after an attack', query: 'scenario=forged-and-replayed&t=500000', tab: 'Messages' },
  {
    name: 'in the middle of everything',
    query: 'scenario=everything-at-once&t=122000',
    tab: 'Machines',
  },
  { name: 'after an hour of polling', query: 'scenario=polling-waste&t=3600000', tab: 'Freshness' },
  { name: 'with a broken link', query: 'scenario=atlantis&attempts=0', tab: 'Compare' },
];

for (const { colorScheme, width } of looks([360, 1024, 1920])) {
  for (const { name, query, tab } of states) {
    test(`axe finds nothing in the Lab ${name}, ${colorScheme}, ${width} px`, async ({ page }) => {
      await look(page, { colorScheme, width });
      const lab = new LabPage(page);
      await lab.open(query);
      await lab.tab(tab).click();
      await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();

      expect(await violationsOn(page)).toEqual([]);
    });
  }
}
