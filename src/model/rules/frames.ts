import type { FrameKind } from '../http.ts';

/**
 * The bytes of a WebSocket frame before its payload (RFC 6455, section 5.2): two, two or eight more for a longer
 * payload, and a mask of four from a client. A piece of an event stream has none.
 *
 * @param payload its length in bytes.
 */
export function frameHeadBytes(kind: FrameKind, payload: number): number {
  if (kind === 'event') return 0;
  const length = payload <= 125 ? 2 : payload <= 0xffff ? 4 : 10;
  return length + (isMasked(kind) ? 4 : 0);
}

/** What a client sends is masked, and the receiver is the client: it opened the connection. */
export function isMasked(kind: FrameKind): boolean {
  return kind === 'pong';
}
