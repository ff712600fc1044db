import { policy, schedule } from './definePolicy.ts';
import type { Policy } from './policy.ts';
import {
  othersTable,
  page,
  queueIsPerEndpoint,
  retryAfterIsUnstated,
  secondary,
  timeoutIsUnpublished,
  tree,
} from './policySource.ts';

/** Those who tell of documents, tickets, alerts and appointments. */
export const officePolicies: readonly Policy[] = [
  policy('notion', 'Notion', {
    retries: schedule(
      'illustrative',
      '5m 10m 20m 40m 80m 160m 320m 640m',
      'Eight doublings from 5 min inside 24 h.',
    ),
    published: 'A webhook acts as a signal: what changed is asked for with a call.',
    said: {
      retries: secondary('the intervals are not published'),
      attempts: secondary('9'),
      window: secondary('24 h'),
      duplicates: secondary('it aims at once at most'),
      more: 'events that follow each other closely are told as one',
    },
    notFollowed: [timeoutIsUnpublished, retryAfterIsUnstated],
    sources: [
      'developers.notion.com/reference/webhooks',
      tree('makenotion/notion-sdk-js', '9060802', 'code'),
      othersTable,
    ],
  }),
  policy('jira_cloud', 'Jira Cloud', {
    retries: schedule('secondary', '10m*5', 'The middle of 5 to 15 min, as others tell them.'),
    rules: {
      jitter: 'spread',
      jitterPercent: 50,
      on3xx: 'giveUp',
      on410: 'giveUp',
      on4xx: 'giveUp',
    },
    said: {
      attempts: secondary('6'),
      jitter: secondary('each wait lies between 5 and 15 min'),
      tooMany: secondary('retried'),
      otherStatuses: secondary('of 4xx only 408, 409, 425 and 429 are retried'),
      eventId: secondary('X-Atlassian-Webhook-Identifier, the same in every retry'),
      more: secondary('urgent events within 30 s, the others within 15 min'),
    },
    notFollowed: [
      timeoutIsUnpublished,
      retryAfterIsUnstated,
      '408, 409 and 425 are tried again there; here they are given up like other 4xx.',
    ],
    sources: [
      page('developer.atlassian.com/cloud/jira/platform/webhooks/', 'secondary'),
      othersTable,
    ],
  }),
  policy('pagerduty', 'PagerDuty', {
    timeoutMs: 5_000,
    retries: {
      plan: 'exponential',
      firstWaitMs: 10_000,
      longestWaitMs: 3_600_000,
      attempts: 200,
      windowMs: 172_800_000,
      known: 'illustrative',
      basis: '10 s doubling up to 1 h, inside 48 h.',
    },
    rules: {
      on3xx: 'giveUp',
      on410: 'giveUp',
      on4xx: 'giveUp',
      disableAfterDeadLetters: 3,
      disabledForMs: 86_400_000,
    },
    said: {
      timeout: '5 s; custom actions 16 s',
      retries: 'timeouts, 5xx, 429 and names that do not resolve; the intervals are not published',
      window: '48 h',
      tooMany: 'retried',
      otherStatuses: 'other 4xx are dropped',
      autoDisable: 'for 24 h after three drops in a row; what waits is dropped with them',
      ordering: 'a queue for each endpoint waits while one event is tried again',
      duplicates: 'deduplicate by X-Webhook-Id',
      eventId: 'X-Webhook-Id, the same in every attempt',
    },
    notFollowed: [
      queueIsPerEndpoint,
      retryAfterIsUnstated,
      'What a redirect does is not said; here it is given up.',
    ],
    sources: [tree('PagerDuty/developer-docs', '9422439', 'documentation')],
  }),
  policy('box', 'Box', {
    timeoutMs: 30_000,
    retries: schedule('illustrative', '10m*12', 'Evenly spread over 2 h.'),
    said: {
      timeout: '30 s',
      success: '2xx',
      retries: 'the intervals are not published',
      attempts: '13; another page says 11',
      window: '2 h',
      eventId: 'id in the body; BOX-DELIVERY-ID is another in each retry',
    },
    notFollowed: [retryAfterIsUnstated],
    sources: [tree('box/developer.box.com', 'eee1aa6', 'documentation')],
  }),
  policy('calendly', 'Calendly', {
    timeoutMs: 15_000,
    retries: schedule(
      'illustrative',
      '1m 2m 4m 8m 16m 32m 1h 2h 4h 8h',
      'Doubling from 1 min inside 24 h.',
    ),
    rules: { disableAfterDeadLetters: 1 },
    said: {
      timeout: secondary('15 s'),
      retries: 'exponential, the intervals are not published',
      window: '24 h, or 24 h beyond the appointment',
      autoDisable: 'after that the webhook is disabled, and has to be made anew',
    },
    notFollowed: [retryAfterIsUnstated],
    sources: ['developer.calendly.com/', othersTable],
  }),
];
