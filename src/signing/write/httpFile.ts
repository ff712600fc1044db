import { textFromBytes } from '../bytes/bytes.ts';
import { headersWithValue, type RequestHeaders } from '../request.ts';
import { oneLine } from './curl.ts';

/**
 * A line that some program would not send as it stands: a comment, a file to read, a script, a variable, the next
 * request or its answer. Seen in httpyac 6.16.7, and in the specification of JetBrains.
 */
const taken = /^\s*(?:#|\/\/|[<>@?]|HTTP\/\d|[A-Z]+\s+(?:\/|[a-z]+:))/m;

/**
 * A request as a .http file for the HTTP clients of editors (JetBrains, "HTTP Request in Editor"), with no line break
 * behind the body. Undefined where these would send another body or header than this one.
 */
export function httpFile({
  headers,
  body,
  url,
  method,
}: {
  headers: RequestHeaders;
  body: Uint8Array;
  url: string;
  method: string;
}): string | undefined {
  const text = textFromBytes(body);
  // White space at the ends is cut off, and lines may be parted in another way.
  if (text === undefined || taken.test(text) || text !== text.trim() || /[\r\0]/.test(text)) {
    return undefined;
  }
  const lines = headersWithValue(headers).map(([name, value]) => `${name}: ${oneLine(value)}`);
  const file = [`${method} ${url} HTTP/1.1`, ...lines, '', text].join('\n');
  return file.includes('{{') ? undefined : file;
}
