import type { SomeNotes } from '../notes.ts';

const one =
  'A request carries one signature. While you replace the secret, try both the old and the new one.';
const none = 'none';
const untimed =
  'No time is signed: a recorded request stays valid for ever, unless the receiver remembers its id.';

const github = {
  title: 'GitHub Docs, Validating webhook deliveries',
  url: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
} as const;

export const notes: SomeNotes = {
  github: {
    secret: 'any text',
    rotation: one,
    traps: [
      'No time is signed: a recorded request stays valid for ever, unless the receiver remembers its delivery id.',
      'If the webhook is set to send forms, the body is payload=…, and the signature covers that text as it is.',
      'X-Hub-Signature is the older header. It uses SHA-1, so its value is a different one.',
    ],
    source: github,
  },
  'github-sha1': {
    secret: 'any text',
    rotation: one,
    traps: ['Sent beside X-Hub-Signature-256 for old receivers; check the newer one.', untimed],
    source: github,
  },
  'github-sha512': {
    secret: 'any text',
    rotation: one,
    traps: [
      'The go-github library accepts this header, but GitHub itself sends only SHA-1 and SHA-256.',
      untimed,
    ],
    source: {
      title: 'go-github, github/messages.go',
      url: 'https://github.com/google/go-github/blob/master/github/messages.go',
    },
  },
  shopify: {
    secret: 'the app’s client secret, shpss_…, the whole text',
    rotation:
      'Shopify’s Ruby library also tries an old secret; its JavaScript library knows only one.',
    traps: [
      'Webhooks that were created in the admin pages use a different secret, which is shown there.',
      untimed,
    ],
    differences: [
      '“Events” webhooks use the header name shopify-hmac-sha256. This page reads that one too.',
    ],
    source: {
      title: 'Shopify, deliver webhooks through HTTPS',
      url: 'https://shopify.dev/docs/apps/build/webhooks/subscribe/https',
    },
  },
  meta: {
    secret: 'the App Secret, 32 hex characters, used as text',
    rotation: none,
    traps: [
      'Meta escapes Unicode, / and @ in the JSON it sends. JSON that was parsed and written again never matches.',
      'The secret looks like hex, but do not decode it: its characters are the key.',
      untimed,
    ],
    challenge:
      'A GET request with hub.challenge: check that hub.verify_token is yours, then answer with the challenge.',
    source: {
      title: 'Meta, Graph API webhooks',
      url: 'https://developers.facebook.com/docs/graph-api/webhooks/getting-started',
    },
  },
  line: {
    secret: 'the channel secret, 32 hex characters, used as text',
    rotation: 'A new secret replaces the old one at once.',
    traps: [
      'The secret looks like hex, but do not decode it: its characters are the key.',
      untimed,
    ],
    source: {
      title: 'LINE, verify webhook signature',
      url: 'https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/',
    },
  },
  sentry: {
    secret: 'the integration’s Client Secret, 64 hex characters, used as text',
    rotation: none,
    traps: ['Sentry-Hook-Timestamp is not signed and proves nothing.'],
    differences: [
      'The documentation’s sample checks JSON.stringify(request.body), which fails for some messages: use the raw body.',
    ],
    source: {
      title: 'Sentry, integration platform webhooks',
      url: 'https://docs.sentry.io/organization/integrations/integration-platform/webhooks/',
    },
  },
  dropbox: {
    secret: 'the app secret',
    rotation: none,
    traps: [
      'The request only says which accounts changed. Ask Dropbox, with a cursor, what changed.',
    ],
    challenge:
      'A GET request with challenge: answer with its value as plain text, and with the header X-Content-Type-Options: nosniff.',
    source: {
      title: 'Dropbox, webhooks',
      url: 'https://www.dropbox.com/developers/reference/webhooks',
    },
  },
  intercom: {
    secret: 'the app’s client secret',
    rotation: none,
    traps: ['It uses SHA-1, in a header of the same name as GitHub’s older one.', untimed],
    source: {
      title: 'Intercom, signed notifications',
      url: 'https://developers.intercom.com/docs/webhooks/webhook-notifications',
    },
  },
  lemonsqueezy: {
    secret: 'your own text of 6 to 40 characters',
    rotation: none,
    traps: [untimed],
    source: {
      title: 'Lemon Squeezy, signing requests',
      url: 'https://docs.lemonsqueezy.com/help/webhooks/signing-requests',
    },
  },
  bitbucket: {
    secret: 'any text',
    rotation: none,
    traps: [
      'The header has the same name as GitHub’s SHA-1 header, but holds an HMAC-SHA256.',
      untimed,
    ],
    source: {
      title: 'Atlassian, secure webhooks',
      url: 'https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/',
    },
  },
  typeform: {
    secret: 'your own text',
    rotation: none,
    traps: [
      'The header starts with sha256=, and what follows is base64, not hex.',
      'The body often ends with a line break, which is part of what is signed.',
    ],
    source: {
      title: 'Typeform, secure your webhooks',
      url: 'https://www.typeform.com/developers/webhooks/secure-your-webhooks/',
    },
  },
  razorpay: {
    secret: 'the webhook secret you set, not the key secret',
    rotation: 'Retries after a change may still be signed with the old secret.',
    traps: [untimed],
    source: {
      title: 'Razorpay, validate webhooks',
      url: 'https://razorpay.com/docs/webhooks/validate-test/',
    },
  },
  xero: {
    secret: 'the webhook key, base64-looking, used as text',
    rotation: none,
    traps: ['The key looks like base64, but do not decode it: its characters are the key.'],
    challenge:
      'The “intent to receive” test: some of its requests carry wrong signatures on purpose. Answer 200 to the right ones and 401 to the wrong ones, with an empty body.',
    source: {
      title: 'Xero, configuring your server',
      url: 'https://developer.xero.com/documentation/guides/webhooks/configuring-your-server',
    },
  },
  asana: {
    secret: '64 hex characters, sent once in X-Hook-Secret, used as text',
    rotation: 'The secret never changes.',
    traps: [
      'The secret looks like hex, but do not decode it: its characters are the key.',
      untimed,
    ],
    challenge:
      'The first request carries the header X-Hook-Secret: send the same header back in your answer.',
    source: {
      title: 'Asana, establish a webhook',
      url: 'https://developers.asana.com/docs/webhooks-guide',
    },
  },
  linear: {
    secret: 'lin_wh_…, the whole text',
    rotation: none,
    traps: [
      'The time to trust is webhookTimestamp in the body, in milliseconds. The header Linear-Timestamp is not signed.',
    ],
    differences: [
      'Version 98 of Linear’s library refuses a body without webhookTimestamp; older versions read the header instead.',
    ],
    source: {
      title: 'Linear, webhooks',
      url: 'https://linear.app/developers/webhooks',
    },
  },
  pagerduty: {
    secret: '64 characters that look like base64, used as text',
    rotation:
      'The header lists several v1=… signatures with commas between them. One that matches is enough.',
    traps: [
      'The secret looks like base64, but do not decode it: its characters are the key.',
      untimed,
    ],
    source: {
      title: 'PagerDuty, verifying signatures',
      url: 'https://developer.pagerduty.com/docs/verifying-webhook-signatures',
    },
  },
};
