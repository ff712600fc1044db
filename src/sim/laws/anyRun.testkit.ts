import fc from 'fast-check';
import type { Command, MessageAct } from '../../model/commands.ts';
import type { Fact, FactOf, FactType, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { Scenario } from '../../model/scenario.ts';
import {
  endpointModes,
  settingKeys,
  settingTable,
  standardSettings,
  type Setting,
  type SettingKey,
  type Settings,
  type SettingValue,
} from '../../model/settings.ts';

/** Everything a run is made from. */
export interface AnyRun {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
}

/** What a law takes for granted of the runs it is about. */
export interface Premises {
  /** Settings that have this value from the start to the end. */
  readonly settled?: Partial<Settings>;
  /** Settings that may differ from run to run but are never turned in one. */
  readonly unturned?: readonly SettingKey[];
  /** Runs without attacks. */
  readonly peaceful?: boolean;
}

// Narrower than the table where its far end would only make runs long: these are laws of small runs.
const ranges: Partial<Record<SettingKey, readonly [least: number, most: number]>> = {
  eventEveryMs: [8_000, 60_000],
  burstEveryMs: [20_000, 60_000],
  burstSize: [1, 3],
  pollEveryMs: [4_000, 20_000],
  heartbeatMs: [1_000, 20_000],
  idleLimitMs: [1_000, 20_000],
  reconnectMs: [0, 5_000],
  visibilityMs: [1_000, 20_000],
  receivesMost: [0, 4],
  apiCallsPerMinute: [0, 15],
  backfillEveryMs: [4_000, 20_000],
  firstWaitMs: [100, 8_000],
  longestWaitMs: [100, 20_000],
  attempts: [1, 6],
  requestTimeoutMs: [500, 8_000],
  giveUpAfterMs: [0, 30_000],
  overloadWaitMs: [0, 8_000],
  callsPerSecond: [0, 3],
  disableAfterFailures: [0, 8],
  disableAfterDeadLetters: [0, 3],
  disableAfterFailingMs: [0, 15_000],
  disabledForMs: [0, 15_000],
  redeliverEveryMs: [4_000, 30_000],
  lostRequestsPercent: [0, 60],
  lostAnswersPercent: [0, 60],
  heldBackPercent: [0, 60],
  failNumber: [1, 3],
  faultMs: [0, 30_000],
  faultTries: [0, 4],
  markMs: [1, 5_000],
  slowAnswerMs: [100, 12_000],
  restartMs: [100, 15_000],
  receiverClockAheadSeconds: [-60, 60],
  rotationOverlapMs: [0, 30_000],
  rotationLagMs: [0, 30_000],
  toleranceSeconds: [1, 60],
  memoryMs: [1_000, 60_000],
  workMs: [0, 9_000],
  crashRecoveryMs: [100, 9_000],
};

/** Mostly the standard value: a run in which everything is odd at once shows less than one with a few oddities. */
function anySetting(key: SettingKey): fc.Arbitrary<SettingValue> {
  const setting: Setting = settingTable[key];
  const standard = fc.constant<SettingValue>(standardSettings[key]);
  if (setting.kind === 'switch') return fc.boolean();
  if (setting.kind === 'choice') {
    return fc.oneof(standard, fc.constantFrom(...setting.options) as typeof standard);
  }
  if (setting.kind === 'waits')
    return fc.constantFrom('1s 3s 8s', '0 0.5s', '0.2s*4', setting.standard);
  const [min, max] = ranges[key] ?? [setting.least, setting.most];
  const edges = fc.constantFrom(min, max, ...(setting.zero === undefined ? [] : [0]));
  return fc.oneof(
    { weight: 3, arbitrary: standard },
    { weight: 4, arbitrary: fc.integer({ min, max }) },
    { weight: 1, arbitrary: edges },
  );
}

const settingArbitraries = Object.fromEntries(
  settingKeys.map((key) => [key, anySetting(key)]),
) as Record<SettingKey, fc.Arbitrary<SettingValue>>;

const anySettings = fc.record(settingArbitraries) as unknown as fc.Arbitrary<Settings>;

const namesOfMessages: readonly MessageId[] = [
  'dlv_1.1',
  'dlv_1.2',
  'dlv_2.1',
  'dlv_3.1',
  'poll_1',
  'poll_2',
  'stream_1',
  'frame_2',
  'fetch_1',
  'backfill_1',
  'forge_1',
];

/** Commands in the order of their moments, some of them at the same one. */
function anyCommands(horizonMs: number, premises: Premises): fc.Arbitrary<Command[]> {
  const { settled = {}, unturned = [], peaceful = false } = premises;
  const turnable = settingKeys.filter((key) => !(key in settled) && !unturned.includes(key));
  const at = fc.oneof(
    fc.nat(horizonMs),
    fc.nat(Math.floor(horizonMs / 5_000)).map((step) => step * 5_000),
  );
  const turned = fc.constantFrom(...turnable).chain((key) =>
    fc.record({
      type: fc.constant('setting.set' as const),
      at,
      key: fc.constant(key),
      value: settingArbitraries[key],
    }),
  );
  const done = fc.oneof(
    fc.record({
      type: fc.constant('endpoint.set' as const),
      at,
      mode: fc.constantFrom(...endpointModes),
    }),
    fc.record({ type: fc.constantFrom('event.trigger' as const), at }),
    fc.record({ type: fc.constantFrom('worker.crash' as const), at }),
    fc.record({ type: fc.constantFrom('endpoint.enable' as const), at }),
    fc.record({ type: fc.constantFrom('secret.rotate' as const), at }),
    fc.record({ type: fc.constant('backfill.run' as const), at }),
    fc.record({
      type: fc.constant('delivery.sendNow' as const),
      at,
      deliveryId: fc.constantFrom('dlv_1' as const, 'dlv_2' as const, 'dlv_3' as const),
    }),
    fc.record({
      type: fc.constant('delivery.resend' as const),
      at,
      deliveryId: fc.constantFrom('all' as const, 'dlv_1' as const, 'dlv_2' as const),
    }),
  );
  const attack = fc.record({
    type: fc.constant('attack' as const),
    at,
    act: fc.constantFrom('forge' as const, 'tamper' as const, 'replay' as const),
  });
  const onMessages = (...types: `message.${MessageAct}`[]) =>
    fc.record({
      type: fc.constantFrom(...types),
      at,
      messageId: fc.constantFrom(...namesOfMessages),
    });
  // Where the network is up nobody loses anything by hand either.
  const isUp = settled.lostRequestsPercent === 0;
  const command: fc.Arbitrary<Command> = fc.oneof(
    { weight: 3, arbitrary: done },
    { weight: turnable.length === 0 ? 0 : 2, arbitrary: turned },
    { weight: peaceful ? 0 : 3, arbitrary: attack },
    { weight: isUp ? 0 : 1, arbitrary: onMessages('message.lose') },
    { weight: peaceful ? 0 : 1, arbitrary: onMessages('message.tamper', 'message.copy') },
  );
  return fc
    .array(command, { maxLength: 5 })
    .map((commands) => commands.toSorted((a, b) => a.at - b.at));
}

/** A run of at most two minutes with its reactions, with a plan and commands, of which the premises hold. */
export function anyRun(premises: Premises = {}): fc.Arbitrary<AnyRun> {
  return fc.integer({ min: 5_000, max: 40_000 }).chain((horizonMs) =>
    fc.record({
      commands: anyCommands(horizonMs, premises),
      scenario: fc.record({
        seed: fc.nat(4_294_967_295),
        horizonMs: fc.constant(horizonMs),
        eventTimesMs: fc.array(fc.nat(horizonMs), { maxLength: 3 }),
        payments: fc.array(
          fc.record({
            customer: fc.constantFrom('cus_1', 'cus_2'),
            amountCents: fc.constantFrom(500, 900),
          }),
          { maxLength: 3 },
        ),
        losses: fc.array(
          fc.record({
            event: fc.integer({ min: 1, max: 6 }),
            attempt: fc.integer({ min: 1, max: 3 }),
            part: fc.constantFrom('request' as const, 'answer' as const),
          }),
          { maxLength: 4 },
        ),
        plan: anyCommands(horizonMs, premises),
        settings: anySettings.map((settings) => ({ ...settings, ...premises.settled })),
      }),
    }),
  );
}

/** The facts of one type, in order. */
export function factsOf<T extends FactType>(trace: Trace, type: T): FactOf<T>[] {
  return trace.facts.filter((fact: Fact): fact is FactOf<T> => fact.type === type);
}

/** Facts by what they are about, in order. */
export function groupedBy<T, K>(facts: readonly T[], keyOf: (fact: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const fact of facts) {
    const group = groups.get(keyOf(fact));
    if (group) group.push(fact);
    else groups.set(keyOf(fact), [fact]);
  }
  return groups;
}

/** The settings in force when a fact was recorded. */
export function settingsBefore(trace: Trace): (fact: Fact) => Settings {
  const changes = factsOf(trace, 'setting.changed');
  return ({ seq }) =>
    changes
      .filter((change) => change.seq < seq)
      .reduce<Settings>(
        (settings, { key, to }) => ({ ...settings, [key]: to }),
        trace.scenario.settings,
      );
}
