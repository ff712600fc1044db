import { expect } from '@playwright/test';
import { isFull } from '../../src/tools/runs.testkit.ts';
import { schemes } from '../../src/signing/schemes.ts';
import { test } from '../page/sharedContext.ts';
import { accept, reject, openSign, verdict } from './signPage.ts';

/** An HMAC, a token and a public key: `bench.machine.svelte.test.ts` plays with every scheme. */
const everyDay = ['stripe', 'gitlab', 'discord'];

for (const { id, provider, algorithm, message } of schemes) {
  if (!isFull && !everyDay.includes(id)) continue;
  test(`${provider}: sign, tamper, undo, forge, rotate`, async ({ page }) => {
    await openSign(page, id);
    await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue(id);
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const grid = page.getByRole('img', { name: /of \d+ bits differ$/ });

    await press('Tamper');
    const isSigned = message.includes('body') || message.includes('form parameters');
    await expect(verdict(page)).toHaveText(isSigned ? reject : accept);
    if (isSigned && algorithm !== 'Ed25519') {
      const bits = { 'HMAC-SHA-1': 160, 'HMAC-SHA-512': 512 }[algorithm as string] ?? 256;
      await expect(grid).toHaveAccessibleName(new RegExp(`^[1-9]\\d+ of ${bits} bits differ$`));
    } else {
      await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(
        algorithm === 'Ed25519'
          ? 'There is no expected value to show'
          : algorithm === 'token'
            ? 'Nothing is computed'
            : 'and nothing else',
      );
    }
    await press('Undo');
    await expect(verdict(page)).toHaveText(accept);

    await press('Forge with a wrong secret');
    await expect(verdict(page)).toHaveText(reject);
    await press('Sign this body');
    await expect(verdict(page)).toHaveText(accept);

    await press('Rotate the secret');
    await expect(verdict(page)).toHaveText(reject);
    await press('Rotate the secret');
    await expect(verdict(page)).toHaveText(accept);
    await expect(page.getByRole('textbox', { name: 'Signing secret 2' })).toBeVisible();
    await press('Rotate the secret');
    await expect(page.getByRole('textbox', { name: 'Signing secret 2' })).toHaveCount(0);
    await expect(verdict(page)).toHaveText(accept);
  });
}
