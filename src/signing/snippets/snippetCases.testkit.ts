import { base64urlFromBytes } from '../bytes/base64url.ts';
import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromText,
  concatBytes,
  hexFromBytes,
} from '../bytes/bytes.ts';
import type { TokenRule } from '../providers/rules/jwt.ts';
import { nobleMac } from '../mac/nobleMac.ts';
import type { VerifyInput } from '../request.ts';
import {
  isPublicKeyed,
  requiredHeaders,
  signatureHeaders,
  type Scheme,
} from '../providers/scheme.ts';
import { isOwnId } from '../providers/schemeIds.ts';
import { sign } from '../sign.ts';
import { writeSignature } from '../check/signatureFormat.ts';
import { verify } from '../verify.ts';
import { formCases } from './formCases.testkit.ts';
import { subtleCrypto } from '../mac/subtle.ts';

/** A request to check, and what our own check says. */
export interface SnippetCase {
  readonly scheme: Scheme;
  readonly name: string;
  readonly request: VerifyInput & { readonly secret: string; readonly nowSeconds: number };
  readonly accepted: boolean;
  /** Whether each header comes twice, as a server hands that on: joined, or both. */
  readonly twice?: boolean;
}

type Request = SnippetCase['request'];

const nowSeconds = 1_700_000_000;
const url = 'https://example.com/hooks/in?shop=a&n=1';
const json = bytesFromText('{"signature":{},"id":"evt_1","text":"Grüße 🚀\\r\\n","amount":1.0}');
const form = bytesFromText('To=%2B1+555&Body=Gr%C3%BC%C3%9Fe+%F0%9F%9A%80&Empty=&A=2&A=1&A=2&AB=0');

