import { sha1 } from '@noble/hashes/legacy.js';
import { cast } from '../../model/cast.ts';
import type { FrameKind, HttpRequest, HttpResponse } from '../../model/http.ts';
import type { EventId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { base64FromBytes, bytesFromText } from '../../signing/bytes/bytes.ts';
import { readNotice, type EventNotice } from '../network/messages.ts';

const streamUrl = 'https://api.store.example/events/stream';
const socketUrl = 'https://api.store.example/events/socket';

/** What every server adds to the key of a handshake (RFC 6455, section 1.3). */
const handshakeGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

interface Handshake {
  readonly way: Settings['pullMode'];
  /** The last event that is known, empty for none; absent where nobody keeps the place. */
  readonly after?: EventId | '';
  /** Sixteen bytes, new for every connection. */
  readonly nonce: readonly number[];
}

/** The request that opens a connection: of server-sent events (HTML, section 9.2) or of WebSocket (RFC 6455, section 4.1). */
export function handshakeRequest({ way, after, nonce }: Handshake): HttpRequest {
  const agent = { 'user-agent': `${cast.receiver}/1.0` };
  if (way === 'serverSentEvents') {
    return {
      method: 'GET',
      url: streamUrl,
      headers: {
        accept: 'text/event-stream',
        'cache-control': 'no-store',
        ...agent,
        ...(after ? { 'last-event-id': after } : {}),
      },
      body: '',
    };
  }
  return {
    method: 'GET',
    url: after === undefined ? socketUrl : `${socketUrl}?after=${after}`,
    headers: {
      upgrade: 'websocket',
      connection: 'Upgrade',
      ...agent,
      'sec-websocket-key': base64FromBytes(Uint8Array.from(nonce)),
      'sec-websocket-version': '13',
    },
    body: '',
  };
}

/** From where the sender begins: after an event, with the oldest it keeps, or with what occurs from now on. */
export function beginsAfter({ url, headers }: HttpRequest): EventId | '' | 'now' {
  const cursor = headers['last-event-id'] ?? /[?&]after=([^&]*)/.exec(url)?.[1];
  if (cursor !== undefined) return cursor as EventId | '';
  return isSocket(url) ? 'now' : '';
}

/** The answer that opens it: 200 with the beginning of an endless body, or 101 with the hash of the key. */
export function handshakeAnswer({ url, headers }: HttpRequest, retryMs: number): HttpResponse {
  if (!isSocket(url)) {
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
      body: `retry: ${retryMs}\n\n`,
    };
  }
  const key = headers['sec-websocket-key'] ?? '';
  return {
    status: 101,
    headers: { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-accept': acceptOf(key) },
    body: '',
  };
}

/** What proves that the server has read the key of the handshake (RFC 6455, section 4.2.2). */
export function acceptOf(key: string): string {
  return base64FromBytes(sha1(bytesFromText(key + handshakeGuid)));
}

function isSocket(url: string): boolean {
  return url.startsWith(socketUrl);
}

/** Something that is written into an open connection. */
export function frameIn({ url }: HttpRequest, frame: FrameKind, body = ''): HttpRequest {
  return { method: 'GET', url: url.replace(/\?.*/, ''), headers: {}, body, frame };
}

/** An event as it stands in the stream. */
export function eventFrame(opened: HttpRequest, eventId: EventId, body: string): HttpRequest {
  return isSocket(opened.url)
    ? frameIn(opened, 'text', body)
    : frameIn(opened, 'event', `id: ${eventId}\ndata: ${body}\n\n`);
}

/** What keeps an idle connection from looking so: a comment (HTML, section 9.2.7), or a ping (RFC 6455, section 5.5.2). */
export function heartbeatFrame(opened: HttpRequest): HttpRequest {
  return isSocket(opened.url) ? frameIn(opened, 'ping') : frameIn(opened, 'event', ':\n\n');
}

/** The event in a frame that `eventFrame` wrote; undefined in a heartbeat. */
export function eventIn({ frame, body }: HttpRequest): EventNotice | undefined {
  const data =
    frame === 'text' ? body : frame === 'event' ? /^data: (.*)$/m.exec(body)?.[1] : undefined;
  return data === undefined ? undefined : readNotice(data);
}
