import type { Channel, Trace } from '../../model/facts.ts';
import type { HttpRequest, HttpResponse } from '../../model/http.ts';
import { reasonPhrase } from '../../model/rawHttp.ts';
import { frameHeadBytes } from '../../model/rules/frames.ts';
import type { SimInstant } from '../../model/units.ts';
import { latestAt } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

/** What the two sides have sent in each channel, in bytes; what an attacker sent is not among it. */
export function selectBytes(trace: Trace, at: SimInstant): Record<Channel, number> {
  const sums = sumsOf(trace);
  const until = (channel: Channel) => latestAt(sums[channel], at)?.bytes ?? 0;
  return { pull: until('pull'), push: until('push') };
}

/** `812 B`, `12.3 kB`, `1.25 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${Math.round(bytes)} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${Number(value.toPrecision(3))} ${unit}`;
}

/** The length of a request as HTTP/1.1 writes it (RFC 9112): lines end in two bytes. */
export function requestBytes(request: HttpRequest): number {
  const { method, url, headers, body, frame } = request;
  if (frame) return frameHeadBytes(frame, lengthOf(body)) + lengthOf(body);
  const [, host = '', target = ''] = /^https?:\/\/([^/]+)(.*)$/.exec(url) ?? [];
  const line = lengthOf(method) + 1 + lengthOf(target || '/') + lengthOf(' HTTP/1.1\r\n');
  return line + headBytes({ host, ...headers }) + lengthOf(body);
}

/** The length of an answer as HTTP/1.1 writes it. */
export function responseBytes({ status, headers, body }: HttpResponse): number {
  const line = `HTTP/1.1 ${status} ${reasonPhrase(status)}`.trimEnd();
  return lengthOf(line) + 2 + headBytes(headers) + lengthOf(body);
}

function headBytes(headers: Readonly<Record<string, string>>): number {
  let bytes = 2;
  for (const [name, value] of Object.entries(headers))
    bytes += lengthOf(name) + lengthOf(value) + 4;
  return bytes;
}

/** In UTF-8. */
function lengthOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Half of a pair of surrogates is two of the pair's four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

interface Sum {
  readonly at: SimInstant;
  readonly bytes: number;
}

const sumsOf = oncePerTrace(add);

function add({ facts }: Trace): Record<Channel, readonly Sum[]> {
  const sums: Record<Channel, Sum[]> = { pull: [], push: [] };
  const channels = new Map<string, Channel>();
  const more = (channel: Channel, at: SimInstant, bytes: number) => {
    sums[channel].push({ at, bytes: (sums[channel].at(-1)?.bytes ?? 0) + bytes });
  };
  for (const fact of facts) {
    if (fact.type === 'request.sent' && fact.from !== 'attacker') {
      channels.set(fact.messageId, fact.channel);
      more(fact.channel, fact.at, requestBytes(fact.request));
    } else if (fact.type === 'response.sent') {
      const channel = channels.get(fact.messageId);
      if (channel) more(channel, fact.at, responseBytes(fact.response));
    }
  }
  return sums;
}
