import type { SomeNotes } from '../notes.ts';

const listed =
  'The header lists one v1 signature for each active secret. One that matches is enough.';
const decoded =
  'The key is what comes after whsec_, decoded from base64. (Stripe’s secrets start the same way, but are used as they are.)';

export const notes: SomeNotes = {
  'standard-webhooks': {
    secret: 'whsec_ + base64 of 24 to 64 random bytes',
    rotation: listed,
    traps: [
      decoded,
      'Some dashboards show the secret as v1,whsec_…: leave out the v1, part.',
      'Sign the id and the timestamp exactly as the headers have them: do not parse them into numbers and write those.',
    ],
    differences: [
      'The libraries disagree about base64 without its = signs at the end: JavaScript accepts it, Go and Rust do not.',
    ],
    source: {
      title: 'Standard Webhooks specification',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
  },
  'standard-webhooks-v1a': {
    secret:
      'to check: whpk_ + base64 of a public key; to sign: whsk_ + base64 of the private key (seed, then public key)',
    rotation: 'The sender lists one v1a signature for each active key pair.',
    traps: [
      'The receiver holds no secret at all: its public key can check signatures but cannot make them.',
      'An Ed25519 signature is 64 bytes long, twice as long as an HMAC-SHA256.',
    ],
    source: {
      title: 'svix-server, worker.rs',
      url: 'https://github.com/svix/svix-webhooks/blob/main/server/svix-server/src/worker.rs',
    },
  },
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
    differences: ['The rule changed in 2026; Polar’s library 1.0.1 tries both keys.'],
    source: {
      title: 'polarsource/polar, pull request 14102',
      url: 'https://github.com/polarsource/polar/pull/14102',
    },
  },
  'gitlab-signing-token': {
    secret: 'whsec_ + base64',
    rotation: listed,
    traps: [
      'New in 2026, and only with a feature flag. Older webhooks send the secret itself, as X-Gitlab-Token.',
    ],
    source: {
      title: 'GitLab, merge request 230944',
      url: 'https://gitlab.com/gitlab-org/gitlab/-/merge_requests/230944',
    },
  },
};
