/** What is written into an open connection: a piece of an event stream, or a WebSocket frame by its kind. */
export type FrameKind = 'event' | 'text' | 'ping' | 'pong';

/** A simulated HTTP request, concrete enough to be opened, copied and verified. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Lower-case names, in the order they were written. */
  readonly headers: Readonly<Record<string, string>>;
  /** The raw body, exactly as signed and sent; its bytes are its UTF-8. */
  readonly body: string;
  /** Present where it is no request of its own, but written into the open connection of this URL. */
  readonly frame?: FrameKind;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The wait that an answer asks for in whole seconds (RFC 9110, section 10.2.3); undefined when absent or a date. */
export function retryAfterSeconds(response: HttpResponse): number | undefined {
  const value = response.headers['retry-after'];
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
