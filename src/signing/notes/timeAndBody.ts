import type { SchemeNotes } from '../notes.ts';

type TimedId =
  | 'stripe'
  | 'slack'
  | 'zoom'
  | 'paddle'
  | 'calendly'
  | 'workos'
  | 'twitch'
  | 'zendesk'
  | 'zendesk-legacy-docs'
  | 'box'
  | 'discord';

const one = 'One signature; while a secret is replaced, the receiver tries both.';

export const notesOfTime: Readonly<Record<TimedId, SchemeNotes>> = {
  stripe: {
    secret: 'whsec_…, the whole text',
    rotation: 'While a secret is rolled the header carries two v1 signatures; any match is enough.',
    traps: [
      'The whole secret is the key, whsec_ included: nothing is decoded.',
      'Every endpoint has its own secret, and the Stripe CLI has another one.',
      'Stripe sends JSON indented by two spaces: a compact body was parsed and printed again.',
    ],
    differences: [
      'stripe-go, as stripe-node, refuses old timestamps only; one in the future passes.',
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
      'The signing secret looks like hex and is not decoded; it is neither the verification token nor the bot token.',
      'Slash commands and interactions are forms: + and %20 are different bytes.',
    ],
    differences: ['Bolt for JavaScript refuses old timestamps only; the Python SDK both ways.'],
    challenge: 'A request of type url_verification is answered with its challenge, and status 200.',
    source: {
      title: 'Slack, verifying requests',
      url: 'https://docs.slack.dev/authentication/verifying-requests-from-slack/',
    },
  },
  zoom: {
    secret: 'the Secret Token of the app',
    rotation: one,
    traps: ['Zoom documents no tolerance; five minutes are customary.'],
    differences: [
      'The official sample signs JSON.stringify(req.body), which works only while Zoom sends compact JSON.',
    ],
    challenge:
      'endpoint.url_validation is answered with the plainToken and its HMAC-SHA256 in hex as encryptedToken.',
    source: {
      title: 'zoom/webhook-sample, index.js',
      url: 'https://github.com/zoom/webhook-sample/blob/master/index.js',
    },
  },
  paddle: {
    secret: 'pdl_ntfset_…, one for each destination, the whole text',
    rotation:
      'The header may carry several h1 while a secret is rotated; any match is accepted here.',
    traps: ['The tolerance is five seconds: a slow queue before the check is enough to fail.'],
    differences: ['Paddle’s Go library refuses a header with two h1.'],
    source: {
      title: 'Paddle, verify webhook signatures',
      url: 'https://developer.paddle.com/webhooks/signature-verification',
    },
  },
  calendly: {
    secret: 'the signing key given when the subscription was made',
    rotation: 'none',
    traps: ['The tolerance of 180 s is from memory of the documentation; many programs use 300.'],
    source: {
      title: 'Calendly community, webhook signatures',
      url: 'https://community.calendly.com/api-webhook-help-61',
    },
  },
  workos: {
    secret: 'the whole text, prefix and all',
    rotation: 'one v1 signature',
    traps: [
      'The timestamp is in milliseconds, and the parts are separated by a comma and a space.',
      'Up to version 10 the Node library stringified the payload itself; use 11 with the raw bytes.',
    ],
    differences: ['The Node library refuses old timestamps only; the Python library both ways.'],
    source: {
      title: 'workos-node, signature-provider.ts',
      url: 'https://github.com/workos/workos-node/blob/main/src/common/crypto/signature-provider.ts',
    },
  },
  twitch: {
    secret: '10 to 100 ASCII characters chosen by you',
    rotation: 'none',
    traps: [
      'The timestamp has nanoseconds and is signed as it stands: never parse it and print it again.',
      'Id, timestamp and body follow each other with nothing in between.',
    ],
    challenge:
      'webhook_callback_verification is answered with the challenge of the body as plain text.',
    source: {
      title: 'Twitch, handling webhook events',
      url: 'https://dev.twitch.tv/docs/eventsub/handling-webhook-events/',
    },
  },
  zendesk: {
    secret: 'base64-looking text, used as it is',
    rotation: 'none',
    traps: [
      'The secret looks like base64 and is not decoded.',
      'Timestamp and body follow each other with nothing in between; the body may be empty.',
    ],
    differences: [
      'An older page of the documentation put the body first; its example verifies only that way.',
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
      'Only an older page of the documentation describes this order; Zendesk signs the other.',
    ],
    source: {
      title: 'Zendesk, verifying webhooks',
      url: 'https://developer.zendesk.com/documentation/webhooks/verifying/',
    },
  },
  box: {
    secret: 'a primary and a secondary key, used as text',
    rotation:
      'Two headers, one for each key; either is enough, so that keys can be replaced one after the other.',
    traps: [
      'The body comes first and the timestamp behind it.',
      'Box escapes slashes and Unicode as PHP does: JSON printed again never matches.',
    ],
    differences: [
      'box-node-sdk 10 refuses any timestamp in the future; older versions do not.',
      'Box’s library escapes the body again before it checks, so that a decoded one passes there and not here.',
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
      'This is a public key: with it you can check and cannot sign. To try it out here, give a private key of your own, seed and public key in 128 hex characters.',
      'Discord sends wrong signatures on purpose now and then and expects 401.',
    ],
    challenge: 'A PING of type 1 is answered with {"type":1}.',
    source: {
      title: 'Discord, interactions overview',
      url: 'https://discord.com/developers/docs/interactions/overview',
    },
  },
};
