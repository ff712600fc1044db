import { policy, schedule } from './definePolicy.ts';
import type { Policy } from './policy.ts';
import {
  memory,
  page,
  queueIsPerEndpoint,
  quoted,
  retryAfterIsUnstated,
  secondary,
  timeoutIsUnpublished,
} from './policySource.ts';

/** Those who tell of money and orders. */
export const paymentPolicies: readonly Policy[] = [
  policy('stripe', 'Stripe', {
    retries: schedule(
      'illustrative',
      '5m 10m 20m 40m 80m 160m 320m 640m 12h*4',
      '5 min doubling, 12 h at most, inside 72 h.',
    ),
    published: 'For up to three days with an exponential back off in live mode.',
    said: {
      success: quoted('2xx'),
      retries: 'exponential, the intervals are not published',
      window: '3 days; in a sandbox three times over a few hours',
      redirects: quoted('a failure, not followed'),
      gone: quoted('no rule of its own in the text'),
      autoDisable: quoted('after failing for multiple days, with emails before; no exact rule'),
      ordering: quoted('not guaranteed, and not to be read from the time of creation'),
      duplicates: quoted('the same event may come more than once'),
      eventId: quoted('id in the body'),
      recovery:
        'a list of events by their delivery success, 30 days back; resending by hand, 15 days in the dashboard, 30 by the CLI',
    },
    notFollowed: [
      timeoutIsUnpublished,
      retryAfterIsUnstated,
      'When the endpoint is disabled is not published; here it never is.',
      'A resend by hand does not stop the automatic retries there; here only dead letters are resent.',
    ],
    sources: [
      'docs.stripe.com/webhooks/process-undelivered-events',
      page('docs.stripe.com/webhooks', 'quoted'),
    ],
  }),
  policy('shopify', 'Shopify', {
    timeoutMs: 5_000,
    retries: schedule(
      'illustrative',
      '56s 113s 226s 452s 904s 1807s 3614s 7228s',
      'Doubling, scaled to 4 h.',
    ),
    rules: { disableAfterFailures: 8 },
    published:
      'Retries 8 times over the next 4 hours; since September 2024, 19 times in 48 h before.',
    said: {
      timeout: '1 s to connect, 5 s in all',
      success: '200 to 299',
      retries: 'exponential, the intervals are not published',
      attempts: '9',
      window: '4 h',
      redirects: 'an error',
      autoDisable: 'after 8 failures in a row a subscription made by the Admin API is deleted',
      ordering: secondary('not guaranteed, neither within a topic nor across'),
      duplicates: 'possible; deduplicate by X-Shopify-Webhook-Id',
      eventId: 'X-Shopify-Webhook-Id; X-Shopify-Event-Id names the event that caused it',
      recovery: 'no redelivery: reconcile against the API',
    },
    notFollowed: [
      retryAfterIsUnstated,
      'The subscription is deleted there; here the endpoint is disabled until it is enabled by hand.',
    ],
    sources: [
      'shopify.dev/changelog/updates-to-webhook-retry-mechanism',
      'shopify.dev/docs/apps/build/webhooks/verify-deliveries.md',
      page('shopify.dev/docs/apps/build/webhooks/subscribe/https', 'quoted'),
    ],
  }),
  policy('adyen', 'Adyen', {
    timeoutMs: 10_000,
    retries: {
      plan: 'schedule',
      waits: '9s 9s 9s 2m 5m 10m 15m 30m 1h 2h 4h 8h',
      attempts: 200,
      windowMs: 2_592_000_000,
      known: 'documentation',
      basis: 'That the 8 h repeat until the 30 days are over is a reading of the text.',
    },
    published:
      'Three tries at 9, 18 and 27 s, then after 2, 5, 10, 15, 30 min, 1, 2, 4 and 8 h, for up to 30 days.',
    said: {
      timeout: '10 s',
      success: '2xx, 202 recommended',
      retries: 'at 9, 18 and 27 s, then in growing intervals up to 8 h',
      window: '30 days',
      autoDisable: 'none: the endpoint is marked Failing and the queue is kept',
      ordering: 'a queue for each endpoint; a failure holds up all that follow',
      duplicates: secondary('possible'),
      eventId: memory('pspReference and eventCode in the body'),
      recovery: 'the Customer Area lists what failed and can retry it',
    },
    notFollowed: [queueIsPerEndpoint, retryAfterIsUnstated],
    sources: [
      'docs.adyen.com/development-resources/webhooks/troubleshoot',
      'docs.adyen.com/japan-sellers-screening/webhooks',
    ],
  }),
  policy('square', 'Square', {
    timeoutMs: 10_000,
    retries: schedule('quoted', '1m 2m 4m 8m 16m 32m 1h 2h 4h 8h 8h'),
    published:
      'Up to 24 h, 11 retries: after 1, 2, 4, 8, 16, 32, 60 min, 2, 4, 8 and 8 h, then discarded.',
    said: {
      timeout: quoted('10 s, in an older page; a newer one says as soon as possible'),
      success: '2xx only',
      attempts: quoted('12'),
      window: '24 h',
      redirects: 'a failure',
      autoDisable:
        'after three weeks without a success, with an email after each week; whether it still holds is not sure',
      ordering: 'no guarantee',
      duplicates: 'may be sent more than once',
      eventId: 'event_id in the body; square-retry-number and square-retry-reason',
      recovery: 'the Events API searches the last 28 days, once it is enabled',
    },
    notFollowed: [
      retryAfterIsUnstated,
      'Disabling after three weeks is longer than any run; here the endpoint is never disabled.',
    ],
    sources: [
      'developer.squareup.com/docs/webhooks/troubleshooting',
      'developer.squareup.com/docs/webhooks/step4manage',
      'developer.squareup.com/docs/webhooks-api/delivery-sla',
      'developer.squareup.com/docs/events-api/overview',
      page('developer.squareup.com/docs/webhooks/overview', 'quoted'),
    ],
  }),
  policy('paypal', 'PayPal', {
    retries: schedule(
      'illustrative',
      '1m 80s 107s 144s 193s 258s 345s 462s 618s 827s 1107s 1482s 1984s 2655s 3554s 4757s 6367s 8522s 11407s 15268s 20436s 27354s 36613s 49005s 65593s',
      'Growing by a third each time from 60 s, scaled to 72 h.',
    ),
    published: 'Any status but 2xx is tried again, up to 25 times over 3 days.',
    said: {
      success: '2xx',
      retries: quoted('the intervals are not published'),
      attempts: '26',
      window: '3 days',
      redirects: quoted('a failure'),
      autoDisable: quoted('none: the delivery is marked Failed and the subscription kept'),
      eventId: memory('id in the body, PAYPAL-TRANSMISSION-ID in a header'),
      recovery: 'a list of events, and resending one by its id',
    },
    notFollowed: [timeoutIsUnpublished, retryAfterIsUnstated],
    sources: [
      'developer.paypal.com/api/webhooks/',
      'developer.paypal.com/api/rest/webhooks/rest.md',
    ],
  }),
  policy('paddle', 'Paddle Billing', {
    timeoutMs: 5_000,
    retries: schedule(
      'illustrative',
      '3m*20 3066s*27 13293s*13',
      '20 in the first hour, 47 by the first day, 60 by the third, evenly spread.',
    ),
    rules: { successRule: '200' },
    published:
      'Up to 60 times over 3 days with exponential backoff; in a sandbox 3 times in 15 min.',
    said: {
      timeout: '5 s',
      success: '200',
      retries: secondary('20 in the first hour; the intervals are not published'),
      attempts: '61',
      window: '3 days',
      redirects: secondary('tried again, like anything but 200'),
      ordering: secondary('not guaranteed; compare occurred_at'),
      duplicates: secondary('at least once; deduplicate by event_id'),
      eventId: 'event_id and notification_id in the body',
      recovery: 'replaying a notification by the API',
      more: memory('47 attempts in the first day'),
    },
    notFollowed: [retryAfterIsUnstated],
    sources: ['developer.paddle.com/webhooks/about/respond-to-webhooks'],
  }),
];
