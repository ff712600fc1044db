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
  signature: {
    header: 'webhook-signature',
    format: { kind: 'versioned list', version: 'v1', encoding: 'base64', tolerant: 'unpadded' },
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

const base64Key = standardWebhooks.secret;

export const supabase = sender('supabase', {
  // The dashboard gives the version with it; both are taken.
  secret: { kind: 'either', of: [{ kind: 'base64', prefix: 'v1,whsec_' }, base64Key] },
  alsoSends: agent(/supabase|gotrue/i),
  example: {
    secret: `v1,${encoded}`,
    body: { user: { id: '8484b834', email: 'ada@billing.example' }, email_data: { token: '4200' } },
  },
});

export const anthropic = sender('anthropic', {
  alsoSends: agent(/anthropic/i),
  example: { secret: encoded, body: { type: 'event', data: { type: 'batch.ended', id: 'b_77' } } },
});

export const replicate = sender('replicate', {
  alsoSends: agent(/replicate/i),
  example: { secret: encoded, body: { id: 'ufawqhfynnddngldkgtslldrkq', status: 'succeeded' } },
});

export const liveblocks = sender('liveblocks', {
  alsoSends: agent(/liveblocks/i),
  example: { secret: encoded, body: { type: 'storageUpdated', data: { roomId: 'room-42' } } },
});

export const dodo = sender('dodo', {
  alsoSends: agent(/dodo/i),
  example: { secret: encoded, body: payment },
});

export const whop = sender('whop', {
  secret: { kind: 'base64', prefix: 'whsec_', withoutPrefix: 'text' },
  alsoSends: agent(/whop/i),
  example: { secret: `ws_${made}`, body: payment },
});
