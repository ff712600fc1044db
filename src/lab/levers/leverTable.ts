import { cast } from '../../model/cast.ts';
import { holdsConnection } from '../../model/rules/heldConnection.ts';
import type { NumberKey, SettingKey, Settings } from '../../model/settings.ts';
import { duration } from '../../trace/words/format.ts';

/** A card of levers: those in sight, and those under "More". */
export interface LeverCard {
  readonly title: string;
  readonly inSight: readonly SettingKey[];
  readonly more?: {
    /** What they are about, for whoever hears "More" out of its place. */
    readonly about: string;
    readonly keys: readonly SettingKey[];
  };
}

/** The cards, each with its levers in the order in which they stand. */
export const leverCards = {
  endpoint: {
    title: 'Your endpoint',
    inSight: [],
    more: {
      about: 'your endpoint',
      keys: [
        'downStops',
        'downAnswer',
        'thanksStatus',
        'failFor',
        'failNumber',
        'faultMs',
        'faultTries',
        'errorStatus',
      ],
    },
  },
  defences: {
    title: 'Your defences',
    inSight: ['verifySignature', 'rejectOldTimestamps', 'skipProcessed', 'storeFirst'],
    more: {
      about: 'your defences',
      keys: [
        'toleranceSeconds',
        'seenKey',
        'memoryMs',
        'markSeen',
        'markMs',
        'durableQueue',
        'workMs',
        'workers',
        'crashRecoveryMs',
        'slowAnswerMs',
        'restartMs',
      ],
    },
  },
  policy: {
    title: `${cast.sender}’s retry policy`,
    inSight: ['waits', 'firstWaitMs', 'attempts'],
    more: {
      about: 'the retry policy',
      keys: [
        'longestWaitMs',
        'jitter',
        'jitterPercent',
        'requestTimeoutMs',
        'giveUpAfterMs',
        'successRule',
        'retryAfter',
        'overloadWaitMs',
        'callsPerSecond',
      ],
    },
  },
  traffic: {
    title: 'Traffic and network',
    inSight: ['lostAnswersPercent'],
    more: {
      about: 'traffic and network',
      keys: [
        'eventEveryMs',
        'arrivals',
        'burstEveryMs',
        'burstSize',
        'lostRequestsPercent',
        'latencyMs',
        'latencySpreadMs',
        'latencyLaw',
        'heldBackPercent',
        'heldBackMs',
      ],
    },
  },
  attacker: { title: 'Attacker', inSight: ['forgery'] },
  pull: {
    title: `How ${cast.receiver} listens`,
    inSight: ['pullMode', 'pollEveryMs', 'pollLongestMs', 'holdMs', 'visibilityMs'],
    more: {
      about: 'polling',
      keys: [
        'batchSize',
        'receivesMost',
        'heartbeatMs',
        'idleLimitMs',
        'reconnectMs',
        'reconnectJitterPercent',
        'socketCursor',
        'pollCharges',
        'apiCallsPerMinute',
        'apiWindowMs',
      ],
    },
  },
  recovery: {
    title: 'Recovery',
    inSight: ['backfillEveryMs', 'backfillFrom', 'redeliverEveryMs'],
  },
  payload: {
    title: 'Payload and order',
    inSight: ['payload', 'fetchRule', 'burstQuietMs', 'orders', 'applyRule'],
  },
  door: {
    title: 'The open door',
    inSight: ['https', 'onlySenderIps'],
    more: {
      about: 'the open door',
      keys: [
        'rotationOverlapMs',
        'rotationLagMs',
        'secretLeaked',
        'receiverClockAheadSeconds',
        'signatureMethod',
        'signedBytes',
        'jsonStyle',
      ],
    },
  },
} as const satisfies Record<string, LeverCard>;

/** At the end of the policy's card: what a status does, side by side, and when the sender stops calling. */
export const policyRules = {
  answers: ['on3xx', 'on410', 'on429', 'on4xx'],
  disabling: [
    'disableAfterFailures',
    'disableAfterDeadLetters',
    'disableAfterFailingMs',
    'disabledForMs',
  ],
} as const satisfies Record<string, readonly SettingKey[]>;

const waitsBetween = ({ retryPlan, attempts }: Settings) =>
  retryPlan !== 'off' && retryPlan !== 'immediate' && attempts > 1;
const triesAgain = ({ retryPlan, attempts }: Settings) => retryPlan !== 'off' && attempts > 1;

const holdsNone = ({ pullMode }: Settings) => !holdsConnection(pullMode);
const holds = (pullMode: Settings['pullMode']) => pullMode === 'longPoll' || pullMode === 'queue';

