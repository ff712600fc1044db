import { policy, schedule } from './definePolicy.ts';
import type { Policy } from './policy.ts';
import {
  page,
  retryAfterIsUnstated,
  secondary,
  timeoutIsUnpublished,
  tree,
} from './policySource.ts';

/** Those who host, send mail and keep connections for other applications. */
export const servicePolicies: readonly Policy[] = [
  policy('supabase', 'Supabase Auth hooks', {
    timeoutMs: 5_000,
    retries: '2s 2s',
    rules: {
      successRule: '200 201 202 203 204',
      on3xx: 'giveUp',
      on410: 'giveUp',
      on4xx: 'giveUp',
    },
    said: {
      timeout: '5 s',
      success: '200, 202 or 204',
      attempts: '3: at 0, 7 and 14 s when nobody answers',
      retryAfter: '429 and 503 are retried only when they carry it, and then 2 s later',
      otherStatuses: '400 and 403 become an error 500 of the login',
      more: 'the login waits for the answer',
    },
    notFollowed: [
      'Only 429 and 503 with a Retry-After are tried again there; here every 5xx, silence and 429 is.',
      '201 and 203 count as success here too.',
    ],
    sources: [tree('supabase/supabase', '02d2e00', 'documentation')],
  }),
  policy('anthropic', 'Anthropic', {
    said: {
      eventId: 'webhook-id, as Standard Webhooks has it',
      more: 'in beta; a new secret ends the old one at once',
    },
    sources: [page('platform.claude.com/docs')],
  }),
  policy('resend', 'Resend', {
    retries: '5s 5m 30m 2h 5h 10h 10h',
    published: 'Resend delivers through Svix and names its schedule.',
    said: { attempts: '8', eventId: 'svix-id' },
    notFollowed: [timeoutIsUnpublished, retryAfterIsUnstated],
    sources: ['resend.com/docs/webhooks/retries-and-replays'],
  }),
  policy('vercel', 'Vercel', {
    timeoutMs: 30_000,
    retries: schedule(
      'illustrative',
      '1m 2m 4m 8m 16m 32m 1h 2h 4h 8h',
      'Doubling from 1 min inside 24 h.',
    ),
    said: {
      timeout: secondary('30 s'),
      retries: secondary('exponential, the intervals are not published'),
      window: secondary('24 h'),
    },
    notFollowed: [retryAfterIsUnstated],
    sources: [tree('hookdeck/webhook-skills', 'f8a4801', 'secondary')],
  }),
  policy('postmark', 'Postmark', {
    retries: schedule(
      'illustrative',
      '1m 2m 4m 8m 16m 32m 64m 128m 256m',
      'Doubling from 1 min inside 10 h.',
    ),
    said: {
      retries: secondary('the intervals are not published'),
      window: secondary('up to 10 h'),
      more: secondary('nothing is signed: a user name and a password stand in the URL'),
    },
    notFollowed: [timeoutIsUnpublished, retryAfterIsUnstated],
    sources: [page('postmarkapp.com/developer/webhooks/webhooks-overview', 'secondary')],
  }),
  policy('pusher', 'Pusher Channels', {
    timeoutMs: 4_000,
    retries: schedule('illustrative', '5s 10s 20s 40s 80s 140s', 'Doubling from 5 s inside 5 min.'),
    said: {
      timeout: '4 s',
      retries: 'exponential, the intervals are not published',
      window: '5 min',
    },
    notFollowed: [retryAfterIsUnstated],
    sources: ['docs.bird.com/pusher'],
  }),
  policy('telegram', 'Telegram bots', {
    published: 'Any status but 2xx is repeated; it gives up after a reasonable number of attempts.',
    said: {
      success: '2xx',
      retries: 'no numbers are published',
      eventId: 'update_id in the body',
      recovery: 'getUpdates, a long poll, instead of the webhook and never beside it',
      more: 'updates are kept 24 h; no signature, but a secret token in a header',
    },
    sources: ['core.telegram.org/bots/api/methods/setwebhook.md'],
  }),
];
