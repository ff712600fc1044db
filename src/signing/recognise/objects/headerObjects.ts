import {
  areHeaderNames,
  areMailNames,
  isBodyName,
  isKnownName,
  isSignatureName,
} from '../http/headerNames.ts';
import type { HeaderEntry } from '../reading.ts';
import { textFromBytes } from '../../bytes/bytes.ts';

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

const membersOf = new WeakMap<JsonObject, ReadonlyMap<string, unknown>>();
const membersMost = 2_000;

/**
 * The first of some members that has a value. Their names are given in lower case without signs between words:
 * `rawbody` is `raw_body`, `rawBody` and `RawBody`, whose languages spell names so.
 */
export function member(object: JsonObject, ...names: readonly string[]): unknown {
  let members = membersOf.get(object);
  if (!members) {
    const all = Object.entries(object).slice(0, membersMost);
    members = new Map(all.reverse().map(([name, value]) => [plainName(name), value]));
    membersOf.set(object, members);
  }
  for (const name of names) {
    const value = members.get(name);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** A name in lower case without the signs between its words. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}

const entriesMost = 2_000;

/**
 * Headers as frameworks keep them: an object of texts or lists, pairs, Node's `rawHeaders`, or the lists of names and
 * values of HAR files and CloudFront. A name that has several values is there several times.
 */
export function headerEntries(value: unknown): HeaderEntry[] {
  if (Array.isArray(value)) return fromList(value.slice(0, 2 * entriesMost) as unknown[]);
  if (!isObject(value)) return [];
  const entries = Object.entries(value).slice(0, entriesMost);
  const isEnvironment = entries.some(([name]) => environmentName.test(name));
  return entries.flatMap(([name, one]): HeaderEntry[] => {
    const own = isEnvironment ? fromEnvironment(name) : name;
    if (own === undefined) return [];
    return (Array.isArray(one) ? (one as unknown[]) : [one]).flatMap((each): HeaderEntry[] => {
      const text = headerText(isObject(each) ? each['value'] : each);
      return text === undefined ? [] : [[own, text]];
    });
  });
}

function headerText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (value instanceof Uint8Array) return textFromBytes(value);
  return typeof value === 'string' && !/[\r\n]/.test(value) ? value : undefined;
}

function fromList(list: readonly unknown[]): HeaderEntry[] {
  if (list.every((one) => typeof one === 'string')) {
    const lines = list.map((line) => /^([\w-]{1,80}): ?(.*)$/.exec(line));
    if (lines.every((line) => line !== null)) {
      return lines.map(([, name = '', text = '']) => [name, text.trim()]);
    }
    return list.flatMap((name, at): HeaderEntry[] =>
      at % 2 === 0 ? [[name, list[at + 1] ?? '']] : [],
    );
  }
  return list.flatMap((one): HeaderEntry[] => {
    // Scala puts no quotes around the two, and a value may have commas.
    const [name, value] = Array.isArray(one)
      ? one.length > 2 && one.every((each) => typeof each === 'string')
        ? [one[0], one.slice(1).join(',')]
        : (one as unknown[])
      : isObject(one)
        ? [member(one, 'name', 'key'), member(one, 'value')]
        : [];
    const [own, text] = [headerText(name), headerText(value)];
    return own !== undefined && text !== undefined ? [[own, text]] : [];
  });
}

const environmentName = /^HTTP_[A-Z][A-Z\d_]*$/;

/** `HTTP_STRIPE_SIGNATURE` is how CGI, WSGI, Rack and PHP name a header (RFC 3875, section 4.1.18). */
function fromEnvironment(name: string): string | undefined {
  if (name === 'CONTENT_TYPE' || name === 'CONTENT_LENGTH') return name.replace('_', '-');
  if (environmentName.test(name)) return name.slice(5).replaceAll('_', '-');
  return isKnownName(name) && name.includes('-') ? name : undefined;
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
export function headersAlone(value: unknown): HeaderEntry[] | undefined {
  const headers = headerEntries(value).filter(([name]) => !isBodyName(name) && !beside.test(name));
  return areRequestHeaders(headers) ? headers : undefined;
}
