import type { Command } from '../model/commands.ts';
import type { Scenario } from '../model/scenario.ts';
import { scenarioWith } from './scenarioWith.ts';

/** A run whose trace is known, so that any engine can be asked whether it comes to the same. */
export interface FixedRun {
  readonly name: string;
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
  /** What `digest` makes of the trace. Change it only together with what a run means. */
  readonly digest: string;
}

export const fixedRuns: readonly FixedRun[] = [
  {
    name: 'an outage and its retries',
    scenario: scenarioWith({
      eventTimesMs: [10_000, 30_000, 50_000, 70_000, 90_000],
      plan: [
        { at: 25_000, type: 'endpoint.set', mode: 'down' },
        { at: 85_000, type: 'endpoint.set', mode: 'up' },
      ],
      settings: { retryPlan: 'exponential', firstWaitMs: 2_000, jitter: 'full' },
    }),
    commands: [
      { at: 40_000, type: 'event.trigger' },
      { at: 95_000, type: 'endpoint.set', mode: 'restarting' },
    ],
    digest: '66f76a3c6e9e57a12a760e5e2e07e4c0d3c7054c5d90e27ebc5c5333bcec17ca',
  },
  {
    name: 'a lost answer',
    scenario: scenarioWith({
      eventTimesMs: [5_000, 20_000, 35_000, 50_000, 65_000],
      losses: [
        { event: 3, attempt: 1, part: 'answer' },
        { event: 4, attempt: 1, part: 'request' },
      ],
      settings: { skipProcessed: false },
    }),
    commands: [{ at: 60_000, type: 'setting.set', key: 'skipProcessed', value: true }],
    digest: '6884934da6c56d843bcbae97862c443abeb0cb607dfab6ead5ea880c5c95c5ad',
  },
  {
    name: 'a slow handler that crashes',
    scenario: scenarioWith({
      eventTimesMs: [1_000, 2_000, 3_000, 4_000, 5_000, 6_000],
      plan: [{ at: 8_000, type: 'worker.crash' }],
      settings: {
        retryPlan: 'fixed',
        firstWaitMs: 5_000,
        attempts: 4,
        workMs: 8_000,
        workers: 2,
        storeFirst: false,
        skipProcessed: false,
      },
    }),
    commands: [
      { at: 30_000, type: 'setting.set', key: 'storeFirst', value: true },
      { at: 31_000, type: 'event.trigger' },
      { at: 70_000, type: 'endpoint.set', mode: 'slow' },
      { at: 71_000, type: 'event.trigger' },
    ],
    digest: 'aa2b3224575795263ad3dde90c31640a3180edd28d51ef29a0d7c5757344bbb2',
  },
  {
    name: 'an attack',
    scenario: scenarioWith({
      eventTimesMs: [5_000, 15_000, 25_000, 35_000],
      plan: [
        { at: 7_000, type: 'attack', act: 'forge' },
        { at: 9_000, type: 'attack', act: 'tamper' },
        { at: 20_000, type: 'attack', act: 'replay' },
      ],
      settings: { toleranceSeconds: 30 },
    }),
    commands: [
      { at: 40_000, type: 'setting.set', key: 'verifySignature', value: false },
      { at: 41_000, type: 'attack', act: 'forge' },
      { at: 80_000, type: 'attack', act: 'replay' },
    ],
    digest: 'c39f422fe6a4919816b739fe1e79e255f13d9408c7a391456c0c5b107a718e5e',
  },
  {
    name: 'everything at once, with losses by luck',
    scenario: scenarioWith({
      seed: 4_242,
      horizonMs: 300_000,
      plan: [
        { at: 60_000, type: 'endpoint.set', mode: 'restarting' },
        { at: 90_000, type: 'attack', act: 'forge' },
        { at: 100_000, type: 'attack', act: 'tamper' },
        { at: 130_000, type: 'attack', act: 'replay' },
        { at: 150_000, type: 'worker.crash' },
        { at: 180_000, type: 'endpoint.set', mode: 'down' },
        { at: 240_000, type: 'endpoint.set', mode: 'up' },
      ],
      settings: {
        eventEveryMs: 10_000,
        burstEveryMs: 45_000,
        apiCallsPerMinute: 11,
        jitter: 'decorrelated',
        disableAfterFailures: 12,
        latencySpreadMs: 150,
        lostRequestsPercent: 15,
        lostAnswersPercent: 20,
        heldBackPercent: 10,
        durableQueue: false,
        workers: 3,
        workMs: 900,
      },
    }),
    commands: [
      { at: 30_000, type: 'event.trigger' },
      { at: 200_000, type: 'setting.set', key: 'pollEveryMs', value: 2_000 },
      { at: 250_000, type: 'endpoint.enable' },
      { at: 260_000, type: 'setting.set', key: 'eventEveryMs', value: 1_000 },
    ],
    digest: '2060947a5da036090f639a4c7b351c41292da5a86c8cd0029bf0016d67e8c91c',
  },
];
