import type { Policy } from './policy.ts';
import { short } from './shortPolicy.ts';

/** Pages that say something of deliveries, and too little of the waits for a run. */
export const policiesWithoutWaits: readonly Policy[] = [
  short({
    id: 'x_account_activity',
    name: 'X Account Activity (enterprise)',
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
  short({
    id: 'podium',
    name: 'Podium',
    address: 'docs.podium.com/docs/webhook-retries',
    said: {
      retries: 'the waits are not published',
      attempts: 'at most 15 retries',
      window: '8 h',
      autoDisable: 'when the retries of an event are used up',
      ordering: 'kept: all other events pause while one is tried again',
    },
  }),
  short({
    id: 'razorpay',
    name: 'Razorpay',
    address: 'razorpay.com/docs/webhooks/best-practices',
    said: {
      retries: 'exponential, the waits are not published',
      window: '24 h',
      autoDisable: 'after failing for 24 h',
    },
  }),
  short({
    id: 'toast',
    name: 'Toast',
    address: 'doc.toasttab.com/doc/devguide/apiBackOffSupport.html',
    said: {
      autoDisable:
        '50 errors or more within 5 min pause the deliveries for 1 min; 9 such pauses within 10 min stop them',
    },
  }),
  short({
    id: 'ironclad',
    name: 'Ironclad',
    address: 'developer.ironcladapp.com/reference/webhook-deactivation.md',
    said: {
      gone: '410 disables the webhook at once',
      autoDisable: 'after 100 failures in a row over 7 days or more',
    },
  }),
  short({
    id: 'pennylane',
    name: 'Pennylane',
    address: 'pennylane.readme.io/docs/failures-lifecycle',
    said: {
      retries: 'after 5xx and timeouts; the waits are not published',
      gone: '410 disables the webhook at once',
      tooMany: 'retried',
      otherStatuses: '401, 403, 404 and TLS errors disable the webhook at once',
    },
  }),
  short({
    id: 'heroku',
    name: 'Heroku',
    address: 'devcenter.heroku.com/changelog-items/1966',
    said: {
      retries: 'the waits are not published',
      window: '3 days',
      recovery: 'an API of the deliveries of the last 7 days, 300 at most',
    },
  }),
  short({
    id: 'sentry',
    name: 'Sentry integration platform',
    address: 'sentry.io/changelog/2023-10-3-change-to-integration-platform-webhook-handling',
    timeoutMs: 1_000,
    said: {
      timeout: '1 s',
      autoDisable: 'after 1,000 timeouts within 24 h the webhook is unsubscribed',
    },
  }),
];
