/** What a number is of, so that a text can write it. */
export type MeasureUnit = 'count' | 'ms' | 'percent' | 'cents';

/** What a chapter may count in a run up to the playhead, with its unit. `src/learn/judge/measures.ts` counts it. */
export const measureTable = {
  events: 'count',
  polls: 'count',
  emptyPolls: 'count',
  /** Of the polls that have ended. */
  emptyPercent: 'percent',
  usefulPolls: 'count',
  /** Requests of the sender, retries included. */
  webhooks: 'count',
  knownByPolling: 'count',
  knownByWebhook: 'count',
  pollWaitLongestMs: 'ms',
  pollWaitMedianMs: 'ms',
  webhookWaitLongestMs: 'ms',
  webhookWaitMedianMs: 'ms',

  /** Rows of the ledger of the webhook's side, fakes included. */
  charges: 'count',
  /** Real payments that are charged at least once. */
  charged: 'count',
  once: 'count',
  /** Payments that are charged more than once, and how many charges of theirs are too many. */
  doubles: 'count',
  extra: 'count',
  missing: 'count',
  fakes: 'count',
  wrongAmounts: 'count',
  /** How many of these kinds the ledger has: missing, double, fake and wrong. */
  kindsOfFaults: 'count',

  attempts: 'count',
  delivered: 'count',
  givenUp: 'count',
  timeouts: 'count',
  answersLost: 'count',
  requestsLost: 'count',
  crashes: 'count',
  outageMs: 'ms',

  forged: 'count',
  forgedAccepted: 'count',
  genuineRefused: 'count',
  replays: 'count',
  replaysAccepted: 'count',
  /** The most event ids that had to be remembered at one time. */
  idsRemembered: 'count',
  /** How many of the 256 bits of a signature differ from the one that fits, in the first request that was changed. */
  bitsChanged: 'count',

  backfillCalls: 'count',
  backfillCallsPerHour: 'count',
  /** From the end of the last outage until every payment was charged. */
  completeAfterMs: 'ms',
  fetches: 'count',
  fetchesRefused: 'count',
  ordersWrong: 'count',
  /** What the ledger says of the last order. */
  storedCents: 'cents',
  trueCents: 'cents',

  /** Of many deliveries to one endpoint. */
  loadDelivered: 'count',
  loadAttempts: 'count',
  loadPeak: 'count',
  loadDoneMs: 'ms',
} as const satisfies Readonly<Record<string, MeasureUnit>>;

export type MeasureName = keyof typeof measureTable;
