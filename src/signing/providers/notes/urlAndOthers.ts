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
      'The libraries try the URL with and without its port, and twilio 6.3.1 for Node also tries an older way to escape its query. So does this page.',
      'bodySHA256 in upper-case hex is refused by the Node library, and by this page.',
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
  trello: {
    secret: 'the application’s secret, used as text',
    rotation: 'none',
    traps: [
      'First the body and then the URL, as it was given when the webhook was made.',
      'It uses SHA-1.',
    ],
    challenge: 'A HEAD request to the URL when the webhook is made: answer 200.',
    source: {
      title: 'Trello, Webhooks',
      url: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/',
    },
  },
  contentful: {
    secret: 'the signing secret, just 64 characters, used as text',
    rotation: 'A new secret replaces the old one.',
    traps: [
      'Only the headers that x-contentful-signed-headers lists are signed, by name.',
      'A query is escaped twice: ?tenant=7 is signed as ?tenant%253D7.',
      'The age is tolerated for 30 seconds, and 30 itself is too old.',
    ],
    source: {
      title: 'Contentful, Request verification',
      url: 'https://www.contentful.com/developers/docs/webhooks/request-verification/',
    },
  },
  'plivo-v3': {
    secret: 'the Auth Token of the account, used as text',
    rotation: 'The header may list several signatures with commas between them.',
    traps: [
      'The parameters of the query are sorted and decoded. Of a POST the form stands behind them, each name and value after the other.',
      'A POST with a form has a question mark also where there is no query.',
      'The nonce is in a header of its own, and last in what is signed.',
    ],
    source: {
      title: 'Plivo, Validating requests',
      url: 'https://www.plivo.com/docs/voice/concepts/signature-validation',
    },
  },
  telegram: {
    secret: 'your own text of 1 to 256 characters',
    rotation: 'none',
    traps: [
      'Nothing is signed. Whoever sees one request has the token, and can send any body with it.',
      'Instead of a webhook you can poll with getUpdates, and never both at once.',
    ],
    source: { title: 'Telegram, setWebhook', url: 'https://core.telegram.org/bots/api#setwebhook' },
  },
  postmark: {
    secret: 'name:password, as you put them in the URL',
    rotation: 'none',
    traps: ['Nothing is signed: the name and the password themselves are sent.'],
    source: {
      title: 'Postmark, Protect your webhook',
      url: 'https://postmarkapp.com/developer/webhooks/webhooks-overview',
    },
  },
  chargebee: {
    secret: 'name:password, as you set them for the webhook',
    rotation: 'none',
    traps: ['Nothing is signed: the name and the password themselves are sent.'],
    source: {
      title: 'Chargebee, Webhooks',
      url: 'https://www.chargebee.com/docs/billing/2.0/site-configuration/webhook_settings',
    },
  },
};
