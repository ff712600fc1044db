import type { Command } from '../../model/commands.ts';
import type { RunCost } from '../../model/facts.ts';
import type { Scenario } from '../../model/scenario.ts';
import { scenarioWith } from './scenarioWith.testkit.ts';

/** A run that asks for more than a run takes. */
export interface HeavyRun {
  readonly name: string;
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
  /** What takes most of the time until it is stopped. */
  readonly mostly: keyof RunCost;
}

const day = 86_400_000;
const times = (n: number, command: (index: number) => readonly Command[]): readonly Command[] =>
  Array.from({ length: n }, (_, index) => command(index)).flat();

/** The heaviest runs that people and `src/tools/bench/searchRuns.ts` have found. Each once froze the page. */
export const heaviestRuns: readonly HeavyRun[] = [
  {
    name: '499 secrets, 2 ms apart, overlapping for a day',
    mostly: 'comparisons',
    scenario: scenarioWith({
      horizonMs: 300_000,
      settings: { eventEveryMs: 5_000, rotationOverlapMs: day, rotationLagMs: 0 },
    }),
    commands: times(499, (n) => [{ at: 2 * n, type: 'secret.rotate' }]),
  },
  {
    name: 'plain hashes with the newest of 499 secrets, for a day',
    mostly: 'looks',
    scenario: scenarioWith({
      horizonMs: day,
      settings: {
        eventEveryMs: 5_000,
        signatureMethod: 'plainHash',
        rotationOverlapMs: day,
        rotationLagMs: 0,
      },
    }),
    commands: times(499, (n) => [{ at: 2 * n, type: 'secret.rotate' }]),
  },
  {
    name: 'secrets and payments at one instant',
    mostly: 'macs',
    scenario: scenarioWith({ settings: { rotationOverlapMs: day, rotationLagMs: 0 } }),
    commands: times(500, (n) => [{ at: 0, type: n < 250 ? 'secret.rotate' : 'event.trigger' }]),
  },
  {
    name: '240 crashes, each with a backfill',
    mostly: 'bytes',
    scenario: scenarioWith({
      horizonMs: 600_000,
      plan: [{ at: 100_000, type: 'setting.set', key: 'eventEveryMs', value: 0 }],
      settings: {
        eventEveryMs: 60,
        workMs: 60_000,
        durableQueue: false,
        retryPlan: 'off',
        backfillFrom: 'newestStored',
        pollEveryMs: 3_600_000,
      },
    }),
    commands: times(240, (n) => [
      { at: 100_000 + 2_000 * n, type: 'worker.crash' },
      { at: 100_100 + 2_000 * n, type: 'backfill.run' },
    ]),
  },
  {
    name: 'a payment every millisecond',
    mostly: 'macs',
    scenario: scenarioWith({ settings: { eventEveryMs: 1 } }),
    commands: [],
  },
  {
    name: 'a poll a second for a month',
    mostly: 'facts',
    scenario: scenarioWith({ horizonMs: 31 * day, settings: { pollEveryMs: 1_000 } }),
    commands: [],
  },
  {
    name: 'redelivery every millisecond for a month',
    mostly: 'timers',
    scenario: scenarioWith({ horizonMs: 31 * day, settings: { redeliverEveryMs: 1 } }),
    commands: [],
  },
  {
    name: 'a newest payment, forgotten since its fetch timed out, over and over',
    mostly: 'looks',
    scenario: scenarioWith({
      horizonMs: 31 * day,
      plan: [
        { at: 300_000, type: 'setting.set', key: 'eventEveryMs', value: 0 },
        { at: 320_000, type: 'setting.set', key: 'lostAnswersPercent', value: 100 },
        { at: 320_000, type: 'setting.set', key: 'payload', value: 'thin' },
        { at: 320_000, type: 'setting.set', key: 'eventEveryMs', value: 200_000 },
      ],
      settings: { eventEveryMs: 100, workMs: 0, retryPlan: 'off', pollEveryMs: 3_600_000 },
    }),
    commands: [],
  },
  {
    name: '450 crashes over 4,500 payments that wait for their work',
    mostly: 'looks',
    scenario: scenarioWith({
      horizonMs: day,
      plan: [{ at: 90_000, type: 'setting.set', key: 'eventEveryMs', value: 0 }],
      settings: { eventEveryMs: 20, workMs: 60_000, retryPlan: 'off', pollEveryMs: 3_600_000 },
    }),
    commands: times(450, (n) => [{ at: 100_000 + 5_000 * n, type: 'worker.crash' }]),
  },
  {
    name: 'a lean webhook every 3 ms, each followed by a fetch of the same order',
    mostly: 'macs',
    scenario: scenarioWith({
      horizonMs: day,
      settings: { eventEveryMs: 3, payload: 'thin', orders: 1, workers: 8, workMs: 0 },
    }),
    commands: [],
  },
  {
    name: 'a payment every millisecond, in JSON with escapes',
    mostly: 'macs',
    scenario: scenarioWith({ settings: { eventEveryMs: 1, jsonStyle: 'escaped' } }),
    commands: [],
  },
];
