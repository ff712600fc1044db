import type { FrameKind } from '../../model/http.ts';
import { frameHeadBytes, isMasked } from '../../model/rules/frames.ts';
import { count } from '../../trace/words/format.ts';

/** The last fragment, with what it is (RFC 6455, section 5.2). */
const firstBytes: Readonly<Record<Exclude<FrameKind, 'event'>, string>> = {
  text: '81',
  ping: '89',
  pong: '8a',
};

/**
 * The bytes before the payload of a WebSocket frame in hexadecimal, and what they say: `81 7e 00 a4: text, 164 bytes`.
 * Of a mask, which a client draws anew for every frame, only its place.
 */
export function frameHead(kind: Exclude<FrameKind, 'event'>, body: string): string {
  const length = new TextEncoder().encode(body).length;
  const headBytes = frameHeadBytes(kind, length);
  const masked = isMasked(kind);
  const mark = masked ? 0x80 : 0;
  const lengthBytes = headBytes - 2 - (masked ? 4 : 0);
  const size =
    lengthBytes === 0
      ? [hex(mark + length, 1)]
      : [hex(mark + (lengthBytes === 2 ? 126 : 127), 1), hex(length, lengthBytes)];
  const bytes = [firstBytes[kind], ...size, ...(masked ? ['.. .. .. ..'] : [])].join(' ');
  return `${bytes}   ${kind}, ${count(length, 'byte')} after a head of ${count(headBytes, 'byte')}${masked ? ' with its mask' : ''}`;
}

function hex(value: number, bytes: number): string {
  return Array.from({ length: bytes }, (_, place) =>
    Math.floor((value / 256 ** (bytes - 1 - place)) % 256)
      .toString(16)
      .padStart(2, '0'),
  ).join(' ');
}
