import type { Settings } from '../settings.ts';

/** What the Load tab shows: deliveries after an outage, many pollers, or many writers of one row. */
export const loadViews = ['stampede', 'fleet', 'contention'] as const;

/** The retry policies to try in a stampede; `lab` is the one that the Lab has now. */
export const loadPolicyIds = [
  'lab',
  'every1s',
  'fixed5s',
  'fixed5sJitter',
  'fixed10sJitter',
  'doubling',
  'doublingJitter',
  'doublingCap20sJitter',
  'doublingCap60sJitter',
] as const;
export type LoadPolicyId = (typeof loadPolicyIds)[number];

/** What a call meets while the receiver is down: a refusal at once, or nobody who answers. */
export const loadOutages = ['refuses', 'hangs'] as const;

/**
 * What the receiver does with more calls than it can take: it refuses them, and all of a second's
 * when they are far too many; or it lets them wait in line, whether or not the sender still listens.
 */
export const loadReceivers = ['refuses', 'queues'] as const;

/** How long one call's work takes: always the same, or exponentially distributed. */
export const workTimes = ['even', 'random'] as const;

/** How the sender bounds its retries: not at all, as in Google's SRE book, or as in Finagle. */
export const retryBudgets = ['none', 'sre', 'finagle'] as const;
export type RetryBudget = (typeof retryBudgets)[number];

export interface LoadNumber {
  readonly kind: 'number';
  readonly label: string;
  /** What one of it is, where the label does not say so. */
  readonly unit: '' | 'seconds' | 'calls/s';
  readonly least: number;
  readonly most: number;
  readonly standard: number;
  readonly step?: number;
  /** What zero means, where it does not mean nothing at all. */
  readonly zero?: string;
}

export interface LoadChoice<T extends string = string> {
  readonly kind: 'choice';
  readonly label: string;
  readonly options: readonly T[];
  readonly standard: T;
}

export type LoadSetting = LoadNumber | LoadChoice;

const number = (
  label: string,
  unit: LoadNumber['unit'],
  range: Omit<LoadNumber, 'kind' | 'label' | 'unit'>,
): LoadNumber => ({ kind: 'number', label, unit, ...range });

const choice = <const T extends string>(label: string, options: readonly T[]): LoadChoice<T> => ({
  kind: 'choice',
  label,
  options,
  standard: options[0] as T,
});

/** Three days, the longest schedule that most providers retry for. */
const secondsMost = 259_200;

/** Every choice of the Load tab with its label, range, unit and standard value; all times are in whole seconds. */
export const loadTable = {
  view: choice('Show', loadViews),

  policy: choice('Retry policy of the stampede', loadPolicyIds),
  deliveries: number('Deliveries', '', { least: 1, most: 10_000, standard: 60 }),
  overSeconds: number('Begin within', 'seconds', {
    least: 0,
    most: secondsMost,
    standard: 0,
    zero: 'all at once',
  }),
  outage: choice('While down it', loadOutages),
  downSeconds: number('Down for', 'seconds', { least: 0, most: secondsMost, standard: 30 }),
  forSeconds: number('Run for', 'seconds', { least: 1, most: secondsMost, standard: 120 }),
  receiver: choice('When busy it', loadReceivers),
  capacity: number('Capacity', 'calls/s', { least: 1, most: 1_000, standard: 10 }),
  overload: number('Overload above', 'calls/s', {
    least: 0,
    most: 10_000,
    standard: 30,
    zero: 'never so',
  }),
  work: choice('A call’s work takes', workTimes),
  budget: choice('Retry budget', retryBudgets),

  clients: number('Clients', '', { least: 1, most: 100_000, standard: 1_000 }),
  eventEverySeconds: number('A payment every', 'seconds', {
    least: 1,
    most: 86_400,
    standard: 600,
  }),
  fleetSeconds: number('Watch for', 'seconds', { least: 10, most: 86_400, standard: 600 }),

  contenders: number('Clients up to', '', {
    least: 10,
    most: 190,
    standard: 190,
    step: 10,
  }),
  repeats: number('Runs of each', '', { least: 1, most: 100, standard: 20 }),
} as const satisfies Readonly<Record<string, LoadSetting>>;

