import { cast } from './cast.ts';
/** What the receiver's endpoint does with a request. */
export const endpointModes = ['up', 'slow', 'down', 'restarting'] as const;
export type EndpointMode = (typeof endpointModes)[number];

/**
 * What an option is called on its lever and in a sentence: the same, or two different things. An
 * option without words is called what it is.
 */
type OptionWords = string | readonly [onLever: string, inSentence: string];

/**
 * How long the sender waits between attempts; `off` makes one attempt only, `immediate` does not wait,
 * `schedule` has a list of waits of its own.
 */
const retryPlans = {
  off: ['No retries', 'off'],
  immediate: ['At once, without a wait', 'immediate'],
  fixed: ['Fixed wait', 'fixed'],
  exponential: ['Exponential', 'doubling waits'],
  schedule: ['List of waits', 'a list of waits'],
} as const;

/**
 * The random part of a backoff, named as in the AWS Architecture Blog's article on backoff and jitter;
 * `spread` is a wait plus or minus a share of itself.
 */
const jitters = {
  none: ['No jitter', 'none'],
  full: ['Full jitter', 'full'],
  equal: ['Equal jitter', 'equal'],
  decorrelated: ['Decorrelated jitter', 'decorrelated'],
  spread: ['Plus or minus a share', 'plus or minus a share'],
} as const;
export type Jitter = keyof typeof jitters;

