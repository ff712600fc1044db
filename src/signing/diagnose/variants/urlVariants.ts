import { bytesFromText, textFromBytes } from '../../bytes/bytes.ts';
import { pairOf } from '../../bytes/formParameters.ts';
import { headerValues, type RequestHeaders } from '../../request.ts';
import { urlParts } from '../../bytes/urlForms.ts';
import type { Cause } from '../causes.ts';
import { formEncodedAnew, formEncoders } from './formEncoders.ts';
import type { Change } from '../messageBuilder.ts';

type UrlVariant = Change & { readonly url: string };

interface Choice {
  readonly cause: Cause | undefined;
  readonly text: string;
}

/** Limits: whoever sends these headers must not decide how long the search takes. */
const proxiedHostsMost = 6;
const proxiedPartsMost = 2;
/** Characters of all variants together. */
const variantBytesMost = 1_000_000;

/** URLs that the sender may have called when the receiver sees this one behind a proxy; each once. */
export function* urlVariants(url: string, headers: RequestHeaders): Generator<UrlVariant> {
  const parts = urlParts(url);
  if (!parts) {
    yield* madeWhole(url, headers);
    return;
  }
  const { credentials } = parts;
  const choices = choicesOf(parts, headers);
  const seen = new Set([url]);
  let room = variantBytesMost;
  const built = (chosen: readonly Choice[]): UrlVariant | undefined => {
    const [scheme, host, port, path, query, fragment] = chosen.map(({ text }) => text);
    const other = `${scheme}://${credentials}${host}${port}${path}${query}${fragment}`;
    if (seen.has(other)) return undefined;
    seen.add(other);
    room -= other.length;
    return { url: other, causes: chosen.flatMap(({ cause }) => cause ?? []) };
  };
  // Fewer changes come first.
  for (let changes = 1; changes <= choices.length; changes += 1) {
    if (changes === 2) {
      for (const scheme of [parts.scheme, 'https']) {
        for (const query of otherOrders(parts.query)) {
          const isOwn = scheme === parts.scheme;
          const variant = built([
            { cause: isOwn ? undefined : 'urlScheme', text: scheme },
            { cause: undefined, text: parts.host },
            { cause: undefined, text: parts.port },
            { cause: undefined, text: parts.path },
            { cause: 'urlQueryOrder', text: query },
            { cause: undefined, text: parts.hash },
          ]);
          if (variant) yield variant;
        }
      }
    }
    for (const chosen of withChanges(choices, changes)) {
      const variant = built(chosen);
      if (variant) yield variant;
      if (room <= 0) return;
    }
  }
}

/** Combinations with exactly so many changed parts. Each part's own text comes first in its choices. */
function* withChanges(
  [choices, ...others]: readonly (readonly Choice[])[],
  changes: number,
): Generator<readonly Choice[]> {
  if (!choices) {
    if (changes === 0) yield [];
    return;
  }
  if (changes > others.length + 1) return;
  for (const choice of choices) {
    const left = choice.cause === undefined ? changes : changes - 1;
    if (left < 0) return;
    for (const rest of withChanges(others, left)) yield [choice, ...rest];
  }
}

function choicesOf(
  { scheme, host, port, path, query, hash }: NonNullable<ReturnType<typeof urlParts>>,
  headers: RequestHeaders,
): readonly (readonly Choice[])[] {
  const originals = proxied(headers, 'x-original-uri', proxiedUri).map((uri) => {
    const question = uri.indexOf('?');
    return question < 0 ? [uri, ''] : [uri.slice(0, question), uri.slice(question)];
  });
  const hosts = proxiedHosts(headers).flatMap((other) => [other, other.replace(/:\d+$/, '')]);
  const ports = proxied(headers, 'x-forwarded-port', /^\d{1,5}$/).map((other) => `:${other}`);
  const prefixed = proxied(headers, 'x-forwarded-prefix', proxiedPath).map(
    (prefix) => `${prefix.replace(/\/$/, '')}${path}`,
  );
  const paths = originals.map(([original = '']) => original);
  const queries = originals.map(([, original = '']) => original);
  return [
    choices(scheme, ['urlScheme', scheme === 'http' ? 'https' : 'http']),
    choices(host, ['urlHost', ...hosts]),
    choices(port, ['urlPort', '', ':443', ':80', ...ports]),
    choices(
      path,
      ['urlSlash', path.endsWith('/') ? path.slice(0, -1) : `${path}/`],
      ['urlPath', ...prefixed, ...paths, safely(decodeURI, path), safely(encodeURI, path)],
    ),
    choices(
      query,
      ['urlQueryMissing', ''],
      ['urlQueryOrder', ...sortedQueries(query)],
      ['urlQueryEncoding', ...queryForms(query)],
      ['urlQuery', ...queries],
    ),
    choices(hash, ['urlFragment', '']),
  ];
}

