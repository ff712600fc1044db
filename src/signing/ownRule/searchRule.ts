import { bytesFromText, concatBytes, equalInConstantTime, type Bytes } from '../bytes/bytes.ts';
import { bytesFromBase64, bytesFromHex } from '../bytes/bytes.ts';
import { secretKeys } from '../check/secretKey.ts';
import type { MacAlgorithm } from '../mac/macAlgorithm.ts';
import { nobleMac } from '../mac/nobleMac.ts';
import type { Encoding, KeyDerivation } from '../providers/scheme.ts';
import { headersWithValue, type VerifyInput } from '../request.ts';
import { verifySync } from '../signSync.ts';
import { readRule, usualRule, type RuleFields } from './ownRule.ts';

/** How far a search is; and at its end the rule, where one was found. */
export interface RuleSearchPart {
  /** Signatures that were computed and compared. */
  readonly tried: number;
  readonly ended?: {
    readonly fields?: RuleFields;
    /** Why nothing could be tried. */
    readonly because?: 'no secret' | 'no signature';
  };
}

/** The most that is computed, in signatures and in bytes. */
const triesMost = 400_000;
const bytesMost = 600_000_000;

/** After so many, who waits is told. */
const triesOfPart = 2_000;
const bytesOfPart = 3_000_000;

/** What is put in where a time is signed: how old a request may be, no request tells. */
export const putInSeconds = 300;

/** Something in a header that may be a signature. */
interface Offer {
  readonly header: string;
  readonly value: string;
  readonly encoding: Encoding;
  readonly mac: Bytes;
  /** The time beside it. */
  readonly time?: Time;
}

interface Time {
  /** Empty where it stands beside the signature. */
  readonly header: string;
  readonly text: string;
  readonly unit: string;
}

interface Key {
  readonly key: Bytes;
  readonly fields: Pick<RuleFields, 'key' | 'prefix'>;
}

type Token = 'B' | 'T' | 'I' | 'U' | 'M';

const tokenParts = {
  B: '{body}',
  T: '{timestamp}',
  I: '{id}',
  U: '{url}',
  M: '{method}',
} as const satisfies Readonly<Record<Token, string>>;

const separators = ['.', '', ':', '\\n', ',', '|', '-', ' ', '&', '_', ';', '/'];
const starts = ['', 'v0:', 'v1:', 'v0.', 'v1.', 'v1,'];

/**
 * Searches a rule by which this request is genuine: which header is the signature, by which algorithm and encoding, of
 * which parts in which order and with what between them, with which key. The likeliest come first; it ends with the
 * first rule that accepts the request, or where it has tried what it may.
 */
export function* searchRule(request: VerifyInput): Generator<RuleSearchPart> {
  const secrets = (typeof request.secret === 'string' ? [request.secret] : request.secret).filter(
    (secret) => secret !== '',
  );
  const offers = offersIn(request.headers);
  if (secrets.length === 0 || offers.length === 0) {
    const because = secrets.length === 0 ? 'no secret' : 'no signature';
    yield { tried: 0, ended: { because } };
    return;
  }
  const keys = secrets.flatMap(keysOf);
  const untimed = { ...request, nowSeconds: undefined };
  let tried = 0;
  let told = 0;
  let bytes = 0;
  let bytesTold = 0;
  for (const content of contents(request, offers)) {
    for (const { key, fields: keyFields } of keys) {
      for (const algorithm of algorithmsOf(content.offers)) {
        const mac = nobleMac(algorithm, key, content.message);
        tried += 1;
        bytes += content.message.length;
        const offer = content.offers.find((each) => equalInConstantTime(each.mac, mac));
        if (!offer) continue;
        const fields = { ...keyFields, ...fieldsOf(content, offer), algorithm };
        const rule = { ...usualRule, ...fields };
        const read = readRule(rule);
        if (read.ok && verifySync(read.scheme, untimed).ok) {
          yield { tried, ended: { fields: rule } };
          return;
        }
      }
    }
    if (tried >= triesMost || bytes >= bytesMost) break;
    if (tried - told >= triesOfPart || bytes - bytesTold >= bytesOfPart) {
      told = tried;
      bytesTold = bytes;
      yield { tried };
    }
  }
  yield { tried, ended: {} };
}

