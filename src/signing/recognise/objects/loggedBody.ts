import { bytesFromBase64, bytesFromText, textFromBytes } from '../../bytes/bytes.ts';
import { looksLikeForm, parsedJson } from '../../bytes/bodyFields.ts';
import { percentEncoded } from '../http/percentEncoded.ts';
import { readRawRequest } from '../http/rawRequest.ts';
import { valueOf, type BodyCandidate, type HeaderEntry } from '../reading.ts';
import type { Warnings } from '../warnings.ts';
import { isObject, member, plainName, type JsonObject } from './headerObjects.ts';

/** What holds the bytes, by names in lower case without signs between words. */
const rawNames =
  'rawbody bodyraw rawrequestbody requestbodyraw rawpayload rawcontent rawrequest bodytext bodystring rawbodystring httprawpostdata'.split(
    ' ',
  );
const base64Names = 'bodybase64 base64body bodyb64 rawbodybase64 rawbase64'.split(' ');
const names = 'body requestbody reqbody httpbody payload requestpayload postbody entity'.split(' ');
/** Words for many things: the body too, where it looks like one. */
const looseNames = 'content data text raw message input form json params formdata'.split(' ');

/** Whether one of these objects has a body. */
export function haveBody(places: readonly JsonObject[]): boolean {
  return places.some(
    (place) => member(place, ...rawNames, ...base64Names, ...names, 'postdata') !== undefined,
  );
}

/** What is known beside the objects. */
export interface BodySearch {
  readonly headers: readonly HeaderEntry[];
  readonly warnings: Warnings;
  /** The text of an object as it was printed, where that is JSON. */
  readonly sourceOf: (value: unknown) => string | undefined;
}

export type Body = string | Uint8Array;

/** The body in the nearest of these objects that has one, the raw one first; `whole` is everything there is. */
export function loggedBody(
  places: readonly JsonObject[],
  whole: unknown,
  search: BodySearch,
): { body?: Body | undefined; bodies?: readonly BodyCandidate[] } {
  for (const place of places) {
    const raw = member(place, ...rawNames);
    if (raw !== undefined) return { body: bodyOf(raw, isBase64(place), search) };
    const packed = member(place, ...base64Names);
    if (packed !== undefined) return { body: bodyOf(packed, true, search) };
  }
  const elsewhere = rawElsewhere(whole, search.headers);
  if (elsewhere !== undefined) return { body: bodyOf(elsewhere, false, search) };
  for (const place of places) {
    const posted = member(place, 'postdata');
    const found = (isObject(posted) ? posted['text'] : undefined) ?? member(place, ...names);
    if (found !== undefined) {
      return { body: bodyOf(found, isBase64(isObject(posted) ? posted : place), search) };
    }
  }
  return looseBody(places, whole, search);
}

/** A raw body that is kept beside the request: Phoenix has it in `assigns`. */
function rawElsewhere(whole: unknown, headers: readonly HeaderEntry[]): unknown {
  let found: unknown;
  textsIn(whole, headers, (name, value) => {
    if (rawNames.includes(plainName(name))) found ??= value;
  });
  return found;
}

function isBase64(place: JsonObject): boolean {
  const told = member(place, 'isbase64encoded', 'base64encoded', 'isbase64');
  const encoding = member(place, 'bodyencoding', 'encoding');
  return told === true || told === 'true' || encoding === 'base64';
}

function bodyOf(body: unknown, isPacked: boolean, search: BodySearch): Body | undefined {
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return textBody(body, isPacked, search.warnings);
  const bytes = nodeBuffer(body) ?? byteList(body);
  if (bytes) return bytes;
  // VCR and WireMock.
  const packed = isObject(body) ? member(body, 'base64string', 'base64') : undefined;
  if (typeof packed === 'string') return textBody(packed, true, search.warnings);
  const inside = insideOf(body);
  if (inside !== undefined) {
    return bodyOf(inside, isObject(body) && (isPacked || isBase64(body)), search);
  }
  const source = search.sourceOf(body);
  if (source !== undefined) {
    search.warnings.add('The body was taken from a log, which may have written it anew.');
    return source;
  }
  return writtenAnew(body, search);
}

