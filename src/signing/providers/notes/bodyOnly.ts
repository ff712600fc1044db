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
      '“Events” webhooks use the header names shopify-hmac-sha256 and shopify-webhook-id. This page reads those too; where both families are there, @shopify/shopify-api 13.1.0 judges the shopify-… ones.',
      'The library also refuses a right signature where the topic, domain, version or webhook id is missing, or the body is empty. This page only judges the signature.',
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
    differences: [
      'The library @line/bot-sdk 11.0.0 takes a signature without its = signs, or in the alphabet of URLs, too, and so does this page.',
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
  'intercom-canvas': {
    secret: 'the app’s client secret',
    rotation: none,
    traps: [
      'Of the same app, Intercom’s notifications have X-Hub-Signature with SHA-1 instead.',
      'Only what Canvas Kit asks (initialize, submit, configure, sheets) is signed so, without a prefix before the hex.',
      untimed,
    ],
    source: {
      title: 'Intercom Community, how to authenticate a Canvas Kit request',
      url: 'https://community.intercom.com/api-webhooks-23/how-do-i-authenticate-a-request-e-g-initialize-request-coming-from-a-canvas-kit-app-on-our-back-end-2258',
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
  hookdeck: {
    secret: 'the signing secret of the project, used as text',
    rotation:
      'While a secret is replaced, x-hookdeck-signature-2 holds the other signature. Either is enough.',
    traps: [
      'The library’s own example passes a Headers object, and the library then finds no header: pass a plain object.',
      untimed,
    ],
    source: { title: 'Hookdeck, Authentication', url: 'https://hookdeck.com/docs/authentication' },
  },
  gocardless: {
    secret: 'the secret of the webhook endpoint, used as text',
    rotation: none,
    traps: ['Answer a wrong signature with status 498.', untimed],
    source: {
      title: 'GoCardless, Staying up-to-date with webhooks',
      url: 'https://developer.gocardless.com/getting-started/staying-up-to-date-with-webhooks',
    },
  },
  fingerprint: {
    secret: 'the secret of the webhook, used as text',
    rotation:
      'The header may list several v1 signatures with commas between them. One that matches is enough.',
    traps: ['A blank after a comma makes the signature behind it unseen.', untimed],
    source: {
      title: 'Fingerprint, Webhooks security',
      url: 'https://dev.fingerprint.com/docs/webhooks-security',
    },
  },
  onfido: {
    secret: 'the token of the webhook, used as text',
    rotation: none,
    traps: [untimed],
    differences: [
      'The library @onfido/api 6.2.0 takes the signature in upper-case hex too, and so does this page.',
    ],
    source: {
      title: 'Onfido, Verifying webhook signatures',
      url: 'https://documentation.onfido.com/getting-started/webhooks/',
    },
  },
  notion: {
    secret: 'the verification token of the subscription, secret_…, used as text',
    rotation: none,
    traps: ['Events only say that something changed: ask the API what.', untimed],
    differences: [
      'The library @notionhq/client 5.26.0 takes the signature in upper-case hex too, and so does this page.',
    ],
    challenge:
      'The first request carries verification_token: paste it back in the settings of the integration.',
    source: { title: 'Notion, Webhooks', url: 'https://developers.notion.com/reference/webhooks' },
  },
  'trigger-dev': {
    secret: 'the secret of the alert’s webhook, used as text',
    rotation: none,
    traps: [untimed],
    differences: [
      'The library @trigger.dev/sdk 4.8.3 then wants a complete alert; this page only judges the signature.',
    ],
    source: {
      title: 'Trigger.dev, Alerts',
      url: 'https://trigger.dev/docs/troubleshooting-alerts',
    },
  },
  stream: {
    secret: 'the API secret of the app, used as text',
    rotation: 'The header X-Api-Key names the key whose secret signs.',
    traps: ['A compressed body is signed as it is before compression.', untimed],
    source: {
      title: 'Stream, Webhooks overview',
      url: 'https://getstream.io/chat/docs/node/webhooks_overview/',
    },
  },
  vercel: {
    secret: 'the secret of the webhook, or the client secret of the integration, used as text',
    rotation: none,
    traps: ['It uses SHA-1.', untimed],
    source: { title: 'Vercel, Webhooks API', url: 'https://vercel.com/docs/webhooks/webhooks-api' },
  },
  checkout: {
    secret: 'the signature key of the workflow, used as text',
    rotation: none,
    traps: [untimed],
    source: {
      title: 'Checkout.com, Webhooks',
      url: 'https://www.checkout.com/docs/developer-resources/webhooks',
    },
  },
  woocommerce: {
    secret: 'the secret of the webhook, used as text',
    rotation: none,
    traps: [
      'Nothing is sent again: after five failures in a row the webhook is disabled, in newer versions after seven.',
      'A ping without a signature comes when the webhook is saved: webhook_id=… as a form.',
      untimed,
    ],
    source: {
      title: 'WooCommerce, Webhooks',
      url: 'https://developer.woocommerce.com/docs/best-practices/urls-and-routing/webhooks/',
    },
  },
  storyblok: {
    secret: 'the secret of the webhook, used as text',
    rotation: none,
    traps: ['It uses SHA-1, in a header of the same name as that of Standard Webhooks.', untimed],
    source: {
      title: 'Storyblok, Webhooks',
      url: 'https://www.storyblok.com/docs/concepts/webhooks',
    },
  },
  mollie: {
    secret: 'the secret of the webhook, used as text',
    rotation: 'Several secrets may be tried. One that matches is enough.',
    traps: [
      'The older webhooks carry no signature: they only name an id, and the API says the rest.',
      untimed,
    ],
    differences: [
      'The library mollie-api-typescript 1.12.28 takes the signature without sha256= in front too, and so does this page.',
    ],
    source: {
      title: 'Mollie, Next-gen webhooks',
      url: 'https://docs.mollie.com/reference/webhooks-best-practices',
    },
  },
  pusher: {
    secret: 'app key and secret as key:secret, or the secret alone',
    rotation: 'The header x-pusher-key names the key whose secret signs.',
    traps: [
      'The Content-Type has to be application/json and nothing more for the library pusher 5.3.4: with a charset behind it the request is refused.',
      untimed,
    ],
    differences: [
      'The library refuses another key in x-pusher-key. So does this page, where the app key is given with the secret.',
    ],
    source: {
      title: 'Pusher Channels, Webhooks',
      url: 'https://pusher.com/docs/channels/server_api/webhooks/',
    },
  },
  easypost: {
    secret: 'your own text; characters are brought to one form (NFKD) first',
    rotation: none,
    traps: [
      'The library @easypost/api 8.9.0 writes "weight": 16 as 16.0 before it checks, as EasyPost sends it. So does this page.',
      untimed,
    ],
    source: {
      title: 'EasyPost, Webhooks guide',
      url: 'https://docs.easypost.com/guides/webhooks-guide',
    },
  },
  'adyen-platform': {
    secret: 'the HMAC key, 64 hex digits, decoded to 32 bytes',
    rotation: none,
    traps: [
      'The key is hex, and here it has to be decoded: its characters are not the key.',
      'A line break at the end of the body is signed too.',
      untimed,
    ],
    differences: [
      'The library @adyen/api-library 32.1.0 takes the signature without its = signs too, and so does this page.',
    ],
    source: {
      title: 'Adyen, Verify HMAC signatures',
      url: 'https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures',
    },
  },
};
