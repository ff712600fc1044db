import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cast } from './cast.ts';

/** Where sentences are written, and two texts that mean something else. */
const texts =
  /^(model\/cast\.ts|lessons\/|learn\/reference\/|trace\/(sentences|words)\/)|Words\.ts$/;
const otherwise = /Paddle Billing|Store first, work later/g;

const names = new RegExp(String.raw`\b(${Object.values(cast).join('|')})\b`);

test('only texts name who is in the story', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(ts|svelte)$/.test(file) && !/\.(test|testkit)\.ts$/.test(file));
  const naming = sources.filter(
    (file) =>
      !texts.test(file) && names.test(readFileSync(`src/${file}`, 'utf8').replace(otherwise, '')),
  );

  expect(sources.length).toBeGreaterThan(300);
  expect(naming).toEqual([]);
});
