import { looksLikeForm } from '../../bytes/bodyFields.ts';
import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromText,
  hexFromBytes,
  textFromBytes,
} from '../../bytes/bytes.ts';
import { pairOf } from '../../bytes/formParameters.ts';
import { otherUrls, urlParts } from '../../bytes/urlForms.ts';
import type { Signing } from '../../check/signedContent.ts';
import { headerValues } from '../../request.ts';
import type { Scheme } from '../scheme.ts';
import { made, hubspotExample, push, hexExampleKey } from './exampleParts.ts';
import { agent, schemeRule } from './schemeRule.ts';

/** The provider's own code tries the URL in several spellings. */
function spellings(urlForms: NonNullable<Scheme['urlForms']>) {
  return { urlForms, own: { forms: ({ url = '' }: Signing) => otherUrls(url, urlForms) } };
}

export const twilio = schemeRule('twilio', {
  example: {
    secret: made,
    url: 'https://billing.example/sms',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'From=%2B15005550006&To=%2B15005550009&Body=Send+4200+euros&NumSegments=1',
  },
  header: 'X-Twilio-Signature',
  encoding: 'base64',
  algorithm: 'HMAC-SHA-1',
  message: ['url', 'form parameters'],
  ...spellings('ports and legacy query'),
  bodyHash: { queryParameter: 'bodySHA256' },
});

export const square = schemeRule('square', {
  example: {
    secret: made,
    url: 'https://billing.example/webhooks/square',
    body: { event_id: 'ev_1004', type: 'payment.updated', data: { amount: 4200 } },
  },
  header: 'x-square-hmacsha256-signature',
  encoding: 'base64',
  message: ['url', 'body'],
  eventId: { bodyField: 'event_id' },
});

const hubspot = { signer: 'HubSpot', eventId: { bodyField: '0.eventId' } };

export const hubspotV3 = schemeRule('hubspot-v3', {
  example: hubspotExample,
  ...hubspot,
  header: 'X-HubSpot-Signature-v3',
  encoding: 'base64',
  message: ['method', 'url', 'body', 'timestamp'],
  timestamp: {
    place: { header: 'X-HubSpot-Request-Timestamp' },
    unit: 'milliseconds',
    toleranceSeconds: 300,
    direction: 'past only',
  },
  ...spellings('decoded query'),
});

export const hubspotV2 = schemeRule('hubspot-v2', {
  example: hubspotExample,
  ...hubspot,
  header: 'X-HubSpot-Signature',
  algorithm: 'SHA-256',
  message: ['method', 'url', 'body'],
  ...spellings('decoded query'),
  variantOf: 'hubspot-v3',
  alsoSends: [{ header: 'x-hubspot-signature-version', value: /^v2$/ }],
});

export const hubspotV1 = schemeRule('hubspot-v1', {
  example: hubspotExample,
  ...hubspot,
  header: 'X-HubSpot-Signature',
  algorithm: 'SHA-256',
  variantOf: 'hubspot-v3',
  alsoSends: [{ header: 'x-hubspot-signature-version', value: /^v1$/ }],
});

/** The event's data is not signed: only that somebody with the key wrote this time and token. */
export const mailgun = schemeRule('mailgun', {
  example: {
    secret: made,
    body: {
      signature: { timestamp: '0', token: '4b7e9c2f5a1d8036', signature: '' },
      'event-data': { id: 'Ase7i2zsRYeDXztHGENqRA', event: 'delivered', size: 4200 },
    },
  },
  signature: {
    bodyField: 'signature.signature',
    format: { kind: 'prefixed', prefix: '', encoding: 'hex' },
  },
  message: ['field:signature.timestamp', 'field:signature.token'],
  timestamp: { place: { bodyField: 'signature.timestamp' } },
  eventId: { bodyField: 'event-data.id' },
});

/** Nothing is signed: the secret itself is sent. */
export const gitlab = schemeRule('gitlab', {
  example: { secret: made, body: push },
  algorithm: 'token',
  header: 'X-Gitlab-Token',
  format: { kind: 'token' },
  message: [],
  eventId: { header: 'Idempotency-Key', example: 'f5e5f430-f57b-4e6e-9fac-d9128cd7232f' },
});

export const trello = schemeRule('trello', {
  algorithm: 'HMAC-SHA-1',
  header: 'X-Trello-Webhook',
  encoding: 'base64',
  message: ['body', 'url'],
  eventId: { bodyField: 'action.id' },
  example: {
    secret: made,
    url: 'https://billing.example/trello',
    body: { action: { id: '51f9424bcd6e040f3c002412', type: 'updateCard' }, model: { id: '4200' } },
  },
});

/** The parts of the request in lines: its method, path, the headers that it lists, and the body. */
export const contentful = schemeRule('contentful', {
  header: 'x-contentful-signature',
  message: ['method', '\n', 'url:path', '\n', 'token:signed headers', '\n', 'body'],
  secret: {
    kind: 'made',
    how: 'as text',
    keys: (text) => (text.length === 64 ? [bytesFromText(text)] : undefined),
    problem: 'not 64 characters',
    fresh: (random) => hexFromBytes(new Uint8Array([...random, ...random])).slice(0, 64),
  },
  timestamp: {
    place: { header: 'x-contentful-timestamp' },
    unit: 'milliseconds',
    toleranceSeconds: 30,
    direction: 'past only',
    edge: 'refused',
    // The start of 2020.
    least: 1_577_836_800_001,
  },
  alsoSends: [{ header: 'x-contentful-topic' }, { header: 'x-contentful-webhook-name' }],
  own: {
    requires: ['x-contentful-signed-headers'],
    headers: () => ({
      'x-contentful-signed-headers': 'x-contentful-signed-headers,x-contentful-timestamp',
    }),
    parts: { 'url:path': ({ url }) => contentfulPath(url), 'token:signed headers': listedHeaders },
  },
  example: {
    secret: hexExampleKey,
    url: 'https://billing.example/contentful',
    body: { sys: { type: 'Entry', id: '5KsDBWseXY6QegucYAoacS' }, fields: { amount: 4200 } },
  },
});

