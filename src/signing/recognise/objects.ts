import { bytesFromBase64 } from '../bytes.ts';
import type { Reading } from '../recognise.ts';

/**
 * What a gateway or a framework logs as an object: an AWS Lambda event, `{ headers, body }`, or the headers alone,
 * as JSON or as Node and Python print it.
 */
export function readObject(text: string): Reading | undefined {
  if (!text.startsWith('{')) return undefined;
  const parsed = parse(text);
  if (isObject(parsed)) return fromObject(parsed);
  return fromPrinted(text);
}

function fromObject(value: Record<string, unknown>): Reading | undefined {
  const own = value['headers'] ?? value['multiValueHeaders'];
  if (!isObject(own)) {
    const headers = headerEntries(value);
    const isHeaders = headers.some(([name]) => knownHeader.test(name));
    return isHeaders ? { as: 'JSON with headers', headers, doubts: [] } : undefined;
  }
  const headers = headerEntries(own);
  const body = value['rawBody'] ?? value['body'] ?? value['payload'];
  const doubts: string[] = [];
  const read = bodyOf(body, value['isBase64Encoded'] === true, doubts);
  return {
    as: 'JSON with headers',
    method: text(value['method']) ?? text(value['httpMethod']) ?? lambdaMethod(value),
    url: text(value['url']) ?? lambdaUrl(value, headers),
    headers,
    body: read,
    doubts,
  };
}

function bodyOf(
  body: unknown,
  isBase64: boolean,
  doubts: string[],
): string | Uint8Array | undefined {
  if (typeof body === 'string') {
    if (!isBase64) return body;
    const bytes = bytesFromBase64(body, { padding: 'optional' });
    if (!bytes) doubts.push('The body says that it is base64, and is not.');
    return bytes ?? body;
  }
  if (body === undefined || body === null) return undefined;
  doubts.push(
    'The body was logged as an object: it was parsed before, and its bytes are not known any more.',
  );
  try {
    return JSON.stringify(body);
  } catch {
    // Reading JSON has no limit to its depth, and writing it has.
    doubts.push('The body is nested too deeply to be written again, and was left out.');
    return undefined;
  }
}

function headerEntries(value: Record<string, unknown>): [string, string][] {
  return Object.entries(value).flatMap(([name, one]): [string, string][] => {
    if (typeof one === 'string') return [[name, one]];
    if (typeof one === 'number') return [[name, String(one)]];
    if (Array.isArray(one) && one.every((each) => typeof each === 'string')) {
      return [[name, (one as string[]).join(', ')]];
    }
    return [];
  });
}

const knownHeader = /signature|hmac|hub-|webhook-|svix-|content-type|user-agent|^host$|-token$/i;

/** An object as a console prints it: names without quotes, or single ones. */
function fromPrinted(text: string): Reading | undefined {
  const pairs = [
    ...text
      .slice(0, 200_000)
      .matchAll(/['"]?([A-Za-z][\w-]{0,80})['"]?\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)")/g),
  ].map(([, name = '', single, double]): [string, string] => [name, single ?? double ?? '']);
  return pairs.some(([name]) => knownHeader.test(name))
    ? { as: 'JSON with headers', headers: pairs, doubts: [] }
    : undefined;
}

function lambdaMethod(value: Record<string, unknown>): string | undefined {
  const context = value['requestContext'];
  const http = isObject(context) ? context['http'] : undefined;
  return isObject(http) ? text(http['method']) : undefined;
}

function lambdaUrl(
  value: Record<string, unknown>,
  headers: readonly (readonly [string, string])[],
): string | undefined {
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const path = text(value['rawPath']) ?? text(value['path']);
  if (host === undefined || path === undefined) return undefined;
  const query = text(value['rawQueryString']);
  return `https://${host}${path}${query === undefined || query === '' ? '' : `?${query}`}`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