/** Which answers the sender counts as success: status codes, or a class of them. */
const successRules = [
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
const retryAfterRules = {
  ignored: 'ignored',
  atLeast: 'waited for',
  clamped: 'heeded up to twice its own wait',
} as const;

/** What the sender does after a status that it does not simply try again. */
const refusalRules = { retry: 'retry', giveUp: 'give up' } as const;
const goneRules = { ...refusalRules, disable: 'disable' } as const;

/** With which status the receiver says that all went well. */
const thanksStatuses = {
  '200': ['200 OK', '200'],
  '201': ['201 Created', '201'],
  '202': ['202 Accepted', '202'],
  '204': ['204 No Content', '204'],
} as const;

/** What a request meets while the endpoint is down: a status, or silence until the sender hangs up. */
const downAnswers = ['503', '500', '502', '429', '410', '404', '301', 'silence'] as const;
const downAnswerWords = {
  '503': ['503 Service Unavailable', '503'],
  '500': ['500 Internal Server Error', '500'],
  '502': ['502 Bad Gateway', '502'],
  '429': ['429 Too Many Requests', '429'],
  '410': ['410 Gone', '410'],
  '404': ['404 Not Found', '404'],
  '301': ['301 Moved Permanently', '301'],
  silence: ['nothing, the sender hangs up', 'silence'],
} as const;

/** For which payments the receiver's own work fails; the number says which, or every how many. */
const failures = {
  none: ['No payment', 'no payment'],
  one: ['One payment', 'one payment'],
  every: ['Every so many', 'every so many'],
  from: ['All from one on', 'all from one on'],
} as const;

/** What the receiver answers to an error of its own; `stored` has done its work before it throws. */
const errorStatuses = {
  '500': ['500, it failed', '500'],
  '400': ['400, the request is at fault', '400'],
  '200': ['200, as if all were well', '200'],
  '410': ['410, do not call again', '410'],
  stored: ['500, after storing it', '500 after storing'],
} as const;

/** When the receiver marks an event as seen. */
const markMoments = {
  together: ['With the charge, in one transaction', 'in one transaction'],
  before: ['Before the work', 'before the work'],
  after: ['After the work', 'after the work'],
} as const;

/** What is gone while the endpoint is down or restarts: the receiver as a whole, or the way to its endpoint. */
const downStops = {
  receiver: [`All of ${cast.receiver}`, `all of ${cast.receiver}`],
  endpoint: ['Only the webhook endpoint', 'only the webhook endpoint'],
} as const;

/** How payments fall into time: one in each stretch of it, or independently of each other. */
const arrivals = {
  slotted: ['One in each stretch of time', 'one in each stretch of time'],
  poisson: ['Independently of each other', 'independently of each other'],
} as const;

/** How travel times differ: any as likely as any other, or mostly short with a long tail. */
const latencyLaws = {
  evenly: ['Evenly, up to that', 'evenly'],
  exponentially: ['With a long tail, that on average', 'with a long tail'],
} as const;

/** From where a backfill asks. */
const backfillMarks = {
  now: ['Now', 'now'],
  newestStored: ['The newest one stored', 'newest stored'],
  lastBackfill: ['The end of the last backfill', 'last backfill'],
} as const;

/** How the receiver asks for news in pull mode. */
const pullModes = {
  fixed: ['Fixed interval', 'fixed'],
  adaptive: ['Adaptive interval', 'adaptive'],
  conditional: ['Conditional requests (ETag)', 'conditional'],
  longPoll: ['Long polling', 'long poll'],
  serverSentEvents: ['Server-sent events', 'server-sent events'],
  webSocket: 'WebSocket',
  queue: ['Fetched queue', 'fetched queue'],
} as const;
export type PullMode = keyof typeof pullModes;

/** When a payment that polling brought is charged: after the work that each takes, or, as it once was, before any. */
const pollCharges = {
  afterWork: ['After the work, as by webhook', 'after the work'],
  atOnce: ['At once, without work', 'at once'],
} as const;

/** What a webhook carries: all of the event, or only its id. */
const payloads = {
  full: ['The whole event', 'full'],
  thin: ['Only what it is about', 'thin'],
} as const;

/** Which of two versions of one order the receiver keeps. */
const applyRules = {
  asItArrives: ['The last to arrive', 'as it arrives'],
  newestVersion: ['The newest version', 'newest version'],
} as const;

/** When the receiver of a thin event fetches what changed. */
const fetchRules = {
  everyEvent: ['For every event', 'every event'],
  firstOfBurst: ['For the first of a burst', 'first of burst'],
  endOfBurst: ['Once, at the end of a burst', 'end of burst'],
} as const;

/** What the signature is made with: a keyed hash, or, by mistake, a hash that anybody can compute. */
const signatureMethods = {
  hmac: 'HMAC with the secret',
  plainHash: ['Plain SHA-256, no secret', 'plain hash, without a secret'],
} as const;

/** Which bytes the receiver checks: those that came, or, by mistake, the JSON parsed and written again. */
const signedBytes = {
  rawBody: ['The raw body', 'the raw body'],
  parsedAgain: ['The JSON, parsed and rewritten', 'the JSON, parsed and written again'],
} as const;

/** How the sender's JSON is written: all of them say the same. */
const jsonStyles = {
  compact: ['Compact', 'compact'],
  spaced: ['With spaces and 10.0', 'with spaces'],
  escaped: ['With \\u00e9 and \\/', 'with escapes'],
} as const;

/** What an attacker signs a forged request with. */
const forgeries = {
  wrongSecret: ['A wrong secret', 'a wrong secret'],
  noSignature: ['No signature', 'no signature'],
  plainHash: ['A plain hash', 'plain hash, without a secret'],
} as const;

/** By what the receiver recognises that it has seen a request before. */
const seenKeys = {
  eventId: ['Event id', 'event id'],
  attemptId: ['Attempt id', 'attempt id'],
  amountAndCustomer: ['Amount and customer', 'amount and customer'],
} as const;
export type SeenKey = keyof typeof seenKeys;

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
  /** In the order in which they are offered. */
  readonly options: readonly T[];
  readonly words: Readonly<Partial<Record<T, OptionWords>>>;
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
const choice = <T extends string>(
  label: string,
  words: Readonly<Record<T, OptionWords>>,
  standard: NoInfer<T>,
  options: readonly T[] = Object.keys(words) as T[],
): ChoiceSetting<T> => ({ kind: 'choice', label, options, words, standard });

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
  pollCharges: choice('Polling charges', pollCharges, 'afterWork'),
  holdMs: ms(`The ${cast.sender} holds a question for`, 1_000, 60_000, 30_000),
  heartbeatMs: ms('Heartbeat every', 0, 3_600_000, 15_000, 'never'),
  idleLimitMs: ms('A proxy’s idle limit', 0, 3_600_000, 0, 'never'),
  reconnectMs: ms('Reconnect after', 0, 60_000, 3_000),
  reconnectJitterPercent: percent('Reconnect spread'),
  socketCursor: onOff('WebSocket keeps the place', false),
  batchSize: count('Batch size', 1, 10, 10),
  visibilityMs: ms('Visibility timeout', 1_000, 43_200_000, 30_000),
  receivesMost: count('Received at most', 0, 100, 0, 'any number of times'),
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
  successRule: {
    kind: 'choice',
    label: 'Counts as success',
    options: successRules,
    words: {},
    standard: '2xx',
  },
  retryAfter: choice('Retry-After is', retryAfterRules, 'atLeast'),
  callsPerSecond: count('Webhooks a second, at most', 0, 100, 0, 'no limit'),
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
  downStops: choice('Down stops', downStops, 'receiver'),
  downAnswer: choice('While down it answers', downAnswerWords, '503', downAnswers),
  thanksStatus: choice('It thanks with', thanksStatuses, '200'),

  failFor: choice(`${cast.receiver}’s work fails for`, failures, 'none'),
  failNumber: count('Which payment, or every how many', 1, 50, 2),
  faultMs: ms('The fault passes after', 0, 2_678_400_000, 0, 'never, it is a bug'),
  faultTries: count('It passes after tries', 0, 20, 0, 'however many'),
  errorStatus: choice('An error of its own it answers with', errorStatuses, '500'),

  https: onOff('HTTPS', true),
  onlySenderIps: onOff(`Only the ${cast.sender}’s addresses`, false),
  signatureMethod: choice('Signature', signatureMethods, 'hmac'),
  signedBytes: choice('Check it over', signedBytes, 'rawBody'),
  jsonStyle: choice(`The ${cast.sender} writes its JSON`, jsonStyles, 'compact'),
  receiverClockAheadSeconds: numberSetting('seconds', `${cast.receiver}’s clock is ahead by`, {
    least: -3_600,
    most: 3_600,
    standard: 0,
  }),
  rotationOverlapMs: ms('After a rotation both secrets sign for', 0, 86_400_000, 60_000, 'no time'),
  rotationLagMs: ms(
    `${cast.receiver} installs a new secret after`,
    0,
    86_400_000,
    20_000,
    'no time',
  ),
  secretLeaked: onOff(`${cast.attacker} has the secret`, false),
  forgery: choice(`${cast.attacker} forges with`, forgeries, 'wrongSecret'),

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
  markSeen: choice('Mark as seen', markMoments, 'together'),
  markMs: ms('Writing the mark takes', 1, 60_000, 500),
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

/** The settings that are numbers. */
export type NumberKey = {
  [K in SettingKey]: Settings[K] extends number ? K : never;
}[SettingKey];

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
