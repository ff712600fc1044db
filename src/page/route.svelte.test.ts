import { describe, expect, test } from 'vitest';
import { AddressBar, parseHash, writeAddress } from './route.svelte.ts';

describe('a link', () => {
  test.each([
    ['', 'home'],
    ['#', 'home'],
    ['#/', 'home'],
    ['#/lab', 'lab'],
    ['#/learn', 'learn'],
    ['#/learn/3', 'learn'],
    ['#/sign', 'sign'],
    ['#/sign/stripe', 'sign'],
    ['#/nowhere', 'home'],
    ['#/constructor', 'home'],
    ['#main', 'home'],
  ])('%j opens %s', (hash, page) => {
    expect(parseHash(hash).page).toBe(page);
  });

  test('names the chapter that it opens, and what is not here', () => {
    expect(parseHash('#/learn/3?x=1').place).toBe('3');
    expect(parseHash('#/nowhere').place).toBe('nowhere');
    expect(parseHash('#/').place).toBe('');
  });

  test('carries readable keys', () => {
    const { params } = parseHash('#/lab?scenario=outage&note=what%3F&seed=7');

    expect(Object.fromEntries(params)).toEqual({ scenario: 'outage', note: 'what?', seed: '7' });
  });

  test('with a question mark in a value keeps all of it', () => {
    expect(parseHash('#/lab?note=why?').params.get('note')).toBe('why?');
  });
});

test('a followed link is not written over before the page has read it', () => {
  const bar = new AddressBar();
  writeAddress('#/lab?scenario=outage');
  expect(bar.route.params.get('scenario')).toBe('outage');

  location.hash = '#/lab?scenario=lost-answer';
  writeAddress('#/lab?scenario=outage&t=5');
  expect(bar.route.params.get('scenario')).toBe('lost-answer');

  writeAddress('#/lab?scenario=lost-answer&t=5');
  expect(bar.route.params.get('t')).toBe('5');
});
