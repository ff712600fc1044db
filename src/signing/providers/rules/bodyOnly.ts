import { linWh, shpss, made, pullRequest, order } from './exampleParts.ts';
import { agent, schemeRule } from './schemeRule.ts';

const githubDelivery = {
  eventId: { header: 'X-GitHub-Delivery', example: '72d3162e-cc78-11e3-81ab-4c9367dc0958' },
  alsoSends: [
    { header: 'x-github-event' },
    { header: 'x-github-delivery' },
    { header: 'x-github-hook-id' },
  ],
};

export const github = schemeRule('github', {
  example: { secret: "It's an example, not a secret", body: pullRequest },
  header: 'X-Hub-Signature-256',
  prefix: 'sha256=',
  ...githubDelivery,
});

export const githubSha1 = schemeRule('github-sha1', {
  example: { secret: "It's an example, not a secret", body: pullRequest },
  header: 'X-Hub-Signature',
  prefix: 'sha1=',
  algorithm: 'HMAC-SHA-1',
  variantOf: 'github',
  ...githubDelivery,
});

export const githubSha512 = schemeRule('github-sha512', {
  example: { secret: "It's an example, not a secret", body: pullRequest },
  header: 'X-Hub-Signature',
  prefix: 'sha512=',
  algorithm: 'HMAC-SHA-512',
  variantOf: 'github',
  ...githubDelivery,
});

export const shopify = schemeRule('shopify', {
  example: { secret: `${shpss}${made}`, body: { id: 1004, total_price: '42.00', test: true } },
  header: 'X-Shopify-Hmac-Sha256',
  encoding: 'base64',
  aliases: { 'X-Shopify-Hmac-Sha256': ['shopify-hmac-sha256'] },
  eventId: { header: 'X-Shopify-Webhook-Id', example: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043' },
});

export const meta = schemeRule('meta', {
  example: { secret: made, body: { object: 'page', entry: [{ id: '1004', changes: [] }] } },
  header: 'X-Hub-Signature-256',
  prefix: 'sha256=',
  alsoSends: agent(/facebook|meta|whatsapp/i),
});

export const line = schemeRule('line', {
  example: {
    secret: made,
    body: { destination: 'U77', events: [{ type: 'message', webhookEventId: '01FZ74A0TDDPYRVK' }] },
  },
  header: 'x-line-signature',
  encoding: 'base64',
  eventId: { bodyField: 'events.0.webhookEventId' },
});

export const sentry = schemeRule('sentry', {
  example: { secret: made, body: { action: 'created', data: { issue: { count: 42 } } } },
  header: 'Sentry-Hook-Signature',
  eventId: { header: 'Request-ID', example: '3d4a7a3e8f1b4c1c9c8d6a9b0c1d2e3f' },
});

export const dropbox = schemeRule('dropbox', {
  example: { secret: made, body: { list_folder: { accounts: ['dbid:1004'] } } },
  header: 'X-Dropbox-Signature',
});

export const intercom = schemeRule('intercom', {
  example: {
    secret: made,
    body: { type: 'notification_event', id: 'notif_1004', topic: 'user.created' },
  },
  header: 'X-Hub-Signature',
  prefix: 'sha1=',
  algorithm: 'HMAC-SHA-1',
  eventId: { bodyField: 'id' },
  alsoSends: agent(/intercom/i),
});

export const lemonsqueezy = schemeRule('lemonsqueezy', {
  example: { secret: made, body: order },
  header: 'X-Signature',
});

export const bitbucket = schemeRule('bitbucket', {
  example: { secret: made, body: { actor: { nickname: 'ada' }, push: { changes: 42 } } },
  header: 'X-Hub-Signature',
  prefix: 'sha256=',
  eventId: { header: 'X-Request-UUID', example: '7a1e2c9e-2f0e-4c35-8c67-3f4a5a1d7c11' },
  alsoSends: [
    { header: 'x-event-key' },
    { header: 'x-request-uuid' },
    { header: 'x-atlassian-webhook-identifier' },
  ],
});

export const typeform = schemeRule('typeform', {
  example: { secret: made, body: { event_id: '01FZ74', form_response: { score: 42 } } },
  header: 'Typeform-Signature',
  prefix: 'sha256=',
  encoding: 'base64',
  eventId: { bodyField: 'event_id' },
});

export const razorpay = schemeRule('razorpay', {
  example: { secret: made, body: { event: 'payment.captured', payload: { amount: 4200 } } },
  header: 'X-Razorpay-Signature',
  eventId: { header: 'x-razorpay-event-id', example: 'Q1w2E3r4T5y6U7' },
});

export const xero = schemeRule('xero', {
  example: { secret: made, body: { events: [], firstEventSequence: 42, lastEventSequence: 42 } },
  header: 'x-xero-signature',
  encoding: 'base64',
});

export const asana = schemeRule('asana', {
  example: { secret: made, body: { events: [{ action: 'changed', resource: { gid: '1004' } }] } },
  header: 'X-Hook-Signature',
});

export const linear = schemeRule('linear', {
  example: {
    secret: `${linWh}${made}`,
    body: { action: 'create', type: 'Issue', data: { number: 42 }, webhookTimestamp: 0 },
  },
  header: 'Linear-Signature',
  eventId: { header: 'Linear-Delivery', example: '234d1a4e-b617-4388-90fe-adc3633d6b72' },
  timestamp: {
    place: { bodyField: 'webhookTimestamp' },
    unit: 'milliseconds',
    toleranceSeconds: 60,
  },
});

export const pagerduty = schemeRule('pagerduty', {
  example: {
    secret: made,
    body: { event: { id: '01CH754SM17TWPE2V2H4VPBRO7', event_type: 'incident.triggered' } },
  },
  header: 'X-PagerDuty-Signature',
  format: { kind: 'key=value pairs', separator: ',', macKey: 'v1', encoding: 'hex' },
  eventId: { bodyField: 'event.id' },
});
