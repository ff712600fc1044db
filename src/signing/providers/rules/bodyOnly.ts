import { bytesFromText, hexFromBytes, textFromBytes } from '../../bytes/bytes.ts';
import { headerValues } from '../../request.ts';
import { linWh, shpss, made, pullRequest, order, hexExampleKey } from './exampleParts.ts';
import { agent, schemeRule } from './schemeRule.ts';
import { accountsOf, hexKey, keyAndSecret } from './madeKeys.ts';

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
  aliases: {
    'X-Shopify-Hmac-Sha256': ['shopify-hmac-sha256'],
    'X-Shopify-Webhook-Id': ['shopify-webhook-id'],
  },
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
  format: { kind: 'prefixed', prefix: '', encoding: 'base64', tolerant: 'unpadded' },
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

export const intercomCanvas = schemeRule('intercom-canvas', {
  variantOf: 'intercom',
  signer: 'Intercom',
  example: {
    secret: made,
    body: { workspace_id: 'ab12', component_id: 'refresh', context: { location: 'inbox' } },
  },
  header: 'X-Body-Signature',
  alsoSends: agent(/intercom/i),
  // Others use this header too, each by a rule of its own.
  own: {
    fits: (text, headers) =>
      /^[\da-f]{64}$/i.test(text) && /intercom/i.test(headerValues(headers, 'user-agent')[0] ?? ''),
  },
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
  // Jira's, which stays the same when it tries again.
  aliases: { 'X-Request-UUID': ['X-Atlassian-Webhook-Identifier'] },
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
  eventId: { header: 'X-Webhook-Id', example: '0f8fad5b-d9cb-469f-a165-70867728950e' },
});

export const hookdeck = schemeRule('hookdeck', {
  signature: {
    header: 'x-hookdeck-signature',
    more: ['x-hookdeck-signature-2'],
    format: { kind: 'prefixed', prefix: '', encoding: 'base64' },
  },
  eventId: { header: 'x-hookdeck-eventid', example: 'evt_7t1K2f8aQkXo' },
  example: { secret: made, body: order },
});

export const gocardless = schemeRule('gocardless', {
  header: 'Webhook-Signature',
  eventId: { bodyField: 'meta.webhook_id' },
  alsoSends: agent(/gocardless/i),
  own: { fits: (text) => /^[\da-f]{64}$/i.test(text) },
  example: {
    secret: made,
    body: { events: [{ id: 'EV1004', action: 'paid_out' }], meta: { webhook_id: 'WB42' } },
  },
});

export const fingerprint = schemeRule('fingerprint', {
  header: 'fpjs-event-signature',
  format: { kind: 'key=value pairs', separator: ',', macKey: 'v1', encoding: 'hex' },
  eventId: { bodyField: 'event_id' },
  example: { secret: made, body: { event_id: '1762.Xk42', visitor_id: 'Ibk1527CUFmcnjLwIs4A' } },
});

export const onfido = schemeRule('onfido', {
  header: 'X-SHA2-Signature',
  format: { kind: 'prefixed', prefix: '', encoding: 'hex', tolerant: 'upper case' },
  example: {
    secret: made,
    body: {
      payload: { resource_type: 'check', action: 'check.completed', object: { id: '4200' } },
    },
  },
});

export const notion = schemeRule('notion', {
  header: 'X-Notion-Signature',
  format: { kind: 'prefixed', prefix: 'sha256=', encoding: 'hex', tolerant: 'upper case' },
  eventId: { bodyField: 'id' },
  example: { secret: `secret_${made}`, body: { id: '367cba44', type: 'page.created', attempt: 1 } },
});

export const triggerDev = schemeRule('trigger-dev', {
  header: 'x-trigger-signature-hmacsha256',
  eventId: { bodyField: 'id' },
  example: { secret: made, body: { id: 'alert_42', type: 'alert.run.failed', object: {} } },
});

export const stream = schemeRule('stream', {
  header: 'X-Signature',
  eventId: { header: 'X-Webhook-Id', example: 'b5eef7ba-0dbb-44ce-a96c-b1d3a9b0b9f6' },
  alsoSends: [{ header: 'x-api-key' }, { header: 'x-webhook-id' }],
  example: { secret: made, body: { type: 'message.new', message: { text: 'Is it 42?' } } },
});

