import { policy, schedule, short } from './definePolicy.ts';
import type { Policy } from './policy.ts';
import {
  code,
  othersTable,
  page,
  retryAfterIsUnstated,
  secondary,
  timeoutIsUnpublished,
  tree,
} from './policySource.ts';

/** Those who run shops, subscriptions and newsletters for others. */
export const shopPolicies: readonly Policy[] = [
  policy('woocommerce', 'WooCommerce', {
    retries: { plan: 'off', known: 'code' },
    rules: { successRule: '2xx 3xx', disableAfterFailures: 7 },
    said: {
      success: code('200 to 302'),
      retries: code('none'),
      autoDisable: code('at the 7th failure in a row'),
    },
    notFollowed: [
      timeoutIsUnpublished,
      'A redirect from 303 on is a failure there; here each counts as success.',
    ],
    sources: [tree('woocommerce/woocommerce', '00e1bc4', 'code')],
  }),
  policy('bigcommerce', 'BigCommerce', {
    retries: '1m 3m 5m 10m 15m 30m 1h 2h 6h 14h 24h',
    rules: { disableAfterDeadLetters: 1 },
    said: {
      autoDisable:
        'when an event has used its retries; a domain with fewer than 90 % successes in 2 min is blocked for 3 min',
    },
    notFollowed: [
      timeoutIsUnpublished,
      retryAfterIsUnstated,
      'Blocking a domain by its share of successes is not simulated.',
    ],
    sources: [tree('bigcommerce/docs', '24f580c', 'documentation')],
  }),
  short('squarespace', 'Squarespace', {
    address: 'developers.squarespace.com/',
    retries: schedule('illustrative', '30m 1h 2h 4h 8h 16h', 'Doubling from 30 min inside 48 h.'),
    said: {
      retries: 'several times; the intervals are not published',
      window: '48 h',
      autoDisable: 'the subscription may be deleted after that',
    },
    notFollowed: ['Whether the subscription is deleted is not sure; here it never is.'],
  }),
  policy('chargebee', 'Chargebee', {
    timeoutMs: 20_000,
    retries: schedule(
      'illustrative',
      '2m 7m 23m 76m 256m 860m 48h',
      'From 2 min to 2 days, each some three times the one before.',
    ),
    said: {
      timeout: secondary('20 s to connect, 20 s for an answer, 60 s in all'),
      retries: secondary('from 2 min to 2 days; the intervals between are not published'),
      attempts: secondary('8'),
      more: secondary('nothing is signed: a user name and a password are sent'),
    },
    notFollowed: [retryAfterIsUnstated],
    sources: [page('www.chargebee.com/docs/', 'secondary'), othersTable],
  }),
  policy('kit', 'Kit', {
    retries: '30s 2m 15m 1h 4h 12h 24h',
    rules: { retryAfter: 'atLeast', on410: 'giveUp' },
    said: {
      attempts: '8',
      retryAfter: 'heeded, from 1 s to 24 h',
      gone: '410 stops the retries',
      more: 'each retry is signed anew',
    },
    notFollowed: [timeoutIsUnpublished, 'A Retry-After beyond 24 h is waited for here.'],
    sources: ['developers.kit.com/'],
  }),
];
