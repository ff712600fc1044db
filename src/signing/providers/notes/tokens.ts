import type { SomeNotes } from '../notes.ts';

const none = 'none';

export const notes: SomeNotes = {
  'upstash-qstash': {
    secret: 'sig_…, the current signing key, used as text',
    rotation: 'There are two keys, the current and the next. One that matches is enough.',
    traps: [
      'The token names the URL in sub: exact, with its query and the slash at its end.',
      'The body is vouched for by its SHA-256 in base64url, in the claim body.',
      'With a key that is right and a token that has expired the library says “signature verification failed”, as for a wrong key.',
    ],
    source: {
      title: 'Upstash, Verifying QStash signatures',
      url: 'https://upstash.com/docs/qstash/howto/signature',
    },
  },
  livekit: {
    secret: 'API key and secret as key:secret, or the secret alone',
    rotation: 'The claim iss names the key whose secret signs.',
    traps: [
      'The token stands bare in Authorization: with Bearer in front the library refuses it.',
      'The body is vouched for by its SHA-256 in base64, in the claim sha256.',
    ],
    differences: [
      'The library livekit-server-sdk 2.19.2 lets the two clocks differ by 10 seconds, and so does this page.',
    ],
    source: { title: 'LiveKit, Webhooks', url: 'https://docs.livekit.io/home/server/webhooks/' },
  },
  'messagebird-jwt': {
    secret: 'the signing key, used as text',
    rotation: none,
    traps: [
      'URL and body are vouched for by their SHA-256 in hex, in url_hash and payload_hash.',
      'Remember the claims jti that you have seen: one that comes twice is a replay.',
    ],
    differences: [
      'The library messagebird 4.0.1 lets the two clocks differ by 5 seconds, and so does this page.',
    ],
    source: {
      title: 'Bird, Verifying HTTP requests',
      url: 'https://developers.messagebird.com/api/#verifying-http-requests',
    },
  },
  'vonage-jwt': {
    secret: 'the signature secret, used as text',
    rotation: none,
    traps: ['The body is vouched for by its SHA-256 in hex, in payload_hash.'],
    differences: [
      'The library @vonage/jwt 1.14.0 checks the token and not payload_hash, and wants it without Bearer. This page compares both.',
    ],
    source: {
      title: 'Vonage, Signed webhooks',
      url: 'https://developer.vonage.com/en/getting-started/concepts/webhooks',
    },
  },
};
