import type { Policy } from './policy.ts';
import {
  documentation,
  jitterIsUnpublished,
  memory,
  page,
  quoted,
  retryAfterIsUnstated,
  secondary,
  timeoutIsUnpublished,
} from './policySource.ts';

const zoom: Policy = {
  id: 'zoom',
  name: 'Zoom',
  kind: 'provider',
  timeoutMs: 3_000,
  retries: { plan: 'schedule', waits: '5m 20m 1h', known: 'documentation' },
  rules: { successRule: '200 204', disableAfterFailures: 6 },
  published: 'Retries 5 min after the first attempt, then after 20 min and after 60 min.',
  said: {
    timeout: documentation('3 s'),
    success: documentation('200 or 204'),
    attempts: documentation('4'),
    jitter: documentation('none'),
    redirects: secondary('not retried'),
    otherStatuses: secondary('only 5xx is retried; Zoom’s own text says anything but 200'),
    autoDisable: secondary('after 6 failures in a row; the endpoint is checked every 72 h'),
    eventId: documentation('none'),
    recovery: secondary('logs by the API, 7 days back; no redelivery'),
  },
  notFollowed: [
    retryAfterIsUnstated,
    'Every failure is tried again here, as Zoom’s own text says it.',
    'The check of the endpoint every 72 h is not simulated.',
  ],
  sources: [page('developers.zoom.us/blog/webhook-delays.md')],
};

const mailgun: Policy = {
  id: 'mailgun',
  name: 'Mailgun',
  kind: 'provider',
  retries: { plan: 'schedule', waits: '5m 10m 15m 1h 2h 4h', known: 'documentation' },
  rules: { successRule: '200' },
  published: 'During 8 hours: after 5 min, 10 min, 15 min, 1 h, 2 h and 4 h.',
  said: {
    success: documentation('200'),
    attempts: documentation('7'),
    window: documentation('8 h'),
    redirects: documentation('retried, like any other status'),
    otherStatuses: documentation('406 is never retried'),
    eventId: memory('signature.token and event-data.id in the body'),
    recovery: memory('the Events API'),
  },
  notFollowed: [
    timeoutIsUnpublished,
    retryAfterIsUnstated,
    'That 406 stops the retries is not simulated.',
  ],
  sources: [page('documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-retries')],
};

const sendgrid: Policy = {
  id: 'sendgrid',
  name: 'Twilio SendGrid Event Webhook',
  kind: 'provider',
  retries: {
    plan: 'schedule',
    waits: '1m 2m 4m 8m 16m 32m 1h 2h 4h 8h',
    known: 'illustrative',
    basis: 'Doubling from 1 min inside 24 h.',
  },
  rules: { successRule: '2xx' },
  said: {
    success: secondary('2xx'),
    retries: secondary('at increasing intervals, which are not published'),
    window: secondary('24 h after each event'),
    redirects: secondary('retried'),
    duplicates: quoted('three copies on average and up to 46 in one report'),
    eventId: secondary('sg_event_id in the body'),
    recovery: secondary('none'),
    more: secondary('events come in batches, about every 30 s or 768 kB'),
  },
  notFollowed: [timeoutIsUnpublished, retryAfterIsUnstated, 'Batches are not simulated.'],
  sources: [
    { label: 'third-party text that cites twilio.com/docs/sendgrid', read: 'secondary' },
    page('github.com/sendgrid/docs/issues/2933', 'quoted'),
  ],
};

const hubspot: Policy = {
  id: 'hubspot',
  name: 'HubSpot',
  kind: 'provider',
  timeoutMs: 5_000,
  retries: {
    plan: 'schedule',
    waits: '84s 169s 338s 676s 1351s 2703s 5405s 10811s 21621s 43242s',
    known: 'illustrative',
    basis: 'Doubling, scaled to 24 h.',
  },
  rules: { successRule: '2xx' },
  published: 'Up to 10 times, spread out over the next 24 hours, with varying delays.',
  said: {
    timeout: documentation('5 s for a batch of up to 100 events'),
    success: documentation('2xx'),
    retries: documentation('the intervals are not published'),
    attempts: documentation('11'),
    window: documentation('24 h'),
    jitter: documentation('each notification’s waits are randomized, no amount given'),
    retryAfter: documentation('workflow webhooks heed it after 429, in milliseconds'),
    otherStatuses: documentation('4xx and 5xx are retried; by workflows, of 4xx only 429'),
    ordering: documentation('not guaranteed; compare occurredAt'),
    duplicates: documentation('possible'),
    eventId: secondary('eventId in the body, not guaranteed unique; attemptNumber from 0'),
    recovery: documentation('logs only'),
    more: secondary('10 requests under way for each account'),
  },
  notFollowed: [jitterIsUnpublished, 'Batches, and what workflow webhooks do, are not simulated.'],
  sources: [
    { label: 'HubSpot’s page on retries, in a verbatim copy', read: 'quoted' },
    page('developers.hubspot.com/docs/methods/workflows/webhook_information'),
  ],
};