/** When turning a lever would change nothing. */
const idle: Readonly<Partial<Record<SettingKey, (settings: Settings) => boolean>>> = {
  arrivals: ({ eventEveryMs }) => eventEveryMs === 0,
  burstSize: ({ burstEveryMs }) => burstEveryMs === 0,
  latencyLaw: ({ latencySpreadMs }) => latencySpreadMs === 0,
  heldBackMs: ({ heldBackPercent }) => heldBackPercent === 0,

  pollEveryMs: ({ pullMode }) => holds(pullMode) || holdsConnection(pullMode),
  pollLongestMs: ({ pullMode }) => pullMode !== 'adaptive',
  holdMs: ({ pullMode }) => !holds(pullMode),
  heartbeatMs: holdsNone,
  idleLimitMs: holdsNone,
  reconnectMs: holdsNone,
  reconnectJitterPercent: holdsNone,
  socketCursor: ({ pullMode }) => pullMode !== 'webSocket',
  batchSize: ({ pullMode }) => pullMode !== 'queue',
  visibilityMs: ({ pullMode }) => pullMode !== 'queue',
  receivesMost: ({ pullMode }) => pullMode !== 'queue',
  pollCharges: ({ workMs }) => workMs === 0,
  apiWindowMs: ({ apiCallsPerMinute }) => apiCallsPerMinute === 0,

  firstWaitMs: (settings) => !waitsBetween(settings),
  attempts: ({ retryPlan }) => retryPlan === 'off',
  longestWaitMs: (settings) =>
    !waitsBetween(settings) ||
    settings.retryPlan === 'schedule' ||
    (settings.retryPlan === 'fixed' && settings.jitter !== 'decorrelated'),
  jitter: (settings) => !waitsBetween(settings),
  jitterPercent: (settings) => !waitsBetween(settings) || settings.jitter !== 'spread',
  giveUpAfterMs: (settings) => !triesAgain(settings),
  retryAfter: (settings) => !triesAgain(settings),
  overloadWaitMs: (settings) => !triesAgain(settings),
  on3xx: (settings) =>
    !triesAgain(settings) || settings.downAnswer !== '301' || settings.successRule === '2xx 3xx',
  on410: ({ downAnswer, errorStatus }) => downAnswer !== '410' && errorStatus !== '410',
  on429: (settings) => !triesAgain(settings) || settings.downAnswer !== '429',
  on4xx: (settings) => !triesAgain(settings),
  disabledForMs: (settings) =>
    settings.disableAfterFailures === 0 &&
    settings.disableAfterDeadLetters === 0 &&
    settings.disableAfterFailingMs === 0,

  failNumber: ({ failFor }) => failFor === 'none',
  faultMs: ({ failFor }) => failFor === 'none',
  faultTries: ({ failFor }) => failFor === 'none',
  errorStatus: ({ failFor }) => failFor === 'none',

  fetchRule: ({ payload }) => payload !== 'thin',
  burstQuietMs: ({ payload, fetchRule }) => payload !== 'thin' || fetchRule === 'everyEvent',
  applyRule: ({ orders }) => orders === 0,

  toleranceSeconds: ({ rejectOldTimestamps }) => !rejectOldTimestamps,
  receiverClockAheadSeconds: ({ rejectOldTimestamps }) => !rejectOldTimestamps,
  seenKey: ({ skipProcessed }) => !skipProcessed,
  memoryMs: ({ skipProcessed }) => !skipProcessed,
  markSeen: ({ skipProcessed }) => !skipProcessed,
  markMs: ({ skipProcessed, markSeen }) => !skipProcessed || markSeen !== 'after',
  durableQueue: ({ storeFirst }) => !storeFirst,
  signedBytes: ({ verifySignature }) => !verifySignature,
  forgery: ({ secretLeaked }) => secretLeaked,
};

export function isIdle(key: SettingKey, settings: Settings): boolean {
  return idle[key]?.(settings) ?? false;
}

/** The first wait, or a list of them: whichever the plan has not is not shown. */
export function isShown(key: SettingKey, { retryPlan }: Settings): boolean {
  return key === 'waits'
    ? retryPlan === 'schedule'
    : key !== 'firstWaitMs' || retryPlan !== 'schedule';
}

