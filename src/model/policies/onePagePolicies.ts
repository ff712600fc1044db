import { short } from './definePolicy.ts';
import type { Policy } from './policy.ts';

/** Those of which one page was read; that of the last says too little of the waits for a run. */
export const onePagePolicies: readonly Policy[] = [
  short('wix', 'Wix', {
    address: 'dev.wix.com/docs/rest/articles/getting-started/webhook-resend-policy',
    timeoutMs: 1_250,
    retries: '1m 10m 1h 2h 2h 2h 4h 4h 4h 8h 8h 12h',
    rules: { successRule: '200' },
    said: { timeout: '1.25 s', success: '200' },
  }),
  short('circle_cpn', 'Circle CPN', {
    address: 'developers.circle.com/cpn/references/webhook-retries',
    retries: '1s 10s 30s 1m 15m 1h 3h 5h 6h 10h 11h',
    said: { success: '2xx', attempts: '12; when testing 7' },
  }),
  short('nmi', 'NMI gateway', {
    address: 'docs.nmi.com/reference/retry-logic',
    retries: '15s 1m 1m 1m 5m 15m 30m 1h*10 12h 12h 24h',
    rules: { successRule: '200' },
    said: { success: '200', attempts: '21 in 3 days, the intervals are approximate' },
    notFollowed: ['There may be fewer attempts when many wait for the endpoint.'],
  }),
  short('brevo', 'Brevo', {
    address: 'developers.brevo.com/docs/retry-mechanism',
    retries: '10m 1h 2h 8h',
    rules: { on410: 'giveUp', on4xx: 'giveUp' },
    said: {
      otherStatuses:
        'a 4xx but 429 discards the event; of 5xx one page can be read either way, and an older one retries them',
    },
    notFollowed: [
      'A server that does not respond pauses all events for 10 min there.',
      'Whether 5xx stops the retries is not clear from the text; here they are tried again.',
    ],
  }),
  short('tidio', 'Tidio', {
    address: 'developers.tidio.com/docs/webhooks-delivering',
    timeoutMs: 4_000,
    retries: '5s 10s 30s 1m 3m 10m 30m 1h 3h',
    said: { timeout: '4 s', ordering: 'not guaranteed' },
  }),
  short('strike', 'Strike', {
    address: 'docs.strike.me/webhooks/failure-recovery',
    timeoutMs: 5_000,
    retries: '3s 9s 27s 81s 243s 729s 2187s 6561s 19683s 59049s 177147s 531441s',
    rules: { on410: 'giveUp' },
    said: {
      timeout: '5 s',
      retries: '3 to the power of the retry, in seconds, for about 9 days',
      gone: '410 opts out of retries, as 501 does',
      recovery: 'a list of events by the API',
    },
    notFollowed: ['501 opts out of retries there; here it is tried again.'],
  }),
  short('ticket_tailor', 'Ticket Tailor', {
    address: 'developers.tickettailor.com/docs/webhook/retry',
    retries:
      '16s 65s 175s 369s 671s 1105s 1695s 2465s 3439s 4641s 6095s 7825s 9855s 12209s 14911s 17985s 21455s 25345s 29679s 34481s 39775s',
    rules: { on3xx: 'giveUp' },
    said: {
      retries: 'at k to the power of 4 seconds after the first attempt, k from 2 to 22',
      redirects: 'fail at once, as network errors do',
      autoDisable: 'after 10 days of failing, with a warning after 5',
    },
    notFollowed: [
      'The times count from the first attempt there; here each wait begins with a failure.',
      'From when the 10 days count is not said; here the endpoint is never disabled.',
    ],
  }),
  short('recurly', 'Recurly', {
    address: 'docs.recurly.com/recurly-subscriptions/docs/automatic-retries',
    retries: '10s 74s 266s 778s 2058s 5130s 12298s 28682s 65546s 147466s',
    said: {
      retries: '10 + x · 2 to the power of x + 5 seconds, x from 0 to 9',
      success: '2xx',
      ordering: 'retries go in the order in which the notifications were created',
    },
  }),
  short('ashby', 'Ashby', {
    address: 'developers.ashbyhq.com/docs/retries',
    retries: '10s 30s 70s 150s 310s 630s 1270s 2550s 5110s',
    rules: { on410: 'giveUp', on4xx: 'giveUp' },
    said: {
      retries: '10 seconds times 2 to the power of k less 1, k from 1 to 9',
      gone: 'not retried',
      otherStatuses: '401, 403, 404 and 405 are not retried',
    },
    notFollowed: ['400 and other 4xx are tried again there; here they are not.'],
  }),
  short('prolific', 'Prolific', {
    address: 'docs.prolific.com/api-reference/webhooks/event-delivery-and-retry-logic',
    retries: {
      plan: 'exponential',
      firstWaitMs: 60_000,
      longestWaitMs: 86_400_000,
      attempts: 12,
      known: 'documentation',
    },
    rules: { jitter: 'full' },
    said: {
      success: '2xx',
      jitter: 'full: anywhere from nothing to the wait',
      window: 'about 24 h',
    },
  }),
  short('ahasend', 'AhaSend', {
    address: 'ahasend.com/docs/api-reference/webhooks/retry-policy',
    retries: '1s 16s 81s 256s 625s 1296s',
    rules: { jitter: 'spread', jitterPercent: 10, disableAfterFailures: 100 },
    said: {
      retries: 'k to the power of 4 seconds, k from 1 to 6',
      jitter: 'plus or minus 10 %',
      autoDisable: 'after 100 failures in a row',
    },
  }),
  short('didww', 'DIDWW phone.systems', {
    address:
      'doc.didww.com/phone-systems/Settings/webhooks/webhook-delivery-and-troubleshooting.md',
    timeoutMs: 10_000,
    retries: '1s 2s 5s 10s 30s 1m 2m 5m 5m',
    rules: { jitter: 'full' },
    said: {
      timeout: '10 s, 3 s to connect',
      jitter: 'full: anywhere from nothing to the wait',
      redirects: 'a failure',
      otherStatuses: '4xx are retried',
    },
  }),
  short('pusher_beams', 'Pusher Beams', {
    address: 'docs.bird.com/pusher/beams/beams/webhooks/beams-webhook-timeouts-and-retries',
    timeoutMs: 3_000,
    retries: '10s 30s 2m 5m',
    said: { timeout: '3 s' },
  }),
  short('adobe_io', 'Adobe I/O Events', {
    address: 'developer.adobe.com/events/docs/common/retry-doc',
    timeoutMs: 10_000,
    retries: {
      plan: 'exponential',
      firstWaitMs: 60_000,
      longestWaitMs: 900_000,
      attempts: 200,
      windowMs: 86_400_000,
      known: 'documentation',
    },
    said: {
      timeout: '10 s',
      retries: '60 s doubling, 15 min at most',
      window: '24 h',
      autoDisable: 'marked unstable, then disabled',
    },
    notFollowed: ['When an unstable endpoint is disabled is not simulated.'],
  }),
  short('dialpad', 'Dialpad calls', {
    address: 'developers.dialpad.com/docs/webhook-delivery-failures',
    timeoutMs: 5_000,
    retries: '2s 4s 8s',
    rules: { on3xx: 'giveUp', on410: 'giveUp', on429: 'giveUp', on4xx: 'giveUp' },
    said: {
      timeout: '5 s',
      otherStatuses: 'only 5xx is retried, no 4xx, not even 429',
      more: 'SMS events are tried again 10 times, after 30 s, then from 1 min doubling to 32 min, then 3 times after 60 min; contacts, faxes and status after 0.1, 0.2, 0.4 and 0.8 s',
    },
    notFollowed: [
      'A connection that fails is tried again at most twice, at once, there; here it waits like any failure.',
    ],
  }),
  short('apideck', 'Apideck', {
    address: 'help.apideck.com/en/articles/4231682',
    retries: '3m 5m 10m 30m 1h 2h 4h 8h 12h',
    said: {
      window: 'messages older than 24 h are removed',
      autoDisable: 'the subscription is disabled by itself; when is not published',
    },
    notFollowed: [
      'Messages older than 24 h are removed there, so the last wait cannot pass if they count from the start; here all waits are made.',
      'When the subscription is disabled is not published; here it never is.',
    ],
  }),
  short('boldsign', 'BoldSign', {
    address: 'developers.boldsign.com/webhooks/webhook-configuration-and-lifecycle/',
    timeoutMs: 10_000,
    retries: '1m 15m 45m 1h 8h 24h',
    rules: { successRule: '200' },
    said: {
      timeout: '10 s',
      success: '200',
      autoDisable: 'after 7 days of watching what follows the last retry',
    },
    notFollowed: ['The 7 days of watching are not simulated: here it is never disabled.'],
  }),
  short('alloy', 'Alloy', {
    address: 'developer.alloy.com/public/docs/retry-logic-and-webhook-logs.md',
    retries: '1s 59s 9m 20m 1h 90m 3h 6h 12h',
    rules: { disableAfterFailures: 100 },
    said: {
      window: '24 h',
      autoDisable: 'after 100 failures in a row within 72 h',
      more: 'new events go before retries',
    },
    notFollowed: ['That the 100 failures lie within 72 h is not looked at here.'],
  }),
  short('paymongo', 'PayMongo', {
    address: 'developers.paymongo.com/docs/webhook-retry-logic',
    retries: {
      plan: 'exponential',
      firstWaitMs: 2_000,
      longestWaitMs: 86_400_000,
      attempts: 13,
      known: 'illustrative',
      basis: 'Twelve doublings from 2 s make exactly the 136.5 min that are published.',
    },
    rules: { disableAfterDeadLetters: 3 },
    said: {
      success: '2xx',
      retries: 'exponential, over up to 136.5 min',
      attempts: '13',
      autoDisable: 'when three events in a row have used their retries, until enabled by hand',
      recovery: 'none',
    },
  }),
  short('sanity', 'Sanity', {
    address: 'www.sanity.io/docs/changelog/50ec6abf-fe0c-475b-ae72-314148860132.md',
    retries: '30s 30s',
    rules: { on3xx: 'giveUp', on410: 'giveUp', on4xx: 'giveUp' },
    said: {
      otherStatuses: 'only 429 and 5xx are retried',
      more: 'since April 2026; exponential over 30 min before, which let deliveries pile up',
    },
  }),
  short('truecaller', 'Truecaller for Business', {
    address:
      'docs.truecaller.com/truecaller-for-business/verified-business-api-documentation/webhooks/automatic-retries',
    timeoutMs: 20_000,
    retries: '2m 6m 30m 1h 5h 24h 48h',
    said: { timeout: '20 s for an answer, 20 s to connect, 60 s in all' },
  }),
  short('juspay', 'Juspay', {
    address: 'juspay.io/in/docs/upi-inapp/react-native/miscellaneous/webhook-callback-retries',
    retries: '1m 5m 5m 10m*5 1h*5 6h 6h 6h',
    rules: { successRule: '200' },
    said: { success: '200', attempts: '17 in 24 h' },
  }),
  short('ultravox', 'Ultravox', {
    address: 'docs.ultravox.ai/webhooks/errors-and-retries',
    retries: '30s 1m 2m 4m 8m 16m 32m 64m 128m 256m',
    said: { retries: '30 s doubling, ten times' },
  }),
  short('x_account_activity', 'X Account Activity (enterprise)', {
    address:
      'developer.x.com/en/docs/x-api/enterprise/account-activity-api/guides/activity-retries',
    timeoutMs: 3_000,
    said: {
      timeout: '3 s',
      success: '200',
      retries: 'the waits are not published',
      attempts: 'the first and at most 3 retries',
      window: '5 min',
    },
  }),
  short('podium', 'Podium', {
    address: 'docs.podium.com/docs/webhook-retries',
    said: {
      retries: 'the waits are not published',
      attempts: 'at most 15 retries',
      window: '8 h',
      autoDisable: 'when the retries of an event are used up',
      ordering: 'kept: all other events pause while one is tried again',
    },
  }),
  short('razorpay', 'Razorpay', {
    address: 'razorpay.com/docs/webhooks/best-practices',
    said: {
      retries: 'exponential, the waits are not published',
      window: '24 h',
      autoDisable: 'after failing for 24 h',
    },
  }),
  short('toast', 'Toast', {
    address: 'doc.toasttab.com/doc/devguide/apiBackOffSupport.html',
    said: {
      autoDisable:
        '50 errors or more within 5 min pause the deliveries for 1 min; 9 such pauses within 10 min stop them',
    },
  }),
  short('ironclad', 'Ironclad', {
    address: 'developer.ironcladapp.com/reference/webhook-deactivation.md',
    said: {
      gone: '410 disables the webhook at once',
      autoDisable: 'after 100 failures in a row over 7 days or more',
    },
  }),
  short('pennylane', 'Pennylane', {
    address: 'pennylane.readme.io/docs/failures-lifecycle',
    said: {
      retries: 'after any other failure; the waits are not published',
      gone: '410 disables the webhook at once',
      tooMany: 'retried',
      otherStatuses: '401, 403, 404 and TLS errors disable the webhook at once',
      autoDisable: 'repeated failures over a sustained period too; how long is not published',
    },
  }),
  short('heroku', 'Heroku', {
    address: 'devcenter.heroku.com/changelog-items/1966',
    said: {
      retries: 'the waits are not published',
      window: '3 days',
      recovery: 'an API of the deliveries of the last 7 days, 300 at most',
    },
  }),
  short('sentry', 'Sentry integration platform', {
    address: 'sentry.io/changelog/2023-10-3-change-to-integration-platform-webhook-handling',
    timeoutMs: 1_000,
    said: {
      timeout: '1 s',
      autoDisable: 'after 1,000 timeouts within 24 h the webhook is unsubscribed',
    },
  }),
];
