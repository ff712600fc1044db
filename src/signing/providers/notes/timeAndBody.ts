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
      'Bolt for JavaScript refuses only timestamps that are too old; the Python SDK also refuses those in the future.',
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
    differences: ['Paddle’s Go library refuses a header with two h1 signatures.'],
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
      'Up to version 10, the Node library turned the parsed payload back into JSON itself. Use version 11, and give it the raw bytes.',
    ],
    differences: [
      'The Node library refuses only timestamps that are too old; the Python library also refuses those in the future.',
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
    ],
    differences: [
      'box-node-sdk 10 refuses every timestamp in the future; older versions accept them.',
      'Box’s library escapes the body again before it checks. A body whose escapes were lost passes there, but not here.',
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
    challenge: 'A PING (type 1): answer with {"type":1}.',
    source: {
      title: 'Discord, interactions overview',
      url: 'https://discord.com/developers/docs/interactions/overview',
    },
  },
};