const twilio: Policy = {
  id: 'twilio',
  name: 'Twilio voice and messaging',
  kind: 'provider',
  timeoutMs: 15_000,
  retries: {
    plan: 'schedule',
    waits: '0',
    known: 'secondary',
    basis: 'The defaults of rc and rp, as others tell them.',
  },
  rules: { successRule: '2xx' },
  published: 'Retries and timeouts are chosen in the fragment of the URL: rc, rp, ct, rt, tt.',
  said: {
    timeout: secondary('15 s in all, 5 s to connect'),
    success: documentation('2xx'),
    retries: secondary('once, at once'),
    attempts: secondary('2; up to 6 by rc'),
    jitter: documentation('none'),
    otherStatuses: documentation('after an error a fallback URL is called, if there is one'),
    autoDisable: documentation('none'),
    ordering: documentation('status callbacks may come out of order'),
    duplicates: memory('possible'),
    eventId: documentation('I-Twilio-Idempotency-Token'),
    recovery: documentation('the debugger and the API'),
  },
  notFollowed: [
    'Unless rp says more, only a connection that cannot be made is retried; here every failure is.',
    'The fallback URL is not simulated.',
  ],
  sources: [
    page('www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides'),
    { label: 'third-party text for the default numbers', read: 'secondary' },
  ],
};

const meta: Policy = {
  id: 'meta',
  name: 'Meta Graph API',
  kind: 'provider',
  retries: {
    plan: 'schedule',
    waits: '0 1m 10m 1h 6h 24h',
    known: 'illustrative',
    basis: 'At once, then ever less often inside 36 h.',
  },
  rules: { successRule: '200' },
  published: 'Immediately, then a few more times with decreasing frequency over the next 36 hours.',
  said: {
    success: quoted('200'),
    retries: quoted('at once, then less and less often; the intervals are not published'),
    window: quoted('36 h'),
    autoDisable: memory('unsubscribed after failing for a while'),
    ordering: memory('not guaranteed'),
    duplicates: quoted('the receiver must deduplicate'),
    eventId: quoted('none'),
    recovery: quoted('ask the Graph API'),
    more: memory('up to 1,000 updates in a batch'),
  },
  notFollowed: [timeoutIsUnpublished, retryAfterIsUnstated, 'Batches are not simulated.'],
  sources: [page('developers.facebook.com/docs/graph-api/webhooks/getting-started', 'quoted')],
};

const dropbox: Policy = {
  id: 'dropbox',
  name: 'Dropbox',
  kind: 'provider',
  timeoutMs: 10_000,
  retries: {
    plan: 'schedule',
    waits: '5s 10s 20s 40s 80s 160s 285s',
    known: 'illustrative',
    basis: 'Doubling from 5 s inside 10 min.',
  },
  rules: { successRule: '200' },
  published: 'Exponential backoff, over the course of about ten minutes.',
  said: {
    timeout: documentation('10 s, in an old copy'),
    success: documentation('200'),
    retries: documentation('exponential, the intervals are not published'),
    window: documentation('about 10 min'),
    autoDisable: documentation('none: failures are shown in the App Console'),
    ordering: documentation('does not matter: the request only names the accounts that changed'),
    duplicates: documentation('do no harm'),
    eventId: documentation('none'),
    recovery: documentation('the changes are read by a cursor'),
  },
  notFollowed: [retryAfterIsUnstated],
  sources: [page('www.dropbox.com/developers/webhooks/docs')],
};

const zendesk: Policy = {
  id: 'zendesk',
  name: 'Zendesk',
  kind: 'provider',
  timeoutMs: 12_000,
  said: {
    timeout: secondary('12 s'),
    success: documentation('2xx'),
    retries: secondary('by status, the waits are not published: 409 three times, timeouts five'),
    retryAfter: secondary('heeded when it is less than 60 s'),
    tooMany: secondary('429 and 503 are retried only with such a Retry-After'),
    otherStatuses: secondary('not retried'),
    autoDisable: secondary(
      'never; a circuit breaker holds back for 5 s at 70 % errors or more than 1,000 in 5 min',
    ),
    ordering: documentation('not promised'),
    duplicates: documentation('the same action may call more than once'),
    eventId: memory('x-zendesk-webhook-invocation-id'),
    recovery: documentation('an API of invocations and attempts'),
  },
  sources: [page('developer.zendesk.com/api-reference/webhooks/introduction')],
};

const intercom: Policy = {
  id: 'intercom',
  name: 'Intercom',
  kind: 'provider',
  timeoutMs: 5_000,
  retries: {
    plan: 'schedule',
    waits: '1m',
    known: 'memory',
    basis: 'One retry after 1 min, as it is remembered.',
  },
  rules: { successRule: '2xx', on410: 'disable' },
  said: {
    timeout: memory('5 s'),
    success: documentation('2xx'),
    retries: memory('once, after 1 min'),
    attempts: memory('2'),
    gone: memory('410 disables the subscription'),
    tooMany: documentation('429 delays what follows by 1 min, growing to 2 h'),
    otherStatuses: documentation('answers slower than 500 ms lower the priority'),
    autoDisable: documentation(
      'after more than 1,000 errors in a row within 15 min for 15 min; after 7 days of errors for good',
    ),
    eventId: documentation('id in the body'),
    recovery: documentation('none'),
  },
  notFollowed: [
    retryAfterIsUnstated,
    'Delaying after 429, and disabling by errors within a time, are not simulated.',
  ],
  sources: [page('developers.intercom.com/docs/webhooks/webhook-notifications')],
};

/** Those who tell of customers, messages and meetings. */
export const businessPolicies: readonly Policy[] = [
  zoom,
  mailgun,
  hubspot,
  twilio,
  meta,
  dropbox,
  sendgrid,
  zendesk,
  intercom,
];