/** As its library writes the path: the query is escaped, and then all of it once more. */
function contentfulPath(url = ''): string | undefined {
  const { path = url, query } = urlParts(url) ?? {};
  const [before = '', search = query?.slice(1) ?? ''] = path.split('?');
  const escaped = search === '' ? '' : `?${querystringEscape(search)}`;
  try {
    return encodeURI((before === '' ? '/' : before) + escaped);
  } catch {
    return undefined;
  }
}

/** Escapes what `querystring.escape` of Node does, which is what encodeURIComponent does. */
function querystringEscape(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

function listedHeaders({ headers, timestamp = '' }: Signing): string | undefined {
  const [list] = headerValues(headers, 'x-contentful-signed-headers');
  const wanted = list?.split(',') ?? [];
  if (wanted.length < 2) return undefined;
  const values = new Map(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase().trim(), value.trim()] as const)
      .filter(([name]) => wanted.includes(name)),
  );
  values.set('x-contentful-timestamp', String(Number(timestamp)));
  values.set('x-contentful-signed-headers', '');
  const names = [...values.keys()].sort();
  values.set('x-contentful-signed-headers', names.join(','));
  return names.map((name) => `${name}:${values.get(name) ?? ''}`).join(';');
}

const plivoNonce = 'X-Plivo-Signature-V3-Nonce';

export const plivo = schemeRule('plivo-v3', {
  header: 'X-Plivo-Signature-V3',
  format: { kind: 'key=value pairs', separator: ',', macKey: 'v3', encoding: 'base64' },
  message: ['url:with its parameters sorted', '.', `header:${plivoNonce}`],
  eventId: { header: plivoNonce, example: '12345678901234567890' },
  own: {
    parts: { 'url:with its parameters sorted': plivoUrl },
    normal: (text) => text.replace(/^|,/g, '$&v3='),
    written: (text) => text.replace(/(^|,)v3=/g, '$1'),
  },
  example: {
    secret: made,
    url: 'https://billing.example/call?tenant=7',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'From=15005550006&To=15005550009&Text=Send+4200+euros&CallUUID=c-77',
  },
});

/**
 * As the library writes it: the parameters of the query by name and decoded, of a GET those of the form among them; of
 * a POST those of the form behind them.
 */
function plivoUrl({ url = '', method = 'POST', body, headers }: Signing): string | undefined {
  const parts = urlParts(url);
  if (!parts || (method !== 'GET' && method !== 'POST')) return undefined;
  const { scheme, credentials, host, port, path, query } = parts;
  const ofQuery = parametersIn(query.slice(1));
  const [type] = headerValues(headers, 'content-type');
  const text = textFromBytes(body) ?? '';
  const isForm = type === undefined ? looksLikeForm(text) : /x-www-form-urlencoded/i.test(type);
  const ofForm = isForm ? parametersIn(text) : [];
  const isGet = method === 'GET';
  const before = (isGet ? [...ofQuery, ...ofForm] : ofQuery).sort(byNameAndValue);
  const behind = isGet ? [] : ofForm.sort(byNameAndValue);
  return [
    `${scheme}://${credentials}${host}${port}${path}`,
    before.length > 0 || behind.length > 0 ? '?' : '',
    before.map((pair) => pair.join('=')).join('&'),
    before.length > 0 && behind.length > 0 ? '.' : '',
    behind.map((pair) => pair.join('')).join(''),
  ].join('');
}

function parametersIn(text: string): (readonly [name: string, value: string])[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map(pairOf);
}

function byNameAndValue(one: readonly [string, string], other: readonly [string, string]): number {
  const at = one[0] === other[0] ? 1 : 0;
  return one[at] === other[at] ? 0 : one[at] < other[at] ? -1 : 1;
}

/** The token is the whole secret, as GitLab's is. */
export const telegram = schemeRule('telegram', {
  algorithm: 'token',
  header: 'X-Telegram-Bot-Api-Secret-Token',
  format: { kind: 'token' },
  message: [],
  eventId: { bodyField: 'update_id' },
  example: { secret: made, body: { update_id: 1004, message: { message_id: 42, text: 'Hello' } } },
});

/** HTTP's own way to send a name and a password (RFC 7617). */
function basic(id: 'postmark' | 'chargebee', name: RegExp, body: unknown) {
  return schemeRule(id, {
    algorithm: 'token',
    header: 'Authorization',
    format: { kind: 'token' },
    message: [],
    alsoSends: agent(name),
    own: {
      normal: (text) => {
        const bytes = bytesFromBase64(/^basic +(\S+)$/i.exec(text)?.[1] ?? '');
        return (bytes && textFromBytes(bytes)) ?? '';
      },
      written: (text) => `Basic ${base64FromBytes(bytesFromText(text))}`,
      // Anybody sends such a header: it says nothing of the provider.
      fits: (_, headers) => headerValues(headers, 'user-agent').some((agent) => name.test(agent)),
    },
    example: { secret: `hooks:${made}`, body },
  });
}

export const postmark = basic('postmark', /postmark/i, {
  RecordType: 'Delivery',
  MessageID: '883953f4-6105-42a2-a16a-77a8eac79483',
});

export const chargebee = basic('chargebee', /chargebee/i, {
  id: 'ev_1004',
  event_type: 'payment_succeeded',
});