/** What a switch says beside its name. */
export function asideOf(key: SettingKey, { toleranceSeconds }: Settings): string | undefined {
  return key === 'rejectOldTimestamps' ? `over ${duration(toleranceSeconds * 1000)}` : undefined;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const seconds = (...list: readonly number[]) => list.map((n) => n * second);
const minutes = (...list: readonly number[]) => list.map((n) => n * minute);
const hours = (...list: readonly number[]) => list.map((n) => n * hour);
const days = (...list: readonly number[]) => list.map((n) => n * day);
const beats = [0, ...seconds(5, 10, 15, 20, 30, 60), ...minutes(5)];
const percents = [0, 5, 10, 20, 30, 50, 75, 100];

/** The values that a slider stops at; each list is short enough to be walked with the arrow keys. */
const stops: Readonly<Record<NumberKey, readonly number[]>> = {
  eventEveryMs: [0, ...seconds(2, 5, 10, 20, 30), ...minutes(1, 5, 10, 30), hour],
  burstEveryMs: [0, ...seconds(10, 30), ...minutes(1, 5, 30), hour],
  burstSize: [1, 2, 5, 10, 20, 50],
  pollEveryMs: [...seconds(1, 2, 5, 10, 15, 20, 24, 25, 29, 30), ...minutes(1, 5, 10)],
  pollLongestMs: [...seconds(5, 10, 30), ...minutes(1, 2, 5, 10, 30), hour],
  holdMs: seconds(1, 5, 10, 20, 30, 60),
  heartbeatMs: beats,
  idleLimitMs: beats,
  reconnectMs: [0, ...seconds(1, 3, 10, 30, 60)],
  reconnectJitterPercent: percents,
  batchSize: [1, 2, 3, 5, 10],
  visibilityMs: [...seconds(1, 5, 10, 20, 30, 60), ...minutes(2, 5, 15), ...hours(1, 12)],
  receivesMost: [0, 1, 2, 3, 5, 10, 100],
  apiWindowMs: [...seconds(1, 10), minute, hour],
  apiCallsPerMinute: [0, 1, 2, 5, 6, 10, 12, 20, 60, 120, 600],
  jitterPercent: percents,
  firstWaitMs: [100, 500, ...seconds(1, 2, 5, 10, 20, 30), ...minutes(1, 5, 30), hour],
  longestWaitMs: [...seconds(1, 2, 5, 10, 20, 30), ...minutes(1, 5, 10), ...hours(1, 8, 24)],
  attempts: [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 50, 100, 200],
  giveUpAfterMs: [0, ...minutes(1, 10), ...hours(1, 4, 12, 24), ...days(3, 7, 30)],
  requestTimeoutMs: [500, ...seconds(1, 2, 3, 5, 10, 15, 20, 30), minute],
  callsPerSecond: [0, 1, 2, 5, 10, 20, 50, 100],
  overloadWaitMs: [0, ...seconds(10, 30), ...minutes(1, 5, 30), hour],
  disableAfterFailures: [0, 1, 2, 3, 5, 10, 20, 50, 100],
  disableAfterDeadLetters: [0, 1, 2, 3, 5, 10, 20, 50, 100],
  disableAfterFailingMs: [0, ...minutes(1, 10), ...hours(1, 12, 24), ...days(3, 5, 10)],
  disabledForMs: [0, ...seconds(10), ...minutes(1, 15), ...hours(1, 8, 24)],
  redeliverEveryMs: [0, ...minutes(1, 5, 15), ...hours(1, 6, 24)],
  backfillEveryMs: [0, ...minutes(1, 5, 15), ...hours(1, 6, 24)],
  orders: [0, 1, 2, 3, 5, 10, 20],
  burstQuietMs: [100, 500, ...seconds(1, 2, 5, 10, 30, 60)],
  latencyMs: [1, 10, 50, 100, 200, 500, 1_000, 2_000],
  latencySpreadMs: [0, 50, 100, 250, 500, 1_000, 2_000],
  lostRequestsPercent: percents,
  lostAnswersPercent: percents,
  heldBackPercent: percents,
  heldBackMs: [0, 500, ...seconds(1, 2, 5, 10)],
  failNumber: [1, 2, 3, 4, 5, 10, 20, 50],
  faultMs: [0, ...seconds(10), ...minutes(1, 10), ...hours(1, 12), ...days(1, 2, 3, 7)],
  faultTries: [0, 1, 2, 3, 5, 10, 20],
  slowAnswerMs: seconds(1, 2, 4, 6, 8, 10, 15, 30, 60),
  restartMs: seconds(1, 2, 5, 10, 20, 30, 60, 120),
  receiverClockAheadSeconds: [-3_600, -600, -300, -60, -10, 0, 10, 40, 60, 300, 600, 3_600],
  rotationOverlapMs: [0, ...seconds(10, 30), ...minutes(1, 5), ...hours(1, 24)],
  rotationLagMs: [0, ...seconds(10, 20, 30), ...minutes(1, 5), ...hours(1, 24)],
  toleranceSeconds: [1, 10, 30, 60, 300, 600, 3_600, 86_400],
  memoryMs: [...seconds(10), ...minutes(1, 5, 10), ...hours(1, 24)],
  workers: [1, 2, 3, 4, 6, 8],
  workMs: [0, 200, 500, ...seconds(1, 1.5, 2, 4, 6, 8, 10, 20)],
  markMs: [1, 100, 500, ...seconds(1, 2, 4, 10, 60)],
  crashRecoveryMs: [...seconds(1, 2, 5, 10, 20), ...minutes(1, 5)],
};

/** The stops of a slider, with its present value among them wherever it came from. */
export function stopsOf(key: NumberKey, present: number): readonly number[] {
  const list = stops[key];
  return list.includes(present) ? list : [...list, present].sort((a, b) => a - b);
}