/** A good request of a scheme and what may go wrong with it. */
export async function snippetCases(scheme: Scheme): Promise<readonly SnippetCase[]> {
  const isForm = scheme.message.includes('form parameters');
  const [own, other] = await secretsFor(scheme);
  const readsFields =
    isOwnId(scheme.id) && scheme.message.some((part) => part.startsWith('field:'));
  const items =
    scheme.own?.emptyFields || readsFields
      ? bytesFromText(JSON.stringify(scheme.example.body))
      : undefined;
  const unsigned = items ?? (isForm ? form : json);
  const signed = (pair: Secret, body = unsigned) => signedRequest(scheme, pair, { body });
  const good = await signed(own);
  const { body, headers } = good;

  const requests: [name: string, request: Request][] = [
    ['a good request', good],
    ['a byte of the body changed', { ...good, body: changedAt(body, body.length - 2) }],
    ['another secret', { ...good, secret: other.check }],
    ['another MAC', withMacOf(scheme, good, await signed(other))],
    ...withMacChanged(scheme, good),
  ];
  if (scheme.own?.code?.weights) {
    for (const weight of [
      '42',
      '42.0',
      '42.5',
      '42 ',
      '"42"',
      '42e1',
      '-42',
      '[42]',
      '42,"weight":7',
    ]) {
      const text = `{"weight":${weight},"of":{"weight": ${weight}},"text":"Grüße 🚀"}`;
      const weighed = await signed(own, bytesFromText(text));
      requests.push(
        [`a weight of ${weight}`, weighed],
        [`a weight of ${weight}0`, { ...weighed, body: bytesFromText(text.replace('42', '420')) }],
      );
    }
  }
  if (readsFields) {
    const bodies = [
      'id=a+b&text=Gr%C3%BC%C3%9Fe+%F0%9F%9A%80&id=c&1=%2B&time=1',
      'text=&id=&1=&time=1',
      '{"id":4200,"text":true,"class":{"id":"","time":1},"list":[0,false]}',
      '{"id":null,"text":[],"class":[],"list":{}}',
    ].map(bytesFromText);
    for (const body of bodies) {
      const text = new TextDecoder().decode(body);
      requests.push([`the body ${text}`, { ...good, body }]);
      const [signable] = await Promise.allSettled([signed(own, body)]);
      if (signable.status === 'fulfilled')
        requests.push([`the body ${text}, signed`, signable.value]);
    }
  }
  if (items && scheme.own?.emptyFields) {
    const of = ({ body }: Request, from: string, to: string) =>
      bytesFromText(new TextDecoder().decode(body).replace(from, to));
    const success = '"success":"true"';
    requests.push(
      ['a signed member changed', { ...good, body: of(good, 'order-1004', 'order-1005') }],
      ['a number of them changed', { ...good, body: of(good, '4200', '4201') }],
      ['a member that is not signed changed', { ...good, body: of(good, '"false"', '"true"') }],
      ['a member missing', { ...good, body: of(good, success, '"reason":""') }],
      ['no member in a list', { ...good, body: of(good, '[{', '{"0":[{') }],
      ...(await Promise.all(
        ['"success":true', '"success":null', '"success":"Grüße 🚀"'].map(
          async (to): Promise<[string, Request]> => [
            `with ${to}`,
            await signed(own, of(good, success, to)),
          ],
        ),
      )),
    );
  }
  if (isForm) {
    const ofBody = (body: Uint8Array, contentType: string, called?: string) =>
      signedRequest(scheme, own, { body, contentType, called });
    requests.push(...(await formCases(ofBody)));
  }
  for (const [name, secret] of otherSpellings(scheme, own)) {
    requests.push([name, { ...(await signed({ sign: secret, check: secret })) }]);
  }
  const rotated = await signed({ sign: [other.sign, own.sign].flat(), check: own.check });
  if (scheme.signature.format.kind !== 'prefixed' && scheme.algorithm !== 'token') {
    requests.push(['two MACs, the second of this secret', rotated]);
  }
  const unset = await withEmptyKey(scheme, good);
  if (unset) requests.push(['a secret that was never set, known to everybody', unset]);

  for (const missing of requiredHeaders(scheme)) {
    const rest = Object.entries(headers).filter(([name]) => name !== missing);
    requests.push([`without ${missing}`, { ...good, headers: Object.fromEntries(rest) }]);
  }
  requests.push(...movedBytes(scheme, good), ...atOtherTimes(scheme, good));
  requests.push(...otherBodies(scheme, good), ...(await tokenCases(scheme, good, signed, own)));
  const spaced = Object.entries(headers).map(([name, value]) => [name, `${value} `] as const);
  requests.push(['blanks behind each header', { ...good, headers: Object.fromEntries(spaced) }]);
  const twice = 'each header twice, with one value';
  requests.push([twice, good]);

  return Promise.all(
    requests.map(async ([name, request]) => ({
      scheme,
      name,
      request,
      accepted: (await verify(scheme.id, request)).ok === true,
      ...(name === twice ? { twice: true } : {}),
    })),
  );
}

/** Where members of the body are read: bodies that have none, rightly signed, and forms, of which Mailgun’s routes send some. */
function otherBodies(scheme: Scheme, good: Request): readonly [string, Request][] {
  const { algorithm, signature, timestamp, message } = scheme;
  const readsBody = typeof timestamp?.place === 'object' && 'bodyField' in timestamp.place;
  if (!readsBody || isOwnId(scheme.id) || isPublicKeyed(algorithm) || algorithm === 'token')
    return [];
  const texts = ['no JSON', '', '7', 'null', '[]', '"text"', '{}', '{"signature":[]}', 'a=1&b'];
  const mac = (text: string) =>
    hexFromBytes(nobleMac(algorithm, bytesFromText(good.secret), bytesFromText(text)));
  if ('bodyField' in signature) {
    const [time, token] = [String(nowSeconds), 'a token of fifty'];
    const form = `from=a+b%40example.com&timestamp=${time}&token=a+token%20of+fifty&signature=`;
    const signed = form + mac(time + token);
    return [
      ...texts.map((text): [string, Request] => [
        `the body ${text}`,
        { ...good, body: bytesFromText(text) },
      ]),
      ['a form', { ...good, body: bytesFromText(signed) }],
      ['a form, and more of each', { ...good, body: bytesFromText(`${signed}&${form}00`) }],
      ['a form, and more of each before', { ...good, body: bytesFromText(`${form}00&${signed}`) }],
      ['a form with another MAC', { ...good, body: bytesFromText(`${form}${mac(token)}`) }],
      ['its members at the top of JSON', { ...good, body: topOf(good.body) }],
    ];
  }
  if (message.join('') !== 'body') return [];
  return texts.map((text) => [
    `the body ${text}, signed`,
    {
      ...good,
      headers: { ...good.headers, [signature.header]: mac(text) },
      body: bytesFromText(text),
    },
  ]);
}

