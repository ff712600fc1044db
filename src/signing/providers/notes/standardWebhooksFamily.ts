import type { SomeNotes } from '../notes.ts';

const listed =
  'The header lists one v1 signature for each active secret. One that matches is enough.';
const decoded =
  'The key is what comes after whsec_, decoded from base64. (Stripe’s secrets start the same way, but are used as they are.)';

export const notes: SomeNotes = {
  svix: {
    secret: 'whsec_ + base64',
    rotation: listed,
    traps: [decoded],
    differences: [
      'The libraries also accept webhook-id, webhook-timestamp and webhook-signature. If both are there, svix-… counts.',
    ],
    source: {
      title: 'svix-webhooks, javascript/src/webhook.ts',
      url: 'https://github.com/svix/svix-webhooks/blob/main/javascript/src/webhook.ts',
    },
  },
  clerk: {
    secret: 'whsec_ + base64',
    rotation: listed,
    traps: [decoded, 'Clerk sends its webhooks through Svix, so the headers are Svix’s.'],
    differences: [
      'Clerk’s own library reads only the svix-… headers, and calls webhook-… missing. Svix’s library accepts both.',
    ],
    source: {
      title: 'Clerk documentation, webhooks',
      url: 'https://clerk.com/docs/webhooks/overview',
    },
  },
  resend: {
    secret: 'whsec_ + base64',
    rotation: listed,
    traps: [decoded, 'Resend sends its webhooks through Svix, so the headers are Svix’s.'],
    source: {
      title: 'Resend documentation, verify webhooks',
      url: 'https://resend.com/docs/webhooks/verify-webhooks-requests',
    },
  },
  openai: {
    secret: 'whsec_ + base64',
    rotation: listed,
    traps: [
      'With OpenAI, a secret that does not start with whsec_ is used as plain text. Standard Webhooks would decode it all the same.',
    ],
    source: {
      title: 'openai-node, src/lib/webhook-signature.ts',
      url: 'https://github.com/openai/openai-node/blob/master/src/lib/webhook-signature.ts',
    },
  },
  polar: {
    secret: 'polar_whs_… (older) or whsec_… (newer)',
    rotation: listed,
    traps: [
      'Older secrets are used as they are, prefix included; newer ones are base64 after whsec_. This page tries both.',
    ],
    differences: [
      'The rule changed in 2026: @polar-sh/sdk 1.0.1 tries both keys, 0.49.0 only the text of the whole secret.',
    ],
    source: {
      title: 'polarsource/polar, pull request 14102',
      url: 'https://github.com/polarsource/polar/pull/14102',
    },
  },
  'gitlab-signing-token': {
    secret: 'whsec_ + base64',
    rotation: listed,
    traps: [
      'New in 2026; your instance may need a feature flag for it. Older webhooks send the secret itself, as X-Gitlab-Token.',
    ],
    source: {
      title: 'GitLab, merge request 230944',
      url: 'https://gitlab.com/gitlab-org/gitlab/-/merge_requests/230944',
    },
  },
  supabase: {
    secret: 'v1,whsec_… as the dashboard gives it; what follows is base64',
    rotation: 'The setting takes several secrets with | between them. One that matches is enough.',
    traps: [
      'The secret begins with v1,whsec_. The library wants it without v1, and from whsec_ on.',
      'A hook is asked while somebody waits to log in: answer within 5 seconds.',
    ],
    source: {
      title: 'Supabase, Auth Hooks',
      url: 'https://supabase.com/docs/guides/auth/auth-hooks',
    },
  },
  anthropic: {
    secret: 'whsec_…, what follows is base64',
    rotation: 'A new secret replaces the old one at once.',
    traps: ['Other signs of the provider are few: the headers are those of Standard Webhooks.'],
    source: {
      title: 'Anthropic, Webhooks (beta)',
      url: 'https://platform.claude.com/docs/en/api/beta/webhooks',
    },
  },
  replicate: {
    secret: 'whsec_…, what follows is base64; ask the API for it',
    rotation: 'One secret for all webhooks of an account.',
    traps: [
      'The library checks no age; the specification wants 300 seconds, and so does this page.',
    ],
    source: {
      title: 'Replicate, Verify incoming webhooks',
      url: 'https://replicate.com/docs/topics/webhooks/verify-webhook',
    },
  },
  liveblocks: {
    secret: 'whsec_…, what follows is base64',
    rotation: 'The header may list several signatures. One that matches is enough.',
    traps: ['The secret has to begin with whsec_ for the library.'],
    differences: [
      'The library @liveblocks/node 3.24.2 refuses a right signature over an event type that it does not know. This page accepts it.',
    ],
    source: { title: 'Liveblocks, Webhooks', url: 'https://liveblocks.io/docs/platform/webhooks' },
  },
  dodo: {
    secret: 'whsec_…, what follows is base64',
    rotation: 'The header may list several signatures. One that matches is enough.',
    traps: ['The library dodopayments 2.52.0 wants plain headers: a Headers object is refused.'],
    source: {
      title: 'Dodo Payments, Webhooks',
      url: 'https://docs.dodopayments.com/developer-resources/webhooks',
    },
  },
  whop: {
    secret: 'ws_…, the whole text; or whsec_… with base64',
    rotation: 'The header may list several signatures. One that matches is enough.',
    traps: [
      'A secret that begins with ws_ is text. The library @whop/sdk 0.0.42 takes it only as btoa(secret).',
    ],
    source: { title: 'Whop, Webhooks', url: 'https://docs.whop.com/developer/guides/webhooks' },
  },
};
