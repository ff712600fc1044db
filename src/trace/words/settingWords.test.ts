import { expect, test } from 'vitest';
import { settingWords, waitsWords } from './settingWords.ts';

test('a choice is said in words, not by its name in the code', () => {
  expect(settingWords('on410', 'giveUp')).toBe('give up');
  expect(settingWords('applyRule', 'newestVersion')).toBe('newest version');
  expect(settingWords('retryAfter', 'clamped')).toBe('heeded up to twice its own wait');
  expect(settingWords('successRule', '2xx 3xx')).toBe('2xx 3xx');
});

test('waits are said with their units, the same wait once with its number', () => {
  expect(waitsWords('0 1m 5m')).toBe('at once, 1 min, 5 min');
  expect(waitsWords('5s 10h*4')).toBe('5 s, 10 h 4 times');
});
