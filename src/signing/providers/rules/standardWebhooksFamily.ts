import {
  encoded,
  keyPair,
  made,
  payment,
  polarWhs,
  push,
  userCreated,
  whsk,
} from './exampleParts.ts';
import { labelOf } from '../schemeIds.ts';
import type { Scheme, SchemeId } from '../scheme.ts';
import { agent } from './schemeRule.ts';
import { standardWebhooks } from './standardWebhooks.ts';

const svixHeaders = {
  signature: { ...standardWebhooks.signature, header: 'svix-signature' },
  message: ['header:svix-id', '.', 'timestamp', '.', 'body'],
  timestamp: {
    place: { header: 'svix-timestamp' },
    unit: 'seconds',
    toleranceSeconds: 300,
    direction: 'both',
  },
  eventId: { header: 'svix-id', example: 'msg_2f8aQkXo7Yt1' },
} as const;

export const standardWebhooksV1a: Scheme = {
  ...standardWebhooks,
  id: 'standard-webhooks-v1a',
  provider: labelOf('standard-webhooks-v1a'),
  algorithm: 'Ed25519',
  signature: {
    header: 'webhook-signature',
    format: { kind: 'versioned list', version: 'v1a', encoding: 'base64' },
  },
  secret: {
    kind: 'Ed25519',
    encoding: 'base64',
    publicPrefix: 'whpk_',
    privatePrefix: 'whsk_',
  },
  variantOf: 'standard-webhooks',
  example: { secret: whsk + keyPair.base64, body: payment },
};

/** A provider that follows the specification. */
function sender(id: SchemeId, rule: Partial<Scheme>): Scheme {
  const provider = labelOf(id);
  return { ...standardWebhooks, id, provider, signer: provider, ...rule };
}

export const svix = sender('svix', {
  example: { secret: encoded, body: payment },
  ...svixHeaders,
  aliases: {
    'svix-id': ['webhook-id'],
    'svix-timestamp': ['webhook-timestamp'],
    'svix-signature': ['webhook-signature'],
  },
  alsoSends: agent(/svix/i),
});

export const clerk = sender('clerk', {
  example: { secret: encoded, body: userCreated },
  ...svixHeaders,
  alsoSends: agent(/clerk/i),
});

export const resend = sender('resend', {
  example: { secret: encoded, body: { type: 'email.delivered', data: { email_id: '4ef9a417' } } },
  ...svixHeaders,
  alsoSends: agent(/resend/i),
});

export const openai = sender('openai', {
  example: {
    secret: encoded,
    body: { object: 'event', id: 'evt_1004', type: 'response.completed', data: { id: 'resp_77' } },
  },
  secret: { kind: 'base64', prefix: 'whsec_', withoutPrefix: 'text' },
  alsoSends: agent(/openai/i),
});

export const polar = sender('polar', {
  example: { secret: `${polarWhs}${made}`, body: { type: 'order.paid', data: { amount: 4200 } } },
  secret: { kind: 'either', of: [standardWebhooks.secret, { kind: 'text' }] },
  alsoSends: agent(/polar/i),
});

export const gitlabSigningToken = sender('gitlab-signing-token', {
  example: { secret: encoded, body: push },
  signer: 'GitLab',
  variantOf: 'gitlab',
  alsoSends: [{ header: 'x-gitlab-event' }, { header: 'x-gitlab-event-uuid' }],
});
