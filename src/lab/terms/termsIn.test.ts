import { expect, test } from 'vitest';
import { furtherForms } from '../../lessons/furtherForms.ts';
import { glossary, termIds } from '../../lessons/glossary.ts';
import { firstUses, termPieces, termsAbout } from './termsIn.ts';

test('a term is marked where it stands first in a text, and nothing of the text is lost', () => {
  const text =
    'Webhooks are retried. A webhook that is retried too often is one of the dead letters.';
  expect(termPieces(text)).toEqual([
    { text: 'Webhooks', term: 'webhook' },
    { text: ' are ' },
    { text: 'retried', term: 'retry' },
    { text: '. A webhook that is retried too often is one of the ' },
    { text: 'dead letters', term: 'deadLetterQueue' },
    { text: '.' },
  ]);
});

test('of several texts the first that uses a term has it', () => {
  const [first, second] = [
    '{events}: a retry.',
    '{retries}: a webhook is a retry of an event, of events.',
  ];
  expect([...firstUses([first, second])]).toEqual([
    [first, ['retry']],
    [second, ['webhook', 'event']],
  ]);
});

test('a part of another word is no term, and the longer of two terms is meant', () => {
  expect(termPieces('eventful, tracery')).toEqual([{ text: 'eventful, tracery' }]);
  expect(termPieces('a retry storm').at(-1)).toEqual({ text: 'retry storm', term: 'retryStorm' });
});

test('the name of a lever is marked as a lever writes it alone', () => {
  expect(termPieces('the longest wait was 5 s')).toHaveLength(1);
  expect(termPieces('Longest wait')).toEqual([{ text: 'Longest wait', term: 'cap' }]);
});

test('a lever tells all terms that stand on it, its options included, but those of the lanes', () => {
  expect(termsAbout('Pull by\nConditional requests (ETag)\nLong polling')).toEqual([
    'longPolling',
    'etag',
  ]);
  expect(termsAbout('Work takes')).toEqual([]);
  expect(termsAbout('Store first, work later')).not.toContain('store');
});

test('each term is explained in one or two sentences and not by its own name alone', () => {
  for (const id of termIds) {
    const { means, stands } = glossary[id];
    expect(means, id).toMatch(/[.”]$/);
    expect(means.length, id).toBeLessThan(200);
    expect([...stands, ...(furtherForms[id] ?? [])].length, id).toBeGreaterThan(0);
  }
});
