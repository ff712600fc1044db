import {
  areHeaderNames,
  areMailNames,
  isBodyName,
  isKnownName,
  isSignatureName,
} from '../http/headerNames.ts';
import type { HeaderEntry } from '../reading.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object, not a list or bytes. */
export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}

/** The value, if it is a text and not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const entriesMost = 2_000;

/**
 * Headers as frameworks keep them: an object of texts or lists, pairs, Node's `rawHeaders`, or the lists of names and
 * values of HAR files and CloudFront. A name that has several values is there several times.
 */
export function headerEntries(value: unknown): HeaderEntry[] {
  if (Array.isArray(value)) return fromList(value.slice(0, 2 * entriesMost) as unknown[]);
  if (!isObject(value)) return [];
  return Object.entries(value)
    .slice(0, entriesMost)
    .flatMap(([name, one]): HeaderEntry[] => {
      const own = fromEnvironment(name);
      if (typeof one === 'string') return [[own, one]];
      if (typeof one === 'number') return [[own, String(one)]];
      if (!Array.isArray(one)) return [];
      return (one as unknown[]).flatMap((each): HeaderEntry[] => {
        const text = isObject(each) ? each['value'] : each;
        return typeof text === 'string' ? [[own, text]] : [];
      });
    });
}

function fromList(list: readonly unknown[]): HeaderEntry[] {
  if (list.every((one) => typeof one === 'string')) {
    return list.flatMap((name, at): HeaderEntry[] =>
      at % 2 === 0 ? [[name, list[at + 1] ?? '']] : [],
    );
  }
  return list.flatMap((one): HeaderEntry[] => {
    const [name, value] = Array.isArray(one)
      ? (one as unknown[])
      : isObject(one)
        ? [one['name'] ?? one['key'], one['value']]
        : [];
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
  });
}

/** `HTTP_STRIPE_SIGNATURE` is how WSGI, Rack and PHP name a header. */
function fromEnvironment(name: string): string {
  if (name === 'CONTENT_TYPE' || name === 'CONTENT_LENGTH') return name.replace('_', '-');
  return /^HTTP_[A-Z][A-Z\d_]*$/.test(name) ? name.slice(5).replaceAll('_', '-') : name;
}

/** Whether these are the headers of a request, not of a mail. */
export function areRequestHeaders(headers: readonly HeaderEntry[]): boolean {
  const names = headers.map(([name]) => name);
  return areHeaderNames(names) && names.some(isKnownName) && !areMailNames(names);
}

/** Whether one of these is the signature header of some scheme. */
export function haveSignature(headers: readonly HeaderEntry[]): boolean {
  return headers.some(([name]) => isSignatureName(name));
}

const beside = /^(?:method|url|path|query|statusCode|status|msg|message|time|level)$/i;

/** The headers of an object that holds them directly, beside the body and the target at most. */
export function headersAlone(value: JsonObject): HeaderEntry[] | undefined {
  const headers = headerEntries(value).filter(([name]) => !isBodyName(name) && !beside.test(name));
  return areRequestHeaders(headers) ? headers : undefined;
}
