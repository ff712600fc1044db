import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  hexFromBytes,
  textFromBytes,
} from '../bytes.ts';
import type { VerifyInput } from '../request.ts';
import type { SchemeId } from '../scheme.ts';
import { sign } from '../sign.ts';
import type { Cause } from './causes.ts';

/** When all of them were signed. */
export const nowSeconds = 1_767_225_600;
const whsec = 'whsec_';
const secrets: Partial<Record<SchemeId, string>> = {
  'standard-webhooks': `${whsec}ZXhhbXBsZS1rZXktbm90LWEtc2VjcmV0`,
  svix: `${whsec}ZXhhbXBsZS1rZXktbm90LWEtc2VjcmV0`,
  stripe: `${whsec}example_not_a_real_secret_5f2c`,
  slack: '8f742231b10e8888abcd99yyyzzz85a5',
  square: 'Ibxx_5AKakO-3qeNVR61Dw',
};
/** An example of the kind that a scheme uses. */
export const secretOf = (schemeId: SchemeId) =>
  secrets[schemeId] ?? "It's an example, not a secret";

/** Unicode, escapes, slashes, nested objects, numbers that print the same. */
export const bodies = {
  compact: '{"id":"evt_1","type":"invoice.paid","amount":1200,"ok":true,"none":null}',
  indented: JSON.stringify(
    { id: 'evt_1', data: { items: [1, 2, { sku: 'a/b' }], empty: {} } },
    null,
    2,
  ),
  unicode: '{"id":"evt_1","name":"Zoë ☕ 😀","path":"a/b?c=d&e=<f>"}',
  php: '{"id":"evt_1","name":"Zo\\u00eb \\u2615 \\ud83d\\ude00","path":"a\\/b"}',
  nested: '{"b":{"d":[{"z":1,"y":[[]]},{}],"c":"x"},"a":-12.5e3,"n":0.001}',
  python: '{"id": "evt_1", "name": "Zo\\u00eb", "list": [1, 2, 3]}',
  sorted: '{"a":1,"b":{"c":2,"d":3},"e":[]}',
} as const;

type Damaged = Partial<VerifyInput> & { readonly schemeId?: SchemeId };

/** Something that happens to requests on their way to a check, and what it is called. */
export interface Damage {
  readonly name: string;
  readonly schemeId: SchemeId;
  /** What was signed. */
  readonly body: string;
  readonly url?: string;
  readonly damage: (request: VerifyInput) => Damaged;
  readonly causes: readonly Cause[];
}

const text = (request: VerifyInput) => textFromBytes(request.body) ?? '';
const bodied = (change: (body: string) => string) => (request: VerifyInput) => ({
  body: bytesFromText(change(text(request))),
});
const reserialised = bodied((body) => JSON.stringify(JSON.parse(body)));
const header = (name: string, change: (value: string) => string) => (request: VerifyInput) => ({
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([given, value]) => [
      given,
      given.toLowerCase() === name.toLowerCase() ? change(value) : value,
    ]),
  ),
});
const withSecret = (secret: string | readonly string[]) => () => ({ secret });