/** Of a token: what it says of the request, and how long it is valid, five minutes here. */
async function tokenCases(
  { own: { code: { token } = {} } = {} }: Scheme,
  good: Request,
  signed: (pair: Secret, body?: Uint8Array<ArrayBuffer>) => Promise<Request>,
  own: Secret,
): Promise<[string, Request][]> {
  if (!token) return [];
  const { leewaySeconds, header } = token;
  const until = nowSeconds + 300 + leewaySeconds;
  const given = good.headers[header] ?? '';
  const before = token.before ?? '';
  const [head, body, signature] = given.slice(before.length).split('.');
  const saying = (...parts: unknown[]) => ({
    ...good,
    headers: { ...good.headers, [header]: before + parts.join('.') },
  });
  const empty = await signed(own, new Uint8Array());
  return [
    ['a token that is valid for another second', { ...good, nowSeconds: until - 1 }],
    ['a token that is valid no more', { ...good, nowSeconds: until }],
    ['another URL', { ...good, url: `${url}0` }],
    ['no body', empty],
    ['no body, and the token of one', { ...good, body: new Uint8Array() }],
    ['a token of two parts', saying(head, body)],
    ['a token of four parts', saying(head, body, signature, '')],
    ['a token without claims', saying(head, '', signature)],
    ['a token by no algorithm', saying(btoa('{"alg":"none"}').replace(/=+$/, ''), body, '')],
    ['a token that is none', saying('null')],
    [
      'what stands before the token missing',
      { ...good, headers: { ...good.headers, [header]: given.slice(before.length) } },
    ],
    ...handMadeTokens(token, good, own),
  ];
}

/** Rightly signed tokens that say something else than they should. */
function handMadeTokens(token: TokenRule, good: Request, own: Secret): [string, Request][] {
  const text = good.headers[token.header] ?? '';
  const before = token.before ?? '';
  const payload = bytesFromBase64(
    (text.slice(before.length).split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'),
    { padding: 'optional' },
  );
  const claims = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
  const key = bytesFromText(String(own.sign).replace(/^account:/, ''));
  const { claim } = token.body;
  const says: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'nothing else': {},
    'another issuer': { iss: 'somebody' },
    'no issuer': { iss: undefined },
    'no id': { jti: undefined },
    'no hash of the body': { [claim]: undefined },
    'a number in place of the hash': { [claim]: 4200 },
    'the hash in upper case': { [claim]: String(claims[claim]).toUpperCase() },
    'the hash with padding': { [claim]: `${String(claims[claim])}=` },
    'a time in words': { exp: 'tomorrow' },
    'no end': { exp: undefined },
    'no time at all': { exp: undefined, nbf: undefined, iat: undefined },
    'a beginning within the leeway': { nbf: nowSeconds + token.leewaySeconds },
    'a beginning beyond it': { nbf: nowSeconds + token.leewaySeconds + 1 },
    ...(token.url ? { 'another URL': { [token.url.claim]: 'https://a.example' } } : {}),
  };
  const macs = { HS256: 'HMAC-SHA-256', HS384: 'HMAC-SHA-384', HS512: 'HMAC-SHA-512' } as const;
  return Object.entries(macs).flatMap(([alg, algorithm]) =>
    Object.entries(says).map(([name, said]): [string, Request] => {
      const message = [
        { typ: 'JWT', alg },
        { ...claims, ...said },
      ]
        .map((part) => base64urlFromBytes(bytesFromText(JSON.stringify(part))))
        .join('.');
      const mac = base64urlFromBytes(nobleMac(algorithm, key, bytesFromText(message)));
      const headers = { ...good.headers, [token.header]: `${before}${message}.${mac}` };
      return [`a token by ${alg} that says ${name}`, { ...good, headers }];
    }),
  );
}

