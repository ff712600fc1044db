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

/** A provider that follows the specification. */
function sender(id: SchemeId, signer: string, rule: Partial<Scheme> = {}): Scheme {
  return { ...standardWebhooks, id, provider: signer, signer, ...rule };
}

export const svix = sender('svix', 'Svix', {
  ...svixHeaders,
  aliases: {
    'svix-id': ['webhook-id'],
    'svix-timestamp': ['webhook-timestamp'],
    'svix-signature': ['webhook-signature'],
  },
  alsoSends: agent(/svix/i),
});

export const clerk = sender('clerk', 'Clerk', { ...svixHeaders, alsoSends: agent(/clerk/i) });

export const resend = sender('resend', 'Resend', { ...svixHeaders, alsoSends: agent(/resend/i) });

export const openai = sender('openai', 'OpenAI', {
  secret: { kind: 'base64', prefix: 'whsec_', withoutPrefix: 'text' },
  alsoSends: agent(/openai/i),
});

export const polar = sender('polar', 'Polar', {
  secret: { kind: 'either', of: [standardWebhooks.secret, { kind: 'text' }] },
  alsoSends: agent(/polar/i),
});

export const gitlabSigningToken = sender('gitlab-signing-token', 'GitLab', {
  provider: 'GitLab signing token',
  variantOf: 'gitlab',
  alsoSends: [{ header: 'x-gitlab-event' }, { header: 'x-gitlab-event-uuid' }],
});
