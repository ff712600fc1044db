/** A simulated HTTP request, concrete enough to be opened, copied and verified. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Lower-case names, in the order they were written. */
  readonly headers: Readonly<Record<string, string>>;
  /** The raw body, exactly as signed and sent; its bytes are its UTF-8. */
  readonly body: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const reasonPhrases: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

/** The words that follow a status code on the wire (RFC 9110, section 15); empty when unknown. */
export function reasonPhrase(status: number): string {
  return reasonPhrases[status] ?? '';
}

/** The wait that an answer asks for in whole seconds (RFC 9110, section 10.2.3); undefined when absent or a date. */
export function retryAfterSeconds(response: HttpResponse): number | undefined {
  const value = response.headers['retry-after'];
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/** The request as text on the wire (RFC 9112), with the lines ended for reading. */
export function rawRequest({ method, url, headers, body }: HttpRequest): string {
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
