import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drills } from '../deliver/drills.ts';
import type { Report } from '../deliver/report.ts';
import { typed } from '../terminal.testkit.ts';
import { examples, notHere, start, type Started } from './examples.testkit.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

test('every receiver in examples stands in its README, and falls short in drills that there are', () => {
  const folder = new URL('../../../examples/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(examples.map(({ file }) => file).sort()).toEqual(
    files.filter((file) => /\.(mjs|py|php|go)$/.test(file)).sort(),
  );
  const ids: readonly string[] = drills.map(({ id }) => id);
  for (const { file, fallsShortIn } of examples) {
    expect(ids, file).toEqual(expect.arrayContaining([...fallsShortIn]));
    expect(fallsShortIn.length > 0, file).toBe(file.includes('naive'));
  }
});

describe.each(examples)('$file', ({ file, fallsShortIn }) => {
  const reason = notHere(file);
  let receiver: Started | undefined;
  beforeAll(async () => {
    if (reason === '') receiver = await start(file, secret);
  });
  afterAll(() => receiver?.stop());

  test.skipIf(reason !== '')(`falls short in just the drills beside it${reason}`, async () => {
    const { url = '', effects = '' } = receiver ?? {};
    const how = ['--scheme', 'standard-webhooks', '--secret-env', 'SECRET', '--effects', effects];
    const { out, err } = await typed(['deliver', url, ...how, '--json', '--speed', '100000'], {
      env: { SECRET: secret },
    });
    const report = JSON.parse(out) as Report;
    const short = report.drills.filter(({ verdict }) => verdict !== 'held');
    expect(
      short.map(({ id }) => id),
      err,
    ).toEqual(fallsShortIn);
  });
});
