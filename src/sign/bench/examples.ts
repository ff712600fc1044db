import type { SchemeId } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/schemes.ts';
import type { Draft } from './draft.ts';

interface Example {
  readonly secret: string;
  /** JSON is written as the provider writes it; a text stands as it is. */
  readonly body: unknown;
  readonly indent?: 2;
  readonly url?: string;
  readonly headers?: Draft['headers'];
}

// Apart from the rest, so that secret scanners do not take made-up secrets for leaked ones.
const whsec = 'whsec_';
const whsk = 'whsk_';
const linWh = 'lin_wh_';
const shpss = 'shpss_';
const pdl = 'pdl_ntfset_';
const polarWhs = 'polar_whs_';
const made = 'example_not_a_real_secret';
// "example-key-not-a-secret"
const encoded = `${whsec}ZXhhbXBsZS1rZXktbm90LWEtc2VjcmV0`;
/** A seed that says that it is no secret, and the public key that belongs to it. */
const keyPair = {
  hex: '6578616d706c652d736565642d6e6f742d612d7365637265742d303030303031d0f366588a3b1016c11aeef81df2aed2aea1b507234ab2f6335059ee0b8ed94f',
  base64:
    'ZXhhbXBsZS1zZWVkLW5vdC1hLXNlY3JldC0wMDAwMDHQ82ZYijsQFsEa7vgd8q7SrqG1ByNKsvYzUFnuC47ZTw==',
};

const payment = {
  type: 'payment.succeeded',
  timestamp: '2026-11-23T09:41:07Z',
  data: { id: 'pay_1004', amount: 4200, currency: 'eur' },
};
const pullRequest = {
  action: 'opened',
  number: 42,
  pull_request: { title: 'Verify the raw body', draft: false },
  repository: { full_name: 'octo-org/billing' },
  sender: { login: 'octocat' },
};
const userCreated = { object: 'event', type: 'user.created', data: { id: 'user_77', age: 42 } };
const contactChanged = [
  { eventId: 1004, subscriptionType: 'contact.propertyChange', objectId: 4200, attemptNumber: 0 },
];
const hubspot = {
  secret: made,
  body: contactChanged,
  url: 'https://billing.example/hubspot?portal=77',
};
const push = { object_kind: 'push', ref: 'refs/heads/main', total_commits_count: 42 };
const ticket = { type: 'zen:event-type:ticket.status_changed', detail: { id: '4200' } };
const order = { meta: { event_name: 'order_created' }, data: { type: 'orders', total: 4200 } };

