import { decoded } from '../formParameters.ts';
import { headerValues, type RequestHeaders } from '../request.ts';
import { urlParts } from '../urlForms.ts';
import type { Cause } from './causes.ts';

export interface UrlVariant {
  readonly causes: readonly Cause[];
  readonly url: string;
}

interface Choice {
  readonly cause: Cause | undefined;
  readonly text: string;
}

/** The sender knows none of these headers: whoever sends them must not decide how long the search takes. */
const proxiedHostsMost = 6;
const proxiedPartsMost = 2;

/** The URLs that a sender may have called when this is the one the receiver saw behind its proxy; each once. */
export function* urlVariants(url: string, headers: RequestHeaders): Generator<UrlVariant> {
  const parts = urlParts(url);
  if (!parts) return;
  const { scheme, credentials, host, port, path, query } = parts;
  const schemes = choices(scheme, [[scheme === 'http' ? 'https' : 'http', 'urlScheme']]);
  const hosts = choices(
    host,
    proxiedHosts(headers).flatMap((other): [string, Cause][] => [
      [other, 'urlHost'],
      [other.replace(/:\d+$/, ''), 'urlHost'],
    ]),
  );
  const ports = choices(port, [
    ['', 'urlPort'],
    [':443', 'urlPort'],
    [':80', 'urlPort'],
    ...proxied(headers, 'x-forwarded-port', /^\d{1,5}$/).map((value): [string, Cause] => [
      `:${value}`,
      'urlPort',
    ]),
  ]);
  const prefixes = proxied(headers, 'x-forwarded-prefix', proxiedPath).map(
    (prefix): [string, Cause] => [`${prefix.replace(/\/$/, '')}${path}`, 'urlPath'],
  );
  const originals = proxied(headers, 'x-original-uri', proxiedUri).map((uri): [string, Cause] => [
    uri.split('?')[0] ?? '',
    'urlPath',
  ]);
  const paths = choices(path, [
    [path.endsWith('/') ? path.slice(0, -1) : `${path}/`, 'urlSlash'],
    ...prefixes,
    ...originals,
    [safely(decodeURI, path), 'urlPath'],
    [safely(encodeURI, path), 'urlPath'],
  ]);
  const queries = choices(query, [
    ['', 'urlQueryMissing'],
    ...queryForms(query).map((form): [string, Cause] => [form, 'urlQueryEncoding']),
  ]);

  const seen = new Set([url]);
  const found: UrlVariant[] = [];
  for (const s of schemes)
    for (const h of hosts)
      for (const o of ports)
        for (const p of paths)
          for (const q of queries) {
            const other = `${s.text}://${credentials}${h.text}${o.text}${p.text}${q.text}`;
            if (seen.has(other)) continue;
            seen.add(other);
            const causes = [s, h, o, p, q].flatMap(({ cause }) => (cause ? [cause] : []));
            found.push({ causes, url: other });
          }
  // What explains it with the fewest changes comes first.
  yield* found.sort((a, b) => a.causes.length - b.causes.length);
}

function choices(own: string, others: readonly (readonly [string, Cause])[]): readonly Choice[] {
  const list: Choice[] = [{ cause: undefined, text: own }];
  for (const [text, cause] of others) {
    if (list.every((choice) => choice.text !== text)) list.push({ cause, text });
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

/** The names by which proxies say that they were called. */
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

function queryForms(query: string): readonly string[] {
  if (query.length < 2) return [];
  const pairs = query
    .slice(1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    });
  const anew = (encode: (text: string) => string) =>
    `?${pairs.map(([name = '', value = '']) => `${encode(decoded(name))}=${encode(decoded(value))}`).join('&')}`;
  const sorted = `?${query.slice(1).split('&').sort().join('&')}`;
  return [
    query.replaceAll('+', '%20'),
    query.replaceAll('%20', '+'),
    anew((text) => text),
    anew((text) => safely(encodeURIComponent, text)),
    sorted,
  ];
}

function safely(change: (text: string) => string, text: string): string {
  try {
    return change(text);
  } catch {
    return text;
  }
}