interface Content {
  readonly message: Bytes;
  /** In the notation of a rule. */
  readonly written: string;
  readonly id: string;
  readonly time: Time | undefined;
  /** The signatures that may be of it. */
  readonly offers: readonly Offer[];
}

function* contents(request: VerifyInput, offers: readonly Offer[]): Generator<Content> {
  const { url = '', method = 'POST' } = request;
  const body = request.body as Bytes;
  const times = timesIn(request);
  const ids = idsIn(request, offers);
  const beside = offers.some(({ time }) => time);
  const tokens: readonly Token[] = [
    'B',
    ...(times.length > 0 || beside ? (['T'] as const) : []),
    ...(ids.length > 0 ? (['I'] as const) : []),
    ...(url === '' ? [] : (['U', 'M'] as const)),
  ];
  const orders = ordersOf(tokens);
  for (const start of starts) {
    for (const order of orders) {
      for (const separator of order.length > 1 ? separators : ['']) {
        const between = bytesFromText(separator.replace('\\n', '\n'));
        const written = start + order.map((token) => tokenParts[token]).join(separator);
        for (const [id, idText] of order.includes('I') ? ids : [['', ''] as const]) {
          for (const { time, of } of order.includes('T')
            ? timings(times, offers)
            : [{ time: undefined, of: offers }]) {
            const texts = { T: time?.text ?? '', I: idText, U: url, M: method };
            const parts = order.flatMap((token, at) => [
              ...(at > 0 ? [between] : []),
              token === 'B' ? body : bytesFromText(texts[token]),
            ]);
            const message = concatBytes([bytesFromText(start), ...parts]);
            yield { message, written, id, time, offers: of };
          }
        }
      }
    }
  }
}

/** A time in a header goes with every signature, one beside a signature only with that. */
function timings(times: readonly Time[], offers: readonly Offer[]) {
  return [
    ...offers.flatMap((offer) => (offer.time ? [{ time: offer.time, of: [offer] }] : [])),
    ...times.map((time) => ({ time, of: offers.filter((offer) => !offer.time) })),
  ].filter(({ of }) => of.length > 0);
}

function fieldsOf({ written, id, time }: Content, offer: Offer): Partial<RuleFields> {
  const { header, value, encoding } = offer;
  const kept = time ?? offer.time;
  return {
    header,
    value,
    encoding,
    content: written,
    id,
    time: time?.header ?? '',
    ...(kept ? { unit: kept.unit } : {}),
    tolerance: time ? String(putInSeconds) : '',
  };
}

/** Every order of some of the parts in which the body or the URL is, the usual ones first, then the shorter ones. */
function ordersOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const all: Token[][] = [];
  const extend = (order: Token[]) => {
    if (order.includes('B') || order.includes('U')) all.push(order);
    for (const token of tokens) if (!order.includes(token)) extend([...order, token]);
  };
  extend([]);
  const usual = ['B', 'TB', 'ITB', 'BT', 'TIB', 'IB', 'UB', 'MUBT', 'MUTB', 'TMUB'];
  const rank = (order: readonly Token[]) => {
    const at = usual.indexOf(order.join(''));
    return at < 0 ? usual.length + order.length : at;
  };
  // The method vouches for something only beside the URL.
  return all
    .filter((order) => !order.includes('M') || order.includes('U'))
    .sort((one, other) => rank(one) - rank(other));
}

const lengths: Readonly<Record<number, readonly MacAlgorithm[] | undefined>> = {
  20: ['HMAC-SHA-1'],
  32: ['HMAC-SHA-256', 'SHA-256'],
  48: ['HMAC-SHA-384'],
  64: ['HMAC-SHA-512'],
};

function algorithmsOf(offers: readonly Offer[]): readonly MacAlgorithm[] {
  return [...new Set(offers.flatMap(({ mac }) => lengths[mac.length] ?? []))];
}

