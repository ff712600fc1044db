import { pairOf } from './formParameters.ts';
import type { Scheme } from '../providers/scheme.ts';

/** One spelling of a URL, with a note on what was changed. */
export interface UrlForm {
  readonly url: string;
  readonly note: string;
}

/** Other spellings of a URL that a scheme's own code tries. */
export function otherUrls(url: string, rule: Scheme['urlForms']): readonly UrlForm[] {
  const forms: UrlForm[] = [];
  if (rule === 'ports and legacy query') forms.push(...twilioForms(url));
  if (rule === 'decoded query') forms.push({ url: hubspotDecoded(url), note: 'query decoded' });
  return forms.filter(
    (form, index) =>
      form.url !== url && forms.findIndex((other) => other.url === form.url) === index,
  );
}

/** The parts of an http URL, as they are written. */
export function urlParts(url: string) {
  const parts =
    /^(https?):\/\/([^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(:\d+)?([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(url);
  if (!parts) return undefined;
  const [, scheme = '', credentials = '', host = '', port = '', path = '', query = '', hash = ''] =
    parts;
  return { scheme: scheme.toLowerCase(), credentials, host, port, path, query, hash };
}

/**
 * twilio-node, src/webhooks/webhooks.ts: without and with the standard port; as a browser writes the URL; and with the
 * query encoded anew.
 */
function twilioForms(url: string): UrlForm[] {
  const parts = urlParts(url);
  if (!parts) return [];
  const { scheme, credentials, host, path, query, hash } = parts;
  const before = `${scheme}://${credentials}${host}`;
  const standardPort = scheme === 'https' ? ':443' : ':80';
  const legacy = legacyQuery(query);
  const written = urlParts(asBrowsersWrite(url));
  return [
    { url: `${before}${path}${query}${hash}`, note: 'without the port' },
    { url: `${before}${standardPort}${path}${query}${hash}`, note: `with ${standardPort}` },
    { url: `${before}${path}${legacy}${hash}`, note: 'with the query encoded anew' },
    {
      url: `${before}${standardPort}${path}${legacy}${hash}`,
      note: `with ${standardPort} and the query encoded anew`,
    },
    ...['', standardPort].flatMap((port) =>
      written
        ? [
            {
              url: `${written.scheme}://${written.credentials}${written.host}${port}${written.path}${written.query}${written.hash}`,
              note: 'as a browser writes it',
            },
          ]
        : [],
    ),
  ];
}

/** An apostrophe in the query becomes %27, among others (WHATWG URL). */
function asBrowsersWrite(url: string): string {
  try {
    return new URL(url).toString();
  } catch {
    return url;
  }
}

/** As Node's `querystring` writes what it has read. */
function legacyQuery(query: string): string {
  if (query.length < 2) return query;
  const pairs = query
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '');
  return `?${pairs
    .map(pairOf)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')}`;
}

/** Half a pair of surrogates cannot be encoded; text that becomes bytes has U+FFFD for it. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** The escapes that HubSpot's documentation wants decoded in the query, and no others. */
const hubspotEscapes = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

function hubspotDecoded(url: string): string {
  const question = url.indexOf('?');
  if (question < 0) return url;
  return (
    url.slice(0, question) +
    url.slice(question).replace(hubspotEscapes, (escape) => decodeURIComponent(escape))
  );
}
