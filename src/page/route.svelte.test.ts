import { describe, expect, test } from 'vitest';
import { parseHash } from './route.svelte.ts';

describe('a link', () => {
  test.each([
    ['', 'lab'],
    ['#', 'lab'],
    ['#/', 'lab'],
    ['#/lab', 'lab'],
    ['#/sign', 'sign'],
    ['#/sign/stripe', 'sign'],
    ['#/nowhere', 'lab'],
    ['#/constructor', 'lab'],
    ['#main', 'lab'],
  ])('%j opens %s', (hash, page) => {
    expect(parseHash(hash).page).toBe(page);
  });

  test('carries readable keys', () => {
    const { params } = parseHash('#/lab?scenario=outage&note=what%3F&seed=7');

    expect(Object.fromEntries(params)).toEqual({ scenario: 'outage', note: 'what?', seed: '7' });
  });

  test('with a question mark in a value keeps all of it', () => {
    expect(parseHash('#/lab?note=why?').params.get('note')).toBe('why?');
  });
});
