import { bytesFromBase64 } from '../../bytes/bytes.ts';
import type { Warnings } from '../warnings.ts';
import { isObject, type JsonObject } from './headerObjects.ts';

/** Names of the body, the raw one first. */
const names = ['rawBody', 'raw_body', 'rawbody', 'body', 'payload', 'requestBody'];

/** Whether one of these objects has a body. */
export function haveBody(places: readonly JsonObject[]): boolean {
  return places.some((place) =>
    ['postData', ...names].some((name) => place[name] !== undefined && place[name] !== null),
  );
}

/** The body in the first of these objects that has one. */
export function loggedBody(
  places: readonly JsonObject[],
  warnings: Warnings,
): string | Uint8Array | undefined {
  for (const place of places) {
    const posted = place['postData'];
    const found = isObject(posted)
      ? posted['text']
      : names.map((name) => place[name]).find((value) => value !== undefined && value !== null);
    if (found === undefined || found === null) continue;
    const isBase64 =
      place['isBase64Encoded'] === true || (isObject(posted) && posted['encoding'] === 'base64');
    return bodyOf(found, isBase64, warnings);
  }
  return undefined;
}

function bodyOf(
  body: unknown,
  isBase64: boolean,
  warnings: Warnings,
): string | Uint8Array | undefined {
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') {
    if (!isBase64) return body;
    const bytes = bytesFromBase64(body, { padding: 'optional' });
    if (!bytes) warnings.add('The body says that it is base64, and is not.');
    return bytes ?? body;
  }
  const bytes = nodeBuffer(body);
  if (bytes) return bytes;
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

/** Reads a Buffer as Node writes it in JSON. */
function nodeBuffer(body: unknown): Uint8Array | undefined {
  if (!isObject(body) || body['type'] !== 'Buffer' || !Array.isArray(body['data']))
    return undefined;
  const data = body['data'] as readonly unknown[];
  return data.every(isByte) ? Uint8Array.from(data) : undefined;
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;
}
