import { bytesFromText } from './bytes.ts';
import { headerValues, type RequestHeaders, type SignedRequest } from './request.ts';
import type { MessagePart, Scheme } from './scheme.ts';
import type { SignedPart } from './verdict.ts';

/** The parts of a request that go into the MAC, in order; undefined when one of them is missing. */
export function signedParts(
  { message }: Scheme,
  request: SignedRequest & {
    readonly headers: RequestHeaders;
    readonly timestamp: string | undefined;
  },
): readonly SignedPart[] | undefined {
  const parts: SignedPart[] = [];
  for (const part of message) {
    const signed = signedPart(part, request);
    if (!signed) return undefined;
    parts.push(signed);
  }
  return parts;
}

function signedPart(
  part: MessagePart,
  { body, url, method, headers, timestamp }: Parameters<typeof signedParts>[1],
): SignedPart | undefined {
  if (part === 'body') return { role: 'body', label: 'body', bytes: body };
  if (part === 'timestamp') return textPart('timestamp', 'timestamp', timestamp);
  if (part === 'url') return textPart('url', 'URL', url);
  if (part === 'method') return textPart('method', 'method', method);
  if (!isHeader(part)) return textPart('literal', part, part);
  const name = part.slice('header:'.length);
  return textPart('header', name, headerValues(headers, name)[0]);
}

function isHeader(part: MessagePart): part is `header:${string}` {
  return part.startsWith('header:');
}

function textPart(
  role: SignedPart['role'],
  label: string,
  text: string | undefined,
): SignedPart | undefined {
  return text === undefined ? undefined : { role, label, bytes: bytesFromText(text) };
}
