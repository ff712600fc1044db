import { parsedJson } from '../../bytes/bodyFields.ts';
import { readHeaderLines } from '../http/headerLines.ts';
import { printedAt } from '../printed/printedValue.ts';
import { urlOf, type HeaderEntry, type RecognisedAs, type Reading } from '../reading.ts';
import { Warnings } from '../warnings.ts';
import { gatewayTarget } from './gatewayEvent.ts';
import {
  areRequestHeaders,
  haveSignature,
  headerEntries,
  headersAlone,
  isObject,
  member,
  textOf,
  type JsonObject,
} from './headerObjects.ts';
import { haveBody, loggedBody } from './loggedBody.ts';

const depthMost = 6;
const objectsMost = 5_000;
const requestsMost = 1_000;

/** An object or a list, and the objects around it, the nearest first. */
interface Place {
  readonly value: unknown;
  readonly around: readonly JsonObject[];
}

interface FoundHeaders extends Place {
  readonly headers: readonly HeaderEntry[];
}

/**
 * Finds the request at any depth of a log, a HAR file or an event; one with a signature first. `sourceOf` tells how an
 * object in it stood in the text.
 */
export function requestInObject(
  whole: unknown,
  as: RecognisedAs,
  sourceOf: (value: unknown) => string | undefined = () => undefined,
): Reading | undefined {
  // JSON may be a body with names of headers in it; what a console printed is not.
  const found = requestsIn(whole, as !== 'printed object');
  const signed = found.findIndex(({ headers }) => haveSignature(headers));
  const taken = Math.max(0, signed);
  const request = found[taken];
  if (!request) return undefined;
  const warnings = new Warnings();
  if (found.length > 1) {
    warnings.add(
      `There are ${found.length} requests in it; ${signed > 0 ? `number ${signed + 1}, the first with a signature,` : 'the first'} was taken.`,
    );
  }
  const { headers } = request;
  const places = placesOf(request);
  const target = targetOf(places, headers, warnings);
  return {
    as: isHar(whole) ? 'HAR' : as,
    ...target,
    headers,
    ...loggedBody(places, whole, { headers, warnings, sourceOf }),
    warnings,
  };
}

function placesOf({ value, around }: Place): readonly JsonObject[] {
  return isObject(value) ? [value, ...around] : around;
}

/** Whether there is a signature, a body or a target beside the headers. */
function isSurelyRequest(request: FoundHeaders): boolean {
  const places = placesOf(request);
  if (haveSignature(request.headers) || haveBody(places)) return true;
  const { method, url } = targetOf(places, request.headers, new Warnings());
  const { value } = request;
  const isBeside = isObject(value) && headersNames.some((name) => member(value, name));
  // A body may have one of the two by chance.
  return isBeside ? (method ?? url) !== undefined : method !== undefined && url !== undefined;
}

/** Breadth first: what is near the top counts more. */
function requestsIn(whole: unknown, mayBeBody: boolean): readonly FoundHeaders[] {
  const found: FoundHeaders[] = [];
  const queue: Place[] = [{ value: whole, around: [] }];
  const isRecord = isLogRecord(whole) || isHar(whole) || Array.isArray(whole);
  for (let at = 0; at < queue.length && at < objectsMost && found.length < requestsMost; at += 1) {
    const { value, around } = queue[at] ?? { value: undefined, around: [] };
    const headers = headersIn(value);
    const request = headers && { value, around, headers };
    const isOwn = (at === 0 || isRecord) && request && (!mayBeBody || isSurelyRequest(request));
    if (request && (isOwn || haveSignature(request.headers))) {
      found.push(request);
      continue;
    }
    if (around.length >= depthMost) continue;
    const children: readonly unknown[] = Array.isArray(value)
      ? (value as unknown[])
      : isObject(value)
        ? Object.values(value)
        : [];
    const outer = isObject(value) ? [value, ...around] : around;
    for (const child of children) {
      if (queue.length >= objectsMost) break;
      if (typeof child === 'object' && child !== null) queue.push({ value: child, around: outer });
      else if (typeof child === 'string') queue.push(...inside(child, outer));
    }
  }
  return found;
}

