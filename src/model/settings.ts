/** What the receiver's endpoint does with a request. */
export const endpointModes = ['up', 'slow', 'down', 'restarting'] as const;
export type EndpointMode = (typeof endpointModes)[number];

/**
 * How long the sender waits between attempts; `off` makes one attempt only, `immediate` does not wait,
 * `schedule` has a list of waits of its own.
 */
export const retryPlans = ['off', 'immediate', 'fixed', 'exponential', 'schedule'] as const;
export type RetryPlan = (typeof retryPlans)[number];

/**
 * The random part of a backoff, named as in the AWS Architecture Blog's article on backoff and jitter;
 * `spread` is a wait plus or minus a share of itself.
 */
export const jitters = ['none', 'full', 'equal', 'decorrelated', 'spread'] as const;
export type Jitter = (typeof jitters)[number];

/** Which answers the sender counts as success: status codes, or a class of them. */
export const successRules = [
  '2xx',
  '2xx 3xx',
  '200',
  '200 204',
  '204',
  '200 201 202 203 204',
  '102 200 201 202 204',
] as const;
export type SuccessRule = (typeof successRules)[number];

/** What the sender does with the wait that an answer asks for; `clamped` waits at most twice its own. */
const retryAfterRules = ['ignored', 'atLeast', 'clamped'] as const;

/** What the sender does after a status that it does not simply try again. */
const goneRules = ['retry', 'giveUp', 'disable'] as const;
const refusalRules = ['retry', 'giveUp'] as const;

/** With which status the receiver says that all went well. */
export const thanksStatuses = ['200', '201', '202', '204'] as const;

/** What a request meets while the endpoint is down: a status, or silence until the sender hangs up. */
export const downAnswers = ['503', '500', '502', '429', '410', '404', '301', 'silence'] as const;

/** How payments fall into time: one in each stretch of it, or independently of each other. */
const arrivals = ['slotted', 'poisson'] as const;

/** How travel times differ: any as likely as any other, or mostly short with a long tail. */
const latencyLaws = ['evenly', 'exponentially'] as const;

/** From where a backfill asks. */
export const backfillMarks = ['now', 'newestStored', 'lastBackfill'] as const;

/** How the receiver asks for news in pull mode. */
export const pullModes = ['fixed', 'adaptive', 'conditional', 'longPoll'] as const;
export type PullMode = (typeof pullModes)[number];

/** What a webhook carries: all of the event, or only its id. */
const payloads = ['full', 'thin'] as const;

/** Which of two versions of one order the receiver keeps. */
const applyRules = ['asItArrives', 'newestVersion'] as const;

/** When the receiver of a thin event fetches what changed. */
const fetchRules = ['everyEvent', 'firstOfBurst', 'endOfBurst'] as const;

/** What the signature is made with: a keyed hash, or, by mistake, a hash that anybody can compute. */
export const signatureMethods = ['hmac', 'plainHash'] as const;

/** Which bytes the receiver checks: those that came, or, by mistake, the JSON parsed and written again. */
export const signedBytes = ['rawBody', 'parsedAgain'] as const;

/** How the sender's JSON is written: all of them say the same. */
export const jsonStyles = ['compact', 'spaced', 'escaped'] as const;

/** What an attacker signs a forged request with. */
export const forgeries = ['wrongSecret', 'noSignature', 'plainHash'] as const;

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

/** A list of waits as text: `5s 5m 2h`. */
interface WaitsSetting {
  readonly kind: 'waits';
  readonly label: string;
  readonly standard: string;
}

