import { bytesFromText } from './bytes.ts';
import { readCurl } from './recognise/curlCommand.ts';
import { readHeaderLines } from './recognise/headerLines.ts';
import { readObject } from './recognise/objects.ts';
import { readRawRequest } from './recognise/rawRequest.ts';
import { recogniseScheme } from './recognise/recogniseScheme.ts';
import type { SchemeId } from './scheme.ts';

/** A request as it was found in a text; every part of it may be missing. */
export interface FoundRequest {
  readonly method?: string;
  readonly url?: string;
  /** In the order in which they stood, a name that was given twice with the last value. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as far as a text can tell them; absent when the text has no body. */
  readonly body?: Uint8Array;
}

export interface Recognition {
  readonly schemeId?: SchemeId;
  /** Other schemes that the same headers could belong to. */
  readonly orElse: readonly SchemeId[];
  readonly request: FoundRequest;
  /** What the text was taken for. */
  readonly as: RecognisedAs;
  /** What was in the text and could not be used, a sentence each. */
  readonly doubts: readonly string[];
}

export type RecognisedAs =
  'raw HTTP request' | 'curl command' | 'header list' | 'JSON with headers' | 'body' | 'nothing';

/** What one reader makes of a text; undefined when it is not of its kind. */
export interface Reading {
  readonly as: RecognisedAs;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array | undefined;
  readonly doubts: readonly string[];
}

/** Characters of a text that are looked at: eight megabytes are more than any provider sends. */
const textMost = 8_000_000;
const headersMost = 200;

/**
 * Finds the request in whatever was pasted: a raw HTTP request, a curl command, a list of headers, what a framework or
 * a gateway logs, or a body alone. Never throws, and takes time in proportion to the text.
 */
export function recognise(text: string): Recognition {
  const doubts: string[] = [];
  let looked = text;
  if (text.length > textMost) {
    looked = text.slice(0, textMost);
    doubts.push('The text is longer than 8 million characters; the rest was left out.');
  }
  // A byte order mark before the request is the clipboard's, not the body's.
  const start = looked.replace(/^\ufeff?\s*/, '');
  const reading: Reading =
    start === ''
      ? { as: 'nothing', headers: [], doubts: [] }
      : (readCurl(start) ??
        readRawRequest(start) ??
        readObject(start) ??
        readHeaderLines(start) ?? { as: 'body', headers: [], body: looked, doubts: [] });
  doubts.push(...reading.doubts);

  const kept = reading.headers.slice(0, headersMost);
  if (reading.headers.length > headersMost) {
    doubts.push(`There are ${reading.headers.length} headers; the first ${headersMost} were kept.`);
  }
  const headers = withoutRepeats(kept, doubts);
  const { method, body } = reading;
  const url = reading.url ?? urlOf(headers);
  const request: FoundRequest = {
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { url }),
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? bytesFromText(body) : body }),
  };
  const [schemeId, ...orElse] = recogniseScheme(request);
  return {
    ...(schemeId === undefined ? {} : { schemeId }),
    orElse,
    request,
    as: reading.as,
    doubts,
  };
}

/** Names as they were written, each once: two spellings of a name are one header. */
function withoutRepeats(
  headers: Reading['headers'],
  doubts: string[],
): Readonly<Record<string, string>> {
  const byName = new Map<string, readonly [string, string]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = byName.get(key);
    if (before && before[1] !== value) {
      doubts.push(`The header ${before[0]} is given twice; the last value was kept.`);
    }
    byName.set(key, [before?.[0] ?? name, value]);
  }
  return Object.fromEntries(byName.values());
}

/** Where a request was sent, as far as a proxy or a log tells it in the headers. */
function urlOf(headers: Readonly<Record<string, string>>): string | undefined {
  const value = (name: string) =>
    Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
  const given = value('request url') ?? value('x-original-url');
  return given !== undefined && /^https?:\/\//i.test(given) ? given : undefined;
}