/** Log collectors keep a line of JSON as a text in their own, and loggers what they print. */
function inside(text: string, around: readonly JsonObject[]): readonly Place[] {
  if (around.length > 2 || !/headers|-signature|_SIGNATURE/i.test(text)) return [];
  if (!/^\s{0,20}(?:[{[<(]|[A-Za-z&*%]\w{0,40}[[({])/.test(text)) return [];
  const value = parsedJson(text) ?? printedAt(text, 0)?.value;
  return typeof value === 'object' && value !== null ? [{ value, around }] : [];
}

const headersNames = [
  'headers',
  'multivalueheaders',
  'rawheaders',
  'header',
  'reqheaders',
  'requestheaders',
  'httpheaders',
];

function headersIn(value: unknown): readonly HeaderEntry[] | undefined {
  if (!isObject(value)) return Array.isArray(value) ? headersAlone(value) : undefined;
  const own = headersNames
    .map((name) => entriesOf(member(value, name)))
    .filter((entries) => entries.length > 0);
  // The longest one has several values for a name.
  const headers = own.sort((a, b) => b.length - a.length)[0] ?? [];
  if (areRequestHeaders(headers)) return headers;
  if (textOf(member(value, 'method')) !== undefined && textOf(member(value, 'url')) !== undefined) {
    if (headers.length > 0 && member(value, 'body', 'postdata') !== undefined) return headers;
  }
  return headersAlone(value);
}

/** Headers may also be a text: of lines, or as they were printed. */
function entriesOf(value: unknown): readonly HeaderEntry[] {
  if (typeof value !== 'string') return headerEntries(value);
  const printed = /^\s{0,20}[{[(<A-Zm]/.test(value) ? printedAt(value, 0)?.value : undefined;
  if (typeof printed === 'object' && printed !== null) return headerEntries(printed);
  return readHeaderLines(value.replaceAll(/\r\n?/g, '\n'))?.headers ?? [];
}

function targetOf(
  places: readonly JsonObject[],
  headers: readonly HeaderEntry[],
  warnings: Warnings,
): { method?: string | undefined; url?: string | undefined } {
  for (const place of places) {
    const event = gatewayTarget(place, headers, warnings);
    if (event.url !== undefined || event.method !== undefined) return event;
    const own = member(place, 'request', 'req');
    const request = isObject(own) ? own : place;
    const method =
      textOf(member(request, 'method', 'requestmethod', 'httpmethod')) ??
      textOf(member(place, 'requestmethod'));
    const url = urlIn(request) ?? urlIn(place);
    if (method !== undefined || url !== undefined) return { method, url: urlOf(url, headers) };
  }
  return { url: urlOf(undefined, headers) };
}

function urlIn(place: JsonObject): string | undefined {
  const given = member(
    place,
    'originalurl',
    'url',
    'requesturl',
    'requesturi',
    'uri',
    'fullpath',
    'path',
    'pathinfo',
    'requestpath',
    'urlpath',
  );
  // Postman keeps its parts too.
  const url = isObject(given) ? textOf(member(given, 'raw')) : textOf(given);
  const query = textOf(member(place, 'querystring'))?.replace(/^\?/, '');
  return url !== undefined && query !== undefined && query !== '' && !url.includes('?')
    ? `${url}?${query}`
    : url;
}

function isHar(whole: unknown): boolean {
  const log = isObject(whole) ? whole['log'] : undefined;
  return isObject(log) && Array.isArray(log['entries']);
}

/** Whether it has members that loggers and collectors add. */
function isLogRecord(whole: unknown): boolean {
  return (
    isObject(whole) &&
    ['level', 'severity', 'msg', '@timestamp', 'logger', 'req', 'log', 'stream'].some(
      (name) => name in whole,
    )
  );
}
