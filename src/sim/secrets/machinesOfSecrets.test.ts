import { expect } from 'vitest';
import { durationMs } from '../../model/units.ts';
import { VirtualClock } from '../engine/clock.ts';
import { machineTests, type Start } from '../paths/machines.testkit.ts';
import { rotationMachine } from './rotation.machine.ts';
import { acceptedAt, signingAt } from './secretTerms.ts';

machineTests('rotation', {
  machine: rotationMachine,
  transitions: [
    'outOfStep: nextTurn > turning',
    'overlapping: nextTurn > turning',
    'rotation: rotation.asked > turning',
    'turning: at once > overlapping',
    'turning: at once, if atRest > settled',
    'turning: at once, if noneInCommon > outOfStep',
  ],
  claims: {
    'signs with both secrets until the overlap is over, and takes both from the installation on': (
      start,
    ) => {
      const { rotation, ask, inForce } = rotationOf(start, { overlapMs: 60_000, lagMs: 20_000 });
      ask();
      expect(inForce()).toBe('2 1 / 1');
      rotation.wait(19_999);
      expect(inForce()).toBe('2 1 / 1');
      rotation.wait(1);
      expect(inForce()).toBe('2 1 / 2 1');
      rotation.wait(39_999);
      expect(inForce()).toBe('2 1 / 2 1');
      rotation.wait(1);
      expect(inForce()).toBe('2 / 2');
      expect(rotation.states).toEqual(['settled', 'overlapping', 'overlapping', 'settled']);
      expect(rotation.facts).toEqual([
        { type: 'secret.rotated', secret: 2, overlapUntilAt: 60_000 },
        { type: 'secret.installed', secrets: [2, 1] },
        { type: 'secret.installed', secrets: [2] },
      ]);
    },
    'is out of step between the end of the overlap and the installation': (start) => {
      const { rotation, ask, inForce } = rotationOf(start, { overlapMs: 5_000, lagMs: 20_000 });
      ask();
      rotation.wait(5_000);
      expect(inForce()).toBe('2 / 1');
      expect(rotation.actor.getSnapshot().value).toBe('outOfStep');
      rotation.wait(15_000);
      expect(inForce()).toBe('2 / 2');
      expect(rotation.states).toEqual(['settled', 'overlapping', 'outOfStep', 'settled']);
    },
    'changes over at once when neither side takes any time': (start) => {
      const { rotation, ask, inForce } = rotationOf(start, { overlapMs: 0, lagMs: 0 });
      ask();
      expect(inForce()).toBe('2 / 2');
      expect(rotation.states).toEqual(['settled', 'settled']);
    },
    'keeps each secret for its own overlap when rotations overtake each other': (start) => {
      const { rotation, ask, inForce } = rotationOf(start, { overlapMs: 60_000, lagMs: 20_000 });
      ask();
      rotation.wait(10_000);
      ask();
      expect(inForce()).toBe('3 2 1 / 1');
      rotation.wait(10_000);
      expect(inForce()).toBe('3 2 1 / 2 1');
      rotation.wait(10_000);
      expect(inForce()).toBe('3 2 1 / 3 2 1');
      rotation.wait(30_000);
      expect(inForce()).toBe('3 2 / 3 2');
      rotation.wait(10_000);
      expect(inForce()).toBe('3 / 3');
      expect(rotation.actor.getSnapshot().value).toBe('settled');
    },
    'says what the receiver takes each time that this changes, and only then': (start) => {
      const { rotation, ask } = rotationOf(start, { overlapMs: 30_000, lagMs: 60_000 });
      ask();
      rotation.wait(60_000);
      expect(rotation.facts.filter(({ type }) => type === 'secret.installed')).toEqual([
        { type: 'secret.installed', secrets: [2] },
      ]);
    },
  },
});

function rotationOf(
  start: Start<typeof rotationMachine>,
  { overlapMs, lagMs }: { overlapMs: number; lagMs: number },
) {
  const clock = new VirtualClock();
  const rotation = start(
    {
      now: () => clock.now,
      overlapMs: () => durationMs(overlapMs),
      lagMs: () => durationMs(lagMs),
    },
    clock,
  );
  const ask = () => {
    rotation.actor.send({ type: 'rotation.asked' });
  };
  /** `2 1 / 1`: what the sender signs with, and what the receiver takes. */
  const inForce = () => {
    const { terms } = rotation.actor.getSnapshot().context;
    return `${signingAt(terms, clock.now).join(' ')} / ${acceptedAt(terms, clock.now).join(' ')}`;
  };
  return { rotation, ask, inForce };
}