export const vercel = schemeRule('vercel', {
  algorithm: 'HMAC-SHA-1',
  header: 'x-vercel-signature',
  eventId: { bodyField: 'id' },
  example: { secret: made, body: { id: 'uev_1004', type: 'deployment.succeeded', payload: {} } },
});

export const checkout = schemeRule('checkout', {
  header: 'Cko-Signature',
  eventId: { bodyField: 'id' },
  example: {
    secret: made,
    body: { id: 'evt_1004', type: 'payment_approved', data: { amount: 4200 } },
  },
});

export const woocommerce = schemeRule('woocommerce', {
  header: 'X-WC-Webhook-Signature',
  encoding: 'base64',
  eventId: { header: 'X-WC-Webhook-Delivery-ID', example: '7d8f3c1b2a4e5f60718293a4b5c6d7e8' },
  alsoSends: [{ header: 'x-wc-webhook-topic' }, { header: 'x-wc-webhook-source' }],
  example: { secret: made, body: { id: 1004, status: 'processing', total: '42.00' } },
});

export const storyblok = schemeRule('storyblok', {
  algorithm: 'HMAC-SHA-1',
  header: 'webhook-signature',
  own: { fits: (text) => /^[\da-f]{40}$/i.test(text) },
  example: { secret: made, body: { action: 'published', space_id: 1004, story_id: 42 } },
});

export const mollie = schemeRule('mollie', {
  header: 'X-Mollie-Signature',
  prefix: 'sha256=',
  eventId: { bodyField: 'id' },
  own: { normal: (text) => (text.startsWith('sha256=') ? text : `sha256=${text}`) },
  example: {
    secret: made,
    body: { resource: 'event', id: 'event_1004', type: 'payment-link.paid' },
  },
});

export const pusher = schemeRule('pusher', {
  header: 'x-pusher-signature',
  secret: keyAndSecret,
  alsoSends: [{ header: 'x-pusher-key' }],
  own: {
    code: {
      accountHeader: 'x-pusher-key',
      ifSent: [{ name: 'content-type', value: 'application/json' }],
    },
    headers: (_, { secrets }) => ({
      'x-pusher-key': accountsOf(secrets)[0] ?? 'app-key',
    }),
    refuses: ({ headers }, secrets) => {
      const [type = 'application/json'] = headerValues(headers, 'content-type');
      if (type !== 'application/json') return 'header has another value';
      const accounts = accountsOf(secrets);
      const [key] = headerValues(headers, 'x-pusher-key');
      return accounts.length > 0 && !accounts.includes(key ?? '') ? 'claim differs' : undefined;
    },
  },
  example: {
    secret: `278d425bdf160c739803:${made}`,
    body: { time_ms: 1795000000000, events: [{ name: 'channel_occupied', channel: 'orders-42' }] },
  },
});

export const easypost = schemeRule('easypost', {
  header: 'X-Hmac-Signature',
  prefix: 'hmac-sha256-hex=',
  message: ['body:weights as decimals'],
  secret: {
    kind: 'made',
    how: 'normalised text',
    keys: (text) => [bytesFromText(text.normalize('NFKD'))],
    problem: 'not hex',
    fresh: hexFromBytes,
  },
  eventId: { bodyField: 'id' },
  own: {
    code: { weights: true },
    parts: {
      'body:weights as decimals': ({ body }) =>
        textFromBytes(body)?.replace(/("weight":\s*)(\d+)(\s*)(?=,|\})/g, '$1$2.0') ?? body,
    },
  },
  example: {
    secret: made,
    body: '{"id":"evt_1004","description":"tracker.updated","result":{"weight":42.0}}',
  },
});

export const adyenPlatform = schemeRule('adyen-platform', {
  header: 'HmacSignature',
  format: { kind: 'prefixed', prefix: '', encoding: 'base64', tolerant: 'unpadded' },
  secret: hexKey,
  alsoSends: [{ header: 'protocol', value: /^HmacSHA256$/ }],
  own: { headers: () => ({ Protocol: 'HmacSHA256' }) },
  example: {
    secret: hexExampleKey,
    body: { type: 'balancePlatform.transfer.created', data: { amount: { value: 4200 } } },
  },
});