function textBody(body: string, isPacked: boolean, warnings: Warnings): Body {
  if (!isPacked) return bodyOfRequest(body) ?? body;
  const bytes = bytesFromBase64(body, { padding: 'optional' });
  if (!bytes) warnings.add('The body says that it is base64, and is not.');
  return bytes ?? body;
}

/** ngrok keeps the whole request, as base64. */
function bodyOfRequest(text: string): Body | undefined {
  if (text.startsWith('{') || text.length < 20) return undefined;
  const bytes = bytesFromBase64(text.slice(0, 40));
  const isPacked = bytes !== undefined && /^[A-Z]{3,7} \S/.test(textFromBytes(bytes) ?? '');
  const whole = isPacked ? textFromBytes(bytesFromBase64(text) ?? new Uint8Array()) : text;
  return whole === undefined ? undefined : readRawRequest(whole)?.body;
}

/** Postman, Insomnia, Bruno and HAR files say in what way the body is kept, and keep it by that name. */
function insideOf(body: unknown): unknown {
  if (!isObject(body)) return undefined;
  const way = member(body, 'mode', 'mimetype', 'type', 'encoding');
  if (typeof way !== 'string') return undefined;
  const own = member(body, way.toLowerCase());
  if (typeof own === 'string') return own;
  const text = member(body, 'raw', 'text', 'json', 'content', 'data', 'xml', 'value', 'string');
  return typeof text === 'string' ? text : undefined;
}

const formType = /^application\/x-www-form-urlencoded\b/i;

/** Writes an object, whose bytes are not known: as a form where the request says that it is one. */
export function writtenAnew(
  body: unknown,
  { headers, warnings }: Pick<BodySearch, 'headers' | 'warnings'>,
): string | undefined {
  const form = formType.test(valueOf(headers, 'content-type') ?? '') ? formOf(body) : undefined;
  if (form !== undefined) {
    warnings.add(
      'The form was taken apart before it was logged: it was put together again, and its bytes may be others.',
    );
    return form;
  }
  warnings.add(
    'The body was logged as an object: it was parsed before, and its bytes are not known any more.',
  );
  try {
    return JSON.stringify(body);
  } catch {
    // JSON.parse has no limit of depth, JSON.stringify has.
    warnings.add('The body is nested too deeply to be written again, and was left out.');
    return undefined;
  }
}

function formOf(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  const fields: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const text = typeof one === 'number' || typeof one === 'boolean' ? String(one) : (one ?? '');
      if (typeof text !== 'string') return undefined;
      fields.push(`${percentEncoded(name)}=${percentEncoded(text)}`);
    }
  }
  return fields.join('&');
}

/** Reads a Buffer as Node writes it in JSON. */
function nodeBuffer(body: unknown): Uint8Array | undefined {
  if (!isObject(body) || body['type'] !== 'Buffer') return undefined;
  return byteList(body['data']);
}

/** The bytes that a list of numbers names; undefined where it is anything else. */
export function byteList(data: unknown): Uint8Array | undefined {
  if (!Array.isArray(data) || data.length === 0) return undefined;
  return data.every(isByte) ? Uint8Array.from(data) : undefined;
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;
}

const candidatesMost = 6;
const visitedMost = 5_000;

/**
 * Where nothing is called a body: what looks like one, the likeliest first. What has the length that the request says
 * comes before members by their names, and those before any other text.
 */
