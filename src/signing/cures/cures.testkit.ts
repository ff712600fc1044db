import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromText,
  concatBytes,
  hexFromBytes,
  textFromBytes,
  type Bytes,
} from '../bytes/bytes.ts';
import { diagnose } from '../diagnose/findings.testkit.ts';
import type { Cause } from '../diagnose/causes.ts';
import { nobleMac } from '../mac/nobleMac.ts';
import type { VerifyInput } from '../request.ts';
import type { MacAlgorithm } from '../mac/macAlgorithm.ts';
import type { SchemeId } from '../providers/scheme.ts';
import { schemeById } from '../schemes.ts';
import type { MatchedRequest } from './cure.ts';

/** A request whose sender departs from the rule, or whose receiver has something else than was sent. */
export interface Departure {
  readonly name: string;
  readonly schemeId: 'github' | 'svix' | 'stripe' | 'shopify';
  /** As the receiver has it. */
  readonly secret: string;
  /** What the sender made of its own. */
  readonly key: Bytes;
  readonly causes: readonly Cause[];
  /** What was signed in the place of the body that is here. */
  readonly signed?: Bytes;
  readonly body?: Bytes;
  readonly mac?: (key: Bytes, message: Bytes) => Uint8Array;
  /** How it is written in the header. */
  readonly write?: (mac: Uint8Array) => string;
}

const bytes = bytesFromText;
const hmac = (algorithm: MacAlgorithm) => (key: Bytes, message: Bytes) =>
  nobleMac(algorithm, key, message);
/** In two parts, for the scanners of repositories. */
const prefixed = (rest: string) => ['whsec', rest].join('_');
const raw = Uint8Array.from({ length: 24 }, (_, at) => 0xfb - at);
const encoded = prefixed(base64FromBytes(raw));
const urlSafe = base64FromBytes(raw).replaceAll('+', '-').replaceAll('/', '_');
const text = 'an example, not a secret';

const github = (
  name: string,
  secret: string,
  key: string | Bytes,
  causes: readonly Cause[],
): Departure => ({
  name,
  schemeId: 'github',
  secret,
  key: typeof key === 'string' ? bytes(key) : key,
  causes,
});

export const secretDepartures: readonly Departure[] = [
  github('a line break behind it', `${text}\n`, text, ['secretTrimmed']),
  github('quotes around it', `'${text}'`, text, ['secretQuotes']),
  github('a zero-width space in it', `an\u200b${text.slice(2)}`, text, ['secretInvisible']),
  github('a hard space behind it', `${text}\u00a0`, text, ['secretInvisible', 'secretTrimmed']),
  github('v1, before it', `v1,${text}`, text, ['secretVersionPrefix']),
  {
    ...github('v1, before it', `v1,${encoded}`, raw, ['secretVersionPrefix']),
    schemeId: 'svix',
  },
  github('a line break in the sender’s', text, `${text}\n`, ['secretNewline']),
  github('CR LF in the sender’s', text, `${text}\r\n`, ['secretNewline']),
  github('a space in the sender’s', text, `${text} `, ['secretNewline']),
  github('quotes in the sender’s', text, `"${text}"`, ['secretQuotes']),
  github('other quotes in the sender’s', `'${text}'`, `"${text}"`, [
    'secretQuotes',
    'secretQuotes',
  ]),
  github('base64 stored', base64FromBytes(bytes(text)), text, ['secretDecoded']),
  github('hex stored', hexFromBytes(bytes(text)), text, ['secretHexDecoded']),
  github('bytes in base64', base64FromBytes(raw), raw, ['secretDecoded']),
  github('unpadded base64', base64FromBytes(raw.slice(0, 20)).replace('=', ''), raw.slice(0, 20), [
    'secretDecoded',
  ]),
  github('bytes in hex', hexFromBytes(raw), raw, ['secretHexDecoded']),
  github('bytes in base64 of URLs', urlSafe, raw, ['secretUrlSafe']),
  { ...github('decoded', encoded, raw, ['secretDecoded']), schemeId: 'stripe' },
  {
    ...github('the prefix taken off', encoded, encoded.slice(6), ['secretPrefixMissing']),
    schemeId: 'stripe',
  },
  { ...github('not decoded', encoded, encoded, ['secretNotDecoded']), schemeId: 'svix' },
  {
    ...github('not decoded, no prefix', encoded, encoded.slice(6), ['secretNotDecoded']),
    schemeId: 'svix',
  },
  {
    ...github('trimmed, not decoded', `${encoded} \n`, encoded, [
      'secretTrimmed',
      'secretNotDecoded',
    ]),
    schemeId: 'svix',
  },
  {
    ...github('a line break, not decoded', encoded, `${encoded}\n`, ['secretNewline']),
    schemeId: 'svix',
  },
];

export const leftOutPrefix: Departure = {
  ...github('left out', encoded.slice(6), encoded, ['secretPrefixLeftOut']),
  schemeId: 'stripe',
};

const plain = '{"name":"Zoë ☕","of":[1,2]}';
const by = (name: string, causes: readonly Cause[], other: Partial<Departure>): Departure => ({
  ...github(name, text, text, causes),
  body: bytes(plain),
  ...other,
});
const widened = bytes(String.fromCharCode(...bytes(plain)));

