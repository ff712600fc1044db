import { policy, schedule } from './definePolicy.ts';
import type { Policy } from './policy.ts';
import {
  code,
  files,
  jitterIsUnpublished,
  memory,
  redirectsAreFollowed,
  retryAfterIsUnstated,
} from './policySource.ts';

const svix = policy('svix', 'Svix', {
  kind: 'infrastructure',
  timeoutMs: 15_000,
  retries: '5s 5m 30m 2h 5h 10h 10h',
  rules: {
    jitter: 'spread',
    jitterPercent: 20,
    retryAfter: 'clamped',
    overloadWaitMs: 60_000,
    disableAfterFailingMs: 432_000_000,
  },
  published:
    'Immediately, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h, each counted from the failure before it.',
  said: {
    timeout: '15 s; svix-server, run by oneself, 30 s',
    success: '2xx only',
    attempts: '8',
    jitter: code('plus or minus 20 %, applied last'),
    retryAfter: code('heeded, at least the planned wait and at most twice that'),
    redirects: 'a failure',
    tooMany: code('after 429 or a timeout the next wait is 60 s or more'),
    autoDisable: code(
      'after failing for 5 days: looked at when a message has used its attempts, counted from the first that did; any success starts anew',
    ),
    otherStatuses: 'an answer with the header webhook-delivery: abort-message stops the retries',
    ordering: memory('not guaranteed'),
    duplicates: memory('at least once; deduplicate by svix-id'),
    eventId: 'svix-id or webhook-id',
    recovery: code('recover: sends all that failed since a moment again, 14 days back at most'),
  },
  notFollowed: [
    'The hosted service starts its five days only after several failures within 24 h, and forgets a failure after ten days.',
    'The header that stops the retries of one message is not simulated.',
  ],
  sources: [
    'docs.svix.com/retries.md',
    ...files('svix/svix-webhooks', '4fc0cfb8b426', [
      'server/svix-server/config.default.toml',
      'server/svix-server/src/worker.rs',
      'server/svix-server/src/v1/endpoints/endpoint/recovery.rs',
    ]),
  ],
});

const clerk = policy('clerk', 'Clerk', {
  ...svix,
  kind: 'provider',
  published: 'Clerk delivers through Svix and names its schedule.',
  said: {
    ...svix.said,
    recovery: 'replay one, all that failed, or all that are missing since a moment',
  },
  sources: [
    ...files('clerk/clerk-docs', '04737e1cad72', ['docs/webhooks/overview.mdx'], 'documentation'),
    ...svix.sources,
  ],
});

