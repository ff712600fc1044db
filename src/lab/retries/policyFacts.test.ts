import { describe, expect, test } from 'vitest';
import { policies } from '../../model/policies/policies.ts';
import { isDoubtful, knownWords, policyFacts } from './policyFacts.ts';

const factsOf = (id: string) => policyFacts(policies.find((policy) => policy.id === id)!);

describe('what is known of a policy', () => {
  test('has the waits that are run beside what the provider says', () => {
    expect(factsOf('svix')).toContainEqual({
      topic: 'Waits in this run',
      text: '5 s, 5 min, 30 min, 2 h, 5 h, 10 h 2 times',
      known: 'documentation',
    });
  });

  test('names waits that are not the provider’s as illustrative, with what they were made from', () => {
    const waits = factsOf('stripe').find(({ topic }) => topic === 'Waits in this run');
    expect(waits?.text).toMatch(/; 5 min doubling, 12 h at most, inside 72 h$/);
    expect(knownWords[waits!.known]).toBe('illustrative, not the provider’s');
  });

  test.each(policies)('of $name has a topic, a text and a source for each line', (policy) => {
    const facts = policyFacts(policy);
    expect(facts.length).toBeGreaterThan(0);
    for (const { topic, text } of facts) {
      expect(topic).not.toBe('');
      expect(text).toMatch(/\S/);
    }
    expect(policy.sources.length).toBeGreaterThan(0);
  });
});

test('nothing remembered, made up or said by others passes for the provider’s word', () => {
  expect((['memory', 'illustrative', 'secondary'] as const).every(isDoubtful)).toBe(true);
  expect((['documentation', 'code', 'quoted'] as const).some(isDoubtful)).toBe(false);
});
