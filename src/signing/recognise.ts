import { bytesFromText } from './bytes/bytes.ts';
import { readBareSignature } from './recognise/bareSignature.ts';
import { readCommand } from './recognise/commands/commandLine.ts';
import { Warnings } from './recognise/warnings.ts';
import { readHeaderLines } from './recognise/http/headerLines.ts';
import { headersOfRequest } from './recognise/headersOfRequest.ts';
import { readLog } from './recognise/objects/logs.ts';
import { readNamedPartsFirst } from './recognise/http/namedParts.ts';
import { readObject } from './recognise/objects/objects.ts';
import { readRawRequest } from './recognise/http/rawRequest.ts';
import type { FoundRequest, Reading, RecognisedAs } from './recognise/reading.ts';
import { recogniseScheme } from './recognise/recogniseScheme.ts';
import { readTwoLineHeaders } from './recognise/http/twoLineHeaders.ts';
import { readVerboseOutput } from './recognise/commands/verboseOutput.ts';
import type { SchemeId } from './providers/scheme.ts';

export type { RecognisedAs } from './recognise/reading.ts';

export interface Recognition {
  readonly schemeId?: SchemeId;
  /** Other schemes that the same headers could belong to. */
  readonly orElse: readonly SchemeId[];
  readonly request: FoundRequest;
  /** What the text was taken for. */
  readonly as: RecognisedAs;
  /** What was in the text and could not be used as it stands, a sentence each. */
  readonly doubts: readonly string[];
  /** How many more sentences there would be. */
  readonly doubtsLeftOut?: number;
}

/** Characters of a text that are looked at: eight megabytes are more than any provider sends. */
const textMost = 8_000_000;

/** Finds a request in a text that has its form; undefined when the text has another form. */
type Reader = (text: string) => Reading | undefined;

/** In this order: what has a form of its own before what could be many things. */
const everyReader: readonly Reader[] = [
  readCommand,
  readRawRequest,
  readVerboseOutput,
  readObject,
  readNamedPartsFirst,
  readTwoLineHeaders,
  readHeaderLines,
  readLog,
];

/**
 * Finds the request in whatever was pasted: a raw HTTP request, a command, a list of headers, what a framework or
 * a gateway logs, a signature or a body alone. Never throws, and takes time in proportion to the text.
 *
 * @param readers those that are asked, one after the other, until one of them knows the form of the text.
 */
export function recognise(text: string, readers = everyReader): Recognition {
  const cut = new Warnings();
  let looked = text;
  if (text.length > textMost) {
    looked = text.slice(0, textMost);
    cut.add('The text is longer than 8 million characters; the rest was left out.');
  }
  // A byte order mark before the request is the clipboard's, not the body's.
  const start = looked.replace(/^\ufeff?\s*/, '');
  if (start === '') return { as: 'nothing', orElse: [], request: { headers: {} }, doubts: [] };

  try {
    return recognitionOf(start, looked, { cut, readers });
  } catch {
    cut.add('The text could not be read as a request: all of it was taken for the body.');
    const request = { headers: {}, body: bytesFromText(looked) };
    return { as: 'body', orElse: [], request, doubts: cut.sentences };
  }
}

function recognitionOf(
  start: string,
  whole: string,
  { cut, readers }: { cut: Warnings; readers: readonly Reader[] },
): Recognition {
  const warnings = new Warnings();
  warnings.addAll(cut);
  const signature = readBareSignature(start);
  const reading: Reading = signature ??
    firstReading(start, readers) ?? { as: 'body', headers: [], warnings: new Warnings() };
  warnings.addAll(reading.warnings);
  const { method, url } = reading;
  // A body is all of the text, with the white space before it.
  const body = reading.as === 'body' ? whole : reading.body;
  const request: FoundRequest = {
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { url }),
    headers: headersOfRequest(reading.headers, warnings),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? bytesFromText(body) : body }),
  };
  const [schemeId, ...orElse] = signature?.schemeIds ?? recogniseScheme(request);
  return {
    ...(schemeId === undefined ? {} : { schemeId }),
    orElse,
    request,
    as: reading.as,
    doubts: warnings.sentences,
    ...(warnings.leftOut > 0 ? { doubtsLeftOut: warnings.leftOut } : {}),
  };
}

function firstReading(text: string, readers: readonly Reader[]): Reading | undefined {
  for (const read of readers) {
    const reading = read(text);
    if (reading) return reading;
  }
  return undefined;
}
