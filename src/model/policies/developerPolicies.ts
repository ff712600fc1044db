import { policy, schedule } from './definePolicy.ts';
import type { Policy } from './policy.ts';
import {
  code,
  files,
  memory,
  page,
  quoted,
  redirectsAreFollowed,
  retryAfterIsUnstated,
  secondary,
} from './policySource.ts';

/** Those who tell of code, chats and streams. */
export const developerPolicies: readonly Policy[] = [
  policy('github', 'GitHub', {
    timeoutMs: 10_000,
    retries: { plan: 'off', known: 'documentation' },
    published: 'GitHub does not automatically redeliver failed deliveries.',
    said: {
      timeout: '10 s; Enterprise Server 30 s',
      success: '2xx',
      retries: 'none',
      duplicates: 'a redelivery carries the same X-GitHub-Delivery',
      eventId: 'X-GitHub-Delivery',
      recovery:
        'listing and redelivering by the API or by hand, 3 days back; the example script runs every 6 h',
      more: secondary('payloads up to 25 MB'),
    },
    notFollowed: ['Redelivery reaches 3 days back there; here as far as the run goes.'],
    sources: [
      'docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries',
      'docs.github.com/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks',
      {
        label: 'github/docs best-practices-for-using-webhooks.md',
        url: 'https://github.com/github/docs/blob/main/content/webhooks/using-webhooks/best-practices-for-using-webhooks.md',
        read: 'documentation',
      },
    ],
  }),
  policy('gitlab', 'GitLab.com', {
    timeoutMs: 10_000,
    retries: { plan: 'off', known: 'code' },
    rules: { successRule: '2xx 3xx', disableAfterFailures: 4, disabledForMs: 60_000 },
    published:
      'No retry schedule: a failed call is not repeated, and failures disable the webhook.',
    said: {
      timeout: secondary('10 s on GitLab.com, a setting elsewhere'),
      success: code('2xx or 3xx'),
      retries: code('none'),
      retryAfter: code('not used'),
      redirects: code('count as success'),
      autoDisable: code(
        'at the 4th failure in a row for 1 min, then twice as long with each further one, up to 24 h; for good at the 40th; switched off in a GitLab of one’s own unless an administrator turns it on',
      ),
      duplicates: secondary('to be expected after a timeout'),
      eventId: code('Idempotency-Key and webhook-id; X-Gitlab-Event-UUID differs in each request'),
      recovery: secondary('resending by hand or by the API; events are kept 2 days'),
      more: code('payloads up to 25 MB'),
    },
    notFollowed: ['The 40th failure, which disables the webhook for good, only pauses it here.'],
    sources: files('gitlabhq/gitlabhq', '017a6c129d6a', [
      'app/models/concerns/web_hooks/auto_disabling.rb',
      'app/services/web_hook_service.rb',
    ]),
  }),
  policy('slack', 'Slack Events API', {
    timeoutMs: 3_000,
    retries: schedule(
      'documentation',
      '0 1m 5m',
      'Whether the 5 min count from the last retry or from the start is not said.',
    ),
    published: 'Up to three retries: nearly immediately, after 1 minute and after 5 minutes.',
    said: {
      timeout: '3 s',
      success: '2xx, 200 recommended',
      attempts: '4; with Delayed Events then hourly for 24 h',
      window: 'nothing is delivered more than 2 h late',
      jitter: 'none stated',
      redirects: 'two at most are followed',
      otherStatuses: 'an answer with x-slack-no-retry: 1 stops the retries',
      autoDisable:
        'when more than 95 % of the attempts within 60 min fail; apps with under 1,000 events an hour are exempt',
      eventId: 'event_id in the body; x-slack-retry-num and x-slack-retry-reason',
      recovery: 'none',
      more: '30,000 deliveries an hour for each workspace and app',
    },
    notFollowed: [
      redirectsAreFollowed,
      'Disabling by the share of failures is not simulated.',
      'The header that stops the retries is not simulated.',
    ],
    sources: [
      'docs.slack.dev/apis/events-api/',
      'docs.slack.dev/reference/events/app_rate_limited/',
    ],
  }),
  policy('linear', 'Linear', {
    timeoutMs: 5_000,
    retries: { plan: 'schedule', waits: '1m 1h 6h', known: 'quoted' },
    rules: { successRule: '200' },
    published: 'Up to three retries: after 1 minute, 1 hour and 6 hours.',
    said: {
      timeout: quoted('5 s'),
      success: quoted('200'),
      attempts: quoted('4'),
      jitter: quoted('none'),
      redirects: quoted('a failure'),
      autoDisable: quoted('an unresponsive webhook may be disabled, and is enabled by hand'),
      eventId: quoted('Linear-Delivery, the same in every retry'),
      recovery: 'none; ask the API',
    },
    notFollowed: [
      retryAfterIsUnstated,
      'When a webhook is disabled is not published; here it never is.',
    ],
    sources: [page('linear.app/developers/webhooks', 'quoted')],
  }),
  policy('discord', 'Discord', {
    timeoutMs: 3_000,
    retries: schedule(
      'illustrative',
      '5s 10s 20s 40s 80s 160s 285s',
      'Doubling from 5 s inside 10 min.',
    ),
    rules: { successRule: '204' },
    published: 'Several times using exponential backoff for up to 10 minutes.',
    said: {
      timeout: '3 s',
      success: '204 with an empty body',
      retries: 'exponential, the intervals are not published',
      window: '10 min',
      autoDisable:
        'stops when the endpoint fails to respond too often, or accepts a signature that is wrong on purpose',
      ordering: 'not guaranteed',
      eventId: 'none',
      recovery: 'none',
    },
    notFollowed: [
      retryAfterIsUnstated,
      'How often is too often is not published; here it never is.',
    ],
    sources: files(
      'discord/discord-api-docs',
      '2001e741f6aa',
      ['docs/events/webhook-events.mdx'],
      'documentation',
    ),
  }),
  policy('bitbucket', 'Bitbucket Cloud', {
    timeoutMs: 10_000,
    said: {
      timeout: secondary('10 s'),
      success: '2xx',
      attempts: memory('3'),
      duplicates: secondary('X-Request-UUID is the same in all attempts'),
      eventId: 'X-Request-UUID; X-Attempt-Number counts the attempts',
      recovery: 'a button that resends a request',
      more: 'payloads up to 256 kB',
    },
    sources: [
      'confluence.atlassian.com/bbkb/troubleshoot-webhooks-1167729092.html',
      page('github.com/Shippable/support/issues/1997', 'secondary'),
    ],
  }),
  policy('twitch', 'Twitch EventSub', {
    published:
      'If Twitch is unsure of whether you received a notification, it’ll resend the event.',
    said: {
      timeout: 'a few seconds',
      success: '2xx',
      retries: 'no numbers are published',
      autoDisable: 'after too many failures the subscription is revoked',
      duplicates: 'at least once',
      eventId: 'Twitch-Eventsub-Message-Id',
      recovery: 'none',
    },
    sources: [
      'dev.twitch.tv/docs/eventsub/',
      'dev.twitch.tv/docs/eventsub/handling-webhook-events',
    ],
  }),
];
