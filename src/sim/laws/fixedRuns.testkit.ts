import type { Command } from '../../model/commands.ts';
import type { Scenario } from '../../model/scenario.ts';
import { scenarioWith } from './scenarioWith.testkit.ts';

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
      settings: {
        pollCharges: 'atOnce',
        downStops: 'endpoint',
        retryPlan: 'exponential',
        firstWaitMs: 2_000,
        jitter: 'full',
      },
    }),
    commands: [
      { at: 40_000, type: 'event.trigger' },
      { at: 95_000, type: 'endpoint.set', mode: 'restarting' },
    ],
    digest: '2f759909d246b436cbc089eab91bf8c8491cbc2723517d441c478a726eb2334b',
  },
  {
    name: 'a lost answer',
    scenario: scenarioWith({
      eventTimesMs: [5_000, 20_000, 35_000, 50_000, 65_000],
      losses: [
        { event: 3, attempt: 1, part: 'answer' },
        { event: 4, attempt: 1, part: 'request' },
      ],
      settings: { pollCharges: 'atOnce', skipProcessed: false },
    }),
    commands: [{ at: 60_000, type: 'setting.set', key: 'skipProcessed', value: true }],
    digest: 'af4492afa1c84dd18491c54a72e354cab2fca190c48dfdd279b68af3e3175066',
  },
  {
    name: 'a slow handler that crashes',
    scenario: scenarioWith({
      eventTimesMs: [1_000, 2_000, 3_000, 4_000, 5_000, 6_000],
      plan: [{ at: 8_000, type: 'worker.crash' }],
      settings: {
        pollCharges: 'atOnce',
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
    digest: '8fbd139b9fafc4f118d4260ad2b5413e9c9641f018a214dacfff7e0394ae36a7',
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
      settings: { pollCharges: 'atOnce', https: false, toleranceSeconds: 30 },
    }),
    commands: [
      { at: 40_000, type: 'setting.set', key: 'verifySignature', value: false },
      { at: 41_000, type: 'attack', act: 'forge' },
      { at: 80_000, type: 'attack', act: 'replay' },
    ],
    digest: 'e0f87a47a81807c1a064517fa24e1db96ebb64a43ed62e05acd4b7a043e72759',
  },
  {
    name: 'an open door',
    scenario: scenarioWith({
      seed: 99,
      plan: [
        { at: 20_000, type: 'secret.rotate' },
        { at: 26_000, type: 'attack', act: 'forge' },
        { at: 40_000, type: 'secret.rotate' },
        { at: 44_000, type: 'secret.rotate' },
        { at: 60_000, type: 'attack', act: 'forge' },
        { at: 70_000, type: 'attack', act: 'tamper' },
        { at: 90_000, type: 'attack', act: 'replay' },
      ],
      settings: {
        pollCharges: 'atOnce',
        eventEveryMs: 6_000,
        onlySenderIps: true,
        jsonStyle: 'escaped',
        secretLeaked: true,
        receiverClockAheadSeconds: -12,
        rotationOverlapMs: 8_000,
        rotationLagMs: 15_000,
      },
    }),
    commands: [
      { at: 25_000, type: 'setting.set', key: 'onlySenderIps', value: false },
      { at: 66_000, type: 'setting.set', key: 'https', value: false },
      { at: 80_000, type: 'setting.set', key: 'signatureMethod', value: 'plainHash' },
      { at: 85_000, type: 'setting.set', key: 'jsonStyle', value: 'spaced' },
      { at: 100_000, type: 'setting.set', key: 'signedBytes', value: 'parsedAgain' },
      { at: 105_000, type: 'setting.set', key: 'secretLeaked', value: false },
      { at: 106_000, type: 'setting.set', key: 'forgery', value: 'noSignature' },
      { at: 107_000, type: 'attack', act: 'forge' },
    ],
    digest: 'd31dbe51537fd1f37a6af9f61c92c8d16fe8c174dae964a3973840166c7c3e14',
  },
  {
    name: 'an outage, with resends and backfills after it',
    scenario: scenarioWith({
      eventTimesMs: [5_000, 20_000, 30_000, 40_000, 55_000, 90_000],
      plan: [
        { at: 15_000, type: 'endpoint.set', mode: 'down' },
        { at: 50_000, type: 'endpoint.set', mode: 'up' },
      ],
      settings: {
        pollCharges: 'atOnce',
        downStops: 'endpoint',
        retryPlan: 'off',
        backfillEveryMs: 25_000,
        apiCallsPerMinute: 2,
        disableAfterFailures: 3,
        lostAnswersPercent: 20,
      },
    }),
    commands: [
      { at: 52_000, type: 'endpoint.enable' },
      { at: 53_000, type: 'delivery.resend', deliveryId: 'dlv_2' },
      { at: 60_000, type: 'backfill.run' },
      { at: 62_000, type: 'backfill.run' },
      { at: 63_000, type: 'delivery.resend', deliveryId: 'all' },
    ],
    digest: 'ce3e42400adc05b980bdc188f8158a26632d9ff11702d25c689902fc396f8535',
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
        pollCharges: 'atOnce',
        eventEveryMs: 10_000,
        burstEveryMs: 45_000,
        apiCallsPerMinute: 11,
        jitter: 'decorrelated',
        disableAfterFailures: 12,
        downStops: 'endpoint',
        latencySpreadMs: 150,
        lostRequestsPercent: 15,
        lostAnswersPercent: 20,
        heldBackPercent: 10,
        https: false,
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
    digest: 'dd074f24cdcdca55068c182ee2a7dcabccbd36a906bed3d84ce830a63f6066ea',
  },
];
