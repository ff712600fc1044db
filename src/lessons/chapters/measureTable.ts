/** What a number is of, so that a text can write it: a unit, or what is counted, one of it and many. */
export type MeasureUnit =
  readonly [one: string, many: string] | 'ms' | 'percent' | 'cents' | 'ratio';

const things = (one: string, many = `${one}s`) => [one, many] as const;

/** What a chapter may count in a run up to the playhead, with its unit. `src/learn/judge/measures.ts` counts it. */
export const measureTable = {
  events: things('payment'),
  /** Events that are no payment of their own but change an order, and how many orders there are. */
  changes: things('change'),
  orders: things('order'),
  polls: things('question'),
  emptyPolls: things('empty question'),
  /** Of the polls that have ended. */
  emptyPercent: 'percent',
  /** Of the polls that have not ended. */
  openPolls: things('open question'),
  usefulPolls: things('question that brought news', 'questions that brought news'),
  /** Requests of the sender, retries included. */
  webhooks: things('webhook'),
  /** In theory: how long a payment waits on average for a poller that asks by the clock, and that times its polls, in seconds. */
  halfIntervalMs: 'ms',
  pollsTimesWait: 'ratio',
  pollsPerWebhook: 'ratio',
  webhooksPerPoll: 'ratio',
  eventsPerPoll: 'ratio',
  knownByPolling: things('payment heard of', 'payments heard of'),
  knownByWebhook: things('payment heard of', 'payments heard of'),
  pollWaitLongestMs: 'ms',
  /** As it was counted. */
  pollWaitMeanMs: 'ms',
  pollWaitMedianMs: 'ms',
  webhookWaitLongestMs: 'ms',
  webhookWaitLongestSeconds: 'ratio',
  webhookWaitMedianMs: 'ms',

  /** Rows of the ledger of the webhook's side, fakes included. */
  charges: things('charge'),
  /** Real payments that are charged at least once. */
  charged: things('payment charged', 'payments charged'),
  once: things('payment charged once', 'payments charged once'),
  /** Payments that are charged more than once, and how many charges of theirs are too many. */
  doubles: things('payment charged more than once', 'payments charged more than once'),
  extra: things('charge too many', 'charges too many'),
  missing: things('missing payment'),
  fakes: things('fake charge'),
  wrongAmounts: things('wrong amount'),
  /** How many of these kinds the ledger has: missing, double, fake and wrong. */
  kindsOfFaults: things('kind of fault', 'kinds of faults'),

  attempts: things('attempt'),
  delivered: things('delivery', 'deliveries'),
  givenUp: things('delivery given up', 'deliveries given up'),
  timeouts: things('timeout'),
  /** How long the first attempt that was taken waited for its answer. */
  firstAnswerMs: 'ms',
  /** Requests whose event was known. */
  seenBefore: things('request seen before', 'requests seen before'),
  answersLost: things('lost answer'),
  requestsLost: things('lost request'),
  crashes: things('crash of a worker', 'crashes of workers'),
  outageMs: 'ms',

  forged: things('fake'),
  forgedAccepted: things('charge of a fake', 'charges of fakes'),
  genuineRefused: things('refused attempt'),
  replays: things('copy', 'copies'),
  replaysAccepted: things('charge of a copy', 'charges of copies'),
  /** The most event ids that had to be remembered at one time. */
  idsRemembered: things('id'),
  /** How many of the 256 bits of a signature differ from the one that fits, in the first request that was changed. */
  bitsChanged: things('bit'),
  signatureBits: things('bit'),

  backfillCalls: things('backfill'),
  backfillCallsPerHour: things('call in the busiest hour', 'calls in the busiest hour'),
  /** From the end of the last outage until every payment was charged. */
  completeAfterMs: 'ms',
  fetches: things('fetch', 'fetches'),
  fetchesRefused: things('refused fetch', 'refused fetches'),
  fetchesAnswered: things('answered fetch', 'answered fetches'),
  ordersWrong: things('wrong order'),
  /** What the ledger says of the last order. */
  storedCents: 'cents',
  trueCents: 'cents',

  /** Of many deliveries to one endpoint. */
  loadDeliveries: things('delivery', 'deliveries'),
  loadDelivered: things('delivery done', 'deliveries done'),
  loadAttempts: things('call'),
  loadPeak: things('call in the busiest second', 'calls in the busiest second'),
  loadDoneMs: 'ms',

  /** Of many clients that poll, and the webhooks that would bring them the same. */
  fleetPollsPerSecond: 'ratio',
  fleetWebhooksPerSecond: 'ratio',
  fleetPollsPerWebhook: 'ratio',
  fleetMillionPollsPerDay: 'ratio',
  fleetWebhooksPerDay: things('webhook'),
} as const satisfies Readonly<Record<string, MeasureUnit>>;

export type MeasureName = keyof typeof measureTable;
