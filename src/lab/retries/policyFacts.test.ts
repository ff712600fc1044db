import { describe, expect, test } from 'vitest';
import { policies } from '../../model/policies/policies.ts';
import { presetOf } from '../../model/policies/presets.ts';
import { standardSettings } from '../../model/settings.ts';
import { planLadder } from './ladder/ladderPlan.ts';
import { isDoubtful, knownWords, policyFacts } from './policyFacts.ts';

const factsOf = (id: string) => policyFacts(policies.find((policy) => policy.id === id)!);

describe('what is known of a policy', () => {
  test('has the waits that are run beside what the provider says', () => {
    expect(factsOf('svix')).toContainEqual({
      topic: 'Waits that are set',
      text: '5 s, 5 min, 30 min, 2 h, 5 h, 10 h 2 times',
      known: 'documentation',
    });
  });

  test('names waits that are not the provider’s as illustrative, with what they were made from', () => {
    const waits = factsOf('stripe').find(({ topic }) => topic === 'Waits that are set');
    expect(waits?.text).toMatch(/; 5 min doubling, 12 h at most, inside 72 h$/);
    expect(knownWords[waits!.known]).toBe('illustrative, not the provider’s');
  });

  test('tells what is published of Shopify from what a run of it comes to, which is disabled before', () => {
    const attempts = factsOf('shopify').filter(({ topic }) =>
      /^(Attempts|Window|A run)/.test(topic),
    );
    expect(attempts.map(({ topic, text }) => `${topic}: ${text}`)).toEqual([
      'Attempts: 9',
      'Window: 4 h',
      'A run of it, all refused: 8 attempts in 2 h, then the endpoint is disabled',
    ]);
  });

  test.each(policies.filter((policy) => presetOf(policy)))(
    'of $name has a run that makes as many attempts as its ladder has rungs, with the same end',
    (policy) => {
      const run = factsOf(policy.id).find(({ topic }) => /^A run/.test(topic));
      const { rungs, end } = planLadder({ ...standardSettings, ...presetOf(policy) });
      const number = Number(/^([\d,]+) attempts?/.exec(run!.text)?.[1]?.replace(',', ''));
      // Where its time is up, the travel of the attempts and the jitter can decide over the last ones.
      if (end === 'out of time') expect(Math.abs(number - rungs.length)).toBeLessThanOrEqual(1);
      else expect(number).toBe(rungs.length);
      expect(/disabled/.test(run!.text)).toBe(end === 'disabled');
    },
  );

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
