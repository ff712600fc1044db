import { multipartFields } from './bytes/bodyFields.ts';
import { bytesFromText, textFromBytes } from './bytes/bytes.ts';
import { readBareSignature } from './recognise/bareSignature.ts';
import { readCommand } from './recognise/commands/commandLine.ts';
import { shortened, Warnings } from './recognise/warnings.ts';
import { readHeaderLines } from './recognise/http/headerLines.ts';
import { headersOfRequest } from './recognise/headersOfRequest.ts';
import { readHeadersBelow, readLog, readPrintedFirst } from './recognise/objects/logs.ts';
import { readObject } from './recognise/objects/objects.ts';
import { readRawRequest } from './recognise/http/rawRequest.ts';
import type { BodyCandidate, FoundRequest, Reading, RecognisedAs } from './recognise/reading.ts';
import { readYaml } from './recognise/printed/yaml.ts';
import { recogniseScheme } from './recognise/recogniseScheme.ts';
import { readHttpFile, readRequestInText } from './recognise/http/requestInText.ts';
import { readTwoLineHeaders } from './recognise/http/twoLineHeaders.ts';
import { readVerboseOutput } from './recognise/commands/verboseOutput.ts';
import type { SchemeId } from './providers/scheme.ts';
import { schemeById } from './schemes.ts';

export type { BodyCandidate, RecognisedAs } from './recognise/reading.ts';

export interface Recognition {
  readonly schemeId?: SchemeId;
  /** Other schemes that the same headers could belong to. */
  readonly orElse: readonly SchemeId[];
  readonly request: FoundRequest;
  readonly as: RecognisedAs;
  /** What else may be the body, the one that was taken among them; absent where that is sure. */
  readonly bodies?: readonly BodyCandidate[];
  /** Whether it was copied from a page that lists requests: such a page shows a body in its own layout. */
  readonly isFromPage?: boolean;
  /** What could not be used as it stands, a sentence each. */
  readonly doubts: readonly string[];
  /** Further sentences that were dropped. */
  readonly doubtsLeftOut?: number;
}

/** More characters than any provider sends. */
const textMost = 16_000_000;

type Reader = (text: string) => Reading | undefined;

/** Ordered from the most to the least distinctive form. */
const everyReader: readonly Reader[] = [
  readCommand,
  readHttpFile,
  readRawRequest,
  readVerboseOutput,
  readRequestInText,
  readObject,
  readYaml,
  readPrintedFirst,
  readTwoLineHeaders,
  readHeaderLines,
  readHeadersBelow,
  readLog,
];

/**
 * Finds the request in a pasted text: a raw request, a command, headers, a log, a signature or a body. Never throws, and
 * takes time in proportion to the text. The first of the `readers` that knows the form of the text decides.
 */
export function recognise(text: string, readers = everyReader): Recognition {
  const cut = new Warnings();
  let looked = text;
  if (text.length > textMost) {
    looked = text.slice(0, textMost);
    cut.add('The text is longer than 16 million characters; the rest was left out.');
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
  // Unlike other forms, a body keeps the white space before it.
  const body = reading.as === 'body' ? whole : reading.body;
  const request: FoundRequest = {
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { url }),
    headers: headersOfRequest(reading.headers, warnings),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? bytesFromText(body) : body }),
  };
  const [schemeId, ...orElse] = signature?.schemeIds ?? recogniseScheme(request);
  const bodies = reading.bodies ?? fieldsOf(request, schemeId);
  return {
    ...(schemeId === undefined ? {} : { schemeId }),
    orElse,
    request,
    as: reading.as,
    ...(bodies ? { bodies } : {}),
    ...(isOfPage(reading, start) ? { isFromPage: true } : {}),
    doubts: warnings.sentences,
    ...(warnings.leftOut > 0 ? { doubtsLeftOut: warnings.leftOut } : {}),
  };
}

const offeredMost = 6;

/** A multipart body and the fields in it, for a scheme that signs one text: some receivers hand on a field alone. */
function fieldsOf(
  { body }: FoundRequest,
  schemeId: SchemeId | undefined,
): readonly BodyCandidate[] | undefined {
  const text = body && textFromBytes(body);
  if (!body || text === undefined) return undefined;
  if (schemeId !== undefined && !schemeById(schemeId).message.includes('body')) return undefined;
  const fields = multipartFields(text).filter(({ start, end }) => end > start);
  if (fields.length === 0) return undefined;
  return [
    { name: 'the whole form', body },
    ...fields.slice(0, offeredMost - 1).map(({ name, start, end }) => ({
      name: shortened(name),
      body: bytesFromText(text.slice(start, end)),
    })),
  ];
}

/** Names that a provider's list of deliveries and a browser's tools write beside the headers. */
const ofPage =
  /^[ \t]{0,20}(?:request (?:url|method|payload)|(?:request|response) headers|payload)[ \t]{0,20}(?::|\r?$)/im;

function isOfPage({ as }: Reading, text: string): boolean {
  return as === 'header list' && ofPage.test(text.slice(0, pageLookedMost));
}

const pageLookedMost = 20_000;

function firstReading(text: string, readers: readonly Reader[]): Reading | undefined {
  for (const read of readers) {
    const reading = read(text);
    if (reading) return reading;
  }
  return undefined;
}
