import { expect } from 'vitest';
import { standardSettings, type Settings } from '../../model/settings.ts';
import { VirtualClock } from '../engine/clock.ts';
import { endpointHealthMachine } from './endpointHealth.machine.ts';
import { machineTests, type Start } from '../paths/machines.testkit.ts';

machineTests('endpointHealth', {
  machine: endpointHealthMachine,
  transitions: [
    'disabled: endpoint.enabled > healthy',
    'failing: attempt.accepted > healthy',
    'failing: attempt.failed > itself',
    'failing: attempt.failed, if disables > disabled',
    'failing: attempt.failed, if pauses > paused',
    'failing: delivery.deadLettered > itself',
    'failing: delivery.deadLettered, if disables > disabled',
    'failing: delivery.deadLettered, if pauses > paused',
    'failing: endpoint.gone > disabled',
    'healthy: attempt.failed > failing',
    'healthy: attempt.failed, if disables > disabled',
    'healthy: attempt.failed, if pauses > paused',
    'paused: attempt.accepted > healthy',
    'paused: endpoint.enabled > healthy',
    'paused: endpoint.gone > disabled',
    'paused: pause > failing',
  ],
  claims: {
    'is disabled by so many failures in a row, until a person enables it': (start) => {
      const { health, facts } = healthOf(start, { disableAfterFailures: 3 });
      tell(health, 'failed', 'failed', 'failed');
      expect(health.getSnapshot().value).toBe('disabled');
      tell(health, 'accepted');
      expect(health.getSnapshot().value).toBe('disabled');
      health.send({ type: 'endpoint.enabled' });
      expect(health.getSnapshot().value).toBe('healthy');
      expect(facts).toEqual([
        { type: 'endpoint.disabled', failures: 3, because: 'failures in a row' },
        { type: 'endpoint.enabled' },
      ]);
    },
    'starts counting again after a success': (start) => {
      const { health } = healthOf(start, { disableAfterFailures: 3, disableAfterDeadLetters: 2 });
      tell(health, 'failed', 'given up', 'failed', 'accepted', 'failed', 'given up', 'failed');
      expect(health.getSnapshot().value).toBe('failing');
    },
    'is disabled by the first failure when one is enough': (start) => {
      const { health } = healthOf(start, { disableAfterFailures: 1 });
      tell(health, 'failed');
      expect(health.getSnapshot().value).toBe('disabled');
    },
    'is never disabled when all rules are zero': (start) => {
      const { health, wait } = healthOf(start, { disabledForMs: 1_000 });
      for (let n = 0; n < 100; n++) {
        tell(health, 'failed', 'given up');
        wait(86_400_000);
      }
      expect(health.getSnapshot().value).toBe('failing');
    },
    'is disabled by so many dead letters in a row': (start) => {
      const { health, facts } = healthOf(start, { disableAfterDeadLetters: 2 });
      tell(health, 'failed', 'failed', 'given up', 'failed', 'given up');
      expect(facts).toEqual([
        { type: 'endpoint.disabled', failures: 3, because: 'dead letters in a row' },
      ]);
    },
    'is disabled when a delivery is given up longer after the first than it may fail': (start) => {
      const { health, facts, wait } = healthOf(start, { disableAfterFailingMs: 5_000 });
      tell(health, 'failed');
      wait(60_000);
      tell(health, 'given up');
      wait(5_000);
      tell(health, 'failed', 'given up');
      expect(health.getSnapshot().value).toBe('failing');
      wait(1);
      tell(health, 'given up');
      expect(facts).toMatchObject([{ because: 'failing too long', failures: 2 }]);
    },
    'is disabled at once when it says that it is gone': (start) => {
      const { health, facts } = healthOf(start, { disabledForMs: 1_000 });
      tell(health, 'failed', 'gone');
      expect(facts).toEqual([{ type: 'endpoint.disabled', failures: 1, because: 'endpoint gone' }]);
    },
    'is paused twice as long by each further failure, a day at most, and by the first of a new row as at first':
      (start) => {
        const { health, facts, wait } = healthOf(start, {
          disableAfterFailures: 1,
          disabledForMs: 25_000_000,
        });
        const pauses: number[] = [];
        for (let n = 0; n < 4; n++) {
          const pausedAt = health.getSnapshot().context.now();
          tell(health, 'failed');
          const paused = facts.at(-1);
          if (paused?.type !== 'endpoint.disabled') throw new Error('it is not paused');
          pauses.push((paused.untilAt ?? 0) - pausedAt);
          wait((pauses.at(-1) ?? 0) - 1);
          expect(health.getSnapshot().value).toBe('paused');
          wait(1);
          expect(health.getSnapshot().value).toBe('failing');
          expect(facts.at(-1)).toEqual({ type: 'endpoint.enabled' });
        }
        expect(pauses).toEqual([25_000_000, 50_000_000, 86_400_000, 86_400_000]);
        tell(health, 'accepted', 'failed');
        expect(health.getSnapshot().context.pauseMs).toBe(25_000_000);
      },
    'is not paused any longer by what was under way when the pause began': (start) => {
      const { health, facts, wait } = healthOf(start, {
        disableAfterFailures: 1,
        disabledForMs: 1_000,
      });
      tell(health, 'failed', 'failed', 'given up');
      wait(1_000);
      expect(health.getSnapshot().value).toBe('failing');
      expect(facts).toHaveLength(2);
    },
    'is paused by dead letters too': (start) => {
      const { health } = healthOf(start, { disableAfterDeadLetters: 1, disabledForMs: 1_000 });
      tell(health, 'failed', 'given up');
      expect(health.getSnapshot().value).toBe('paused');
    },
    'is paused no longer when it accepts, or when a person enables it': (start) => {
      const rules = { disableAfterFailures: 2, disabledForMs: 1_000 };
      const { health: accepting } = healthOf(start, rules);
      tell(accepting, 'failed', 'failed', 'accepted');
      const { health: enabled } = healthOf(start, rules);
      tell(enabled, 'failed', 'failed');
      enabled.send({ type: 'endpoint.enabled' });
      expect([accepting, enabled].map((health) => health.getSnapshot().value)).toEqual([
        'healthy',
        'healthy',
      ]);
    },
    'is disabled for good when it says during a pause that it is gone': (start) => {
      const { health, facts, wait } = healthOf(start, {
        disableAfterFailures: 1,
        disabledForMs: 1_000,
      });
      tell(health, 'failed', 'gone');
      wait(60_000);
      expect(health.getSnapshot().value).toBe('disabled');
      expect(facts.at(-1)).toEqual({
        type: 'endpoint.disabled',
        failures: 1,
        because: 'endpoint gone',
      });
    },
  },
});

function healthOf(start: Start<typeof endpointHealthMachine>, rules: Partial<Settings>) {
  const clock = new VirtualClock();
  const { actor, facts, wait } = start(
    { now: () => clock.now, rules: () => ({ ...standardSettings, ...rules }) },
    clock,
  );
  return { health: actor, facts, wait };
}

const happenings = {
  accepted: 'attempt.accepted',
  failed: 'attempt.failed',
  'given up': 'delivery.deadLettered',
  gone: 'endpoint.gone',
} as const;

function tell(
  health: ReturnType<typeof healthOf>['health'],
  ...happened: readonly (keyof typeof happenings)[]
): void {
  for (const what of happened) health.send({ type: happenings[what] });
}
