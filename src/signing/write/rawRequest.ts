import { bytesFromText, concatBytes, type Bytes } from '../bytes/bytes.ts';
import { headersWithValue, type RequestHeaders } from '../request.ts';
import { oneLine } from './curl.ts';

/**
 * A request as it stands on the wire (RFC 9112), its body byte for byte. Host and Content-Length are added
 * where the headers have none, and headers without a value are left out. The secret has no place in it.
 */
export function rawRequest({
  headers,
  body,
  url = 'https://localhost/webhooks',
  method = 'POST',
}: {
  headers: RequestHeaders;
  body: Uint8Array;
  url?: string | undefined;
  method?: string | undefined;
}): Bytes {
  const given = headersWithValue(headers);
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  // Not by URL: it would write the path and the query anew, and some schemes sign them as they are.
  // A name and a password before the host are for the one who asks, and are not sent in it.
  const [, host = '', target = ''] = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]*)([^#]*)/i.exec(url) ?? [
    '',
    'localhost',
    url,
  ];
  const path = target.startsWith('/') ? target : `/${target}`;
  const all = [
    ...(names.has('host') || host === '' ? [] : [['Host', host] as const]),
    ...given,
    ...(names.has('content-length') || (body.length === 0 && method !== 'POST')
      ? []
      : [['Content-Length', String(body.length)] as const]),
  ];
  const head = [
    `${method} ${path} HTTP/1.1`,
    ...all.map(([name, value]) => `${name}: ${value}`),
  ].map(oneLine);
  return concatBytes([bytesFromText(`${head.join('\r\n')}\r\n\r\n`), body]);
}
