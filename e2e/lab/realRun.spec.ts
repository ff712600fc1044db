import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Report } from '../../src/terminal/deliver/report.ts';
import { startReceiver, testSecret } from '../../src/terminal/deliver/receiver.testkit.ts';
import { faultsWords, totalsWords } from '../../src/lab/stage/ledger/ledgerWords.ts';
import { verdictSentence } from '../../src/lab/recorded/drillReport.ts';
import { traceText } from '../../src/lab/takeAway/trace/traceFile.ts';
import { firstLesson } from '../../src/lessons/catalogue.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { test } from '../page/sharedContext.ts';
import { dropFile } from './labPage.ts';

const launcher = fileURLToPath(new URL('../../src/terminal/launch.mjs', import.meta.url));

test('a real run, dropped on the Lab, is drawn with the counts that the terminal told', async ({
  page,
  lab,
}, testInfo) => {
  const receiver = await startReceiver(
    'writes the body again',
    'knows no event',
    'takes what is unsigned',
  );
  const file = testInfo.outputPath('run.hookscope.json');
  const words = [
    'deliver',
    receiver.url,
    '--scheme',
    'standard-webhooks',
    '--secret-env',
    'SECRET',
  ];
  const more = ['--effects', receiver.effects, '--trace', file, '--json'];
  // It ends with 1, since something fell short.
  const { stdout } = await promisify(execFile)(process.execPath, [launcher, ...words, ...more], {
    env: { ...process.env, SECRET: testSecret },
  }).catch((error: unknown) => error as { stdout: string });
  await receiver.close();
  const report = JSON.parse(stdout) as Report;
  const { ledger: counts } = report;
  if (!counts) throw new Error('the receiver told nothing');
  expect(counts).toMatchObject({ fake: 1 });
  expect(counts.double).toBeGreaterThan(2);
  expect(counts.missing).toBeGreaterThan(5);
  const contents = await readFile(file, 'utf8');
  const messages = contents.match(/^\{"type":"request\.sent"/gm)?.length ?? 0;
  expect(contents).not.toContain(testSecret.slice('whsec_'.length));

  await lab.open('scenario=lost-answer');
  await dropFile(page, 'run.hookscope.json', contents);
  await expect(
    page.getByRole('heading', { level: 1, name: verdictSentence(report.drills) }),
  ).toBeVisible();
  await expect(page.getByText(receiver.url).first()).toBeVisible();
  for (const name of ['Pull', 'Levers']) await expect(lab.region(name)).toHaveCount(0);
  for (const name of ['Trigger an event', 'Share link', 'Undo'])
    await expect(lab.button(name)).toHaveCount(0);

  const drills = page.getByRole('table', { name: 'Drills' });
  for (const { name, verdict } of report.drills)
    await expect(drills.getByRole('row').filter({ has: lab.button(name) })).toContainText(verdict);
  for (const { name, says } of report.drills.slice(0, 3).reverse()) {
    await lab.button(name).press('Enter');
    await expect(page.getByRole('group', { name: 'Stage' })).toContainText(says);
    await expect(lab.button(name)).toHaveAttribute('aria-current', 'true');
  }
  const found = page.getByRole('region', { name: 'Found', exact: true });
  for (const { cause, cure } of report.found) {
    await expect(found).toContainText(cause);
    await expect(found).toContainText(cure);
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await lab.seekEnd();
  await expect(lab.ledger).toContainText(totalsWords({ counts }));
  await expect(lab.ledger).toContainText(faultsWords({ counts }));

  await lab.tab('Messages').click();
  await expect(page.getByRole('tabpanel', { name: 'Messages' })).toContainText(`of ${messages}`);

  await lab.tab('Sequence').click();
  await expect(page.getByRole('figure', { name: 'Sequence diagram' })).toBeVisible();
  await lab.button('Close this run').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Twice is normal' })).toBeVisible();
  await expect(lab.button('Trigger an event')).toBeVisible();
  await page.goBack();
  await expect(lab.region('Pull')).toBeVisible();
});

test('a trace without a report is shown under its name, and nothing in it can be turned', async ({
  page,
  lab,
}) => {
  await lab.open('scenario=lost-answer');
  const trace = simulate(firstLesson.scenario);
  await dropFile(page, 'a.json', traceText(trace, 'A run of <b>mine</b>'));
  await expect(page.getByRole('heading', { level: 1, name: 'A run of <b>mine</b>' })).toBeVisible();
  await expect(lab.region('Pull')).toBeVisible();
  await expect(lab.button('Trigger an event')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('Nobody home');
  await expect(page.getByRole('heading', { level: 1, name: 'Nobody home' })).toBeVisible();
});

test('a trace that says something else than the page reads is named and left alone', async ({
  page,
  lab,
}) => {
  await lab.open('scenario=lost-answer&t=60000');
  const before = await lab.compared('Requests');
  for (const facts of [
    '[{"type":"request.sent","at":0,"seq":0}]',
    '[{"type":"run.started","at":5,"seq":3}]',
  ]) {
    const scenario =
      '{"seed":1,"horizonMs":1000,"eventTimesMs":[],"payments":[],"losses":[],"plan":[],"settings":{}}';
    const trace = `{"format":"hookscope-trace","version":1,"title":"x","scenario":${scenario},"commands":[],"endsAt":1000,"pollPlans":[],"facts":${facts}}`;
    await dropFile(page, 'odd.json', trace);
    await expect(lab.notices).toContainText('“odd.json” is a trace of Hookscope, but');
    expect(await lab.compared('Requests')).toEqual(before);
  }
});
