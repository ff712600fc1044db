import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  hexFromBytes,
} from '../bytes/bytes.ts';
import {
  bodied,
  bodies,
  header,
  nowSeconds,
  reserialised,
  secretOf,
  withSecret,
  type Damage,
} from './damage.testkit.ts';

const whsec = 'whsec_';

/** What happens to secrets, signatures, clocks, rules and URLs, and several things at once. */
export const otherDamages: readonly Damage[] = [
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
  {
    name: 'HubSpot’s parameters sorted by a framework',
    schemeId: 'hubspot-v3',
    url: 'https://a.example/in?userId=4&email=o%40a.example&portal=7&ab=1',
    body: '',
    damage: () => ({
      url: 'https://a.example/in?ab=1&email=o%40a.example&portal=7&userId=4',
    }),
    causes: ['urlQueryOrder'],
  },
  {
    name: 'signs of a query encoded by URLSearchParams',
    schemeId: 'square',
    url: "https://a.example/in?q=it's%20(a)*~",
    body: bodies.compact,
    damage: () => ({ url: 'https://a.example/in?q=it%27s+%28a%29*%7E' }),
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