export type LoadKey = keyof typeof loadTable;

type ValueOf<S extends LoadSetting> = S extends LoadChoice<infer T> ? T : number;

/** One value for each choice of the Load tab. */
export type LoadSettings = { readonly [K in LoadKey]: ValueOf<(typeof loadTable)[K]> };

export const loadKeys = Object.keys(loadTable) as readonly LoadKey[];

/** The standard value of every choice of the Load tab. */
export const standardLoad = Object.fromEntries(
  loadKeys.map((key) => [key, loadTable[key].standard]),
) as unknown as LoadSettings;

/** Everything a load run is made from. */
export interface LoadPlan {
  /** From 0 to 4294967295; the same seed has the same luck. */
  readonly seed: number;
  /** The Lab's settings: retry policy, travel time, poll interval. */
  readonly settings: Settings;
  readonly load: LoadSettings;
}

/** What became of a stampede. The lists by second start with the run's first second. */
export interface StampedeResult {
  /** Calls that arrived at the receiver in each second. */
  readonly calls: Uint32Array;
  /** Calls of each second that the receiver completed. */
  readonly completed: Uint32Array;
  /** Those of them whose answer the sender still waited for. */
  readonly inTime: Uint32Array;
  /** Deliveries that had begun and had not ended, at the end of each second. */
  readonly open: Uint32Array;
  /** Calls that waited in line at the receiver, at the end of each second. */
  readonly inLine: Uint32Array;
  /** When each delivery began, in milliseconds. */
  readonly beganAtMs: Int32Array;
  /** When the sender learnt that it was delivered; -1 while it was not. */
  readonly deliveredAtMs: Int32Array;
  readonly givenUp: number;
  /** Completed calls of deliveries that had been completed before. */
  readonly again: number;
  /** Present when it was stopped before its end: when that was, and how many calls had left. */
  readonly cut?: { readonly atMs: number; readonly calls: number };
}

/** One payment of the fleet's, and how long its client did not know of it. */
export interface FleetWait {
  readonly atMs: number;
  readonly waitMs: number;
}

/** What a fleet of pollers cost and learnt. The lists by second start with the run's first second. */
export interface FleetResult {
  /** Questions that arrived at the API in each second. */
  readonly polls: Uint32Array;
  /** Those of them that were answered with nothing. */
  readonly empty: Uint32Array;
  /** Webhooks that the same payments would bring to the clients in each second, as they arrive. */
  readonly webhooks: Uint32Array;
  /** Heartbeats in each second, as they leave, if every client held a connection instead. */
  readonly heartbeats: Uint32Array;
  /** Payments that happened to all clients together. */
  readonly events: number;
  /** Payments that a poll has brought before the end. */
  readonly seen: number;
  readonly waitMeanMs: number;
  readonly waitLongestMs: number;
  /** How long a webhook takes. */
  readonly webhookWaitMs: number;
  /** Some of the seen payments, evenly chosen. */
  readonly waits: readonly FleetWait[];
  /** Present when it was stopped: how many of the clients these are the numbers of. */
  readonly cut?: { readonly clients: number };
}

/** How a client waits before it writes again, as in the AWS Architecture Blog's article. */
export const contentionStrategies = [
  'none',
  'exponential',
  'decorrelated',
  'equal',
  'full',
] as const;
export type ContentionStrategy = (typeof contentionStrategies)[number];

/** The mean of some runs in which so many clients had to write one row, each once. */
export interface ContentionPoint {
  readonly strategy: ContentionStrategy;
  readonly clients: number;
  /** Write attempts of all clients together. */
  readonly calls: number;
  /** When the last one had written, in the model's milliseconds. */
  readonly doneMs: number;
}
