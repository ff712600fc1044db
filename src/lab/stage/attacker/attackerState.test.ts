import { describe, expect, test } from 'vitest';
import { instant } from '../../../model/units.ts';
import { forgedAndReplayed } from '../../../lessons/scenarios/forgedAndReplayed.ts';
import { simulate } from '../../../sim/simulate.ts';
import { selectAttacker } from './attackerState.ts';

const { scenario } = forgedAndReplayed;

/** Payments happen at 10, 25 and 40 s; the attacks are those given. */
function attackerAt(
  at: number,
  attacks: readonly [at: number, act: 'forge' | 'tamper' | 'replay'][],
  settings: Partial<typeof scenario.settings> = {},
) {
  const trace = simulate({
    ...scenario,
    eventTimesMs: [10_000, 25_000, 40_000],
    plan: attacks.map(([at, act]) => ({ at, type: 'attack', act })),
    settings: { ...scenario.settings, ...settings },
  });
  return selectAttacker(trace, { at: instant(at), lingerMs: 1_000 });
}

describe('the attacker', () => {
  test('is idle before the first attack', () => {
    expect(attackerAt(4_999, [[5_000, 'forge']])).toEqual({ doing: 'idle' });
  });

  test('waits to tamper until the next request comes by', () => {
    expect(attackerAt(24_999, [[20_000, 'tamper']])).toEqual({ doing: 'waitingToTamper' });
    expect(attackerAt(25_000, [[20_000, 'tamper']])).toMatchObject({
      doing: 'attacked',
      act: 'tamper',
      eventId: 'evt_2',
      end: 'underWay',
    });
  });

  test('gets a forged payment charged where nobody verifies, and refused where somebody does', () => {
    const verifying = { verifySignature: true };

    expect(attackerAt(5_300, [[5_000, 'forge']])).toMatchObject({ act: 'forge', end: 'charged' });
    expect(attackerAt(5_300, [[5_000, 'forge']], verifying)).toMatchObject({
      end: 'refused',
      refusal: 'signature',
    });
  });

  test('has a replay skipped by a receiver that remembers', () => {
    expect(attackerAt(15_300, [[15_000, 'replay']], { skipProcessed: true })).toMatchObject({
      act: 'replay',
      eventId: 'evt_1',
      end: 'skipped',
    });
  });

  test('stands empty-handed for a while when there is nothing to replay', () => {
    expect(attackerAt(2_000, [[2_000, 'replay']])).toEqual({
      doing: 'empty-handed',
      act: 'replay',
      reason: 'nothing recorded yet',
    });
    expect(attackerAt(3_000, [[2_000, 'replay']])).toEqual({ doing: 'idle' });
  });

  test('says for a while that she keeps a copy of what was pointed out to her', () => {
    const trace = simulate({ ...scenario, eventTimesMs: [10_000], plan: [] }, [
      { at: 10_010, type: 'message.copy', messageId: 'dlv_1.1' },
    ]);
    const doingAt = (at: number) => selectAttacker(trace, { at: instant(at), lingerMs: 1_000 });
    expect(doingAt(10_009)).toEqual({ doing: 'idle' });
    expect(doingAt(10_010)).toEqual({ doing: 'copied', eventId: 'evt_1' });
    expect(doingAt(11_010)).toEqual({ doing: 'idle' });
  });

  test('is idle again a while after an attack has ended', () => {
    expect(attackerAt(9_000, [[5_000, 'forge']])).toEqual({ doing: 'idle' });
  });
});
