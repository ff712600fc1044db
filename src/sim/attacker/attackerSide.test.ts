import { expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { AttackAct } from '../../model/ids.ts';
import { factsOf } from '../laws/anyRun.testkit.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { simulate } from '../simulate.ts';

const attack = (at: number, act: AttackAct): Command => ({ at, type: 'attack', act });

/** What was attacked, when two real payments come by at 5 s and at 15 s. */
function attacked(...plan: readonly Command[]) {
  const settings = { https: false };
  const trace = simulate(scenarioWith({ eventTimesMs: [5_000, 15_000], plan, settings }));
  return factsOf(trace, 'attack.made').map(({ messageId, at }) => `${messageId} at ${at}`);
}

test.each([
  { act: 'forge', first: 'forge_1 at 13000' },
  { act: 'replay', first: 'replay_1 at 13000' },
] as const)('a tamper that waits is still made after a $act', ({ act, first }) => {
  expect(attacked(attack(12_000, 'tamper'), attack(13_000, act))).toEqual([
    first,
    'dlv_2.1 at 15000',
  ]);
});

test('a request is tampered with also while a forgery waits for its answer', () => {
  expect(attacked(attack(12_000, 'tamper'), attack(14_950, 'forge'))).toEqual([
    'forge_1 at 14950',
    'dlv_2.1 at 15000',
  ]);
});

test('tampering once changes one request', () => {
  expect(attacked(attack(1_000, 'tamper'))).toEqual(['dlv_1.1 at 5000']);
});