/** The members of the first member, without it. */
function topOf(body: Uint8Array): Uint8Array {
  const { signature } = JSON.parse(new TextDecoder().decode(body)) as { signature: unknown };
  return bytesFromText(JSON.stringify(signature));
}

interface Secret {
  readonly sign: string | readonly string[];
  /** The public key, where the other is a private one. */
  readonly check: string;
}

async function secretsFor({ secret, algorithm }: Scheme): Promise<readonly [Secret, Secret]> {
  if (secret.kind === 'Ed25519') {
    const subtle = subtleCrypto();
    if (!subtle) throw new Error('These cases need WebCrypto.');
    const pair = async (): Promise<Secret> => {
      const keys = await subtle.generateKey('Ed25519', true, ['sign', 'verify']);
      const { privateKey, publicKey } = keys as CryptoKeyPair;
      const seed = new Uint8Array(await subtle.exportKey('pkcs8', privateKey)).slice(-32);
      const open = new Uint8Array(await subtle.exportKey('raw', publicKey));
      const both = concatBytes([seed, open]);
      return secret.encoding === 'hex'
        ? { sign: hexFromBytes(both), check: hexFromBytes(open) }
        : {
            sign: secret.privatePrefix + base64FromBytes(both),
            check: secret.publicPrefix + base64FromBytes(open),
          };
    };
    return [await pair(), await pair()];
  }
  if (secret.kind === 'ECDSA') {
    const pair = async (): Promise<Secret> => {
      const privateKey = (await secret.fresh()) ?? '';
      const { key } = secret.pair(privateKey) ?? {};
      if (!key) throw new Error('These cases need WebCrypto.');
      return { sign: privateKey, check: secret.written(key) };
    };
    return [await pair(), await pair()];
  }
  if (secret.kind === 'made') {
    const before = secret.how === 'the secret behind the key' ? 'account:' : '';
    const [own, other] = ['0aFF', '0BfE'].map((digits) => before + digits.repeat(16));
    return [
      { sign: own ?? '', check: own ?? '' },
      { sign: other ?? '', check: other ?? '' },
    ];
  }
  // Twenty bytes: their base64 has padding.
  const texts =
    secret.kind === 'text'
      ? // A token is sent in a header, and those take no such apostrophe.
        algorithm === 'token'
        ? ["it's a secret", "it's a Secret"]
        : ['it’s a secret', 'it’s a Secret']
      : secret.kind === 'hex'
        ? ['6578616d706c65', '6578616d706c66']
        : ['secret of twenty byte', 'Secret of twenty byte'].map(
            (key) =>
              `${secret.kind === 'base64' ? secret.prefix : 'whsec_'}${base64FromBytes(bytesFromText(key).slice(0, 20))}`,
          );
  const [own = '', other = ''] = texts;
  return [
    { sign: own, check: own },
    { sign: other, check: other },
  ];
}

/** Other ways to write a secret that decodes to the same, or to itself. */
function otherSpellings({ secret }: Scheme, { check }: Secret): readonly [string, string][] {
  if (secret.kind !== 'base64' && secret.kind !== 'either') return [];
  const bare = check.replace('whsec_', '');
  return [
    ['a secret without its prefix', bare],
    ['a secret without its padding', check.replace(/=+$/, '')],
    ...(secret.kind === 'either' && secret.of.some(({ kind }) => kind === 'text')
      ? [['a secret that is no base64', 'polar_whs_äö'] as const]
      : []),
  ].map(([name = '', text = '']) => [name, text]);
}

async function signedRequest(
  scheme: Scheme,
  { sign: secret, check }: Secret,
  {
    body,
    contentType,
    called = url,
  }: { body: Uint8Array; contentType?: string | undefined; called?: string | undefined },
): Promise<Request> {
  const signed = await sign(scheme.id, {
    secret,
    body,
    url: called,
    method: 'POST',
    nowSeconds,
    ...(contentType === undefined ? {} : { contentType }),
  });
  if (!signed.ok) throw new Error(`${scheme.id}: ${signed.because}`);
  return {
    secret: check,
    headers: {
      ...signed.headers,
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    },
    body: signed.body ?? body,
    url: signed.url ?? called,
    method: 'POST',
    nowSeconds,
  };
}