/** Whole URLs for a path alone, or for a host and a path. */
function* madeWhole(url: string, headers: RequestHeaders): Generator<UrlVariant> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) || url === '') return;
  const isPath = url.startsWith('/');
  for (const scheme of ['https', 'http']) {
    if (!isPath) yield { causes: ['urlScheme'], url: `${scheme}://${url}` };
    for (const host of isPath ? proxiedHosts(headers) : []) {
      yield { causes: ['urlScheme', 'urlHost'], url: `${scheme}://${host}${url}` };
    }
  }
}

/** The part's own text, and others with the cause of each; every text once. */
function choices(
  own: string,
  ...others: readonly (readonly [Cause, ...string[]])[]
): readonly Choice[] {
  const list: Choice[] = [{ cause: undefined, text: own }];
  for (const [cause, ...texts] of others) {
    for (const text of texts) {
      if (list.every((choice) => choice.text !== text)) list.push({ cause, text });
    }
  }
  return list;
}

const proxiedPath = /^\/[^\s?#]{0,199}$/;
const proxiedUri = /^\/\S{0,1999}$/;

function proxied(headers: RequestHeaders, name: string, form: RegExp): readonly string[] {
  return headerValues(headers, name)
    .filter((value) => form.test(value))
    .slice(0, proxiedPartsMost);
}

/** The hosts that proxies name. */
function proxiedHosts(headers: RequestHeaders): readonly string[] {
  const forwarded = headerValues(headers, 'forwarded').flatMap(
    (value) => /host="?([^;,"]+)/i.exec(value)?.[1] ?? [],
  );
  const hosts = [
    ...headerValues(headers, 'x-forwarded-host'),
    ...forwarded,
    ...headerValues(headers, 'x-original-host'),
    ...headerValues(headers, 'host'),
  ]
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => /^[A-Za-z0-9.:[\]-]{1,255}$/.test(value));
  return [...new Set(hosts)].slice(0, proxiedHostsMost);
}

/** Encoders that are tried on a query. */
const encodersMost = 30;

function queryForms(query: string): readonly string[] {
  if (query.length < 2) return [];
  const bytes = bytesFromText(query.slice(1));
  const written = formEncoders
    .slice(0, encodersMost)
    .map((how) => `?${textFromBytes(formEncodedAnew(bytes, how)) ?? ''}`);
  const pairs = query.slice(1).split('&');
  return [
    query.replaceAll('+', '%20'),
    query.replaceAll('%20', '+'),
    `?${pairs.map((pair) => pairOf(pair).join('=')).join('&')}`,
    ...(query.length <= formedQueryMost ? written : written.slice(0, 2)),
  ];
}

/** Longer queries are written by the commonest encoders only. */
const formedQueryMost = 4_000;

function sortedQueries(query: string): readonly string[] {
  return query.length < 2 ? [] : [`?${query.slice(1).split('&').sort().join('&')}`];
}

/** Parameters whose orders are all tried: seven have 5,040. */
const orderedMost = 7;

/** Every other order of the parameters of a short query; a framework that sorts them leaves none to go by. */
function* otherOrders(query: string): Generator<string> {
  const pairs = query.slice(1).split('&');
  if (pairs.length < 2 || pairs.length > orderedMost) return;
  for (const order of orders(pairs)) yield `?${order.join('&')}`;
}

function* orders(left: readonly string[]): Generator<readonly string[]> {
  if (left.length < 2) yield left;
  else {
    for (const [at, first] of left.entries()) {
      for (const rest of orders(left.toSpliced(at, 1))) yield [first, ...rest];
    }
  }
}

function safely(change: (text: string) => string, text: string): string {
  try {
    return change(text);
  } catch {
    return text;
  }
}