/** A specification, and software that delivers webhooks for others. */
export const deliveryServices: readonly Policy[] = [
  policy('standard_webhooks', 'Standard Webhooks', {
    kind: 'specification',
    timeoutMs: 15_000,
    retries: '5s 5m 30m 2h 5h 10h 14h 20h 24h',
    rules: { retryAfter: 'atLeast', on410: 'disable' },
    published:
      'A schedule over several days with exponential backoff; the example tries at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h.',
    said: {
      timeout: '15 to 30 s recommended; here 15 s',
      success: '2xx only; everything else is a failure',
      jitter: 'some is recommended, no amount given',
      retryAfter: 'to be considered when the next attempt is planned',
      redirects: 'a failure, not followed: the URL is to be updated instead',
      gone: '410 disables the endpoint',
      tooMany: '429 asks for fewer requests',
      otherStatuses: '502 and 504 ask for fewer requests too',
      autoDisable:
        'recommended after failing for long, with a notice by another channel; no number given',
      duplicates: 'webhook-id is the idempotency key',
      eventId: 'webhook-id, the same in every attempt; the timestamp is new in each',
      recovery: 'a list of failed messages, and replaying one or a range',
      more: 'payloads under 20 kB recommended',
    },
    notFollowed: [
      jitterIsUnpublished,
      'How long to hold back after 429, 502 and 504 is not said; here they are failures like others.',
      'After how long a failing endpoint is disabled is not said; here only 410 disables it.',
    ],
    sources: files(
      'standard-webhooks/standard-webhooks',
      'b2fa7b8719fb',
      ['spec/standard-webhooks.md'],
      'documentation',
    ),
  }),
  svix,
  clerk,
  policy('hookdeck', 'Hookdeck Event Gateway', {
    kind: 'infrastructure',
    timeoutMs: 60_000,
    retries: schedule(
      'documentation',
      '1h 2h 4h',
      'The documentation’s example; count, interval and growth are set for each connection.',
    ),
    published: 'Count, interval and strategy for each connection, 50 automatic retries at most.',
    said: {
      timeout: memory('60 s'),
      success: '2xx',
      retries: 'a rule of one’s own, linear or doubling; the example waits 1, 2, 4 h',
      attempts: 'at most 50 retries',
      autoDisable: 'none; it opens an issue',
      ordering: memory('not guaranteed'),
      duplicates: memory('at least once'),
      eventId: 'x-hookdeck-eventid; x-hookdeck-will-retry-after says what follows',
      recovery: 'retries by hand, one or many',
    },
    notFollowed: [retryAfterIsUnstated],
    sources: [
      'hookdeck.com/docs/automatically-retry-events',
      {
        label: 'hookdeck/webhook-skills at f8a4801',
        url: 'https://github.com/hookdeck/webhook-skills/tree/f8a48018583392',
        read: 'documentation',
      },
    ],
  }),
  policy('hookdeck_outpost', 'Hookdeck Outpost', {
    kind: 'infrastructure',
    timeoutMs: 5_000,
    retries: { plan: 'schedule', waits: '30s 1m 2m 4m 8m 16m 32m 64m 128m 256m', known: 'code' },
    published: 'Ten retries, 30 s doubling, unless a schedule is configured.',
    said: {
      timeout: code('5 s'),
      success: code('anything under 400 counts; the documentation says 2xx'),
      retries: code('30 s, doubling'),
      attempts: code('11'),
      jitter: code('none'),
      retryAfter: code('not used'),
      redirects: code('up to ten followed; after 301, 302 and 303 the POST becomes a GET'),
      autoDisable: code('after 100 failures in a row, if switched on'),
      duplicates: 'at least once; deduplicate by the event id',
      eventId: code('x-outpost-event-id or webhook-id'),
      recovery: 'a retry API',
    },
    notFollowed: [
      redirectsAreFollowed,
      'Answers between 300 and 399 that are no redirects count as success there.',
    ],
    sources: files('hookdeck/outpost', 'f67ae011b287', [
      'internal/backoff/backoff.go',
      'internal/config/config.go',
      'internal/destregistry/providers/destwebhook/httphelper.go',
      'docs/content/features/event-delivery.mdoc',
    ]),
  }),
  policy('convoy', 'Convoy', {
    kind: 'infrastructure',
    timeoutMs: 10_000,
    retries: { plan: 'schedule', waits: '100s*10', known: 'code' },
    published: 'By default linear: 100 s, ten times.',
    said: {
      timeout: code('10 s'),
      success: code('200 to 299'),
      retries: code('100 s ten times; or doubling, up to 2 h'),
      attempts: code('11'),
      jitter: code('none; when doubling, up to 5 s more'),
      retryAfter: code('not used'),
      autoDisable: code(
        'if switched on: when an event has used its retries, or by a circuit breaker at 70 % failures in a window of 5 min',
      ),
      duplicates: code('at least once; or at most once, where only a missing answer is retried'),
      eventId: code('X-Convoy-Idempotency-Key, sent only when the event was given such a key'),
      recovery: code('a batch retry; events are kept 720 h'),
    },
    notFollowed: ['The circuit breaker, which goes by percentages, is not simulated.'],
    sources: files('frain-dev/convoy', '2b60cc652e1d', [
      'retrystrategies',
      'config/config.go',
      'datastore/models.go',
      'worker/task/process_event_delivery.go',
    ]),
  }),
];