export type Setting = NumberSetting | SwitchSetting | ChoiceSetting<string> | WaitsSetting;

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
const waits = (label: string, standard: string): WaitsSetting => ({
  kind: 'waits',
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
  arrivals: choice('Payments come', arrivals, 'slotted'),
  burstEveryMs: ms('A burst every', 0, 3_600_000, 0, 'no bursts'),
  burstSize: count('Payments in a burst', 1, 50, 5),

  pollEveryMs: ms('Poll every', 1_000, 3_600_000, 5_000),
  pullMode: choice('Pull by', pullModes, 'fixed'),
  pollLongestMs: ms('Longest interval', 1_000, 3_600_000, 60_000),
  holdMs: ms('The Store holds a question for', 1_000, 60_000, 30_000),
  apiCallsPerMinute: count('API calls allowed a minute', 0, 600, 0, 'no limit'),
  apiWindowMs: ms('API calls are counted every', 1_000, 3_600_000, 60_000),

  retryPlan: choice('Retry policy', retryPlans, 'exponential'),
  jitter: choice('Jitter', jitters, 'none'),
  jitterPercent: numberSetting('percent', 'Jitter, plus or minus', {
    least: 0,
    most: 100,
    standard: 20,
  }),
  firstWaitMs: ms('First wait', 100, 3_600_000, 1_000),
  longestWaitMs: ms('Longest wait', 100, 86_400_000, 60_000),
  waits: waits('Waits', '5s 5m 30m 2h 5h 10h 10h'),
  attempts: count('Attempts', 1, 200, 6),
  giveUpAfterMs: ms('Give up after', 0, 2_678_400_000, 0, 'when the attempts are used up'),
  requestTimeoutMs: ms('Request timeout', 500, 60_000, 5_000),
  successRule: choice('Counts as success', successRules, '2xx'),
  retryAfter: choice('Retry-After is', retryAfterRules, 'atLeast'),
  overloadWaitMs: ms('After 429 or a timeout wait at least', 0, 3_600_000, 0, 'no longer'),
  on3xx: choice('After a redirect', refusalRules, 'retry'),
  on410: choice('After 410 Gone', goneRules, 'retry'),
  on429: choice('After 429 Too Many Requests', refusalRules, 'retry'),
  on4xx: choice('After any other 4xx', refusalRules, 'retry'),
  disableAfterFailures: count('Disable the endpoint after failures', 0, 100, 0, 'never'),
  disableAfterDeadLetters: count('Disable it after dead letters in a row', 0, 100, 0, 'never'),
  disableAfterFailingMs: ms('Disable it after failing for', 0, 864_000_000, 0, 'never'),
  disabledForMs: ms('Disabled for', 0, 86_400_000, 0, 'until it is enabled by hand'),

  redeliverEveryMs: ms('Ask for redelivery every', 0, 86_400_000, 0, 'never'),
  backfillEveryMs: ms('Backfill every', 0, 86_400_000, 0, 'only by hand'),
  backfillFrom: choice('Backfill asks for events after', backfillMarks, 'lastBackfill'),

  payload: choice('A webhook carries', payloads, 'full'),
  orders: count('Payments change the same orders', 0, 20, 0, 'each has its own'),
  applyRule: choice('Of two versions keep', applyRules, 'asItArrives'),
  fetchRule: choice('Fetch', fetchRules, 'everyEvent'),
  burstQuietMs: ms('A burst ends after', 100, 60_000, 5_000),

  latencyMs: ms('Travel time', 1, 2_000, 50),
  latencySpreadMs: ms('Travel time varies by', 0, 2_000, 0, 'always the same'),
  latencyLaw: choice('Travel time varies', latencyLaws, 'evenly'),
  lostRequestsPercent: percent('Lost requests'),
  lostAnswersPercent: percent('Lost acknowledgements'),
  heldBackPercent: percent('Messages held back'),
  heldBackMs: ms('Held back for', 0, 10_000, 2_000),

  slowAnswerMs: ms('A slow answer takes', 100, 60_000, 8_000),
  restartMs: ms('A restart takes', 100, 600_000, 10_000),
  downAnswer: choice('While down it answers', downAnswers, '503'),
  thanksStatus: choice('It thanks with', thanksStatuses, '200'),

  https: onOff('HTTPS', true),
  onlySenderIps: onOff('Only the Store’s addresses', false),
  signatureMethod: choice('Signature', signatureMethods, 'hmac'),
  signedBytes: choice('Check it over', signedBytes, 'rawBody'),
  jsonStyle: choice('The Store writes its JSON', jsonStyles, 'compact'),
  receiverClockAheadSeconds: numberSetting('seconds', 'Billing’s clock is ahead by', {
    least: -3_600,
    most: 3_600,
    standard: 0,
  }),
  rotationOverlapMs: ms('After a rotation both secrets sign for', 0, 86_400_000, 60_000, 'no time'),
  rotationLagMs: ms('Billing installs a new secret after', 0, 86_400_000, 20_000, 'no time'),
  secretLeaked: onOff('Mallory has the secret', false),
  forgery: choice('Mallory forges with', forgeries, 'wrongSecret'),

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
    : S extends WaitsSetting
      ? string
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
