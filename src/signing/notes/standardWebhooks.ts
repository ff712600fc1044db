import type { SchemeNotes } from '../notes.ts';

type FamilyId =
  | 'standard-webhooks'
  | 'standard-webhooks-v1a'
  | 'svix'
  | 'clerk'
  | 'resend'
  | 'openai'
  | 'polar'
  | 'gitlab-signing-token';

const listed = 'The sender lists one v1 signature for each active key; any match is enough.';
const decoded =
  'The part after whsec_ is base64 and is decoded; Stripe uses the same prefix and decodes nothing.';

export const notesOfTheFamily: Readonly<Record<FamilyId, SchemeNotes>> = {
  'standard-webhooks': {
    secret: 'whsec_ + base64 of 24 to 64 random bytes',
    rotation: listed,
    traps: [
      decoded,
      'Some dashboards show the secret as v1,whsec_…: leave out the v1, part.',
      'The id and the timestamp are signed as they stand in the headers, never as numbers printed again.',
    ],
    differences: [
      'Libraries disagree about base64 without its padding: JavaScript takes it, Go and Rust do not.',
    ],
    source: {
      title: 'Standard Webhooks specification',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
  },
  'standard-webhooks-v1a': {
    secret:
      'whpk_ + base64 of a public key to check; whsk_ + base64 of seed and public key to sign',
    rotation: 'The sender lists one v1a signature for each active key pair.',
    traps: [
      'The receiver holds no secret at all: with the public key it can check, and cannot sign.',
      'An Ed25519 signature has 64 bytes, twice as many as an HMAC-SHA256.',
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
      'The libraries take webhook-id, webhook-timestamp and webhook-signature too; svix-… wins when both are there.',
    ],
    source: {
      title: 'svix-webhooks, javascript/src/webhook.ts',
      url: 'https://github.com/svix/svix-webhooks/blob/main/javascript/src/webhook.ts',
    },
  },
  clerk: {
    secret: 'whsec_ + base64',
    rotation: listed,
    traps: [decoded, 'Clerk sends through Svix: the headers are Svix’s.'],
    differences: [
      'Clerk’s own library reads the svix-… names only and refuses webhook-… as missing; Svix’s takes both.',
    ],
    source: {
      title: 'Clerk documentation, webhooks',
      url: 'https://clerk.com/docs/webhooks/overview',
    },
  },
  resend: {
    secret: 'whsec_ + base64',
    rotation: listed,
    traps: [decoded, 'Resend sends through Svix: the headers are Svix’s.'],
    source: {
      title: 'Resend documentation, verify webhooks',
      url: 'https://resend.com/docs/webhooks/verify-webhooks-requests',
    },
  },
  openai: {
    secret: 'whsec_ + base64',
    rotation: listed,
    traps: ['A secret without whsec_ is taken as text, where Standard Webhooks decodes it anyway.'],
    source: {
      title: 'openai-node, src/lib/webhook-signature.ts',
      url: 'https://github.com/openai/openai-node/blob/master/src/lib/webhook-signature.ts',
    },
  },
  polar: {
    secret: 'polar_whs_… (older) or whsec_… (newer)',
    rotation: listed,
    traps: [
      'Older secrets are the text as it is, prefix and all; newer ones are base64 after whsec_. Both are tried here.',
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
    traps: ['New in 2026 and behind a feature flag; older hooks send the plain X-Gitlab-Token.'],
    source: {
      title: 'GitLab, merge request 230944',
      url: 'https://gitlab.com/gitlab-org/gitlab/-/merge_requests/230944',
    },
  },
};