function looseBody(
  places: readonly JsonObject[],
  whole: unknown,
  search: BodySearch,
): { body?: Body | undefined; bodies?: readonly BodyCandidate[] } {
  const found: { name: string; body: Body; points: number }[] = [];
  const length = valueOf(search.headers, 'content-length');
  const isForm = formType.test(valueOf(search.headers, 'content-type') ?? '');
  const mayBePair = (name: string) => isForm || formNames.has(plainName(name));
  const add = (name: string, value: unknown, points: number) => {
    if (typeof value !== 'string' && !(value instanceof Uint8Array)) return;
    const body = typeof value === 'string' ? textBody(value, false, search.warnings) : value;
    const bytes = typeof body === 'string' ? bytesFromText(body) : body;
    const isAsLong = length !== undefined && length === String(bytes.length);
    const isLike = looksLikeBody(body);
    if (!isAsLong && !isLike && !(mayBePair(name) && isPair(body))) return;
    if (found.some((one) => one.body === body)) return;
    found.push({ name, body, points: points + (isAsLong ? 10 : isLike ? 0 : -1) });
  };
  for (const place of places) {
    for (const name of looseNames) add(name, member(place, name), 3);
  }
  // Spring prints a request as a list of its body and its headers.
  if (Array.isArray(whole)) {
    for (const one of whole as unknown[]) add('text', search.sourceOf(one), 1);
  }
  textsIn(whole, search.headers, (name, value) => {
    add(name, value, 1);
  });
  found.sort((a, b) => b.points - a.points);
  const [first] = found;
  if (!first) return looseObject(places, search);
  if (first.points < 3) {
    search.warnings.add(
      `Nothing in it is called a body: ${found.length > 1 ? 'one text' : 'the only text'} that looks like one was taken, “${first.name}”.`,
    );
  }
  const bodies = found.slice(0, candidatesMost).map(({ name, body }) => ({
    name,
    body: typeof body === 'string' ? bytesFromText(body) : body,
  }));
  return { body: first.body, ...(bodies.length > 1 ? { bodies } : {}) };
}

/** An object of such a name, which was parsed before. */
function looseObject(places: readonly JsonObject[], search: BodySearch) {
  for (const place of places) {
    const found = member(place, 'content', 'data', 'json', 'form', 'params', 'formdata');
    if (isObject(found) && Object.keys(found).length > 0) {
      return { body: bodyOf(found, isBase64(place), search) };
    }
  }
  return {};
}

/** Whether it is JSON, XML or a form. */
export function looksLikeBody(body: Body): boolean {
  const text = typeof body === 'string' ? body : (textFromBytes(body) ?? '');
  const start = text.slice(0, 200).trimStart();
  if (/^[{[]/.test(start)) return parsedJson(text) !== undefined;
  return /^<(?:\?xml|[a-z][\w:-]*[\s>])/i.test(start) || isForm(text);
}

/** What may hold a form of one pair, where no header says that the body is a form. */
const formNames = new Set(['form', 'formdata', 'params', 'raw', 'content', 'data']);

function isPair(body: Body): boolean {
  const text = typeof body === 'string' ? body : (textFromBytes(body) ?? '');
  return onePair.test(text.slice(0, 2_000));
}

/** A name, its equals sign and nothing that a form would encode. */
const pair = "[\\w.%+*~!'()[\\]-]{1,200}=[^\\s&]*";
/** Base64 may end in the sign that stands between a name and its value. */
const onePair = new RegExp(`^${pair}(?<!=)$`);
const severalPairs = new RegExp(`^${pair}(?:&${pair})+$`);

function isForm(text: string): boolean {
  return looksLikeForm(text) && severalPairs.test(text.slice(0, 2_000));
}

function textsIn(
  whole: unknown,
  headers: readonly HeaderEntry[],
  tell: (name: string, value: unknown) => void,
): void {
  const ofHeaders = new Set(headers.map(([, value]) => value));
  const queue: [name: string, value: unknown][] = [['text', whole]];
  for (let at = 0; at < queue.length && at < visitedMost; at += 1) {
    const [name, value] = queue[at] ?? ['', undefined];
    if (typeof value === 'string' || value instanceof Uint8Array) {
      if (!ofHeaders.has(value as string)) tell(name, value);
    } else if (Array.isArray(value)) {
      for (const one of value.slice(0, visitedMost) as unknown[]) queue.push([name, one]);
    } else if (isObject(value)) {
      for (const [key, one] of Object.entries(value).slice(0, visitedMost)) queue.push([key, one]);
    }
  }
}
