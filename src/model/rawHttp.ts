import type { HttpRequest, HttpResponse } from './http.ts';

const reasonPhrases: Readonly<Record<number, string>> = {
  101: 'Switching Protocols',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  410: 'Gone',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

/** The words that follow a status code on the wire (RFC 9110, section 15); empty when unknown. */
export function reasonPhrase(status: number): string {
  return reasonPhrases[status] ?? '';
}

/** The request as text on the wire (RFC 9112), with the lines ended for reading. */
export function rawRequest({ method, url, headers, body, frame }: HttpRequest): string {
  if (frame) return body;
  const { host, pathname, search } = new URL(url);
  return rawMessage(`${method} ${pathname}${search} HTTP/1.1`, { host, ...headers }, body);
}

/** The answer as text on the wire (RFC 9112), with the lines ended for reading. */
export function rawResponse({ status, headers, body }: HttpResponse): string {
  return rawMessage(`HTTP/1.1 ${status} ${reasonPhrase(status)}`.trimEnd(), headers, body);
}

function rawMessage(
  first: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [first, ...lines, '', body].join('\n');
}
