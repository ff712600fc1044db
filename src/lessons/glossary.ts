/** A word of the trade, explained where it stands. */
export interface Term {
  readonly name: string;
  /** One or two sentences that need no other term. */
  readonly means: string;
  /** How it stands in sentences and on levers; whoever reads them marks these words. */
  readonly stands: readonly string[];
}

const term = (name: string, means: string, ...stands: readonly string[]): Term => ({
  name,
  means,
  stands,
});

/** Where two are called by the same words, the first is the one that a sentence means. */
export const glossary = {
  // The three of every story here. In texts alone: on the stage they are what is named.
  store: term('Store', 'The shop where payments happen. It is asked for them, or sends them.'),
  billing: term(
    'Billing',
    'Your own program. It has to charge each payment at the Store once, and writes each charge down.',
  ),
  mallory: term(
    'Mallory',
    'The attacker. She makes messages up, changes them or copies them, to be given what nobody paid for.',
  ),
  // The words of the web. In texts alone, too: in the Lab they are explained where a message is opened.
  http: term(
    'HTTP',
    'How browsers and programs talk on the web: a request goes out, an answer comes back.',
  ),
  https: term('HTTPS', 'HTTP that nobody on the way can read or change.'),
  url: term(
    'URL, address',
    'Where something is reached on the web, such as https://billing.example/hooks.',
  ),
  request: term(
    'Request',
    'What one program sends to another to get an answer. It has an address, headers and mostly a body.',
  ),
  header: term('Header', 'A line of a request or an answer beside its body: a name and a value.'),
  body: term('Body', 'The part of a request or an answer that carries its data.'),
  json: term(
    'JSON',
    'Data written as text: {"amount":4000}. Parsing reads it; written again it may have other spaces and be other bytes.',
  ),
  hash: term(
    'Hash, SHA-256',
    'A short value computed from any data: with one byte changed it is quite another. Anyone can compute it, SHA-256 is one of them.',
  ),
  byteAndBit: term(
    'Byte and bit',
    'A bit is 0 or 1, a byte is eight of them: what a letter of plain English takes.',
  ),
  memory: term(
    'In memory',
    'Kept by a program only while it runs. When it stops or crashes, it is gone.',
  ),
  capacity: term('Capacity', 'How much can be taken in a time, such as calls in a second.'),
  charge: term(
    'Charge',
    'Taking the money for a payment that was made at the Store. Billing does it, and should do it once.',
  ),
  median: term(
    'Median',
    'The middle one of many values in order: half are smaller, half are larger.',
  ),
  burst: term(
    'Burst',
    'Many events close together. One ends when nothing has come for a few seconds.',
  ),
  fetch: term('Fetch', 'Asking for the present state of one thing, after a message has named it.'),
  version: term(
    'Version',
    'A number that grows with each change of a thing: of two states the one with the larger number is newer.',
  ),
  heldConnection: term(
    'Server-sent events, WebSocket',
    'Connections that are kept open. Over the first a service sends news as they come, over the second both sides do.',
  ),
  api: term('API', 'The requests that one program has agreed to take from another.', 'API'),
  clientAndServer: term(
    'Client and server',
    'The client starts a request, the server answers it. With webhooks they change places: the provider becomes the client.',
    'client',
    'clients',
  ),
  polling: term(
    'Polling, pull',
    'Asking “is there anything new?” over and over, at a pace of one’s own.',
    'Pull',
  ),
  longPolling: term(
    'Long polling',
    'A question that the server leaves open until it has news, or until time runs out.',
    'Long polling',
  ),
  webhook: term(
    'Webhook, push',
    'A request that another service sends to an address of yours when something has happened there.',
    'webhook',
    'webhooks',
  ),
  event: term('Event', 'Something that happened, told with a type, an id and a time.', 'event'),
  providerAndReceiver: term(
    'Provider and receiver',
    'Who has the events and sends them, also called producer or sender; and who gets them, also called consumer.',
    'provider',
    'producer',
    'consumer',
  ),
  endpoint: term('Endpoint', 'The URL where a receiver takes webhooks.', 'Your endpoint'),
  subscription: term(
    'Subscription',
    'What was agreed about which events are sent to which endpoint.',
    'subscription',
  ),
  payload: term(
    'Payload',
    'What a message carries: the data about its event.',
    'Payload',
    'A webhook carries',
  ),
  fatAndThin: term(
    'Fat and thin events',
    'A fat event, or snapshot, carries all the data. A thin one says only what changed, and the receiver fetches the rest.',
    'thin',
    'Only what it is about',
  ),
  attempt: term(
    'Delivery attempt',
    'One try to hand one event over. A delivery is all the tries for it.',
    'Attempts',
    'attempt',
  ),
  statusCode: term(
    'Status code',
    'The number of an answer. 2xx: taken. 4xx: something is wrong with the request. 5xx: the server failed.',
    'Counts as success',
    'It thanks with',
    'While down it answers',
    'status',
  ),
  acknowledgement: term(
    'Acknowledgement',
    'The 2xx answer, “ack” for short, after which the sender stops trying.',
    'Lost acknowledgements',
    'acknowledgement',
  ),
  timeout: term(
    'Timeout',
    'When the sender waits no longer for an answer and counts the attempt as failed.',
    'timeout',
    'Request timeout',
  ),
  retry: term(
    'Retry',
    'One more attempt after one that failed.',
    'retries',
    'Retry policy',
    'retried',
  ),
  backoff: term(
    'Exponential backoff',
    'The waits between attempts grow after each failure, mostly to twice the last one.',
    'First wait',
    'Exponential',
    'backoff',
  ),
  cap: term('Cap', 'The wait beyond which backoff does not grow.', 'Longest wait'),
  jitter: term(
    'Jitter',
    'Chance in each wait, so that those who wait do not come back all at once. With full jitter it is anything from 0 up to the planned wait.',
    'jitter',
  ),
  thunderingHerd: term(
    'Thundering herd, stampede',
    'Many that waited for the same thing and come in the same moment.',
    'stampede',
    'thundering herd',
  ),
  retryStorm: term(
    'Retry storm',
    'Retries that add to the very overload that made them necessary.',
    'retry storm',
  ),
  atLeastOnce: term(
    'At-least-once delivery',
    'No event is left out, and some come more than once. It is what nearly every provider promises.',
    'at least once',
  ),
  exactlyOnce: term(
    'At most once, exactly once',
    'At most once: never twice, but perhaps not at all. Exactly once is what comes of delivering at least once and skipping what was done.',
    'Delivered once',
    'exactly once',
  ),
  duplicate: term(
    'Duplicate',
    'An event that arrives once more.',
    'Double charges',
    'charged twice',
  ),
  deduplication: term(
    'Deduplication',
    'Knowing a duplicate when it comes, and leaving it alone.',
    'Skip events already processed',
  ),
  idempotent: term(
    'Idempotent',
    'It may be done again, and nothing more changes by that.',
    'Skip events already processed',
    'idempotent',
  ),
  idempotencyKey: term(
    'Idempotency key',
    'The id by which it is known that something was done before. With webhooks it is the id of the event, the same in every attempt.',
    'Recognise them by',
  ),
  sideEffect: term(
    'Side effect',
    'What the world notices of a request: a charge, a mail, a parcel.',
    'side effect',
  ),
  queue: term(
    'Queue',
    'A line in which work waits. A durable one is still there after a crash.',
    'The queue survives a crash',
    'Store first, work later',
  ),
  worker: term('Worker', 'The process that takes work out of the queue and does it.', 'Workers'),
  deadLetterQueue: term(
    'Dead-letter queue',
    'Where deliveries are put that failed too often to be tried again.',
    'dead letters',
    'Disable it after dead letters in a row',
  ),
  rateLimit: term(
    'Backpressure, rate limit, 429',
    'Ways to tell a sender to slow down. 429 is the status code that says “too many requests”.',
    'API calls allowed a minute',
    'After 429 Too Many Requests',
  ),
  signature: term(
    'Signature',
    'A value sent along with a message. It proves who wrote the message and that nothing in it was changed.',
    'Verify signature',
    'signature',
  ),
  hmac: term(
    'HMAC-SHA-256',
    'A signature computed from the message and a secret by the hash SHA-256. Only who has the secret can make or check it.',
    'HMAC with the secret',
    'HMAC',
  ),
  sharedSecret: term(
    'Shared secret, signing key',
    'What only the sender and the receiver know, and both compute signatures with.',
    'HMAC with the secret',
    'A wrong secret',
    'shared secret',
  ),
  keyRotation: term(
    'Key rotation, overlap',
    'Changing the secret without a gap: for a while, the overlap, both the old and the new one hold.',
    'After a rotation both secrets sign for',
  ),
  rawBody: term(
    'Raw body',
    'The bytes as they came, before anything has read them as JSON. They are what is signed.',
    'The raw body',
    'raw body',
  ),
  constantTime: term(
    'Constant-time comparison',
    'Comparing two values so that the time it takes gives nothing away about them.',
    'Verify signature',
  ),
  forgedRequest: term(
    'Forged request',
    'A message by somebody who only claims to be the provider.',
    'forges',
    'forged',
    'Fake charges',
    'Mallory forges with',
  ),
  replayAttack: term(
    'Replay attack',
    'A genuine message, recorded and sent once more by somebody else. Its signature holds.',
    'replays',
    'replayed',
    'Reject old timestamps',
  ),
  tolerance: term(
    'Timestamp tolerance',
    'How far the time in a signed message may be from the receiver’s own, to either side.',
    'Tolerance',
    'Reject old timestamps',
  ),
  clockSkew: term(
    'Clock skew',
    'How far apart the clocks of two computers are.',
    'Billing’s clock is ahead by',
  ),
  backfill: term(
    'Backfill',
    'Fetching afterwards the events that one has missed.',
    'Backfill every',
    'backfill',
    'backfills',
    'Backfill calls',
  ),
  resend: term(
    'Resend, redelivery',
    'The sender sends a delivery once more that it had given up on.',
    'Ask for redelivery every',
    'resend',
  ),
  reconciliation: term(
    'Reconciliation',
    'Comparing one’s own records with those of the source, and mending what differs.',
    'reconciliation',
    'reconcile',
  ),
  cursor: term(
    'Cursor',
    'The mark up to which one has read. The next question starts there.',
    'Backfill asks for events after',
    'cursor',
  ),
  eventualConsistency: term(
    'Eventual consistency',
    'Two sides agree in the end, and not at every moment on the way.',
    'agree in the end',
  ),
  outOfOrder: term(
    'Out-of-order delivery',
    'Events that come in another order than they happened in.',
    'Of two versions keep',
    'Messages held back',
    'out of order',
  ),
  staleness: term(
    'Stale data, staleness',
    'Stale is what was true once and is no more. Staleness is the time from an event’s happening until the receiver holds it safely, stored or charged.',
    'Median staleness',
  ),
  etag: term(
    'ETag and 304',
    'A label for one version of the data. Who sends it along is answered 304, “not modified”, while that version is the newest.',
    'ETag',
  ),
  ssrf: term(
    'SSRF',
    'Server-side request forgery: making a server call an address inside its own network. A danger for whoever sends webhooks to any URL it is given.',
    'SSRF',
  ),
  ledger: term(
    'Ledger',
    'The list of charges. It is right when each real payment is charged once, for the right amount, and nothing else is.',
    'ledger',
  ),
  ladder: term(
    'Ladder',
    'The attempts of one delivery as its policy plans them, over time.',
    'ladder',
  ),
  trace: term(
    'Trace',
    'All that happened in one run, fact by fact and in order. Everything on the page is read from it.',
    'trace',
  ),
  seed: term(
    'Seed',
    'The number that all luck of a run comes from: the same seed gives the same run.',
    'seeds',
    'seed',
  ),
} as const satisfies Readonly<Record<string, Term>>;

export type TermId = keyof typeof glossary;

export const termIds = Object.keys(glossary) as readonly TermId[];
