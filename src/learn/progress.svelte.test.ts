import { expect, test } from 'vitest';
import { readProgress } from './progress.svelte.ts';

const kept = (chapters: unknown, version = 1) =>
  JSON.stringify({ hookscopeProgress: version, chapters });

test('progress comes back as it was written, without what belongs to no chapter', () => {
  const chapters = { '1': { guessedRight: true }, '3': { guessedRight: false, passed: true } };
  expect(readProgress(kept({ ...chapters, '99': { passed: true } }))).toEqual({ chapters });
});

test.each([
  ['what is no JSON', 'hello', 'not JSON'],
  ['another file', '{"log":{}}', 'does not say'],
  ['another version', kept({}, 2), 'another version'],
  ['no chapters', kept(7), 'names no chapters'],
  ['a list of chapters', kept([]), 'names no chapters'],
  ['a damaged chapter', kept({ '3': { passed: 'yes' } }), 'chapter 3'],
  ['a file that is too long', ' '.repeat(30_000), 'too long'],
])('%s is refused with a sentence', (_, text, words) => {
  expect(readProgress(text)).toContain(words);
});
