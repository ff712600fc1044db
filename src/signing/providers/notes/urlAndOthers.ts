import type { SomeNotes } from '../notes.ts';

const hubspot = {
  title: 'HubSpot, validating requests',
  url: 'https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests',
} as const;

export const notes: SomeNotes = {
  twilio: {
    secret: 'the account’s Auth Token, 32 hex characters, used as text',
    rotation: 'You can make the secondary token the primary one. A request carries one signature.',
    traps: [
      'Twilio signs the URL that it called. Behind a proxy your app may see another scheme, host or port.',
      'The fields of a form are sorted by name and added behind the URL: name, value, name, value, with nothing between them.',
      'For JSON only the URL is signed. Its query holds bodySHA256, which has to be the hash of the body.',
    ],
    differences: [
      'The libraries try the URL with and without its port, and the Node library also tries other ways to escape its query. So does this page.',
    ],
    source: {
      title: 'twilio-node, src/webhooks/webhooks.ts',
      url: 'https://github.com/twilio/twilio-node/blob/main/src/webhooks/webhooks.ts',
    },
  },
  square: {
    secret: 'the Signature Key, 22 URL-safe characters, used as text',
    rotation: 'You replace the key through the API. The header carries one signature.',
    traps: [
      'The URL has to be exactly the one in the subscription, down to a slash at its end.',
      'The key looks like base64, but do not decode it: its characters are the key.',
    ],
    source: {
      title: 'Square, verify and validate an event notification',
      url: 'https://developer.squareup.com/docs/webhooks/step3validate',
    },
  },
  'hubspot-v3': {
    secret: 'the app’s client secret',
    rotation: 'none',
    traps: ['The timestamp is in milliseconds, and comes last in what is signed.'],
    differences: [
      'By the documentation some escapes in the query of the URL are decoded first; the Node and Python libraries do not do that. This page tries both.',
    ],
    source: hubspot,
  },
  'hubspot-v2': {
    secret: 'the app’s client secret',
    rotation: 'none',
    traps: [
      'It is a plain SHA-256 of secret, method, URL and body, one after the other: no HMAC, and no time.',
    ],
    source: hubspot,
  },
  'hubspot-v1': {
    secret: 'the app’s client secret',
    rotation: 'none',
    traps: ['It is a plain SHA-256 of the secret followed by the body: no HMAC, and no time.'],
    source: hubspot,
  },
  mailgun: {
    secret: 'the HTTP webhook signing key, not the API key',
    rotation: 'The field parent-signature is made with the key of the parent account.',
    traps: [
      'Only the timestamp and the token are signed. A signature that matches does not prove the event’s data.',
      'Remember the tokens you have seen: a token that comes twice is a replay.',
    ],
    source: {
      title: 'Mailgun, securing webhooks',
      url: 'https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks',
    },
  },
  gitlab: {
    secret: 'your own text',
    rotation: 'none',
    traps: [
      'Nothing is signed. Whoever sees one request has the token, and can send any body with it.',
    ],
    differences: [
      'Since 2026 you can set a signing token; then the requests follow Standard Webhooks.',
    ],
    source: {
      title: 'GitLab, webhooks',
      url: 'https://docs.gitlab.com/user/project/integrations/webhooks/',
    },
  },
};
