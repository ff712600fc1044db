/** What the receiver's endpoint does with a request. */
export const endpointModes = ['up', 'slow', 'down', 'restarting'] as const;
export type EndpointMode = (typeof endpointModes)[number];

/** How long the sender waits between attempts; `off` makes one attempt only, `immediate` does not wait. */
export const retryPlans = ['off', 'immediate', 'fixed', 'exponential'] as const;
export type RetryPlan = (typeof retryPlans)[number];

/** The random part of a backoff, named as in the AWS Architecture Blog's article on backoff and jitter. */
export const jitters = ['none', 'full', 'equal', 'decorrelated'] as const;
export type Jitter = (typeof jitters)[number];

/** By what the receiver recognises that it has seen a request before. */
export const seenKeys = ['eventId', 'attemptId', 'amountAndCustomer'] as const;
export type SeenKey = (typeof seenKeys)[number];

interface NumberSetting {
  readonly kind: 'ms' | 'seconds' | 'percent' | 'count';
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly standard: number;
  /** What zero means, where it does not mean nothing at all. */
  readonly zero?: string;
}

interface SwitchSetting {
  readonly kind: 'switch';
  readonly label: string;
  readonly standard: boolean;
}

interface ChoiceSetting<T extends string> {
  readonly kind: 'choice';
  readonly label: string;
  readonly options: readonly T[];
  readonly standard: T;
}

export type Setting = NumberSetting | SwitchSetting | ChoiceSetting<string>;

const ms = (label: string, least: number, most: number, standard: number, zero?: string) =>
  numberSetting('ms', label, { least, most, standard }, zero);
const percent = (label: string) =>
  numberSetting('percent', label, { least: 0, most: 100, standard: 0 });
const count = (label: string, least: number, most: number, standard: number, zero?: string) =>
  numberSetting('count', label, { least, most, standard }, zero);
const onOff = (label: string, standard: boolean): SwitchSetting => ({
  kind: 'switch',
  label,
  standard,
});
const choice = <const T extends string>(
  label: string,
  options: readonly T[],
  standard: NoInfer<T>,
): ChoiceSetting<T> => ({ kind: 'choice', label, options, standard });

/**
 * Every setting that a person can turn, with its label, range, unit and standard value.
 * Links, forms, validation and commands all read this one table.
 */
export const settingTable = {
  eventEveryMs: ms('A payment every', 0, 3_600_000, 20_000, 'only on command'),
  burstEveryMs: ms('A burst every', 0, 3_600_000, 0, 'no bursts'),
  burstSize: count('Payments in a burst', 1, 50, 5),

  pollEveryMs: ms('Poll every', 1_000, 3_600_000, 5_000),
  apiCallsPerMinute: count('API calls allowed a minute', 0, 600, 0, 'no limit'),

  retryPlan: choice('Retry policy', retryPlans, 'exponential'),
  jitter: choice('Jitter', jitters, 'none'),
  firstWaitMs: ms('First wait', 100, 600_000, 1_000),
  longestWaitMs: ms('Longest wait', 100, 3_600_000, 60_000),
  attempts: count('Attempts', 1, 20, 6),
  requestTimeoutMs: ms('Request timeout', 500, 60_000, 5_000),
  honourRetryAfter: onOff('Honour Retry-After', true),
  disableAfterFailures: count('Disable the endpoint after failures', 0, 50, 0, 'never'),

  latencyMs: ms('Travel time', 1, 2_000, 50),
  latencySpreadMs: ms('Travel time varies by', 0, 2_000, 0, 'always the same'),
  lostRequestsPercent: percent('Lost requests'),
  lostAnswersPercent: percent('Lost acknowledgements'),
  heldBackPercent: percent('Messages held back'),
  heldBackMs: ms('Held back for', 0, 10_000, 2_000),

  slowAnswerMs: ms('A slow answer takes', 100, 60_000, 8_000),
  restartMs: ms('A restart takes', 100, 600_000, 10_000),

  verifySignature: onOff('Verify signature', true),
  rejectOldTimestamps: onOff('Reject old timestamps', true),
  toleranceSeconds: numberSetting('seconds', 'Tolerance', {
    least: 1,
    most: 86_400,
    standard: 300,
  }),
  skipProcessed: onOff('Skip events already processed', true),
  seenKey: choice('Recognise them by', seenKeys, 'eventId'),
  memoryMs: ms('Remember them for', 1_000, 86_400_000, 86_400_000),
  storeFirst: onOff('Store first, work later', true),
  durableQueue: onOff('The queue survives a crash', true),
  workers: count('Workers', 1, 8, 1),
  workMs: ms('Work takes', 0, 60_000, 200),
  crashRecoveryMs: ms('A crashed worker is back after', 100, 600_000, 2_000),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingKey = keyof typeof settingTable;

type ValueOf<S extends Setting> = S extends { readonly options: readonly (infer T)[] }
  ? T
  : S extends SwitchSetting
    ? boolean
    : number;

/** One value for each setting; units are in the names. */
export type Settings = { readonly [K in SettingKey]: ValueOf<(typeof settingTable)[K]> };

export type SettingValue = Settings[SettingKey];

export const settingKeys = Object.keys(settingTable) as readonly SettingKey[];

/** The standard value of every setting. */
export const standardSettings = Object.fromEntries(
  settingKeys.map((key) => [key, settingTable[key].standard]),
) as unknown as Settings;

function numberSetting(
  kind: NumberSetting['kind'],
  label: string,
  range: { least: number; most: number; standard: number },
  zero?: string,
): NumberSetting {
  return { kind, label, ...range, ...(zero === undefined ? {} : { zero }) };
}
