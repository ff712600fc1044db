import { expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Settings } from '../../model/settings.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { cutSentence } from './cutSentence.ts';

const rotate: Command = { at: 5_000, type: 'secret.rotate' };
const redeliver: Command = { at: 5_000, type: 'setting.set', key: 'redeliverEveryMs', value: 1 };
const oftenPaid = { eventEveryMs: 100, pollEveryMs: 3_600_000 } as const;

/** A day with a payment every 100 ms, stopped after a tenth of what a run takes. */
const cutWith = (
  settings: Partial<Settings>,
  commands: readonly Command[],
  plan: readonly Command[] = [],
) =>
  simulate(
    scenarioWith({ horizonMs: 86_400_000, settings: { ...oftenPaid, ...settings }, plan }),
    commands,
    { limits: { facts: 250_000, units: 60_000 } },
  );

test.each([
  ['chosen for all of the run', cutWith({ redeliverEveryMs: 1 }, [])],
  ['chosen for all of the run, with a rotation', cutWith({ redeliverEveryMs: 1 }, [rotate])],
  ['turned on the way', cutWith({}, [redeliver])],
  ['turned by the plan', cutWith({}, [], [redeliver])],
])('redelivery that was %s is what is said to have stopped the run', (_, trace) => {
  expect(['looks', 'timers']).toContain(trace.cut?.mostly);
  expect(cutSentence(trace)).toMatch(/: redelivery was asked for too often, /);
});

test('redelivery that was turned off before it could stop the run is not blamed', () => {
  const off: Command = { at: 5_000, type: 'setting.set', key: 'redeliverEveryMs', value: 0 };
  const { cut, ...rest } = cutWith({ redeliverEveryMs: 600_000 }, [off]);
  const trace = { ...rest, cut: { ...cut!, mostly: 'looks' as const } };

  expect(cutSentence(trace)).toMatch(/payments brought [\d,]+ attempts/);
});

test('rotations are blamed for many signatures an attempt, and not for one or two', () => {
  const overlap = { rotationOverlapMs: 86_400_000, rotationLagMs: 0 };
  const rotations = Array.from({ length: 40 }, (_, n): Command => ({ ...rotate, at: n }));

  expect(cutSentence(cutWith(overlap, rotations))).toMatch(/: 40 rotations of the secret had /);
  expect(cutSentence(cutWith(overlap, [rotate]))).toMatch(/payments brought [\d,]+ attempts/);
});