export const contentDepartures: readonly Departure[] = [
  by('base64', ['base64Wrapped'], { signed: bytes(base64FromBytes(bytes(plain))) }),
  by('?', ['questionMarks'], { signed: bytes(plain.replace(/[^ -~]/gu, '?')) }),
  by('twice encoded', ['mojibake'], { signed: widened }),
  by('a field', ['jsonInsteadOfForm'], {
    signed: bytes(plain),
    body: bytes(`payload=${encodeURIComponent(plain)}`),
  }),
];

export const bodyAlone = by('the body alone', ['timestampMissing'], { schemeId: 'stripe' });

export const macDepartures: readonly Departure[] = [
  by('SHA-1', ['wrongAlgorithm'], {
    mac: hmac('HMAC-SHA-1'),
    write: (mac) => `sha256=${hexFromBytes(mac)}`,
  }),
  by('SHA-512', ['wrongAlgorithm'], { mac: hmac('HMAC-SHA-512') }),
  by('the secret in front', ['plainHash'], { mac: hmac('SHA-256') }),
  by('the secret behind', ['plainHash'], {
    mac: (key, message) => nobleMac('SHA-256', message, key),
  }),
];

const hexText = (mac: Uint8Array) => bytes(hexFromBytes(mac));
const base64Text = (mac: Uint8Array) => bytes(base64FromBytes(mac));
const githubWrites = (cause: Cause, write: (mac: Uint8Array) => string) =>
  by(cause, [cause], { write });

export const writtenDepartures: readonly Departure[] = [
  githubWrites('prefixMissing', hexFromBytes),
  githubWrites('wrongPrefix', (mac) => `hmac=${hexFromBytes(mac)}`),
  githubWrites('headerUntidy', (mac) => `"sha256=${hexFromBytes(mac)}"`),
  githubWrites('upperCaseHex', (mac) => hexFromBytes(mac).toUpperCase()),
  githubWrites('base64InsteadOfHex', base64FromBytes),
  githubWrites('base64OfHex', (mac) => base64FromBytes(hexText(mac))),
  by('hex', ['hexInsteadOfBase64'], { schemeId: 'shopify', write: hexFromBytes }),
  by('no =', ['paddingMissing'], {
    schemeId: 'shopify',
    write: (mac) => base64FromBytes(mac).replace('=', ''),
  }),
  by('hex of base64', ['hexOfBase64'], {
    schemeId: 'shopify',
    write: (mac) => hexFromBytes(base64Text(mac)),
  }),
  by('base64 of URLs', ['base64UrlSafe'], {
    schemeId: 'shopify',
    // Its MAC has both + and /.
    body: bytes('{"n":0}'),
    write: (mac) => base64FromBytes(mac).replaceAll('+', '-').replaceAll('/', '_'),
  }),
];

/** `plain`, by gzip. */
const gzipped = bytesFromBase64(
  'H4sIAAAAAAACA6tWykvMTVWyUorKP7xa4dGMqUo6SvlpSlbRhjpGsbUAS2rurh4AAAA=',
);

export const gatewayDepartures: readonly Departure[] = [
  by('base64', ['base64Body'], {
    signed: bytes(plain),
    body: bytes(base64FromBytes(bytes(plain))),
  }),
  by('an envelope', ['gatewayWrapped'], {
    signed: bytes(plain),
    body: bytes(JSON.stringify({ isBase64Encoded: false, body: plain })),
  }),
  by('an envelope with base64', ['gatewayWrapped'], {
    signed: bytes(plain),
    body: bytes(JSON.stringify({ isBase64Encoded: true, body: base64FromBytes(bytes(plain)) })),
  }),
  by('gzip', ['compressed'], { signed: bytes(plain), body: gzipped ?? bytes('') }),
];

/** The request as it is checked, and what the diagnosis makes of it. */
export async function foundIn(
  departure: Departure,
): Promise<MatchedRequest & { request: VerifyInput }> {
  const { schemeId, secret, key, body = bytes(plain), signed = body } = departure;
  const { mac = hmac('HMAC-SHA-256'), causes } = departure;
  const time = '1767225600';
  const alone = causes.includes('timestampMissing');
  const before: Readonly<Record<string, string>> = alone
    ? {}
    : { svix: `msg_1.${time}.`, stripe: `${time}.` };
  const made = mac(key, concatBytes([bytes(before[schemeId] ?? ''), signed]));
  const write =
    departure.write ??
    (schemeId === 'svix' || schemeId === 'shopify' ? base64FromBytes : hexFromBytes);
  const value = write(made);
  const headers = {
    github: { 'X-Hub-Signature-256': departure.write ? value : `sha256=${value}` },
    shopify: { 'X-Shopify-Hmac-Sha256': value },
    stripe: { 'Stripe-Signature': `t=${time},v1=${value}` },
    svix: { 'svix-id': 'msg_1', 'svix-timestamp': time, 'svix-signature': `v1,${value}` },
  }[schemeId];
  const request = { secret, body, headers };
  const [finding] = await diagnose(schemeId satisfies SchemeId, request);
  if (!finding) throw new Error(`nothing found: ${departure.name}, ${textFromBytes(body) ?? ''}`);
  return { finding, scheme: schemeById(schemeId), secret, request };
}

/** The value of the header that holds the signature, without a prefix. */
export function bareSignature({ request }: { request: VerifyInput }): string {
  const value = Object.values(request.headers).join('');
  return value.replace(/^"?(sha256|hmac)=|"$/g, '');
}