function keysOf(secret: string): readonly Key[] {
  const prefixes = [...secret.matchAll(/[_-]/g)].map(({ index }) => secret.slice(0, index + 1));
  const ways: readonly (readonly [KeyDerivation, Key['fields']])[] = [
    [{ kind: 'text' }, { key: 'text', prefix: '' }],
    ...[...prefixes.slice(0, 3), ''].map(
      (prefix) =>
        [
          { kind: 'base64', prefix },
          { key: 'base64', prefix },
        ] as const,
    ),
    [{ kind: 'hex' }, { key: 'hex', prefix: '' }],
  ];
  return ways.flatMap(([derivation, fields]) =>
    secretKeys(secret, derivation).usable.map(({ key }) => ({ key, fields })),
  );
}

const hexMac = '[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}';
const base64Mac = '[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{86}==';
const prefixed = new RegExp(`^([\\w=: -]{0,30}?)(${hexMac}|${base64Mac})$`);

/** What may be a signature in the headers, in the forms that a rule can have. */
function offersIn(headers: VerifyInput['headers']): readonly Offer[] {
  return headersWithValue(headers).flatMap(([header, given]) => {
    const text = given.trim();
    const list = /^(\w{1,20}),(\S+)(?: |$)/.exec(text);
    if (list) return offer(header, `${list[1] ?? ''},{signature}`, list[2] ?? '');
    const beside = pairsIn(header, text);
    if (beside.length > 0) return beside;
    const [, prefix = '', mac = ''] = prefixed.exec(text) ?? [];
    return offer(header, `${prefix}{signature}`, mac);
  });
}

function offer(header: string, value: string, text: string, time?: Time): readonly Offer[] {
  const hex = /^[0-9a-f]+$/.test(text) ? bytesFromHex(text) : undefined;
  const mac = hex ?? bytesFromBase64(text);
  if (!mac || !Object.hasOwn(lengths, mac.length)) return [];
  return [{ header, value, encoding: hex ? 'hex' : 'base64', mac, ...(time ? { time } : {}) }];
}

/** `t=<time>,v1=<mac>`, with each of several signatures. */
function pairsIn(header: string, text: string): readonly Offer[] {
  const separator = [', ', ',', ';'].find((each) => text.includes(each));
  if (separator === undefined) return [];
  const pairs = text.split(separator).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, Math.max(at, 0)), pair.slice(at + 1)] as const;
  });
  const times = pairs.flatMap(([key, value]) => {
    const unit = unitOf(value);
    return unit === undefined ? [] : [{ key, text: value, unit }];
  });
  const [time] = times;
  if (!time) return [];
  return pairs.flatMap(([key, value]) =>
    offer(header, `${time.key}={timestamp}${separator}${key}={signature}`, value, {
      header: '',
      text: time.text,
      unit: time.unit,
    }),
  );
}

function unitOf(text: string): string | undefined {
  if (/^\d{9,11}$/.test(text)) return 'seconds';
  if (/^\d{12,14}$/.test(text)) return 'milliseconds';
  return /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/.test(text)
    ? 'ISO 8601'
    : undefined;
}

const timesMost = 3;
const idsMost = 6;

function timesIn({ headers }: VerifyInput): readonly Time[] {
  return headersWithValue(headers)
    .flatMap(([header, text]) => {
      const unit = unitOf(text);
      return unit === undefined ? [] : [{ header, text, unit }];
    })
    .slice(0, timesMost);
}

/** Headers of any request, of which none is an event's id. */
const common =
  /^(?:accept|accept-.*|authorization|cache-control|cdn-.*|cf-.*|connection|content-.*|cookie|date|dnt|expect|forwarded|from|host|origin|pragma|priority|referer|sec-.*|te|traceparent|tracestate|transfer-encoding|upgrade.*|user-agent|via|x-forwarded-.*|x-real-ip|x-test-request)$/i;

function idsIn(
  { headers }: VerifyInput,
  offers: readonly Offer[],
): readonly (readonly [header: string, text: string])[] {
  const likely = (name: string) => (/id$|delivery|nonce|event|message|request/i.test(name) ? 0 : 1);
  return headersWithValue(headers)
    .filter(
      ([name, text]) =>
        !common.test(name) &&
        text.length <= 200 &&
        unitOf(text) === undefined &&
        !offers.some(({ header }) => header === name),
    )
    .sort(([one], [other]) => likely(one) - likely(other))
    .slice(0, idsMost);
}
