import type { SchemeNotes } from '../notes.ts';

type OtherId =
  'twilio' | 'square' | 'hubspot-v3' | 'hubspot-v2' | 'hubspot-v1' | 'mailgun' | 'gitlab';

const hubspot = {
  title: 'HubSpot, validating requests',
  url: 'https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests',
} as const;

export const notesOfTheRest: Readonly<Record<OtherId, SchemeNotes>> = {
  twilio: {
    secret: 'the account’s Auth Token, 32 hex characters, used as text',
    rotation: 'The secondary token can be promoted; a request carries one signature.',
    traps: [
      'The URL is signed as Twilio called it: behind a proxy the app sees another scheme, host or port.',
      'A form’s parameters are sorted by name and appended, each name and value without a sign between.',
      'For JSON only the URL is signed, with bodySHA256 in its query, which must match the body.',
    ],
    differences: [
      'The libraries try the URL with and without the port; Node’s also with its query encoded anew. So does this page.',
    ],
    source: {
      title: 'twilio-node, src/webhooks/webhooks.ts',
      url: 'https://github.com/twilio/twilio-node/blob/main/src/webhooks/webhooks.ts',
    },
  },
  square: {
    secret: 'the Signature Key, 22 URL-safe characters, used as text',
    rotation: 'The key is rotated by API; the header carries one signature.',
    traps: [
      'The URL is exactly the one of the subscription, to the trailing slash.',
      'The key looks like base64 and is not decoded.',
    ],
    source: {
      title: 'Square, verify and validate an event notification',
      url: 'https://developer.squareup.com/docs/webhooks/step3validate',
    },
  },
  'hubspot-v3': {
    secret: 'the app’s client secret',
    rotation: 'none',
    traps: ['The timestamp is in milliseconds and stands at the end of what is signed.'],
    differences: [
      'The documentation decodes some escapes of the URL’s query; the Node and Python libraries do not. Both are tried here.',
    ],
    source: hubspot,
  },
  'hubspot-v2': {
    secret: 'the app’s client secret',
    rotation: 'none',
    traps: ['A plain SHA-256 over secret, method, URL and body: no HMAC, and no time.'],
    source: hubspot,
  },
  'hubspot-v1': {
    secret: 'the app’s client secret',
    rotation: 'none',
    traps: ['A plain SHA-256 over secret and body: no HMAC, and no time.'],
    source: hubspot,
  },
  mailgun: {
    secret: 'the HTTP webhook signing key, not the API key',
    rotation: 'parent-signature is signed with the key of the parent account.',
    traps: [
      'Only the timestamp and the token are signed: a good signature says nothing about the event’s data.',
      'Remember the token: it is what stops a replay.',
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
      'Nothing is signed: whoever reads one request has the token, and the body can be changed.',
    ],
    differences: ['Since 2026 a signing token can be set: then requests follow Standard Webhooks.'],
    source: {
      title: 'GitLab, webhooks',
      url: 'https://docs.gitlab.com/user/project/integrations/webhooks/',
    },
  },
};
