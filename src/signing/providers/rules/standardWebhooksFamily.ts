import type { Scheme } from '../scheme.ts';
import { standardWebhooks } from './standardWebhooks.ts';

const svixHeaders = {
  signature: {
    header: 'svix-signature',
    format: { kind: 'versioned list', version: 'v1', encoding: 'base64' },
  },
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
  provider: 'Standard Webhooks v1a',
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
};

export const svix: Scheme = {
  ...standardWebhooks,
  ...svixHeaders,
  id: 'svix',
  provider: 'Svix',
  signer: 'Svix',
  aliases: {
    'svix-id': ['webhook-id'],
    'svix-timestamp': ['webhook-timestamp'],
    'svix-signature': ['webhook-signature'],
  },
};

export const clerk: Scheme = {
  ...standardWebhooks,
  ...svixHeaders,
  id: 'clerk',
  provider: 'Clerk',
  signer: 'Clerk',
};

export const resend: Scheme = {
  ...standardWebhooks,
  ...svixHeaders,
  id: 'resend',
  provider: 'Resend',
  signer: 'Resend',
};

export const openai: Scheme = {
  ...standardWebhooks,
  id: 'openai',
  provider: 'OpenAI',
  signer: 'OpenAI',
  secret: { kind: 'base64', prefix: 'whsec_', withoutPrefix: 'text' },
};

export const polar: Scheme = {
  ...standardWebhooks,
  id: 'polar',
  provider: 'Polar',
  signer: 'Polar',
  secret: {
    kind: 'either',
    of: [{ kind: 'base64', prefix: 'whsec_' }, { kind: 'text' }],
  },
};

export const gitlabSigningToken: Scheme = {
  ...standardWebhooks,
  id: 'gitlab-signing-token',
  provider: 'GitLab signing token',
  signer: 'GitLab',
  variantOf: 'gitlab',
};
