import type { SomeNotes } from '../notes.ts';

const one =
  'A request carries one signature. While you replace the secret, try both the old and the new one.';

export const notes: SomeNotes = {
  stripe: {
    secret: 'whsec_…, the whole text',
    rotation:
      'While a secret is being replaced, the header carries two v1 signatures. One that matches is enough.',
    traps: [
      'The key is the whole secret as text, whsec_ included. Do not decode it.',
      'Each endpoint has its own secret, and the Stripe CLI has one more.',
      'Stripe sends JSON indented by two spaces. If your body is compact, something parsed it and wrote it again.',
    ],
    differences: [
      'stripe-go and stripe-node refuse only timestamps that are too old; one in the future passes.',
      'stripe 23.1.0 wants a v2 thin event read by parseEventNotification, and constructEvent throws for it; an empty body or one that is not JSON it refuses too. This page only judges the signature.',
    ],
    source: {
      title: 'stripe-node, src/Webhooks.ts',
      url: 'https://github.com/stripe/stripe-node/blob/master/src/Webhooks.ts',
    },
  },
  slack: {
    secret: 'the Signing Secret, 32 hex characters, used as text',
    rotation: one,
    traps: [
      'The signing secret looks like hex, but do not decode it. It is neither the verification token nor the bot token.',
      'Slash commands and interactions arrive as forms. There + and %20 mean the same but are different bytes, so keep the body as it came.',
    ],
    differences: [
      '@slack/bolt 5.1.0 refuses only timestamps that are too old, and so does this page; the Python SDK also refuses those in the future.',
    ],
    challenge: 'A request of type url_verification: answer with its challenge and status 200.',
    source: {
      title: 'Slack, verifying requests',
      url: 'https://docs.slack.dev/authentication/verifying-requests-from-slack/',
    },
  },
  zoom: {
    secret: 'the Secret Token of the app',
    rotation: one,
    traps: ['Zoom’s documentation names no tolerance. Five minutes is usual.'],
    differences: [
      'The official sample signs JSON.stringify(req.body). That works only as long as Zoom sends compact JSON.',
    ],
    challenge:
      'An endpoint.url_validation event: answer with its plainToken, and with the HMAC-SHA256 of it in hex as encryptedToken.',
    source: {
      title: 'zoom/webhook-sample, index.js',
      url: 'https://github.com/zoom/webhook-sample/blob/master/index.js',
    },
  },
  paddle: {
    secret: 'pdl_ntfset_…, one for each destination, the whole text',
    rotation:
      'While a secret is being replaced, the header may carry several h1 signatures. This page accepts any that matches.',
    traps: [
      'The tolerance is only five seconds. If a request waits in a queue before it is checked, it may already be too old.',
    ],
    differences: [
      'Paddle’s Go library refuses a header with two h1 signatures; @paddle/paddle-node-sdk 3.10.0 looks at the last one only, and so refuses half of a rotation.',
    ],
    source: {
      title: 'Paddle, verify webhook signatures',
      url: 'https://developer.paddle.com/webhooks/signature-verification',
    },
  },
  calendly: {
    secret: 'the signing key given when the subscription was made',
    rotation: 'none',
    traps: [
      'The tolerance of 180 s used here could not be checked against the documentation; many programs use 300.',
    ],
    source: {
      title: 'Calendly community, webhook signatures',
      url: 'https://community.calendly.com/api-webhook-help-61',
    },
  },
  workos: {
    secret: 'the whole text, prefix and all',
    rotation: 'one v1 signature',
    traps: [
      'The timestamp is in milliseconds, and a comma and a space stand between the parts of the header.',
      'Since version 9.3.1 the Node library takes the raw body: give it that. A parsed object even version 11 writes anew, and then the signature seldom matches.',
    ],
    differences: [
      'The Node library refuses only timestamps that are too old; the Python library also refuses those in the future.',
      'The Node libraries 8.13.0 and 11.0.0 take the header without the space after its comma too, and so does this page. They read by position, t first: this page reads by name.',
      'Version 8.13.0 writes the body anew, and so refuses a genuine one with \\/, 1.50 or a line break at its end. This page accepts it.',
    ],
    source: {
      title: 'workos-node, signature-provider.ts',
      url: 'https://github.com/workos/workos-node/blob/main/src/common/crypto/signature-provider.ts',
    },
  },
  twitch: {
    secret: '10 to 100 ASCII characters chosen by you',
    rotation: 'none',
    traps: [
      'The timestamp has nanoseconds, and its text is what is signed. Do not parse it into a date and write that.',
      'The id, the timestamp and the body are joined with nothing between them.',
    ],
    challenge:
      'A webhook_callback_verification request: answer with the challenge from its body, as plain text.',
    source: {
      title: 'Twitch, handling webhook events',
      url: 'https://dev.twitch.tv/docs/eventsub/handling-webhook-events/',
    },
  },
  zendesk: {
    secret: 'base64-looking text, used as it is',
    rotation: 'none',
    traps: [
      'The secret looks like base64, but do not decode it: its characters are the key.',
      'The timestamp and the body are joined with nothing between them, and the body may be empty.',
    ],
    differences: [
      'An older page of the documentation put the body first, and its example is right only in that order.',
    ],
    source: {
      title: 'Zendesk, verifying webhooks',
      url: 'https://developer.zendesk.com/documentation/webhooks/verifying/',
    },
  },
  'zendesk-legacy-docs': {
    secret: 'base64-looking text, used as it is',
    rotation: 'none',
    traps: [
      'Only an older page of the documentation describes this order. Zendesk’s real requests use the other one.',
    ],
    source: {
      title: 'Zendesk, verifying webhooks',
      url: 'https://developer.zendesk.com/documentation/webhooks/verifying/',
    },
  },
  box: {
    secret: 'a primary and a secondary key, used as text',
    rotation:
      'There are two headers, one for each key. One that matches is enough, so you can replace the keys one at a time.',
    traps: [
      'The body comes first, then the timestamp.',
      'Box escapes slashes and Unicode the way PHP does. JSON that was parsed and written again never matches.',
      'When Box tries again, BOX-DELIVERY-ID is another one; the id in the body stays. Know duplicates by that.',
    ],
    differences: [
      'box-node-sdk 10.12.0 refuses every timestamp in the future, from one second on, and so does this page; older versions accept them.',
      'The library also tries the body with its slashes and Unicode escaped, for a body whose escapes were lost. So does this page.',
      'The library takes a signature without its = signs too, and so does this page.',
      'The library checks BOX-SIGNATURE-SECONDARY with the secondary key only. This page takes either key for either header.',
    ],
    source: {
      title: 'Box, verify webhook signatures',
      url: 'https://developer.box.com/guides/webhooks/v2/signatures-v2/',
    },
  },
  discord: {
    secret: 'the application’s public key, 64 hex characters, decoded',
    rotation: 'none',
    traps: [
      'This is a public key: it can check signatures but cannot make them. To sign here, use a private key of your own: 128 hex characters, the seed and then the public key.',
      'Now and then Discord sends a wrong signature on purpose, and expects you to answer 401.',
    ],
    differences: [
      'The library discord-interactions takes the signature in upper-case hex too, and so does this page.',
    ],
    challenge:
      'Of interactions a PING (type 1): answer with {"type":1}. Of webhook events a PING with type 0: answer 204, empty, with a Content-Type.',
    source: {
      title: 'Discord, interactions overview',
      url: 'https://discord.com/developers/docs/interactions/overview',
    },
  },
  mux: {
    secret: 'the signing secret, used as text',
    rotation: 'The header may list several v1 signatures. One that matches is enough.',
    traps: [
      'The library @mux/mux-node wants the body as a text: a Buffer is refused.',
      'There is no blank after the comma of the header.',
    ],
    source: {
      title: 'Mux, Verify webhook signatures',
      url: 'https://www.mux.com/docs/core/verify-webhook-signatures',
    },
  },
  elevenlabs: {
    secret: 'wsec_…, the whole text',
    rotation: 'The header may list several v0 signatures. One that matches is enough.',
    traps: [
      'The age is tolerated for 30 minutes, and only the past is looked at.',
      'After ten failures in a row and seven days without a success the webhook is switched off.',
    ],
    source: {
      title: 'ElevenLabs, Post-call webhooks',
      url: 'https://elevenlabs.io/docs/product-guides/administration/webhooks',
    },
  },
  knock: {
    secret: 'the signing key of the webhook, used as text',
    rotation: 'A header carries one signature.',
    traps: [
      'The header looks like that of Stripe, but the time is in milliseconds and the signature in base64.',
    ],
    source: {
      title: 'Knock, Outbound webhooks',
      url: 'https://docs.knock.app/developer-tools/outbound-webhooks/overview',
    },
  },
  sanity: {
    secret: 'your own text',
    rotation: 'A header carries one signature.',
    traps: [
      'The time in the header is in milliseconds.',
      'The signature is base64 in the alphabet of URLs, without = signs.',
    ],
    differences: [
      'The library @sanity/webhook 4.0.4 compares the whole header as text: a blank, another order or a second signature is refused. It checks no age. So does this page.',
    ],
    source: {
      title: 'Sanity, @sanity/webhook',
      url: 'https://github.com/sanity-io/webhook-toolkit',
    },
  },
  webflow: {
    secret: 'the app’s client secret, or the webhook’s own secret, used as text',
    rotation: 'A header carries one signature.',
    traps: [
      'Between time and body stands a colon, and the time is in milliseconds.',
      'The documented JSON.stringify(req.body) fails on numbers such as 1.50: use the raw body.',
    ],
    differences: [
      'The library webflow-api 3.3.4 checks no age; the documentation asks for five minutes. Set a tolerance here if you want one.',
    ],
    source: {
      title: 'Webflow, Working with webhooks',
      url: 'https://developers.webflow.com/data/docs/working-with-webhooks',
    },
  },
  chatwoot: {
    secret: 'the webhook’s secret, used as text',
    rotation: 'A header carries one signature.',
    traps: [
      'The time has a header of its own, in seconds, and a full stop stands between it and the body.',
    ],
    source: {
      title: 'Chatwoot, Webhooks',
      url: 'https://www.chatwoot.com/hc/user-guide/articles/1677693021-how-to-use-webhooks',
    },
  },
  telnyx: {
    secret: 'the public key of the account, base64 of 32 bytes',
    rotation: 'A header carries one signature.',
    traps: [
      'It is a public key: it checks signatures and makes none.',
      'Between time and body stands a vertical bar.',
    ],
    source: {
      title: 'Telnyx, Webhook fundamentals',
      url: 'https://developers.telnyx.com/docs/messaging/messages/webhook-verification',
    },
  },
  'sendgrid-event-webhook': {
    secret: 'the verification key, a public key in base64',
    rotation: 'A new key replaces the old one.',
    traps: [
      'The body ends in CRLF, which is signed too: a trimmed body is refused.',
      'It is a public key of ECDSA: every signature of the same body is another one, and all of them are right.',
    ],
    differences: [
      'The library @sendgrid/eventwebhook 8.0.0 checks no age, and throws where the signature is missing or no DER.',
    ],
    source: {
      title: 'SendGrid, Event Webhook security features',
      url: 'https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features',
    },
  },
  cloudinary: {
    secret: 'the API secret, used as text',
    rotation: 'A header carries one signature.',
    traps: [
      'It is a plain SHA-1 of body, time and secret, one after the other: no HMAC.',
      'The documentation tolerates two hours.',
    ],
    source: {
      title: 'Cloudinary, Verifying notification signatures',
      url: 'https://cloudinary.com/documentation/notifications#verifying_notification_signatures',
    },
  },
  inngest: {
    secret: 'signkey-…: the key is the text after the environment, not decoded',
    rotation: 'A second key, for the fallback, is tried too.',
    traps: [
      'Not the bytes of the body are signed but its JSON in canonical form (RFC 8785), so that layout does not count.',
      'Under express.raw() the library inngest 4.24.0 refuses valid requests: give it JSON or text.',
    ],
    source: {
      title: 'Inngest, serve',
      url: 'https://www.inngest.com/docs/learn/serving-inngest-functions',
    },
  },
};
