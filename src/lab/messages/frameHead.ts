import type { FrameKind } from '../../model/http.ts';
import { frameHeadBytes } from '../../model/rules/frames.ts';
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
  const masked = kind === 'pong';
  const mark = masked ? 0x80 : 0;
  const more = (bytes: number) => hex(length, bytes);
  const size =
    length <= 125
      ? [hex(mark + length, 1)]
      : length <= 0xffff
        ? [hex(mark + 126, 1), more(2)]
        : [hex(mark + 127, 1), more(8)];
  const bytes = [firstBytes[kind], ...size, ...(masked ? ['.. .. .. ..'] : [])].join(' ');
  const head = count(frameHeadBytes(kind, length), 'byte');
  return `${bytes}   ${kind}, ${count(length, 'byte')} after a head of ${head}${masked ? ' with its mask' : ''}`;
}

function hex(value: number, bytes: number): string {
  return Array.from({ length: bytes }, (_, place) =>
    Math.floor((value / 256 ** (bytes - 1 - place)) % 256)
      .toString(16)
      .padStart(2, '0'),
  ).join(' ');
}