function withMacOf(scheme: Scheme, good: Request, other: Request): Request {
  if ('bodyField' in scheme.signature) return { ...good, body: other.body };
  const names = signatureHeaders(scheme);
  return {
    ...good,
    headers: Object.fromEntries(
      Object.entries(good.headers).map(([name, value]) => [
        name,
        names.includes(name) ? (other.headers[name] ?? value) : value,
      ]),
    ),
  };
}

/** One character near the end of the header changed, which is one of the MAC in every format. */
function withMacChanged({ signature, own }: Scheme, good: Request): readonly [string, Request][] {
  if ('bodyField' in signature) return [];
  const value = good.headers[signature.header] ?? '';
  const other = value.at(-6) === 'a' ? 'b' : 'a';
  const changed = value.slice(0, -6) + other + value.slice(-5);
  const { format } = signature;
  const bare =
    format.kind === 'prefixed' && !own?.normal ? value.slice(format.prefix.length) : value;
  const saying = (text: string) => ({
    ...good,
    headers: { ...good.headers, [signature.header]: text },
  });
  return [
    ['a character of the MAC changed', saying(changed)],
    ...(bare === value
      ? []
      : [['the MAC without what stands before it', saying(bare)] as [string, Request]]),
  ];
}

/** Signed with the key that an unset secret gives, as anybody could. */
async function withEmptyKey(scheme: Scheme, good: Request): Promise<Request | undefined> {
  const { algorithm, signature, timestamp } = scheme;
  if (isPublicKeyed(algorithm) || algorithm === 'token' || 'bodyField' in signature)
    return undefined;
  const { steps } = await verify(scheme.id, good);
  const content = steps.find(({ step }) => step === 'content');
  const time = steps.find(({ step }) => step === 'timestamp');
  if (content?.step !== 'content' || time?.step !== 'timestamp') return undefined;
  const message = concatBytes(content.parts.map(({ bytes }) => bytes));
  const mac = nobleMac(algorithm, new Uint8Array(), message);
  const text = writeSignature([mac], signature.format, timestamp && time.text);
  const secret = scheme.secret.kind === 'base64' ? scheme.secret.prefix : '';
  return { ...good, secret, headers: { ...good.headers, [signature.header]: text } };
}

/** The same bytes in a row, divided in another way between the timestamp and the body. */
function movedBytes(scheme: Scheme, good: Request): readonly [string, Request][] {
  const place = scheme.timestamp?.place;
  if (typeof place !== 'object' || !('header' in place)) return [];
  const time = good.headers[place.header] ?? '';
  const { headers, body } = good;
  const bodyFirst = scheme.message.indexOf('body') < scheme.message.indexOf('timestamp');
  const timeBytes = bytesFromText(time);
  const [piece, rest] = bodyFirst
    ? [body.slice(-1), body.slice(0, -1)]
    : [body.slice(0, 1), body.slice(1)];
  const text = new TextDecoder().decode(piece);
  return [
    [
      'its time moved into the body',
      {
        ...good,
        headers: { ...headers, [place.header]: '' },
        body: concatBytes(bodyFirst ? [body, timeBytes] : [timeBytes, body]),
      },
    ],
    [
      'a byte of the body moved into the time',
      {
        ...good,
        headers: { ...headers, [place.header]: bodyFirst ? text + time : time + text },
        body: rest,
      },
    ],
  ];
}

/** Either side of each boundary. */
function atOtherTimes({ timestamp }: Scheme, good: Request): readonly [string, Request][] {
  const tolerance = timestamp?.toleranceSeconds ?? 100_000;
  return [
    ['as old as it may be', tolerance],
    ['one second too old', tolerance + 1],
    ['as far ahead as it may be', -tolerance],
    ['one second too far ahead', -tolerance - 1],
  ].map(([name, later]) => [
    String(name),
    { ...good, nowSeconds: good.nowSeconds + Number(later) },
  ]);
}

function changedAt(body: Uint8Array, at: number): Uint8Array {
  return body.map((byte, index) => (index === at ? byte ^ 1 : byte));
}
