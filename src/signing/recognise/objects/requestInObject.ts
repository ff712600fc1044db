import { parsedJson } from '../../bytes/bodyFields.ts';
import { Warnings } from '../warnings.ts';
import { gatewayTarget } from './gatewayEvent.ts';
import {
  areRequestHeaders,
  haveSignature,
  headerEntries,
  headersAlone,
  isObject,
  textOf,
  type JsonObject,
} from './headerObjects.ts';
import { haveBody, loggedBody } from './loggedBody.ts';
import { urlOf, type HeaderEntry, type RecognisedAs, type Reading } from '../reading.ts';

const depthMost = 6;
const objectsMost = 5_000;
const requestsMost = 1_000;

/** An object and those around it, the nearest first. */
interface Place {
  readonly value: JsonObject;
  readonly around: readonly JsonObject[];
}

interface FoundHeaders extends Place {
  readonly headers: readonly HeaderEntry[];
}

/** Finds the request at any depth of a log, a HAR file or an event; one with a signature first. */
export function requestInObject(whole: unknown, as: RecognisedAs): Reading | undefined {
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
  const { value, around, headers } = request;
  const places = [value, ...around];
  const target = targetOf(places, headers, warnings);
  return {
    as: isHar(whole) ? 'HAR' : as,
    ...target,
    headers,
    body: loggedBody(places, warnings),
    warnings,
  };
}

/** Whether there is a signature, a body or a target beside the headers. */
function isSurelyRequest({ value, around, headers }: FoundHeaders): boolean {
  const places = [value, ...around];
  if (haveSignature(headers) || haveBody(places)) return true;
  const { method, url } = targetOf(places, headers, new Warnings());
  const isBeside = headersNames.some((name) => headerEntries(value[name]).length > 0);
  // A body may have one of the two by chance.
  return isBeside ? (method ?? url) !== undefined : method !== undefined && url !== undefined;
}

/** Breadth first: what is near the top counts more. */
function requestsIn(whole: unknown, mayBeBody: boolean): readonly FoundHeaders[] {
  const found: FoundHeaders[] = [];
  const queue: { value: unknown; around: readonly JsonObject[] }[] = [{ value: whole, around: [] }];
  const isRecord = isLogRecord(whole) || isHar(whole) || Array.isArray(whole);
  for (let at = 0; at < queue.length && at < objectsMost && found.length < requestsMost; at += 1) {
    const { value, around } = queue[at] ?? { value: undefined, around: [] };
    if (isObject(value)) {
      const headers = headersIn(value);
      const request = headers && { value, around, headers };
      const isOwn = (at === 0 || isRecord) && request && (!mayBeBody || isSurelyRequest(request));
      if (request && (isOwn || haveSignature(request.headers))) {
        found.push(request);
        continue;
      }
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
      else if (typeof child === 'string') queue.push(...jsonInside(child, outer));
    }
  }
  return found;
}

/** Log collectors keep a line of JSON as a text in their own. */
function jsonInside(text: string, around: readonly JsonObject[]) {
  if (!/^\s{0,20}\{/.test(text) || !/headers|-signature/i.test(text) || around.length > 2)
    return [];
  const value = parsedJson(text);
  return value === undefined ? [] : [{ value, around }];
}

const headersNames = ['headers', 'multiValueHeaders', 'rawHeaders', 'header'];

function headersIn(value: JsonObject): readonly HeaderEntry[] | undefined {
  const own = headersNames
    .map((name) => headerEntries(value[name]))
    .filter((entries) => entries.length > 0);
  // The longest one has several values for a name.
  const headers = own.sort((a, b) => b.length - a.length)[0] ?? [];
  if (areRequestHeaders(headers)) return headers;
  if (textOf(value['method']) !== undefined && textOf(value['url']) !== undefined) {
    if (headers.length > 0 && ('body' in value || 'postData' in value)) return headers;
  }
  return headersAlone(value);
}

function targetOf(
  places: readonly JsonObject[],
  headers: readonly HeaderEntry[],
  warnings: Warnings,
) {
  for (const place of places) {
    const event = gatewayTarget(place, headers, warnings);
    if (event.url !== undefined || event.method !== undefined) return event;
    const request = isObject(place['request']) ? place['request'] : place;
    const method = textOf(request['method']) ?? textOf(place['requestMethod']);
    const url =
      textOf(request['originalUrl']) ?? textOf(request['url']) ?? textOf(place['requestUrl']);
    if (method !== undefined || url !== undefined) return { method, url: urlOf(url, headers) };
  }
  return { url: urlOf(undefined, headers) };
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
