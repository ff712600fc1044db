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
      'Some dashboards, such as that of Supabase, show the secret as v1,whsec_…: leave out the v1, part.',
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
};
