import type { Encoding, EventIdPlace, Scheme, SchemeId } from '../scheme.ts';

/** A scheme that signs the body and nothing else, with one MAC in one header. */
function bodyOnly(
  id: SchemeId,
  provider: string,
  about: {
    readonly header: string;
    readonly prefix?: string;
    readonly encoding: Encoding;
    readonly algorithm?: Scheme['algorithm'];
    readonly eventId?: EventIdPlace;
    readonly aliases?: NonNullable<Scheme['aliases']>;
    readonly variantOf?: SchemeId;
  },
): Scheme {
  const { header, prefix = '', encoding, algorithm = 'HMAC-SHA-256', ...rest } = about;
  return {
    id,
    provider,
    signer: provider,
    algorithm,
    signature: { header, format: { kind: 'prefixed', prefix, encoding } },
    message: ['body'],
    secret: { kind: 'text' },
    ...rest,
  };
}

const githubDelivery = {
  header: 'X-GitHub-Delivery',
  example: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
};

export const githubSha1 = bodyOnly('github-sha1', 'GitHub SHA-1', {
  header: 'X-Hub-Signature',
  prefix: 'sha1=',
  encoding: 'hex',
  algorithm: 'HMAC-SHA-1',
  eventId: githubDelivery,
  variantOf: 'github',
});

export const githubSha512 = bodyOnly('github-sha512', 'GitHub SHA-512', {
  header: 'X-Hub-Signature',
  prefix: 'sha512=',
  encoding: 'hex',
  algorithm: 'HMAC-SHA-512',
  eventId: githubDelivery,
  variantOf: 'github',
});

export const shopify = bodyOnly('shopify', 'Shopify', {
  header: 'X-Shopify-Hmac-Sha256',
  encoding: 'base64',
  aliases: { 'X-Shopify-Hmac-Sha256': ['shopify-hmac-sha256'] },
  eventId: { header: 'X-Shopify-Webhook-Id', example: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043' },
});

export const meta = bodyOnly('meta', 'Meta', {
  header: 'X-Hub-Signature-256',
  prefix: 'sha256=',
  encoding: 'hex',
});

export const line = bodyOnly('line', 'LINE', {
  header: 'x-line-signature',
  encoding: 'base64',
  eventId: { bodyField: 'events.0.webhookEventId' },
});

export const sentry = bodyOnly('sentry', 'Sentry', {
  header: 'Sentry-Hook-Signature',
  encoding: 'hex',
  eventId: { header: 'Request-ID', example: '3d4a7a3e8f1b4c1c9c8d6a9b0c1d2e3f' },
});

export const dropbox = bodyOnly('dropbox', 'Dropbox', {
  header: 'X-Dropbox-Signature',
  encoding: 'hex',
});

export const intercom = bodyOnly('intercom', 'Intercom', {
  header: 'X-Hub-Signature',
  prefix: 'sha1=',
  encoding: 'hex',
  algorithm: 'HMAC-SHA-1',
  eventId: { bodyField: 'id' },
});

export const lemonsqueezy = bodyOnly('lemonsqueezy', 'Lemon Squeezy', {
  header: 'X-Signature',
  encoding: 'hex',
});

export const bitbucket = bodyOnly('bitbucket', 'Bitbucket, Jira', {
  header: 'X-Hub-Signature',
  prefix: 'sha256=',
  encoding: 'hex',
  eventId: { header: 'X-Request-UUID', example: '7a1e2c9e-2f0e-4c35-8c67-3f4a5a1d7c11' },
});

export const typeform = bodyOnly('typeform', 'Typeform', {
  header: 'Typeform-Signature',
  prefix: 'sha256=',
  encoding: 'base64',
  eventId: { bodyField: 'event_id' },
});

export const razorpay = bodyOnly('razorpay', 'Razorpay', {
  header: 'X-Razorpay-Signature',
  encoding: 'hex',
  eventId: { header: 'x-razorpay-event-id', example: 'Q1w2E3r4T5y6U7' },
});

export const xero = bodyOnly('xero', 'Xero', { header: 'x-xero-signature', encoding: 'base64' });

export const asana = bodyOnly('asana', 'Asana', { header: 'X-Hook-Signature', encoding: 'hex' });

export const linear: Scheme = {
  ...bodyOnly('linear', 'Linear', {
    header: 'Linear-Signature',
    encoding: 'hex',
    eventId: { header: 'Linear-Delivery', example: '234d1a4e-b617-4388-90fe-adc3633d6b72' },
  }),
  timestamp: {
    place: { bodyField: 'webhookTimestamp' },
    unit: 'milliseconds',
    toleranceSeconds: 60,
    direction: 'both',
  },
};

export const pagerduty: Scheme = {
  ...bodyOnly('pagerduty', 'PagerDuty', { header: 'X-PagerDuty-Signature', encoding: 'hex' }),
  signature: {
    header: 'X-PagerDuty-Signature',
    format: { kind: 'key=value pairs', separator: ',', macKey: 'v1', encoding: 'hex' },
  },
  eventId: { bodyField: 'event.id' },
};