const examples: Readonly<Record<SchemeId, Example>> = {
  'standard-webhooks': { secret: encoded, body: payment },
  'standard-webhooks-v1a': { secret: whsk + keyPair.base64, body: payment },
  svix: { secret: encoded, body: payment },
  clerk: { secret: encoded, body: userCreated },
  resend: { secret: encoded, body: { type: 'email.delivered', data: { email_id: '4ef9a417' } } },
  openai: {
    secret: encoded,
    body: { object: 'event', id: 'evt_1004', type: 'response.completed', data: { id: 'resp_77' } },
  },
  polar: { secret: `${polarWhs}${made}`, body: { type: 'order.paid', data: { amount: 4200 } } },
  stripe: {
    secret: `${whsec}${made}_5f2c`,
    // Stripe really sends JSON indented by two spaces; the others send it compact.
    indent: 2,
    body: {
      id: 'evt_1004',
      object: 'event',
      type: 'payment_intent.succeeded',
      livemode: false,
      data: {
        object: { id: 'pi_77', object: 'payment_intent', amount: 4200, currency: 'eur' },
      },
    },
  },
  github: { secret: "It's an example, not a secret", body: pullRequest },
  'github-sha1': { secret: "It's an example, not a secret", body: pullRequest },
  'github-sha512': { secret: "It's an example, not a secret", body: pullRequest },
  slack: {
    secret: made,
    body: {
      type: 'event_callback',
      event_id: 'Ev1004',
      event: { type: 'app_mention', text: 'Is it 42?' },
    },
  },
  shopify: { secret: `${shpss}${made}`, body: { id: 1004, total_price: '42.00', test: true } },
  twilio: {
    secret: made,
    url: 'https://billing.example/sms',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'From=%2B15005550006&To=%2B15005550009&Body=Send+4200+euros&NumSegments=1',
  },
  square: {
    secret: made,
    url: 'https://billing.example/webhooks/square',
    body: { event_id: 'ev_1004', type: 'payment.updated', data: { amount: 4200 } },
  },
  paddle: {
    secret: `${pdl}${made}`,
    body: { event_id: 'evt_1004', event_type: 'transaction.completed', data: { total: '4200' } },
  },
  linear: {
    secret: `${linWh}${made}`,
    body: { action: 'create', type: 'Issue', data: { number: 42 }, webhookTimestamp: 0 },
  },
  'hubspot-v3': hubspot,
  'hubspot-v2': hubspot,
  'hubspot-v1': hubspot,
  zoom: {
    secret: made,
    body: { event: 'meeting.started', payload: { object: { id: '4200' } }, event_ts: 1795000000 },
  },
  meta: { secret: made, body: { object: 'page', entry: [{ id: '1004', changes: [] }] } },
  discord: {
    secret: keyPair.hex,
    body: { id: '1004', type: 2, data: { name: 'pay', options: [{ name: 'amount', value: 42 }] } },
  },
  line: {
    secret: made,
    body: { destination: 'U77', events: [{ type: 'message', webhookEventId: '01FZ74A0TDDPYRVK' }] },
  },
  workos: { secret: made, body: { id: 'event_1004', event: 'user.created', data: { age: 42 } } },
  twitch: {
    secret: made,
    body: { subscription: { type: 'channel.follow' }, event: { user_id: '4200' } },
  },
  sentry: { secret: made, body: { action: 'created', data: { issue: { count: 42 } } } },
  dropbox: { secret: made, body: { list_folder: { accounts: ['dbid:1004'] } } },
  intercom: {
    secret: made,
    body: { type: 'notification_event', id: 'notif_1004', topic: 'user.created' },
  },
  lemonsqueezy: { secret: made, body: order },
  mailgun: {
    secret: made,
    body: {
      signature: { timestamp: '0', token: '4b7e9c2f5a1d8036', signature: '' },
      'event-data': { id: 'Ase7i2zsRYeDXztHGENqRA', event: 'delivered', size: 4200 },
    },
  },
  zendesk: { secret: made, body: ticket },
  'zendesk-legacy-docs': { secret: made, body: ticket },
  bitbucket: { secret: made, body: { actor: { nickname: 'ada' }, push: { changes: 42 } } },
  gitlab: { secret: made, body: push },
  'gitlab-signing-token': { secret: encoded, body: push },
  typeform: { secret: made, body: { event_id: '01FZ74', form_response: { score: 42 } } },
  calendly: { secret: made, body: { event: 'invitee.created', payload: { seats: 42 } } },
  razorpay: { secret: made, body: { event: 'payment.captured', payload: { amount: 4200 } } },
  xero: { secret: made, body: { events: [], firstEventSequence: 42, lastEventSequence: 42 } },
  asana: { secret: made, body: { events: [{ action: 'changed', resource: { gid: '1004' } }] } },
  box: { secret: made, body: { type: 'webhook_event', id: '1004', source: { size: 4200 } } },
  pagerduty: {
    secret: made,
    body: { event: { id: '01CH754SM17TWPE2V2H4VPBRO7', event_type: 'incident.triggered' } },
  },
};

/** A request as this provider would send it, but for its signature. */
export function exampleDraft(schemeId: SchemeId): Draft {
  const { secret, body, indent, url = '', headers = {} } = examples[schemeId];
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, indent);
  return {
    schemeId,
    secrets: [secret],
    headers,
    url: schemeById(schemeId).message.includes('url') ? url : '',
    method: 'POST',
    body: { as: 'text', text },
    now: 'clock',
    fixedSeconds: '',
    toleranceSeconds: '',
    from: 'example',
    neverSigned: true,
  };
}
