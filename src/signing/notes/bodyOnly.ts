import type { SchemeNotes } from '../notes.ts';

type BodyId =
  | 'github'
  | 'github-sha1'
  | 'github-sha512'
  | 'shopify'
  | 'meta'
  | 'line'
  | 'sentry'
  | 'dropbox'
  | 'intercom'
  | 'lemonsqueezy'
  | 'bitbucket'
  | 'typeform'
  | 'razorpay'
  | 'xero'
  | 'asana'
  | 'linear'
  | 'pagerduty';

const one = 'One signature; while a secret is replaced, the receiver tries both.';
const none = 'none';
const untimed =
  'No time is signed: a recorded request passes for ever unless its id is remembered.';

const github = {
  title: 'GitHub Docs, Validating webhook deliveries',
  url: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
} as const;

export const notesOfTheBody: Readonly<Record<BodyId, SchemeNotes>> = {
  github: {
    secret: 'any text',
    rotation: one,
    traps: [
      'No time is signed: a recorded request passes for ever unless its delivery id is remembered.',
      'With the form content type the body is payload=…, and that text is what is signed.',
      'X-Hub-Signature is the older SHA-1 header: another algorithm, another value.',
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
    traps: ['go-github takes it; GitHub itself sends SHA-1 and SHA-256.', untimed],
    source: {
      title: 'go-github, github/messages.go',
      url: 'https://github.com/google/go-github/blob/master/github/messages.go',
    },
  },
  shopify: {
    secret: 'the app’s client secret, shpss_…, the whole text',
    rotation: 'Ruby’s library tries an old secret too; the JavaScript library has one.',
    traps: [
      'Webhooks made in the admin pages are signed with another secret, which is shown there.',
      untimed,
    ],
    differences: ['“Events” webhooks name the header shopify-hmac-sha256; it is read here too.'],
    source: {
      title: 'Shopify, deliver webhooks through HTTPS',
      url: 'https://shopify.dev/docs/apps/build/webhooks/subscribe/https',
    },
  },
  meta: {
    secret: 'the App Secret, 32 hex characters, used as text',
    rotation: none,
    traps: [
      'The bytes on the wire escape Unicode, / and @: JSON printed again never matches.',
      'The secret looks like hex and is not decoded.',
      untimed,
    ],
    challenge: 'GET with hub.challenge: compare hub.verify_token, answer with the challenge.',
    source: {
      title: 'Meta, Graph API webhooks',
      url: 'https://developers.facebook.com/docs/graph-api/webhooks/getting-started',
    },
  },
  line: {
    secret: 'the channel secret, 32 hex characters, used as text',
    rotation: 'A new secret ends the old one at once.',
    traps: ['The secret looks like hex and is not decoded.', untimed],
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
    traps: ['The request only says which accounts changed; what changed is read by cursor.'],
    challenge:
      'GET with challenge: answer with it as plain text, and X-Content-Type-Options: nosniff.',
    source: {
      title: 'Dropbox, webhooks',
      url: 'https://www.dropbox.com/developers/reference/webhooks',
    },
  },
  intercom: {
    secret: 'the app’s client secret',
    rotation: none,
    traps: ['The algorithm is SHA-1, under a header that GitHub used too.', untimed],
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
    traps: ['The header has the name of GitHub’s SHA-1 header and holds SHA-256.', untimed],
    source: {
      title: 'Atlassian, secure webhooks',
      url: 'https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/',
    },
  },
  typeform: {
    secret: 'your own text',
    rotation: none,
    traps: [
      'The prefix is sha256= and what follows is base64, not hex.',
      'The body often ends with a line break, and that is signed too.',
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
    traps: ['The key looks like base64 and is not decoded.'],
    challenge:
      'Intent to receive: some requests are signed wrongly on purpose; answer 200 or 401 with an empty body.',
    source: {
      title: 'Xero, configuring your server',
      url: 'https://developer.xero.com/documentation/guides/webhooks/configuring-your-server',
    },
  },
  asana: {
    secret: '64 hex characters, sent once in X-Hook-Secret, used as text',
    rotation: 'The secret never changes.',
    traps: ['The secret looks like hex and is not decoded.', untimed],
    challenge: 'The first request carries X-Hook-Secret: answer with the same header.',
    source: {
      title: 'Asana, establish a webhook',
      url: 'https://developers.asana.com/docs/webhooks-guide',
    },
  },
  linear: {
    secret: 'lin_wh_…, the whole text',
    rotation: none,
    traps: [
      'The time is webhookTimestamp in the signed body, in milliseconds; the Linear-Timestamp header is not signed.',
    ],
    differences: [
      'Linear’s library 98 refuses a body without webhookTimestamp; older ones read the header instead.',
    ],
    source: {
      title: 'Linear, webhooks',
      url: 'https://linear.app/developers/webhooks',
    },
  },
  pagerduty: {
    secret: '64 characters that look like base64, used as text',
    rotation: 'A list of v1=… separated by commas; any match is enough.',
    traps: ['The secret looks like base64 and is not decoded.', untimed],
    source: {
      title: 'PagerDuty, verifying signatures',
      url: 'https://developer.pagerduty.com/docs/verifying-webhook-signatures',
    },
  },
};