export const damages: readonly Damage[] = [
  // The body was parsed and written again.
  {
    name: 'Stripe, indented by two, compacted',
    schemeId: 'stripe',
    body: bodies.indented,
    damage: reserialised,
    causes: ['jsonIndented2'],
  },
  {
    name: 'Python spaces compacted',
    schemeId: 'github',
    body: '{"a": 1, "b": [1, 2]}',
    damage: reserialised,
    causes: ['jsonPythonSpaces'],
  },
  {
    name: 'compact body printed with two spaces',
    schemeId: 'slack',
    body: bodies.nested.replace('-12.5e3', '-12500'),
    damage: bodied((body) => JSON.stringify(JSON.parse(body), null, 2)),
    causes: ['jsonCompacted'],
  },
  {
    name: 'compact body printed with four spaces',
    schemeId: 'github',
    body: bodies.compact,
    damage: bodied((body) => JSON.stringify(JSON.parse(body), null, 4)),
    causes: ['jsonCompacted'],
  },
  {
    name: 'compact body printed with tabs',
    schemeId: 'shopify',
    body: bodies.compact,
    damage: bodied((body) => JSON.stringify(JSON.parse(body), null, '\t')),
    causes: ['jsonCompacted'],
  },
  {
    name: 'compact body printed by Python',
    schemeId: 'standard-webhooks',
    body: bodies.compact,
    damage: bodied((body) => body.replaceAll('":', '": ').replaceAll(',"', ', "')),
    causes: ['jsonCompacted'],
  },
  {
    name: 'four spaces compacted',
    schemeId: 'linear',
    body: JSON.stringify({ a: [1, { b: 2 }], webhookTimestamp: nowSeconds * 1000 }, null, 4),
    damage: reserialised,
    causes: ['jsonIndented4'],
  },
  {
    name: 'tabs compacted',
    schemeId: 'github',
    body: JSON.stringify({ a: [1, { b: 2 }] }, null, '\t'),
    damage: reserialised,
    causes: ['jsonIndentedTab'],
  },
  {
    name: 'escaped Unicode and slashes written raw',
    schemeId: 'meta',
    body: bodies.php,
    damage: reserialised,
    causes: ['slashesEscaped'],
  },
  {
    name: 'raw Unicode escaped',
    schemeId: 'github',
    body: bodies.unicode,
    damage: bodied((body) =>
      body.replace(
        /[\u0080-\uffff]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ),
    causes: ['unicodeRaw'],
  },
  {
    name: 'slashes escaped by PHP',
    schemeId: 'stripe',
    body: bodies.unicode,
    damage: bodied((body) => body.replaceAll('/', '\\/')),
    causes: ['unicodeRaw'],
  },
  {
    name: 'escaped slashes lost',
    schemeId: 'slack',
    body: '{"u":"https:\\/\\/a.example\\/x"}',
    damage: reserialised,
    causes: ['slashesEscaped'],
  },
  {
    name: 'escaped Unicode with Python spaces compacted',
    schemeId: 'github',
    body: bodies.python,
    damage: reserialised,
    causes: ['jsonPythonSpaces', 'unicodeEscaped'],
  },
  {
    name: 'HTML characters escaped by Go',
    schemeId: 'github',
    body: '{"a":"x < y \\u0026 z"}'.replace('<', '\\u003c'),
    damage: reserialised,
    causes: ['htmlEscaped'],
  },
  {
    name: 'sorted keys shuffled',
    schemeId: 'github',
    body: bodies.sorted,
    damage: bodied(() => '{"e":[],"b":{"d":3,"c":2},"a":1}'),
    causes: ['jsonKeysSorted'],
  },
  // Ends and line breaks.
  {
    name: 'a newline at the end lost',
    schemeId: 'typeform',
    body: `${bodies.compact}\n`,
    damage: bodied((body) => body.trim()),
    causes: ['newlineLost'],
  },
  {
    name: 'a newline at the end added',
    schemeId: 'razorpay',
    body: bodies.compact,
    damage: bodied((body) => `${body}\n`),
    causes: ['newlineAtEnd'],
  },
  {
    name: 'CRLF turned into LF',
    schemeId: 'stripe',
    body: bodies.indented.replaceAll('\n', '\r\n'),
    damage: bodied((body) => body.replaceAll('\r\n', '\n')),
    causes: ['crlf'],
  },
  {
    name: 'LF turned into CRLF',
    schemeId: 'stripe',
    body: bodies.indented,
    damage: bodied((body) => body.replaceAll('\n', '\r\n')),
    causes: ['jsonIndented2'],
  },
  {
    name: 'a byte order mark added',
    schemeId: 'github',
    body: bodies.compact,
    damage: bodied((body) => `\ufeff${body}`),
    causes: ['bomAdded'],
  },
  {
    name: 'a byte order mark removed',
    schemeId: 'github',
    body: `\ufeff${bodies.compact}`,
    damage: bodied((body) => body.slice(1)),
    causes: ['bomRemoved'],
  },
  // Character sets and wrappings.
  {
    name: 'UTF-8 read as Latin-1',
    schemeId: 'github',
    body: '{"name":"Zoë"}',
    damage: (request) => ({ body: bytesFromText(String.fromCharCode(...request.body)) }),
    causes: ['latin1'],
  },
  {
    name: 'accents turned into question marks by the sender',
    schemeId: 'github',
    body: '{"name":"Zo?"}',
    damage: bodied(() => '{"name":"Zoë"}'),
    causes: ['questionMarks'],
  },
  {
    name: 'a gateway handed the body on in base64',
    schemeId: 'stripe',
    body: bodies.indented,
    damage: (request) => ({ body: bytesFromText(base64FromBytes(request.body)) }),
    causes: ['base64Body'],
  },
  {
    name: 'a gateway wrapped the body',
    schemeId: 'github',
    body: bodies.unicode,
    damage: bodied((body) => JSON.stringify({ isBase64Encoded: false, body })),
    causes: ['gatewayWrapped'],
  },
  {
    name: 'a gateway wrapped the body in base64',
    schemeId: 'slack',
    body: bodies.nested,
    damage: (request) => ({
      body: bytesFromText(
        JSON.stringify({ isBase64Encoded: true, body: base64FromBytes(request.body) }),
      ),
    }),
    causes: ['gatewayWrapped'],
  },
  {
    name: 'stringified twice',
    schemeId: 'workos',
    body: bodies.compact,
    damage: bodied((body) => JSON.stringify(body)),
    causes: ['stringifiedOnce'],
  },
  {
    name: 'GitHub’s form handed on as its JSON',
    schemeId: 'github',
    body: `payload=${encodeURIComponent(bodies.unicode)}`,
    damage: bodied(() => bodies.unicode),
    causes: ['formInsteadOfJson'],
  },
  {
    name: 'spaces of a form encoded anew',
    schemeId: 'slack',
    body: 'text=hello+world&user=U1',
    damage: bodied((body) => body.replaceAll('+', '%20')),
    causes: ['formEncodedAnew'],
  },
  // Secrets.
  {
    name: 'a line break behind the secret',
    schemeId: 'stripe',
    body: bodies.indented,
    damage: withSecret(`${secretOf('stripe')}\n`),
    causes: ['secretTrimmed'],
  },
  {
    name: 'quotes around the secret',
    schemeId: 'github',
    body: bodies.compact,
    damage: withSecret(`"${secretOf('github')}"`),
    causes: ['secretQuotes'],
  },
  {
    name: 'v1, before the secret',
    schemeId: 'standard-webhooks',
    body: bodies.compact,
    damage: withSecret(`v1,${secretOf('standard-webhooks')}`),
    causes: ['secretVersionPrefix'],
  },
  {
    name: 'Stripe’s secret without its prefix',
    schemeId: 'stripe',
    body: bodies.compact,
    damage: withSecret(secretOf('stripe').slice(whsec.length)),
    causes: ['secretPrefixLeftOut'],
  },
  {
    name: 'a secret decoded from base64 that is text',
    schemeId: 'github',
    body: bodies.compact,
    damage: withSecret(base64FromBytes(bytesFromText(secretOf('github')))),
    causes: ['secretDecoded'],
  },
  {
    name: 'a secret in hex',
    schemeId: 'github',
    body: bodies.compact,
    damage: withSecret(hexFromBytes(bytesFromText(secretOf('github')))),
    causes: ['secretHexDecoded'],
  },
  // How the signature is written.
  {
    name: 'GitHub’s prefix missing',
    schemeId: 'github',
    body: bodies.compact,
    damage: header('x-hub-signature-256', (value) => value.slice('sha256='.length)),
    causes: ['prefixMissing'],
  },
  {
    name: 'hex where base64 belongs',
    schemeId: 'shopify',
    body: bodies.compact,
    damage: header('x-shopify-hmac-sha256', (value) =>
      hexFromBytes(bytesFromBase64(value) ?? new Uint8Array()),
    ),
    causes: ['hexInsteadOfBase64'],
  },
  {
    name: 'base64 where hex belongs',
    schemeId: 'razorpay',
    body: bodies.compact,
    damage: header('x-razorpay-signature', (value) =>
      base64FromBytes(bytesFromHex(value) ?? new Uint8Array()),
    ),
    causes: ['base64InsteadOfHex'],
  },
  {
    name: 'upper-case hex',
    schemeId: 'github',
    body: bodies.compact,
    damage: header('x-hub-signature-256', (value) => `sha256=${value.slice(7).toUpperCase()}`),
    causes: ['upperCaseHex'],
  },
  // Time.
  {
    name: 'a clock an hour behind',
    schemeId: 'stripe',
    body: bodies.compact,
    damage: () => ({ nowSeconds: nowSeconds + 3_600 }),
    causes: ['clock'],
  },
  {
    name: 'a recorded request',
    schemeId: 'slack',
    body: bodies.compact,
    damage: () => ({ nowSeconds: nowSeconds + 200_000 }),
    causes: ['replay'],
  },
  {
    name: 'a timestamp turned into milliseconds',
    schemeId: 'slack',
    body: bodies.compact,
    damage: header('x-slack-request-timestamp', (value) => `${value}000`),
    causes: ['timestampUnit'],
  },
  // Rules.
  {
    name: 'checked by another provider’s rule',
    schemeId: 'svix',
    body: bodies.compact,
    damage: (request) => ({ ...request, schemeId: 'stripe' as const }),
    causes: ['wrongScheme'],
  },
  {
    name: 'GitHub’s SHA-1 under the SHA-256 name',
    schemeId: 'github-sha1',
    body: bodies.compact,
    damage: (request) => ({
      schemeId: 'github' as const,
      headers: { 'x-hub-signature-256': request.headers['X-Hub-Signature'] ?? '' },
    }),
    causes: ['wrongAlgorithm', 'wrongPrefix'],
  },
  // URLs.
  {
    name: 'Twilio behind a proxy that ends TLS',
    schemeId: 'twilio',
    url: 'https://app.example.com/sms?x=1',
    body: 'Body=hi&From=%2B1',
    damage: () => ({ url: 'http://app.example.com/sms?x=1' }),
    causes: ['urlScheme'],
  },
  {
    name: 'Twilio JSON, indented by two, compacted',
    schemeId: 'twilio',
    url: 'https://app.example.com/sms?x=1',
    body: bodies.indented,
    damage: reserialised,
    causes: ['jsonIndented2'],
  },
  {
    name: 'Twilio JSON compacted behind a proxy that ends TLS',
    schemeId: 'twilio',
    url: 'https://app.example.com/sms',
    body: bodies.indented,
    damage: (request) => ({
      ...reserialised(request),
      url: request.url?.replace('https:', 'http:'),
    }),
    causes: ['jsonIndented2', 'urlScheme'],
  },
  {
    name: 'Square behind a tunnel',
    schemeId: 'square',
    url: 'https://hooks.example.com/square',
    body: bodies.unicode,
    damage: (request) => ({
      url: 'http://localhost:3000/square',
      headers: { ...request.headers, 'X-Forwarded-Host': 'hooks.example.com' },
    }),
    causes: ['urlScheme', 'urlHost', 'urlPort'],
  },
  {
    name: 'Square with a slash too many',
    schemeId: 'square',
    url: 'https://hooks.example.com/square',
    body: bodies.compact,
    damage: () => ({ url: 'https://hooks.example.com/square/' }),
    causes: ['urlSlash'],
  },
  {
    name: 'HubSpot without its query',
    schemeId: 'hubspot-v3',
    url: 'https://a.example/in?tenant=7&x=a%20b',
    body: bodies.compact,
    damage: () => ({ url: 'https://a.example/in?tenant=7&x=a+b' }),
    causes: ['urlQueryEncoding'],
  },
  // Pairs.
  {
    name: 'compacted, and the secret in quotes',
    schemeId: 'stripe',
    body: bodies.indented,
    damage: (request) => ({ ...reserialised(request), secret: `'${secretOf('stripe')}'` }),
    causes: ['secretQuotes', 'jsonIndented2'],
  },
  {
    name: 'newline lost, and the wrong scheme of the URL',
    schemeId: 'square',
    url: 'https://a.example/in',
    body: `${bodies.compact}\n`,
    damage: (request) => ({
      ...bodied((body) => body.trim())(request),
      url: 'http://a.example/in',
    }),
    causes: ['newlineLost', 'urlScheme'],
  },
];

/** A request as it was sent. */
export async function signedRequest({ schemeId, body, url }: Damage): Promise<VerifyInput> {
  const secret = secretOf(schemeId);
  const input = { secret, body: bytesFromText(body), url, method: 'POST', nowSeconds };
  const signed = await sign(schemeId, input);
  return {
    ...input,
    headers: signed.headers,
    ...(signed.ok && signed.body ? { body: signed.body } : {}),
    ...(signed.ok && signed.url !== undefined ? { url: signed.url } : {}),
  };
}

/** The request as it was sent, and as it is checked, by which scheme. */
export async function damaged(damage: Damage) {
  const genuine = await signedRequest(damage);
  const { schemeId = damage.schemeId, ...changes } = damage.damage(genuine);
  return { schemeId, genuine, request: { ...genuine, ...changes } };
}
